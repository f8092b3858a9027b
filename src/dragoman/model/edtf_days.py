"""The first and the last day of a date written as EDTF."""

import re
from calendar import monthrange

Days = tuple[str | None, str | None]
"""ISO days, both inclusive; None where that end is open or not known."""

_DATE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d)(?:-(\d\d))?)?[~?%]?")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""The months of spring, summer, autumn and winter as weather services of the north count them; winter ends in the next year."""


def days(edtf: str | None) -> Days:
    """`2016-03` is 2016-03-01 to 2016-03-31, `../2016-03-14` has no first day; None twice where the year is not known."""
    if edtf is None:
        return None, None
    first, slash, last = edtf.partition("/")
    return (_date(first)[0], _date(last)[1]) if slash else _date(edtf)


def _date(value: str) -> Days:
    """The days of a date that is no interval; None twice for an open end."""
    found = _DATE.fullmatch(value)
    if found is None:
        return None, None
    year, month, day = found.groups()
    if "X" in year:
        return f"{year.replace('X', '0')}-01-01", f"{year.replace('X', '9')}-12-31"
    if day is not None:
        return f"{year}-{month}-{day}", f"{year}-{month}-{day}"
    return _months(int(year), *_span(int(month) if month else None))


def _span(month: int | None) -> tuple[int, int]:
    if month is None:
        return 1, 12
    return _SEASONS.get(month, (month, month))


def _months(year: int, first: int, last: int) -> Days:
    until = year + (last < first)
    if not 1 <= first <= 12 or not 1 <= last <= 12 or not 1 <= until <= 9999:
        return None, None
    return f"{year:04d}-{first:02d}-01", f"{until:04d}-{last:02d}-{monthrange(until, last)[1]:02d}"
