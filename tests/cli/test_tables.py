from dragoman.cli.tables import plain_value
from dragoman.record.rows import Page
from entries import entry


def test_an_entry_as_jsons_own_values():
    value = plain_value(entry("events", "2016-03-14"))
    assert (value["kind"], value["source"]["known_from"]) == ("events", "2016-03-14")
    assert Page((1, 2)).next is None
