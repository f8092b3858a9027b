"""Who acts on whom, who speaks of whom, who accuses whom: the ties between actors, counted from what is told of them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.record.breaches import breaches
from dragoman.record.drafts import KINDS
from dragoman.record.filters import EVERYTHING, Filter
from dragoman.record.rows import Entry, Part, Told
from dragoman.record.store.view import View

Relation = Literal["acts_on", "speaks_of", "accuses"]

LOOKED_AT = 300
"""Happenings of a kind, the newest that fit, from which the ties are counted."""

_TOLD_OF = ("by", "actors", "accused", "parties", "participants", "holder")
"""Roles of those of whom a speaker speaks when he tells of something."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What one actor does to another, says of him, or lays to him; `told` counts happenings, `kinds` them by type, the most frequent first.

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
    found: dict[tuple[str, str, Relation], list[tuple[Part, Part, Entry]]] = {}
    kinds = [kind for kind in KINDS if kind not in ("statements", "figures")]
    for told in (one for kind in kinds for one in view.told(kind, where, limit)):
        for one, other, relation in _pairs(told):
            if one.actor != other.actor:
                found.setdefault((one.actor, other.actor, relation), []).append((one, other, told.entry))
    counted = (_tie(key[2], some) for key, some in found.items())
    return tuple(sorted(counted, key=lambda tie: (-tie.told, tie.one.name, tie.other.name, tie.relation)))


def _pairs(told: Told) -> Iterator[tuple[Part, Part, Relation]]:
    entry = told.entry
    yield from ((one, other, "acts_on") for one in entry.having("actors") for other in entry.having("recipients"))
    for voice in entry.said_by:
        if voice.speaker is not None:
            yield from ((voice.speaker, other, "speaks_of") for other in _once(entry.having(*_TOLD_OF)))
    if entry.kind == "ceasefires":
        yield from ((one.accuser, one.accused, "accuses") for one in breaches(entry) if one.accuser is not None and one.accused is not None)


def _once(parts: Iterable[Part]) -> Iterable[Part]:
    return {part.actor: part for part in parts}.values()


def _tie(relation: Relation, some: list[tuple[Part, Part, Entry]]) -> Tie:
    entries = {entry.id: entry for *_, entry in some}
    kinds = Counter(entry.type or "unclear" for entry in entries.values())
    newest = max(entries.values(), key=lambda entry: (entry.start or entry.source.known_from, entry.id))
    return Tie(some[0][0], some[0][1], relation, len(entries), tuple(sorted(kinds.items(), key=lambda one: (-one[1], one[0]))), newest)
