import pytest

from dragoman.export.cells import disarmed


@pytest.mark.parametrize("cell", ["=1+1", "+49 30", "-3 degrees", "@SUM(A1)", "\tx", "\rx"])
def test_what_a_spreadsheet_would_run_is_disarmed(cell):
    assert disarmed(cell) == f"'{cell}"


@pytest.mark.parametrize(("cell", "shown"), [("said", "said"), (-3, -3), (0.5, 0.5), (None, ""), ("a=b", "a=b")])
def test_everything_else_stays(cell, shown):
    assert disarmed(cell) == shown
