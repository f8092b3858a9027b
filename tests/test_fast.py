"""What stands on the page of the fast model: both figures, and what is lost between them."""

import fast


def test_figures_stand_side_by_side_with_what_is_lost():
    assert fast.quality_table({"events": 0.509, "talks": 0.8}, {"events": 0.512, "talks": 0.78}) == [
        "| what | full | fast | lost |",
        "|---|---|---|---|",
        "| events | 50.9 | 51.2 | -0.3 |",
        "| talks | 80.0 | 78.0 | 2.0 |",
    ]


def test_each_takes_its_turn_in_every_round():
    told = []
    seconds = fast.quickest({"full": lambda: told.append("full"), "fast": lambda: told.append("fast")}, lambda: len(told) ** 2)
    assert told == ["full", "fast"] * (fast.ROUNDS + 1)
    assert seconds == {"full": 3**2 - 2**2, "fast": 4**2 - 3**2}  # a clock that goes faster and faster: the first round counts


def test_where_nothing_can_be_measured_that_is_said(tmp_path, monkeypatch, capsys):
    given = ["fast", "--gold", str(tmp_path / "none"), "--corpora", str(tmp_path), "--scorer", str(tmp_path)]
    monkeypatch.setattr("sys.argv", given)
    assert fast.main() == 1
    assert capsys.readouterr().err == f"{tmp_path / 'none'}: does not exist, so nothing is measured\n"
