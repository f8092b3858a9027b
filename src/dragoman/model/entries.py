"""The entries of a report's record: what was said, done, undertaken, wanted, counted.

In every entry `said_in` is the id of the innermost statement that carries it, None where the report says it in its own
voice; `evidence` is never empty; dates are EDTF; actors, places and the like are ids of entities.
"""

from dataclasses import dataclass

from dragoman.model.span import Span
from dragoman.model.vocabulary import (
    Act,
    Bound,
    CeasefireClass,
    CeasefireStatus,
    CommitmentKind,
    CommitmentStatus,
    DocumentStage,
    EventType,
    Finding,
    Issue,
    Measure,
    Quoted,
    Reality,
    SpeakerKind,
    Stance,
    Strength,
    TalksFormat,
    TalksStatus,
    ViolationKind,
)

Spans = tuple[Span, ...]
Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody is reported to say, write, think, want, order, promise or deny something."""

    id: str
    source: Spans
    cue: Spans
    content: Spans
    speaker: str | None
    speaker_kind: SpeakerKind
    quoted: Quoted
    act: Act
    to: str | None
    on_condition: Span | None
    date: str | None
    within: str | None
    evidence: Spans


@dataclass(frozen=True, slots=True)
class Size:
    """How many an event cost: ids of figures."""

    killed: Ids = ()
    injured: Ids = ()
    arrested: Ids = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Somebody does something to somebody, as PLOVER 2.0 counts it."""

    id: str
    trigger: Span
    type: EventType
    mode: str | None
    actors: Ids
    recipients: Ids
    place: str | None
    date: str | None
    reality: Reality
    said_in: str | None
    size: Size
    evidence: Spans
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """Somebody undertakes to do, or not to do, something."""

    id: str
    by: Ids
    to: Ids
    kind: CommitmentKind
    strength: Strength
    what: Span
    scope: Span | None
    exceptions: Spans
    conditions: Spans
    start: str | None
    deadline: str | None
    deadline_rule: Span | None
    places: Ids
    status: CommitmentStatus
    said_in: str | None
    evidence: Spans
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Violation:
    """Somebody is said to have broken a truce."""

    accuser: str | None
    accused: str | None
    kind: ViolationKind
    date: str | None
    place: str | None
    finding: Finding
    said_in: str | None
    evidence: Spans


@dataclass(frozen=True, slots=True)
class Ceasefire:
    """A truce, a cessation of hostilities, a pause, a window of silence. `class_` is `class` in JSON."""

    id: str
    name: Span
    class_: CeasefireClass
    parties: Ids
    sponsors: Ids
    excluded: Ids
    places: Ids
    start: str | None
    end: str | None
    status: CeasefireStatus
    monitors: Ids
    violations: tuple[Violation, ...]
    evidence: Spans
    why: str | None = None


@dataclass(frozen=True, slots=True)
class TalkDocument:
    """A paper of a negotiation."""

    name: Span
    by: str | None
    stage: DocumentStage


@dataclass(frozen=True, slots=True)
class Talks:
    """A negotiation, a round of it, or a meeting that belongs to it."""

    id: str
    name: Span
    format: TalksFormat
    participants: Ids
    mediators: Ids
    hosts: Ids
    absent: Ids
    place: str | None
    round: int | None
    rounds: int | None
    agenda: Spans
    documents: tuple[TalkDocument, ...]
    start: str | None
    end: str | None
    status: TalksStatus
    said_in: str | None
    evidence: Spans
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What a party wants, accepts or refuses on an issue."""

    id: str
    holder: str | None
    issue: Issue
    stance: Stance
    what: Span
    said_in: str | None
    evidence: Spans
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A count that people will argue about. `unit` is `share` for a part of a whole (value in 0 to 1), else None."""

    id: str
    measure: Measure
    group: Span | None
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    unit: str | None
    place: str | None
    period: str | None
    said_in: str | None
    evidence: Spans
    why: str | None = None
