"""What a request asks for: the filters of its address, and the day as of which it asks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from dragoman.model.problem import Problem
from dragoman.record.filters import Filter

PAGE = 25
MOST = 200
LONGEST = 400  # characters of a field
DIGITS = 9  # of a number; Python reads no more than 4,300
FIELDS = ("actor", "place", "since", "until", "type", "status", "source", "judged")
AFTER = r"^([0-9]{1,15}|[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9]{1,15})$"
_AFTER = re.compile(AFTER)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_JUDGED: dict[str, bool | str] = {"yes": True, "no": False, "accepted": "accepted", "rejected": "rejected", "unsure": "unsure"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: what narrows it, as of which day, how many at most, and where to go on.

    `given` are its fields as the address has them.
    """

    where: Filter
    as_of: str | None
    limit: int
    after: str | None
    given: Mapping[str, str]

    def address(self, path: str, **changes: str | None) -> str:
        """The address of the same question at a path, with some fields changed; a page's own place is forgotten unless it is among them."""
        fields = {**{name: value for name, value in self.given.items() if name != "after"}, **changes}
        told = {name: value for name, value in fields.items() if value}
        return f"{path}?{urlencode(told)}" if told else path


def asked(params: Mapping[str, str]) -> Asked | Problem:
    """The question of an address; the Problem where a field of it makes no sense."""
    given = {name: value.strip() for name, value in params.items() if value.strip()}
    long = next((name for name, value in given.items() if len(value) > LONGEST), None)
    if long is not None:
        return _wrong(long[:LONGEST], given[long], f"of {LONGEST} characters or fewer")
    judged = given.get("judged")
    if judged is not None and judged not in _JUDGED:
        return _wrong("judged", judged, f"one of {', '.join(_JUDGED)}")
    as_of = given.get("as_of")
    if as_of is not None and not _DAY.fullmatch(as_of):
        return _wrong("as_of", as_of, "a day written as YYYY-MM-DD")
    limit = given.get("limit", str(PAGE))
    if not limit.isdecimal() or len(limit) > DIGITS or not 0 < int(limit) <= MOST:
        return _wrong("limit", limit, f"a whole number from 1 to {MOST}")
    after = given.get("after")
    if after is not None and not _AFTER.fullmatch(after):
        return _wrong("after", after, "what a page gave as the place to go on")
    fields = {name: given.get(name) for name in FIELDS if name != "judged"}
    where = Filter(judged=_JUDGED[judged] if judged is not None else None, **fields)  # type: ignore[arg-type]
    fault = where.fault()
    return fault if fault is not None else Asked(where, as_of, int(limit), after, given)


def _wrong(name: str, value: str, wanted: str) -> Problem:
    return Problem("bad-question", f"{name}: {value[:60]!r} is not {wanted}.", severity="error")
