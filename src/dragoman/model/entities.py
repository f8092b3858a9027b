"""Who and what a report names, and the words it names them by."""

from dataclasses import dataclass

from dragoman.model.span import Span
from dragoman.model.vocabulary import MentionForm, MentionType, PlacePrecision


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for somebody or something. `start`, `end`: code points of the text, half-open; `entity` is an entity's id."""

    id: str
    start: int
    end: int
    head: Span
    type: MentionType
    form: MentionForm
    entity: str | None = None

    @property
    def span(self) -> Span:
        """Where the mention stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Role:
    """An office or function: `title` as the text has it, `of` the id of the entity it is held in or for."""

    title: str
    of: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entity lies: degrees of latitude and longitude (WGS 84), and how exactly that is known."""

    lat: float
    lon: float
    geonameid: int | None
    country: str | None
    precision: PlacePrecision


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something of the report, under all its names.

    `code` and `sectors` are those of the vocabulary's first list, at the report's date; `why` says which table row or which
    words gave them. `known_as` is the knowledge base's id, or None for somebody it does not know.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    type: MentionType
    code: str | None = None
    sectors: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    member_of: tuple[str, ...] = ()
    place: Place | None = None
    known_as: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression. `start`, `end`: code points, half-open; `type` and `value` as in TIMEX3; `from_`, `to`: ISO dates.

    `from_` and `to` (both inclusive) are None where the expression is not anchored to the calendar.
    """

    start: int
    end: int
    type: str
    value: str
    from_: str | None
    to: str | None

    @property
    def span(self) -> Span:
        """Where the expression stands."""
        return Span(self.start, self.end)
