"""The ledger on lines of time: promises, truces and rounds as lanes, figures in dispute as points; and the rows that say the same."""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.present.charts import Lane, Mark, Point, Tone
from dragoman.present.entries import how_many
from dragoman.present.wording import label, plain
from dragoman.record.disputes import Dispute
from dragoman.record.ledger import Promise, Round, Truce
from dragoman.record.rounds import Meeting
from dragoman.record.rows import Entry
from dragoman.record.truces import Accusations, TruceStep

GOOD = frozenset("fulfilled in_effect agreed signed extended concluded_with_text partly_done begun initiated under_way opened".split())
HARD = frozenset("breached overdue collapsed contested disputed cancelled withdrawn suspended denied expired".split())


FOUND = frozenset({"corroborated", "verified"})
"""Findings that bear an accusation out."""


def tone(status: str) -> Tone:
    """How a status stands: well, badly, or still to come."""
    return "good" if status in GOOD else "hard" if status in HARD else "wait"


def promise_lanes(some: Iterable[Promise]) -> tuple[Lane, ...]:
    """A lane a promise: its steps, claims as rings, and the day on which it is due."""
    return tuple(_promise(one) for one in some)


def _promise(one: Promise) -> Lane:
    entry, stands = one.told.entry, one.standing
    marks = [
        Mark(
            step.day,
            None,
            f"{label(step.told)}: {step.who or ('the calendar' if step.stand == 'calendar' else 'the report itself')}",
            _words(step.entry),
            tone(step.told),
            hollow=step.ground == "claim" or step.stand == "calendar",
        )
        for step in stands.steps
    ]
    due = [Mark(stands.due, None, "due", None, "wait", hollow=True)] if stands.due else []
    return Lane(f"{entry.names('by') or 'somebody'}: {label(entry.type or '')}", (*marks, *due))


def truce_lanes(some: Iterable[Truce]) -> tuple[Lane, ...]:
    """A lane a truce, from its first day to its last, with its steps; beneath it one for each side that is accused, and by whom."""
    return tuple(lane for one in some for lane in _truce(one))


def _truce(one: Truce) -> Iterator[Lane]:
    runs = one.course
    begin = runs.start or min((step.day for step in runs.steps), default=runs.since)
    days = [step.day for step in runs.steps if step.day >= begin]
    last = max([*days, *(charge.last for charge in runs.accusations), begin])
    stretch = [Mark(begin, min(runs.end, last) if runs.end else last, label(runs.status), None, tone(runs.status))]
    steps = [_moved(step) for step in runs.steps]
    yield Lane(plain(runs.names[0]) if runs.names else label(runs.class_), (*stretch, *steps))
    for charge in runs.accusations:
        if charge.accused is not None:
            by = charge.accuser.name if charge.accuser else "nobody named"
            yield Lane(f"{charge.accused.name}, accused by {by}", tuple(_charges(charge)))


def _moved(step: TruceStep) -> Mark:
    return Mark(step.day, None, f"{label(step.status)}: {step.why}", _words(step.entry), tone(step.status), step.by_calendar)


def _charges(charge: Accusations) -> Iterator[Mark]:
    for breach in charge.breaches:
        day = breach.day or breach.entry.source.known_from
        words = f"{label(breach.kind)}, {label(breach.finding)}: {breach.words}"
        yield Mark(day, None, words, _words(breach.entry), "hard", hollow=breach.finding not in FOUND)


def round_lanes(some: Iterable[Round]) -> tuple[Lane, ...]:
    """A lane a round: from its first day to its last, its steps, and who met whom in which format."""
    return tuple(_round(one) for one in some)


def _round(one: Round) -> Lane:
    runs = one.course
    number = f", round {runs.number}" if runs.number else ""
    stretch = [Mark(runs.start, runs.end, label(runs.status), None, tone(runs.status))] if runs.start and runs.end else []
    steps = [Mark(step.day, None, label(step.status), _words(step.entry), tone(step.status)) for step in runs.steps]
    met = [_met(meeting) for meeting in runs.meetings]
    return Lane((plain(runs.names[0]) if runs.names else label(one.told.entry.type or "talks")) + number, (*stretch, *steps, *met))


def _met(meeting: Meeting) -> Mark:
    entry = meeting.entry
    who = entry.names("participants", "mediators") or "nobody named"
    return Mark(entry.start or entry.source.known_from, None, f"{label(meeting.format)}: {who}", _words(entry), hollow=True)


def dispute_points(one: Dispute) -> tuple[Point, ...]:
    """Each figure of a dispute on the day from which it is known, with whoever gives it."""
    return tuple(
        Point(
            given.known,
            given.low,
            given.high,
            f"{how_many(given.entries[0])}, {given.giver or 'the report itself'}",
            f"{how_many(given.entries[0])}: {given.entries[0].words}",
            _words(given.entries[0]),
        )
        for given in one.figures
    )


LANE_COLUMNS = ("line", "day", "until", "what", "claimed", "where")
FIGURE_COLUMNS = ("measure", "unit", "group", "place", "day", "giver", "low", "high", "since given anew", "words", "where")


def lane_rows(lanes: Sequence[Lane]) -> Iterator[tuple[str, ...]]:
    """The marks of lanes as rows under LANE_COLUMNS; `claimed` is `yes` for what is a claim or set by the calendar alone."""
    for lane in lanes:
        for mark in lane.marks:
            yield lane.name, mark.day, mark.end or "", mark.words, "yes" if mark.hollow else "no", mark.href or ""


def figure_rows(some: Iterable[Dispute]) -> Iterator[tuple[str, ...]]:
    """The figures of disputes as rows under FIGURE_COLUMNS."""
    for one in some:
        place = one.place.name if one.place is not None else ""
        for given in one.figures:
            low, high = ("" if end is None else f"{end:g}" for end in (given.low, given.high))
            told = given.entries[0]
            anew = "no" if given.current else "yes"
            about = (one.measure, one.unit or "", one.group or "", place, given.known, given.giver or "the report itself")
            yield *about, low, high, anew, told.words, _words(told)


def _words(entry: Entry) -> str:
    """Where the words of an entry stand."""
    return f"/reports/{entry.source.report}#{entry.id}"
