"""The dateline that opens a report: `GENEVA, March 14 (Reuters) - `, `BEIRUT (AP) — `, `MOSCOW, March 14. /TASS/. `."""

import re
from dataclasses import dataclass

from dragoman.intake.written_dates import ANY, WEEKDAY, WrittenDate, written_date
from dragoman.knowledge.newswire import agencies

LONGEST = 120
_PLACE = r"(?:[A-ZÀ-Þ][\wÀ-ÿ'’.-]*\.?)(?:[ ](?:[A-ZÀ-Þ][\wÀ-ÿ'’.-]*\.?|of|de|la|el|al|and|the))*"
_PLACES = rf"{_PLACE}(?:\s?(?:/|,)\s?{_PLACE})*?"
_AGENCY = r"(?:\(\s*(?P<agency>[^()\n]{2,40}?)\s*\)|/(?P<slashed>[A-Z][A-Za-z ]{1,20})/)"
_DASH = r"(?:[—–―]|--+|-)"
_SHAPE = re.compile(
    rf"(?:(?P<place>{_PLACES})(?=[\s,.(/]|{_DASH}))?"
    rf"(?:[,.]?\s*(?P<date>(?:{WEEKDAY},?\s+)?(?i:{ANY})))?"
    rf"[,.]?\s*{_AGENCY}?\s*(?P<end>\.?\s?{_DASH}|:|\.|(?<=\))(?=\s)(?!\s*{_DASH}))\s*"
)
# Words in capitals before a dash that say what sort of piece this is, not where it was written.
_FLAGS = frozenset(
    (
        *("EXCLUSIVE", "UPDATE", "UPDATED", "BREAKING", "ANALYSIS", "OPINION", "CORRECTED", "CORRECTION", "LIVE", "WATCH"),
        *("REVEALED", "REPORT", "VIDEO", "PHOTOS", "POLL", "FEATURE", "PROFILE", "FACTBOX", "TIMELINE", "EXPLAINER"),
        *("INTERVIEW", "INSIGHT", "WRAPUP", "URGENT", "FLASH", "ALERT", "BRIEF", "NEWS", "READ", "NOTE"),
    )
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says. `length` counts code points from the start of the line up to the report's first word."""

    length: int
    day: WrittenDate | None
    agency: str | None


def dateline(line: str) -> Dateline | None:
    """The dateline at the very start of `line`, or None where the line begins with the report itself."""
    found = _SHAPE.match(line[:LONGEST])
    if found is None or found.end() >= len(line.rstrip()):
        return None
    place, when = found["place"], found["date"]
    signed = found["agency"] or found["slashed"]
    agency = agencies().get(signed) if signed else None
    if signed and agency is None and (not place or not _is_capitals(place)):
        return None  # "Ahmad (a driver) - ": brackets after any words are a dateline only where the place says so
    if found["end"] == "." and not found["slashed"]:
        return None
    if found["end"] == ":" and not (when or signed):
        return None
    if not found["end"] and not (place and agency):
        return None
    if not place:
        return Dateline(found.end(), written_date(when) if when else None, agency) if agency else None
    if not (agency or _is_capitals(place)):
        return None
    if _FLAGS.intersection(re.split(r"[^A-Z]+", place)):
        return None
    if found["end"] == "-" and not (when or signed) and not re.match(r"\s-+\s", line[found.start("end") - 1 :]):
        return None  # "AL-BAB" and "US-led": a bare hyphen parts only with space about it
    return Dateline(found.end(), written_date(when) if when else None, agency or (signed if signed and _is_capitals(signed) else None))


def _is_capitals(place: str) -> bool:
    """Whether the first place is in capitals, as datelines print it; what follows a comma need not be (`BEIRUT, Lebanon`)."""
    first = re.split(r"\s?[,/]", place)[0]
    letters = [char for char in first if char.isalpha()]
    return len(letters) > 1 and sum(char.isupper() for char in letters) >= 0.8 * len(letters) and letters[0].isupper()
