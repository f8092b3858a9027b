"""What the knowledge base says of a name: an actor at a date, an office, an agent word."""

from dataclasses import dataclass
from typing import Literal

from dragoman.model.vocabulary import MentionType


@dataclass(frozen=True, slots=True)
class Known:
    """An actor that the tables know, as it stood at one date.

    `id` is stable over releases; `code` and `sectors` are those of PLOVER; `role` is the office held at that date (for somebody
    out of office, the last one with `former` before it) and `of` the name of the body it is held in; `start` and `end` are the
    ISO dates of that term, both inclusive, None where open or not known. `seat` marks a place whose name stands for its
    government. `why` names the table and the row's source.
    """

    id: str
    name: str
    type: MentionType
    code: str | None
    sectors: tuple[str, ...]
    forms: tuple[str, ...]
    why: str
    role: str | None = None
    of: str | None = None
    start: str | None = None
    end: str | None = None
    seat: bool = False

    @property
    def country(self) -> str | None:
        """The state the actor belongs to, ISO 3166-1 alpha-3, or None for a body, a transnational group and the like."""
        return self.code if self.code not in BODIES else None


@dataclass(frozen=True, slots=True)
class Office:
    """An office as somebody holds it. `start`, `end`: ISO dates, inclusive, None where open or not known."""

    title: str
    country: str | None
    code: str | None
    sector: str | None
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Agent:
    """A common noun for an actor (`soldier`, `lawmaker`, `ministry`): its sectors, and what it stands for."""

    lemma: str
    sectors: tuple[str, ...]
    kind: Literal["person", "group"]
    plural: str
    code: str | None
    why: str


BODIES = frozenset(("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"))
"""The codes that stand for no state."""

SECTORS = frozenset((
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI",
    "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
))  # fmt: skip
"""PLOVER's sectors."""
