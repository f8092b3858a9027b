import pytest

from dragoman.present.entries import how_many, promised, when
from entries import entry


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [("2016-03-14", "2016-03-14", "14 Mar 2016"), ("2016-03-14", "2016-03-24", "14 Mar 2016 to 24 Mar 2016"), (None, None, "(20 Mar 2016)")],
)
def test_when(start, end, shown):
    assert when(entry("events", "2016-03-20", start=start, end=end)) == shown


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"value": 2000, "status": "at_least"}, "at least 2,000"),
        ({"value": None, "low": 8, "high": 10, "status": "between", "unit": "aircraft"}, "8 to 10 aircraft"),
        ({"value": 0.5, "status": "about", "unit": "share"}, "about 50%"),
        ({"value": None, "status": "words"}, "in words:"),
    ],
)
def test_how_many(fields, shown):
    assert how_many(entry("figures", "2016-03-20", of="killed", **fields)) == shown


def test_what_was_promised():
    assert promised(entry("commitments", "2016-03-14", what="pull out")) == "pull out"
