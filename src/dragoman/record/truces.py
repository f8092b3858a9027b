"""The course of a truce on a day, worked out from what dated reports tell of it, and who lays which breaches to whom."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar, get_args

from dragoman.model.vocabulary import CeasefireClass, CeasefireStatus, Finding, ViolationKind
from dragoman.record.breaches import Breach, breaches
from dragoman.record.days import later
from dragoman.record.deeds import in_order
from dragoman.record.rows import Entry, Part
from dragoman.record.sides import side

One = TypeVar("One", bound=str)

_TO_COME: dict[CeasefireStatus, int] = {"proposed": 0, "announced": 1, "agreed": 2}
_STANDING = frozenset({"in_effect", "contested", "extended"})
_OVER = frozenset({"collapsed", "expired", "ended"})
_NO_CHARGE = frozenset({"denied", "refuted", "unclear"})
RECENT = 30
"""Days for which an accusation stands beside those of the other side."""

_ORDER: tuple[CeasefireStatus, ...] = (
    *("proposed", "announced", "agreed", "expired", "in_effect", "extended", "contested", "suspended", "ended", "collapsed"),
)
"""Of one day, what comes first: a truce runs out before it is renewed, and it is in effect before it is broken."""


@dataclass(frozen=True, slots=True)
class TruceStep:
    """One thing that is told of how a truce stands; `moves` is False where it only bears out what it is already.

    `entry` is the mention that moved it. Where a day moved it that had been set before, `by_calendar` is True: nobody says so.
    """

    status: CeasefireStatus
    moves: bool
    day: str
    known: str
    entry: Entry
    by_calendar: bool
    why: str


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody with a part in a truce, with all mentions that give it to him."""

    part: Part
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Accusations:
    """The breaches that one side lays to another, counted; a side that is not told is None.

    `observations` are all tellings, near-copies of one story as one; `incidents` those that differ in kind, place or day. `findings` and
    `kinds` count observations, the most frequent first. Nothing here says who is right.
    """

    accuser: Part | None
    accused: Part | None
    observations: int
    incidents: int
    findings: tuple[tuple[Finding, int], ...]
    kinds: tuple[tuple[ViolationKind, int], ...]
    first: str
    last: str
    breaches: tuple[Breach, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """How a truce stands, and how it came there.

    `names` are its names, the most used first; `class_` the one most reports give. `start` and `end` are days, as the newest report that
    gives one has it. Those with a part in it are from all reports, in order of when they were first told. `accusations`: the most told
    first.
    """

    status: CeasefireStatus
    since: str
    names: tuple[str, ...]
    class_: CeasefireClass
    start: str | None
    end: str | None
    steps: tuple[TruceStep, ...]
    parties: tuple[Member, ...]
    sponsors: tuple[Member, ...]
    excluded: tuple[Member, ...]
    monitors: tuple[Member, ...]
    places: tuple[Member, ...]
    accusations: tuple[Accusations, ...]


def course(mentions: Iterable[Entry], today: str) -> Course | None:
    """The course of the truce that `mentions` tell of, as known on `today`; None where nothing of it is known by then."""
    seen = tuple(entry for entry in in_order(mentions) if entry.kind == "ceasefires" and entry.source.known_from <= today)
    if not seen:
        return None
    steps = _walk([step for entry in seen for step in _told(entry)] + _contested(seen) + _by_calendar(seen, today))
    moving = [step for step in steps if step.moves]
    names = Counter(name["text"] for entry in seen if (name := entry.data.get("name")))
    return Course(
        moving[-1].status if moving else "unclear",
        moving[-1].day if moving else seen[0].source.known_from,
        tuple(name for name, _ in sorted(names.items(), key=lambda one: (-one[1], one[0]))),
        _class(seen),
        next((entry.start for entry in reversed(seen) if entry.data.get("start") and entry.start), None),
        next((entry.end for entry in reversed(seen) if entry.data.get("end") and entry.end), None),
        steps,
        members(seen, "parties"),
        members(seen, "sponsors"),
        members(seen, "excluded"),
        members(seen, "monitors"),
        members(seen, "places"),
        accusations(seen),
    )


def members(seen: Iterable[Entry], *roles: str) -> tuple[Member, ...]:
    """Those who have one of `roles` in any of the entries, each once, with the entries that say so."""
    found: dict[str, tuple[Part, list[Entry]]] = {}
    for entry in seen:
        for part in entry.having(*roles):
            held = found.setdefault(part.actor, (part, []))[1]
            if entry not in held:
                held.append(entry)
    return tuple(Member(part, tuple(entries)) for part, entries in found.values())


def accusations(seen: Iterable[Entry]) -> tuple[Accusations, ...]:
    """Who lays which breaches to whom, side by side; a state and those who act for it are one side."""
    heard: dict[tuple[str, str], list[Breach]] = {}
    told: set[object] = set()
    for breach in (breach for entry in in_order(seen) for breach in breaches(entry)):
        if breach.accuser is None and breach.accused is None and breach.finding == "unclear":
            continue  # a word of breaches, laid to nobody
        key = (_side(breach.accuser), _side(breach.accused))
        if (again := (breach.entry.source.story, key, breach.words, breach.kind)) not in told:
            told.add(again)
            heard.setdefault(key, []).append(breach)
    found = [_accusations(some) for some in heard.values()]
    return tuple(sorted(found, key=lambda one: (-one.observations, one.first, _side(one.accuser), _side(one.accused))))


def _side(part: Part | None) -> str:
    return side(part) if part is not None else ""


def _accusations(some: list[Breach]) -> Accusations:
    days = [breach.day or breach.entry.source.known_from for breach in some]
    incidents = {
        (breach.kind, breach.place.actor if breach.place else None, day) for breach, day in zip(some, days, strict=True)
    }
    return Accusations(
        some[0].accuser,
        some[0].accused,
        len(some),
        len(incidents),
        _counted(breach.finding for breach in some),
        _counted(breach.kind for breach in some),
        min(days),
        max(days),
        tuple(some),
    )


def _counted(some: Iterable[One]) -> tuple[tuple[One, int], ...]:
    return tuple(sorted(Counter(some).items(), key=lambda one: (-one[1], one[0])))


def _told(entry: Entry) -> Iterable[TruceStep]:
    """What one report says: when it began, how it stands on the report's own day, or on the day it ended where that is told."""
    statuses: dict[str | None, CeasefireStatus] = {name: name for name in get_args(CeasefireStatus)}
    status = statuses.get(entry.status, "unclear")
    known = entry.source.known_from
    if status in _STANDING and entry.data.get("start") and entry.start is not None and entry.start < known:
        yield TruceStep("in_effect", False, entry.start, known, entry, False, f"it is told to have begun on {entry.start}")
    if status != "unclear":
        yield TruceStep(status, False, _day(entry, status), known, entry, False, f"this report has it as {_plain(status)}")


def _day(entry: Entry, status: CeasefireStatus) -> str:
    known = entry.source.known_from
    own = entry.end if status in _OVER and entry.data.get("end") else None
    return own if own is not None and own <= known else known


def _contested(seen: tuple[Entry, ...]) -> list[TruceStep]:
    """The reports that have it in effect and lay a breach to one side, while within a month another side is accused by somebody else.

    One side that accuses two allies does not make it contested; two that nobody is named as accusing do.
    """
    steps: list[TruceStep] = []
    heard: list[tuple[str, Breach]] = []
    for entry in seen:
        known = entry.source.known_from
        fresh = [(known, breach) for breach in breaches(entry) if breach.accused is not None and breach.finding not in _NO_CHARGE]
        heard += fresh
        held = [breach for day, breach in heard if day >= later(known, -RECENT)]
        against = next(((one, other) for _, one in fresh for other in held if _against(one, other)), None)
        if against is not None and entry.status == "in_effect":
            names = sorted({breach.accused.name for breach in against if breach.accused is not None})
            why = f"{' and '.join(names)} are each said to have broken it"
            steps.append(TruceStep("contested", False, known, known, entry, False, why))
    return steps


def _against(one: Breach, other: Breach) -> bool:
    """Whether two breaches are laid to two sides by two mouths."""
    by = {_side(breach.accuser) for breach in (one, other)}
    return _side(one.accused) != _side(other.accused) and (len(by) > 1 or by == {""})


def _by_calendar(seen: tuple[Entry, ...], today: str) -> list[TruceStep]:
    """The days set beforehand that have passed: it was to begin, it was to end. Each report's day holds until a newer one sets another."""
    steps: list[TruceStep] = []
    ends: tuple[tuple[str, CeasefireStatus], ...] = (("start", "in_effect"), ("end", "expired"))
    for key, status in ends:
        setting = [(entry, day) for entry in seen if (day := _set(entry, key)) is not None]
        for number, (entry, day) in enumerate(setting):
            on = day if key == "start" else later(day, 1)
            until = setting[number + 1][0].source.known_from if number + 1 < len(setting) else "9999-12-31"
            if entry.source.known_from < on <= today and on <= until:
                why = f"the day set for its beginning, {day}, has come" if key == "start" else f"the last day set for it, {day}, has passed"
                steps.append(TruceStep(status, False, on, on, entry, True, why))
    return steps


def _set(entry: Entry, key: str) -> str | None:
    """The day that a report sets for the truce to begin or to end."""
    if not entry.data.get(key):
        return None
    return entry.start if key == "start" else entry.end


def _walk(told: list[TruceStep]) -> tuple[TruceStep, ...]:
    walked: list[TruceStep] = []
    now: CeasefireStatus | None = None
    begun: set[str] = set()
    for step in sorted(told, key=lambda one: (one.day, one.by_calendar, _ORDER.index(one.status), one.known, one.entry.id)):
        moves = _moves(now, step) and not _too_early(step, told)
        again = step.day < step.known and step.day in begun  # that it began is told once
        if moves or not (step.by_calendar or again):
            walked.append(replace(step, moves=moves))
        begun.update([step.day] if step.status == "in_effect" else [])
        now = step.status if moves else now
    return tuple(walked)


def _too_early(step: TruceStep, told: list[TruceStep]) -> bool:
    """Whether the step has it in effect before the day on which it is to begin, by what was known then: it is only agreed on."""
    days = [one.entry.start for one in told if one.entry.data.get("start") and one.entry.start and one.known <= step.known]
    return step.status in _STANDING and bool(days) and all(day > step.day for day in days)


def _moves(now: CeasefireStatus | None, step: TruceStep) -> bool:
    """Whether a truce that stands as `now` comes to stand as the step tells: what is to come does not follow on what is there."""
    status = step.status
    if now is None or status == now:
        return now is None
    if status in _TO_COME:
        return now in _TO_COME and _TO_COME[status] > _TO_COME[now]
    if step.by_calendar:
        return now in _TO_COME if status == "in_effect" else now not in _OVER
    if now == "extended":
        return status != "in_effect"
    return True


def _class(seen: tuple[Entry, ...]) -> CeasefireClass:
    classes: dict[str | None, CeasefireClass] = {name: name for name in get_args(CeasefireClass)}
    counted = Counter(classes[entry.type] for entry in seen if entry.type in classes and entry.type != "unclear")
    return min(counted, key=lambda one: (-counted[one], one)) if counted else "unclear"


def _plain(status: CeasefireStatus) -> str:
    return status.replace("_", " ")
