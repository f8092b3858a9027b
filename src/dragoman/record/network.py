"""Who acts on whom, who speaks of whom, who accuses whom: the ties between actors, counted from what is told of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.record.breaches import breaches
from dragoman.record.drafts import KINDS
from dragoman.record.filters import EVERYTHING, Filter
from dragoman.record.rows import Entry, Part
from dragoman.record.store.view import View

Relation = Literal["acts_on", "speaks_of", "accuses"]

LOOKED_AT = 75
"""Happenings of a kind, the newest that fit, from which the ties are counted."""

_TOLD_OF = ("by", "actors", "accused", "parties", "participants", "holder")
"""Roles of those of whom a speaker speaks when he tells of something."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What one actor does to another, says of him, or lays to him; `told` counts what is told of it: happenings, and accusations with
    every report that has them; `kinds` them by type, the most frequent first.

    `newest` is the last of them.
    """

    one: Part
    other: Part
    relation: Relation
    told: int
    kinds: tuple[tuple[str, int], ...]
    newest: Entry


def ties(view: View, where: Filter = EVERYTHING, limit: int = LOOKED_AT) -> tuple[Tie, ...]:
    """The ties among the newest happenings that fit, those told most first."""
    found: dict[tuple[str, str, Relation], list[_Seen]] = {}
    kinds = [kind for kind in KINDS if kind not in ("statements", "figures")]
    told = {kind: view.told(kind, where, limit) for kind in kinds}
    truces = view.mentions_of([one.entry.happening for one in told["ceasefires"]])
    every = (*(_acts(one.entry) for some in told.values() for one in some), *(_charges(entry) for mentions in truces for entry in mentions))
    for seen in (one for some in every for one in some if one.one.actor != one.other.actor):
        found.setdefault((seen.one.actor, seen.other.actor, seen.relation), []).append(seen)
    counted = (_tie(some) for some in found.values())
    return tuple(sorted(counted, key=lambda tie: (-tie.told, tie.one.name, tie.other.name, tie.relation)))


@dataclass(frozen=True, slots=True)
class _Seen:
    one: Part
    other: Part
    relation: Relation
    kind: str
    entry: Entry


def _acts(entry: Entry) -> Iterator[_Seen]:
    kind = entry.type or "unclear"
    yield from (_Seen(one, other, "acts_on", kind, entry) for one in entry.having("actors") for other in entry.having("recipients"))
    for voice in entry.said_by:
        if voice.speaker is not None:
            yield from (_Seen(voice.speaker, other, "speaks_of", kind, entry) for other in _once(entry.having(*_TOLD_OF)))


def _charges(entry: Entry) -> Iterator[_Seen]:
    """What one side lays to another in a truce's entry: any of a truce's mentions may tell of breaches."""
    for one in breaches(entry):
        if one.accuser is not None and one.accused is not None:
            yield _Seen(one.accuser, one.accused, "accuses", one.kind, entry)


def _once(parts: Iterable[Part]) -> Iterable[Part]:
    return {part.actor: part for part in parts}.values()


def _tie(some: list[_Seen]) -> Tie:
    told = {(seen.entry.id, seen.kind): seen for seen in some}
    kinds = Counter(kind for _, kind in told)
    newest = max((seen.entry for seen in some), key=lambda entry: (entry.start or entry.source.known_from, entry.id))
    first = some[0]
    return Tie(first.one, first.other, first.relation, len(told), tuple(sorted(kinds.items(), key=lambda one: (-one[1], one[0]))), newest)
