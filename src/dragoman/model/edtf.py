"""Dates of entries, written as EDTF (ISO 8601-2, levels 0 and 1), from the time expressions of a report."""

import re
from collections.abc import Iterable
from typing import Literal

from dragoman.model.entities import Time

Side = Literal["past", "coming"]

_CALENDAR = re.compile(r"(\d{4}|XXXX)(-(?:\d\d|XX)){0,2}")
_DECADE = re.compile(r"\d{3}")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_LONG = re.compile(r"P[\d.]+Y")
_CENTURY = re.compile(r"\d\d")


def edtf(time: Time) -> str | None:
    """The date of a time expression: `2016-03-14`, `2016-03`, `2016-21` (spring), `199X`, `XXXX-12-10`, `2016-03-14/2016-03-20`.

    None for what recurs, for a length of time that is tied to no day, and for "now" and the like. The time of day is left out.
    Lengths of years that end or begin with the report's day are given to the month.
    """
    if time.type not in ("DATE", "TIME"):
        return _interval(time)
    value = time.value.partition("T")[0]
    if _CALENDAR.fullmatch(value):
        return value if any(char.isdigit() for char in value) else None
    if _DECADE.fullmatch(value):
        return f"{value}X"
    if _CENTURY.fullmatch(value):
        return f"{value}XX"
    season = _SEASON.fullmatch(value)
    return f"{season[1]}-{_SEASONS[season[2]]}" if season is not None else _interval(time)


def _interval(time: Time) -> str | None:
    if time.type == "SET" or time.from_ is None or time.to is None:
        return None
    if time.type == "DURATION" and _LONG.fullmatch(time.value):  # "the past two years" are not meant to the day
        return f"{time.from_[:7]}/{time.to[:7]}"
    return f"{time.from_}/{time.to}"


def day_or_month(time: Time) -> str | None:
    """`2016-03-14` or `2016-03`, or None for anything longer or less certain."""
    value = edtf(time)
    return value if value is not None and re.fullmatch(r"\d{4}-\d\d(-\d\d)?", value) else None


def since(time: Time) -> str | None:
    """The open interval that begins with a time expression (`2016-03/..`), or None where it has no date."""
    value = edtf(time)
    return f"{value.partition('/')[0]}/.." if value is not None else None


def until(time: Time) -> str | None:
    """The open interval that ends with a time expression (`../2016-03`), or None where it has no date."""
    value = edtf(time)
    return f"../{value.rpartition('/')[2]}" if value is not None else None


def between(first: Time, last: Time) -> str | None:
    """The interval from one time expression to another (`2011/2013`), or None where either has no date."""
    one, two = edtf(first), edtf(last)
    return f"{one.partition('/')[0]}/{two.rpartition('/')[2]}" if one is not None and two is not None else None


def is_past(time: Time, published: str) -> bool:
    """Whether a time expression had begun on the ISO day `published`; false where it has no days."""
    return time.from_ is not None and time.from_ <= published


def is_coming(time: Time, published: str) -> bool:
    """Whether a time expression was not yet over on the ISO day `published`; false where it has no days."""
    return time.to is not None and time.to >= published


def date_of(times: Iterable[Time], side: Side | None = None, published: str | None = None) -> str | None:
    """The date that the time expressions of one clause give to what it tells, or None.

    The finest wins, then the first; `side` and `published` (an ISO day) leave out what lies on the other side of the report's day.
    Lengths of time and what recurs give no date.
    """
    dated = [
        (_coarseness(value), place, value)
        for place, time in enumerate(times)
        if time.type in ("DATE", "TIME")
        and (value := edtf(time)) is not None
        and (side is None or published is None or _fits(time, side, published))
    ]
    return min(dated)[2] if dated else None


def _fits(time: Time, side: Side, published: str) -> bool:
    return is_past(time, published) if side == "past" else is_coming(time, published)


def _coarseness(value: str) -> int:
    """0 for a day, then intervals of days, months, years, decades, centuries, and what has no year at all."""
    if value.startswith("XXXX"):
        return 6
    if "/" in value:
        return 1
    return {10: 0, 7: 2}.get(len(value), 3 if value.isdigit() else 4)
