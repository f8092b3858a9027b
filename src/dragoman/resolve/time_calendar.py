"""Arithmetic on TIMEX3 values: the days a value covers, and the value so many units away."""

import re
from calendar import monthrange
from datetime import date, timedelta

Bounds = tuple[str, str]
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
GRAINS = ("Y", "Q", "M", "W", "D")


def bounds(value: str) -> Bounds | None:
    """The first and the last day of a TIMEX3 value, or None where it is not anchored to the calendar.

    A decade counts from its year 0, a century from its year 00; seasons are those of meteorologists (winter 2015 ends in February 2016).
    """
    if _DAY.match(value):
        return value[:10], value[:10]
    if found := _MONTH.fullmatch(value):
        return _months(int(found[1]), int(found[2]), 1)
    if re.fullmatch(r"\d{2,4}", value):
        return value.ljust(4, "0") + "-01-01", value.ljust(4, "9") + "-12-31"
    if found := _WEEK.fullmatch(value):
        first = date.fromisocalendar(int(found[1]), int(found[2]), 6 if found[3] else 1)
        return first.isoformat(), (first + timedelta(1 if found[3] else 6)).isoformat()
    if found := _PART.fullmatch(value):
        year, part = int(found[1]), found[2]
        if part[0] == "Q":
            return _months(year, 3 * int(part[1]) - 2, 3)
        return _months(year, 6 * int(part[1]) - 5, 6) if part[0] == "H" else _months(year, _SEASONS[part], 3)
    return None


def _months(year: int, month: int, count: int) -> Bounds | None:
    last_year, last_month = divmod(12 * year + month - 1 + count - 1, 12)
    if not (year >= 1 and last_year <= 9999 and 1 <= month <= 12):
        return None
    return f"{year:04}-{month:02}-01", f"{last_year:04}-{last_month + 1:02}-{monthrange(last_year, last_month + 1)[1]:02}"


def grain(value: str) -> str:
    """`D`, `W`, `M`, `Q` (quarters, halves, seasons) or `Y` (a year and anything longer)."""
    if _DAY.match(value):
        return "D"
    if _WEEK.fullmatch(value):
        return "W"
    if _MONTH.fullmatch(value):
        return "M"
    return "Q" if _PART.fullmatch(value) else "Y"


def day_of(value: str) -> date:
    """The first day of an anchored value."""
    known = bounds(value)
    if known is None:
        raise ValueError(f"{value!r} is not anchored to the calendar")
    return date.fromisoformat(known[0])


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def shifted(start: date, unit: str, count: float) -> str | None:
    """The value `count` units from `start`, at the grain of the unit; None beyond the calendar or for an unknown unit.

    Units are those of TIMEX3 with `WE` (weekends), `DE`, `CE`, `FORTNIGHT`, `NIGHT`, and `TH`, `TM`, `TS` for hours, minutes, seconds.
    """
    try:
        if unit in ("D", "NIGHT"):
            return (start + timedelta(round(count))).isoformat() + ("TNI" if unit == "NIGHT" else "")
        if unit in ("W", "FORTNIGHT", "WE"):
            year, week, _ = (start + timedelta(weeks=round(count) * (2 if unit == "FORTNIGHT" else 1))).isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
        if unit in ("M", "Q"):
            year, month = divmod(12 * start.year + start.month - 1 + round(count * (3 if unit == "Q" else 1)), 12)
            moved = date(year, month + 1, 1)
            return f"{moved.year:04}-Q{month // 3 + 1}" if unit == "Q" else f"{moved.year:04}-{moved.month:02}"
        if unit in ("Y", "DE", "CE"):
            return f"{date(start.year + round(count * {'Y': 1, 'DE': 10, 'CE': 100}[unit]), 1, 1).year:04}"
        if unit == "TH" and abs(count) >= 24:
            return (start + timedelta(hours=round(count))).isoformat()
        return f"{start.isoformat()}TXX" if unit in ("TH", "TM", "TS") else None
    except (ValueError, OverflowError):
        return None


def moved(start: date, unit: str, count: float) -> date | None:
    """The day `count` units from `start`, to the day (a shorter month ends early); None beyond the calendar."""
    try:
        if unit in ("M", "Y", "Q", "DE", "CE"):
            months = round(count * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit])
            year, month = divmod(12 * start.year + start.month - 1 + months, 12)
            return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
        days = {"D": 1.0, "NIGHT": 1.0, "W": 7.0, "FORTNIGHT": 14.0, "TH": 1 / 24, "TM": 1 / 1440, "TS": 1 / 86400, "WE": 7.0}[unit]
        return start + timedelta(days=count * days)
    except (ValueError, OverflowError):
        return None


def duration(unit: str, count: float | str) -> str:
    """The TIMEX3 value of so many units; `count` is `X` where nobody says how many."""
    if unit in ("DE", "CE", "FORTNIGHT", "Q") and not isinstance(count, str):
        count, unit = count * {"DE": 10, "CE": 100, "FORTNIGHT": 2, "Q": 3}[unit], {"DE": "Y", "CE": "Y", "FORTNIGHT": "W", "Q": "M"}[unit]
    number = count if isinstance(count, str) else f"{count:g}" if count < 1e6 else str(int(count))
    if unit[0] == "T":
        return f"PT{number}{unit[1]}"
    return f"P{number}{ {'NIGHT': 'D', 'FORTNIGHT': 'W'}.get(unit, unit) }"
