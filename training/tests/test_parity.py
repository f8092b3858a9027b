"""What int8 may cost."""

from dragoman_training.parity import lost


def test_half_a_point_may_be_lost_and_no_more() -> None:
    assert lost({"UAS": 90.6, "LAS": 88.1}, {"UAS": 91.0, "LAS": 88.7}) == [
        "LAS: int8 has 88.10, float 88.70; at most 0.5 points may be lost"
    ]
