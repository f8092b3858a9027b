import pytest

from dragoman.cli.tables import disarmed, plain_value
from dragoman.record.rows import Page
from entries import entry


@pytest.mark.parametrize("cell", ["=1+1", "+49 30", "-3 degrees", "@SUM(A1)", "\tx", "\rx"])
def test_what_a_spreadsheet_would_run_is_disarmed(cell):
    assert disarmed(cell) == f"'{cell}"


@pytest.mark.parametrize(("cell", "shown"), [("said", "said"), (-3, -3), (0.5, 0.5), (None, ""), ("a=b", "a=b")])
def test_everything_else_stays(cell, shown):
    assert disarmed(cell) == shown


def test_an_entry_as_jsons_own_values():
    value = plain_value(entry("events", "2016-03-14"))
    assert (value["kind"], value["source"]["known_from"]) == ("events", "2016-03-14")
    assert Page((1, 2)).next is None
