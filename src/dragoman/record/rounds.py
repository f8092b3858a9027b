"""The course of a round of talks, worked out from what dated reports tell of it: scheduled, opened, under way, ended."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.record.deeds import in_order
from dragoman.record.rows import Entry, Part

COMING = frozenset({"proposed", "scheduled", "postponed"})
PAUSED = frozenset({"adjourned", "suspended"})
CLOSED = frozenset({"concluded_with_text", "concluded_without_text"})
OVER = CLOSED | {"cancelled", "collapsed"}
UNTOLD = frozenset({"unclear", None})


@dataclass(frozen=True, slots=True)
class RoundStep:
    """A status that a report tells: `day` is the day on which they began or ended where it is told, or that of the report itself."""

    status: str
    day: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was on the table: its name, how far it had come, and the entry that says so."""

    name: str
    stage: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Meeting:
    """Who met whom, in which format, as one report has it."""

    format: str
    participants: tuple[Part, ...]
    mediators: tuple[Part, ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class RoundCourse:
    """A round until a day: its last told status, since when, its first and last day as far as told, and what led there.

    `names` are those the reports use; people are the union of all reports, each once.
    """

    status: str
    since: str
    start: str | None
    end: str | None
    number: int | None
    of: int | None
    names: tuple[str, ...]
    participants: tuple[Part, ...]
    mediators: tuple[Part, ...]
    places: tuple[Part, ...]
    steps: tuple[RoundStep, ...]
    meetings: tuple[Meeting, ...]
    papers: tuple[Paper, ...]


def round_course(mentions: Iterable[Entry], today: str) -> RoundCourse | None:
    """The course of the round that some entries tell of, as far as it was known on `today`; None where it was not.

    The order of the entries does not matter, and those that somebody rejected do not count; of two statuses the one of the later report
    does, but what was to come does not follow on what is there, nor what is there on what is over.
    """
    seen = [entry for entry in in_order(mentions) if entry.source.known_from <= today]
    if not seen:
        return None
    steps: list[RoundStep] = []
    for entry in seen:
        if _moves(steps[-1].status if steps else None, entry.status):
            steps.append(RoundStep(entry.status or "", _day(entry), entry))
    starts = [entry.start for entry in seen if entry.start is not None and (entry.status not in OVER or _lasted(entry))]
    ends = [entry.end or entry.source.known_from for entry in seen if entry.status in OVER]
    return RoundCourse(
        status=steps[-1].status if steps else "unclear",
        since=steps[-1].day if steps else seen[0].source.known_from,
        start=min(starts, default=None),
        end=max(ends, default=None),
        number=next((entry.data["round"] for entry in seen if entry.data.get("round")), None),
        of=next((entry.data["rounds"] for entry in seen if entry.data.get("rounds")), None),
        names=tuple(dict.fromkeys(entry.data["name"]["text"] for entry in seen if entry.data.get("name"))),
        participants=_people(seen, "participants"),
        mediators=_people(seen, "mediators"),
        places=_people(seen, "place"),
        steps=tuple(steps),
        meetings=tuple(
            Meeting(entry.type or "unclear", entry.having("participants"), entry.having("mediators"), entry)
            for entry in seen
            if entry.having("participants")
        ),
        papers=tuple(Paper(paper["name"]["text"], paper["stage"], entry) for entry in seen for paper in entry.data.get("documents", ())),
    )


def _moves(now: str | None, status: str | None) -> bool:
    """Whether talks that stand as `now` come to stand as a later report has them."""
    if status in UNTOLD or status == now:
        return False
    if now is None or now in COMING:
        return True
    if now in OVER:
        return now == "cancelled" or status == "collapsed" or (status in CLOSED and now in CLOSED)
    return status not in COMING and not (status == "opened" and now == "under_way")


def _day(entry: Entry) -> str:
    """The day from which the status holds: that of the end for what is over or rests, as far as it has come when the report tells it."""
    known = entry.source.known_from
    own = (entry.end or entry.start) if entry.status in OVER | PAUSED else entry.start
    return own if own is not None and own <= known else known


def _lasted(entry: Entry) -> bool:
    """Whether a report tells of the beginning beside the end."""
    return entry.end is not None and entry.start is not None and entry.start < entry.end


def _people(seen: Iterable[Entry], role: str) -> tuple[Part, ...]:
    return tuple({part.actor: part for entry in seen for part in entry.having(role)}.values())
