"""Anchors are paired one to one, a little apart at most."""

from dragoman_training.thresholds import f1


def test_an_anchor_counts_once() -> None:
    assert f1([[3, 4, 20]], [[4, 30]]) == 2 * 1 / 5
    assert f1([[5]], [[7]]) == 1.0
    assert f1([[5]], [[8]]) == 0.0
