"""What a question to the record is narrowed by."""

import re
from dataclasses import dataclass

from dragoman.model.problem import Problem

MOST = 1000
"""Entries of one page at most."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Filter:
    """Every field that is None does not narrow. Days are ISO and inclusive.

    `actor` and `place` are names or ids as the record shows them; an actor that is a state is also found where its officials and forces
    act. `roles` narrows `actor` to parts of an entry (`by`, `speaker`, `accused`). `since` and `until` hold for an entry's own date, or
    the day of its report where it has none. `source` is a report's id, its name, or a publisher. `judged` is True for entries that
    somebody judged, False for those that nobody did, or one verdict.
    """

    actor: str | None = None
    roles: tuple[str, ...] = ()
    place: str | None = None
    since: str | None = None
    until: str | None = None
    type: str | None = None
    status: str | None = None
    source: str | None = None
    judged: bool | str | None = None

    def fault(self) -> Problem | None:
        """What is wrong with the question, or None."""
        for name, day in (("since", self.since), ("until", self.until)):
            if day is not None and not _DAY.fullmatch(day):
                return Problem("bad-filter", f"{name}: {day!r} is no day written as YYYY-MM-DD.", severity="error")
        if self.since and self.until and self.since > self.until:
            return Problem("bad-filter", f"since {self.since} lies after until {self.until}: nothing could be found.", severity="error")
        return None


EVERYTHING = Filter()
