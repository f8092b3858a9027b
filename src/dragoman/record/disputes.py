"""Competing figures: counts of one thing that do not fit each other, side by side, each with whoever gives it."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from dragoman.record.days import between, first_day, last_day
from dragoman.record.deeds import in_order, stems
from dragoman.record.rows import Entry, Part
from dragoman.record.sides import name_of, side, teller_of

SAME = 0.7
"""Likeness from which two figures count one thing: place and period fit and a word more, or one of the two and much of the wording.
Reports of one day in one war tell of many attacks that look alike, so that the measure and the day alone say nothing."""

NEAR = 3
"""Days between two reports within which a count that runs until its report is the same count."""

REACH = 45
"""Days between two reports beyond which figures are not set against each other."""

ABOUT = 0.1
"""Share of its value by which a figure told as `about` may be off and still be the same."""

UNTOLD = 0.01
"""Likeness where nothing speaks for one thing and nothing against it; 0 is that of two things."""

UNCOUNTED = frozenset({"other", "unclear"})
"""Measures under which too different things stand to be set against each other."""

_NONE: Mapping[str, str] = MappingProxyType({})

_ANYBODY = frozenset({"peopl", "perso", "human"})
"""Stems of groups that say no more than that people were counted."""


@dataclass(frozen=True, slots=True)
class Given:
    """One figure and whoever gives it, None for the report's own voice, `somebody` where the speaker is not known.

    `low` and `high` bound what it says, None where that end is open. `current` is False where the same giver has given another one since:
    a correction does not delete. `entries` are all that tell it, near-copies of a wire story too, the first of them first.
    """

    giver: str | None
    low: float | None
    high: float | None
    known: str
    current: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Figures of one thing that cannot all be right; nothing here says which is.

    `rivals`: two givers contradict each other with what each says now; else one giver has changed his figure. `period` are its first and
    last day where told. `score` (0 to 1) and `reason` say how surely the least sure of them counts the same. `figures` are in order of the
    day from which they are known.
    """

    measure: str
    unit: str | None
    group: str | None
    place: Part | None
    period: tuple[str | None, str | None]
    rivals: bool
    score: float
    reason: str
    figures: tuple[Given, ...]


    def row(self) -> dict[str, Any]:
        """The dispute as one row, its figures with their givers in one cell."""
        told = (f"{one.giver or 'the report itself'}: {_span(one)}" for one in self.figures)
        place = self.place.name if self.place is not None else None
        what = {"measure": self.measure, "unit": self.unit, "group": self.group, "place": place}
        when = {"start": self.period[0], "end": self.period[1]}
        return what | when | {"rivals": self.rivals, "score": self.score, "reason": self.reason, "figures": "; ".join(told)}


def _span(given: Given) -> str:
    low, high = (None if bound is None else f"{bound:g}" for bound in (given.low, given.high))
    return low or "" if low == high else f"{low or ''}..{high or ''}"


@dataclass(slots=True)
class _Group:
    members: list[Entry]
    score: float
    reason: str


def disputes(figures: Iterable[Entry], costs: Mapping[str, str] = _NONE) -> tuple[Dispute, ...]:
    """The disputes among `figures`, newest first; their order does not matter.

    `costs` is the happening of the event whose cost a figure is, by the figure's id: those of one event count the same, whatever their
    words.
    """
    alike: dict[tuple[str, str | None, frozenset[str]], list[_Group]] = {}
    for entry in in_order(figures):
        if entry.kind != "figures" or entry.type is None or entry.type in UNCOUNTED or _bounds(entry) == (None, None):
            continue
        groups = alike.setdefault((entry.type, entry.data.get("unit"), _counted(entry)), [])
        best = max(((_fit(group, entry, costs), group) for group in groups), key=lambda one: one[0][0], default=None)
        if best is None or best[0][0] < SAME:
            groups.append(_Group([entry], 1.0, ""))
            continue
        (score, reason), group = best
        group.members.append(entry)
        if score < group.score or not group.reason:
            group.score, group.reason = score, reason
    found = [told for groups in alike.values() for group in groups if (told := _dispute(group)) is not None]
    return tuple(sorted(found, key=lambda one: (one.figures[-1].known, one.figures[0].entries[0].id), reverse=True))


def _counted(entry: Entry) -> frozenset[str]:
    """The stems of the group's words; none for people at large."""
    group = entry.data.get("group")
    return frozenset() if group is None else stems(group.get("text", "")) - _ANYBODY


def _fit(group: _Group, entry: Entry, costs: Mapping[str, str]) -> tuple[float, str]:
    """How surely `entry` counts what the group does: as its likest member, and 0 where any member counts something else."""
    found = [_likeness(member, entry, costs) for member in group.members]
    return max(found, key=lambda one: one[0]) if all(score > 0 for score, _ in found) else (0.0, "")


def _likeness(one: Entry, other: Entry, costs: Mapping[str, str]) -> tuple[float, str]:
    if one.source.report == other.source.report and _giver(one) == _giver(other):
        return 0.0, ""  # who gives two figures at once counts two things
    events = {costs[entry.id] for entry in (one, other) if entry.id in costs}
    if one.id in costs and other.id in costs:
        return (1.0, "both are of one event") if len(events) == 1 else (0.0, "")
    places = [next(iter(entry.having("place")), None) for entry in (one, other)]
    periods = _period(one), _period(other)
    apart = abs(between(one.source.known_from, other.source.known_from))
    if apart > REACH or (all(places) and len({place.actor for place in places if place}) > 1):
        return 0.0, ""
    signs = [(0.3, "the same place")] if all(places) else []
    if all(periods):
        if not _same_period(one, other):
            return 0.0, ""
        signs.append((0.3, "the same period"))
    elif not any(periods) and apart <= NEAR:
        signs.append((0.1, "reports of the same days"))
    if _counted(one):
        signs.append((0.1, "the same group"))
    about = stems((one.type or "").replace("_", " ")) | _counted(one) | _ANYBODY
    if shared := (stems(one.words) & stems(other.words)) - about:
        signs.append((min(0.3, 0.1 * len(shared)), "the same words"))
    return max(UNTOLD, round(sum(weight for weight, _ in signs), 2)), ", ".join(reason for _, reason in signs)


def _period(entry: Entry) -> tuple[str | None, str | None] | None:
    first, last = first_day(entry.data.get("period")), last_day(entry.data.get("period"))
    return None if first is None else (first, last)


def _same_period(one: Entry, other: Entry) -> bool:
    """Both ends within a day of each other; a count that is still open runs until its report."""
    ends = []
    for entry in (one, other):
        period = str(entry.data.get("period"))
        first, last = first_day(period) or "", last_day(period) or ""
        ends.append((first, entry.source.known_from if period.endswith("/..") else last, period.endswith("/..")))
    (first, last, open_), (first_too, last_too, open_too) = ends
    if open_ != open_too:
        return False
    return abs(between(first, first_too)) <= 1 and abs(between(last, last_too)) <= (NEAR if open_ else 1)


def _bounds(entry: Entry) -> tuple[float | None, float | None]:
    """The least and the most that a figure says; None where it leaves that end open."""
    value, low, high = (entry.data.get(key) for key in ("value", "low", "high"))
    if entry.status == "at_least":
        return (low if value is None else value), None
    if entry.status == "at_most":
        return None, (high if value is None else value)
    if value is not None and entry.status == "about":
        return value * (1 - ABOUT), value * (1 + ABOUT)
    return (low, high) if value is None else (value, value)


def _clash(one: Given, other: Given) -> bool:
    """Whether no number fits both."""

    def ends(given: Given) -> tuple[float, float]:
        return (-math.inf if given.low is None else given.low), (math.inf if given.high is None else given.high)

    (low, high), (low_too, high_too) = ends(one), ends(other)
    return low > high_too or low_too > high


def _giver(entry: Entry) -> str:
    """By what a giver is known again: his side, or the report that gives it in its own voice or does not name him."""
    teller = teller_of(entry)
    if teller is None or teller.speaker is None:
        return f"{entry.source.story} {'' if teller is None else teller.act}"
    return side(teller.speaker)


def _dispute(group: _Group) -> Dispute | None:
    told: dict[tuple[str, float | None, float | None], list[Entry]] = {}
    for entry in group.members:
        told.setdefault((_giver(entry), *_bounds(entry)), []).append(entry)
    newest = {_giver(entry): entry.id for entry in group.members}  # in order of days: the last stays
    figures = tuple(
        Given(name_of(teller_of(some[0])), low, high, some[0].source.known_from, newest[giver] in {entry.id for entry in some}, tuple(some))
        for (giver, low, high), some in told.items()
    )
    if not any(_clash(one, other) for one in figures for other in figures):
        return None
    current = [given for given in figures if given.current]
    first = group.members[0]
    periods = [period for entry in group.members if (period := _period(entry))]
    return Dispute(
        first.type or "",
        first.data.get("unit"),
        next((words["text"] for entry in group.members if (words := entry.data.get("group"))), None),
        next((part for entry in group.members for part in entry.having("place")), None),
        periods[0] if periods else (None, None),
        any(_clash(one, other) for one in current for other in current),
        group.score,
        group.reason,
        figures,
    )
