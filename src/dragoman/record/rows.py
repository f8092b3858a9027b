"""The values that a record answers with: actors, entries with their sources and voices, and pages of them.

Days are ISO (`2016-03-14`); moments are ISO in UTC (`2016-03-14T09:30:00Z`). Ids are those of reports and entries, which are
derived from content; an actor's id is derived from what identifies it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Generic, Literal, TypeVar

from dragoman.model.entities import Place
from dragoman.model.vocabulary import MentionType

Kind = Literal["statements", "events", "commitments", "ceasefires", "talks", "positions", "figures"]
"""The kinds of entries, by the key under which a report holds them."""

Verdict = Literal["accepted", "rejected", "unsure"]
"""What somebody judged of an entry or a link; None where nobody did."""

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Source:
    """A report as the source of an entry.

    `known_from` is the day from which the record may know of it: the day of publication, or the day it was added where it gives none.
    `story` is the id of the first report of which this one is a near-copy, its own id where it is none: reports of one story are one
    source.
    """

    report: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    known_from: str
    url: str | None
    story: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something of the record, under all the names that its reports give it, the most used first.

    `place` is where it lies, for places. `first` and `last` are the first and the last day from which a report knows it.
    """

    id: str
    name: str
    type: MentionType
    code: str | None
    sectors: tuple[str, ...]
    known_as: str | None
    names: tuple[str, ...]
    place: Place | None
    reports: int
    mentions: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """The part that an actor or a place has in an entry.

    `role` is the key of the entry that names it (`by`, `to`, `actors`, `place`); `speaker` for who says so; `accuser` and `accused`
    for a truce's violations. `place` is set where the actor is a place with coordinates.
    """

    role: str
    actor: str
    name: str
    type: MentionType
    code: str | None
    sectors: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """One of the mouths through which an entry comes: a statement, with its speaker where he is known."""

    statement: str
    act: str
    speaker: Part | None
    speaker_kind: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of one report, as the record knows it.

    `type` is what the closed lists call it first: a statement's act, an event's type, a commitment's kind, a truce's class, the format
    of talks, a position's issue, a figure's measure. `status` is what they call it second: a statement's manner of quoting, an event's
    reality, a position's stance, a figure's bound, and the status of what has one. `start` and `end` are the first and the last day of
    its own date, None where it has none. `words` are its evidence, pieces joined by " … ". `said_by` are the voices, innermost first;
    none where the report says it in its own voice. `data` is the entry as `dragoman.report/1` has it, its spans with their text.
    `happening` is the id of the entry that first told of the same thing (its own, where it was the first), with `score` (0 to 1) and
    `reason` of that link. `corrected` are the fields that somebody corrected; `data` holds the corrected values.
    """

    id: str
    kind: Kind
    source: Source
    type: str | None
    status: str | None
    start: str | None
    end: str | None
    parts: tuple[Part, ...]
    said_by: tuple[Voice, ...]
    words: str
    data: Mapping[str, Any]
    happening: str
    score: float | None = None
    reason: str | None = None
    verdict: Verdict | None = None
    corrected: tuple[str, ...] = ()

    def having(self, *roles: str) -> tuple[Part, ...]:
        """Those who have one of `roles` in it, in the entry's order."""
        return tuple(part for part in self.parts if part.role in roles)

    def names(self, *roles: str) -> str:
        """Their names in one string, `; ` between."""
        return "; ".join(part.name for part in self.having(*roles))


@dataclass(frozen=True, slots=True)
class Told:
    """One happening: the entry that stands for it, with how many reports and how many sources (near-copies as one) tell of it."""

    entry: Entry
    reports: int
    sources: int

    def row(self) -> dict[str, Any]:
        """The entry as one row, with how many tell of it."""
        return {**flat(self.entry), "reports": self.reports, "sources": self.sources}


@dataclass(frozen=True, slots=True)
class Page(Sequence[One], Generic[One]):
    """A page of results; `next` is what to ask with for the page after it, None where there is none."""

    items: tuple[One, ...]
    next: str | None = None

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[One]:
        return iter(self.items)

    def __getitem__(self, at: Any) -> Any:
        return self.items[at]

    def columns(self) -> dict[str, list[Any]]:
        """Each field of the items as a column, for `pandas.DataFrame(page.columns())` and `polars.DataFrame(page.columns())`.

        Nested values are flat: an entry's source by its fields, its actors as one string a role.
        """
        rows = [flat(item) for item in self.items]
        keys = list(dict.fromkeys(key for row in rows for key in row))
        return {key: [row.get(key) for row in rows] for key in keys}


def flat(item: Any) -> dict[str, Any]:
    """A result as one row of scalars, its keys in a fixed order; one that has a `row` of its own knows best."""
    if hasattr(item, "row"):
        return dict(item.row())
    if isinstance(item, Entry):
        return _entry(item)
    return {field.name: _scalar(getattr(item, field.name)) for field in fields(item)}


def _entry(entry: Entry) -> dict[str, Any]:
    roles = dict.fromkeys(part.role for part in entry.parts)
    return {
        "id": entry.id,
        "kind": entry.kind,
        "type": entry.type,
        "status": entry.status,
        "start": entry.start,
        "end": entry.end,
        **{role: entry.names(role) for role in roles},
        "said_by": " ← ".join(voice.speaker.name if voice.speaker else "somebody" for voice in entry.said_by) or None,
        "words": entry.words,
        "verdict": entry.verdict,
        "happening": entry.happening,
        **{key: getattr(entry.source, key) for key in ("report", "name", "title", "publisher", "published", "url", "story")},
    }


def _scalar(value: Any) -> Any:
    if isinstance(value, tuple):
        return "; ".join(str(_scalar(one)) for one in value) or None
    if isinstance(value, Place):
        return f"{value.lat},{value.lon}"
    return getattr(value, "id", value)
