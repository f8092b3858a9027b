"""Accounts that run through the samples, on SQLite and PostgreSQL."""

from dragoman.record.account import changes, compare, timeline
from dragoman.record.filters import Filter


def test_a_time_line_goes_from_the_oldest_on(filled):
    with filled.view() as view:
        days = [moment.day for moment in timeline(view, "Vladimir Putin")]
        some = [moment.day for moment in timeline(view, "Vladimir Putin", Filter(since="2016-03-15"))]
    assert days == sorted(days)
    assert "2016-03-15" in days
    assert some
    assert min(some) >= "2016-03-15"


def test_positions_side_by_side_those_of_both_first(filled):
    with filled.view() as view:
        issues = compare(view, "Russia", "High Negotiations Committee")
    both = [bool(issue.one and issue.other) for issue in issues]
    assert both == sorted(both, reverse=True)
    assert any(both)


def test_what_was_added_since_a_day(filled):
    with filled.view() as view:
        assert len(changes(view, "2025-12-31").reports) == 12
        assert {told.entry.kind for told in changes(view, "2025-12-31", 500).fresh} == {"commitments", "ceasefires", "talks", "positions"}
        assert len(changes(view, "2026-01-02").reports) == 0
