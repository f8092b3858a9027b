"""Dates as English reports write them: `March 14, 2016`, `14 March`, `Mar. 14`, `2016-03-14`."""

import re
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?<!\d)(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_FORMS = (
    rf"{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?",
    rf"{_DAY}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?",
    r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b",
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
ANY = "(?:" + "|".join(re.sub(r"\?P<\w+>", "?:", form) for form in _FORMS) + ")"
"""A regular expression for a written date, without groups, to build others from (case counts nowhere)."""

_PATTERNS = tuple(re.compile(form, re.IGNORECASE) for form in _FORMS)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day as written; `year` is None where the text gives none."""

    month: int
    day: int
    year: int | None

    def iso(self) -> str | None:
        """`2016-03-14`, or None without a year or for a day that no calendar has."""
        try:
            return date(self.year, self.month, self.day).isoformat() if self.year is not None else None
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.day} {MONTHS[self.month - 1].title()}" + (f" {self.year}" if self.year else "")


def written_date(words: str) -> WrittenDate | None:
    """The first date in `words`."""
    found = min((hit for hit in (form.search(words) for form in _PATTERNS) if hit), key=lambda hit: hit.start(), default=None)
    if found is None:
        return None
    month, year = found["month"], found["year"]
    number = int(month) if month.isdigit() else 1 + [name[:3] for name in MONTHS].index(month[:3].lower())
    return WrittenDate(number, int(found["day"]), int(year) if year else None)
