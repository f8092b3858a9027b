"""The course of a round of talks, worked out from what dated reports tell of it: scheduled, opened, under way, ended."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.record.rows import Entry, Part

COMING = frozenset({"proposed", "scheduled", "postponed"})
OVER = frozenset({"concluded_with_text", "concluded_without_text", "cancelled", "collapsed"})
UNTOLD = frozenset({"unclear", None})


@dataclass(frozen=True, slots=True)
class RoundStep:
    """A status that a report tells: `day` is the day of the talks that it speaks of, or of the report itself."""

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

    The order of the entries does not matter; of two statuses the one of the later report counts.
    """
    seen = sorted((entry for entry in mentions if entry.source.known_from <= today), key=lambda entry: (entry.source.known_from, entry.id))
    if not seen:
        return None
    steps: list[RoundStep] = []
    for entry in seen:
        if entry.status not in UNTOLD and (not steps or steps[-1].status != entry.status):
            steps.append(RoundStep(entry.status or "", entry.start or entry.source.known_from, entry))
    starts = [entry.start for entry in seen if entry.start is not None and entry.status not in OVER]
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


def _people(seen: Iterable[Entry], role: str) -> tuple[Part, ...]:
    return tuple({part.actor: part for entry in seen for part in entry.having(role)}.values())
