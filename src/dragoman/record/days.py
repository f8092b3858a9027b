"""Counting in days: ISO days and the ends of dates written as EDTF."""

from datetime import date, timedelta

from dragoman.model.edtf_days import days


def later(day: str, number: int) -> str:
    """The day that lies `number` days after (or before, below zero) an ISO day; the first and the last day of all bound it."""
    try:
        return (date.fromisoformat(day) + timedelta(days=number)).isoformat()
    except OverflowError:
        return "9999-12-31" if number > 0 else "0001-01-01"


def between(one: str, other: str) -> int:
    """How many days lie from one ISO day to another; below zero where the other comes first."""
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def first_day(edtf: str | None) -> str | None:
    """The first day of a date written as EDTF, else its last; None where it has none."""
    first, last = days(edtf)
    return first or last


def last_day(edtf: str | None) -> str | None:
    """The last day of a date written as EDTF, else its first; None where it has none."""
    first, last = days(edtf)
    return last or first
