"""What can be worked out of a report before the record is looked at, so that a writer holds the record's lock no longer than he must."""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.intake.failure import shown
from dragoman.knowledge.states import states
from dragoman.model.entities import Entity
from dragoman.model.problem import Problem
from dragoman.model.report import Report
from dragoman.model.report_json import report_to_dict
from dragoman.record.actor_keys import Profile, actor_blocks, actor_key, actor_names, normal, profiles
from dragoman.record.copies import Sketch, sketch
from dragoman.record.drafts import Draft, drafts
from dragoman.record.store.packed import block_key, dense, packed
from dragoman.record.traces import Trace, blocks_around, focus_of, happening_blocks, trace

OFFICIAL = frozenset({"GOV", "MIL", "SPY", "COP", "JUD", "LEG"})
"""Sectors in which an actor acts for his state."""

STATE = "kb:state:"
"""How the key of a state begins; its code follows."""

FAST = 1  # zlib's level: the next ones cost twice the time for a tenth of the room

_LONE = re.compile("[\ud800-\udfff]")
_ZERO = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
"""What no database takes as text, and what PostgreSQL does not, as it stands in JSON."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """An entity of a report: what is known of it, what identifies it and its state, its mentions, and where its like are looked up.

    `names` are those under which people look for it, each with the words of the report.
    """

    profile: Profile
    key: str
    state_key: str | None
    mentions: int
    place: str | None
    names: tuple[tuple[str, str], ...]
    blocks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """An entry of a report on its way into the record: as it was laid out, as it is packed, and its trace.

    `blocks` are the keys under which others will find it, `around` those under which its like are looked up.
    """

    draft: Draft
    data: str
    trace: Trace
    packed: str
    blocks: tuple[int, ...]
    around: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report that is ready to be taken: `day` is that from which it is known, `body` what is kept of it, `drawn` its sketch."""

    report: Report
    day: str
    body: bytes
    drawn: Sketch
    people: Mapping[str, Somebody]
    tellings: tuple[Telling, ...]


def prepared(report: Report, day: str, apart: Mapping[str, str] | None = None) -> Prepared | Problem:
    """A report made ready; the Problem where an entry has no words, or where its words are no text.

    `apart` are the actors' keys of entities that somebody split off.
    """
    value = report_to_dict(report)
    line = dense(value)
    lone = _LONE.search(line)
    if lone is not None:
        message = f"The report {shown(report.document.name)} has half a character: the lone surrogate U+{ord(lone.group()):04X}."
        return Problem("half-character", message, severity="error")
    if _ZERO.search(line) is not None:
        return Problem("zero", f"The report {shown(report.document.name)} has the character U+0000.", severity="error")
    found = drafts(report, value)
    if isinstance(found, Problem):
        return found
    people = _people(report, apart or {})
    keys = {entity: (one.key, *([one.profile.code] if one.profile.code else [])) for entity, one in people.items()}
    about = focus_of(report)
    traces = [trace(draft, keys, day, report.document.id, about) for draft in found]
    tellings = tuple(
        Telling(draft, dense(draft.data), one, packed(one), blocks_of(one), around_of(one))
        for draft, one in zip(found, traces, strict=True)
    )
    return Prepared(report, day, zlib.compress(line.encode(), FAST), sketch(report.document), people, tellings)


def blocks_of(one: Trace) -> tuple[int, ...]:
    """The keys, as numbers, under which an entry is kept for others to find."""
    return tuple(dict.fromkeys(block_key(one.kind, block) for block in happening_blocks(one)))


def around_of(one: Trace) -> tuple[int, ...]:
    """The keys, as numbers, under which what may tell of the same is looked up."""
    return tuple(dict.fromkeys(block_key(one.kind, block) for block in blocks_around(one)))


def actor_blocks_of(profile: Profile) -> tuple[int, ...]:
    """The keys, as numbers, under which actors that may be the same are looked up."""
    return tuple(dict.fromkeys(block_key("actor", block) for block in actor_blocks(profile)))


def state_key(profile: Profile) -> str | None:
    """The key of the state that an official acts for, or in which a place lies."""
    country = profile.code if profile.code in states() else None
    if profile.type == "country" or country is None:
        return None
    acts = bool(OFFICIAL.intersection(profile.sectors))
    return f"{STATE}{country}" if acts or profile.type in ("place", "facility") else None


def names_used(entity: Entity, profile: Profile) -> tuple[tuple[str, str], ...]:
    """The names, as people look for them, by which a report calls somebody, each with the words of the report."""
    used: dict[str, str] = {}
    for name in (entity.name, *(alias for alias in entity.aliases if _is_name(alias))):
        used.setdefault(normal(name), name)
    for name in actor_names(profile):
        used.setdefault(name, entity.name)
    return tuple(used.items())


def _is_name(words: str) -> bool:
    """Whether words that stood for an actor tell it from others: "the US president", not "the country"."""
    return any(word[:1].isupper() for word in words.split() if word.lower() not in ("the", "a", "an"))


def copies_of(drawn: Sketch) -> tuple[int, ...]:
    """The keys, as numbers, under which near-copies are looked up."""
    return tuple(dict.fromkeys(block_key("copy", str(band)) for band in drawn.bands))


def _people(report: Report, apart: Mapping[str, str]) -> dict[str, Somebody]:
    told: dict[str, int] = {}
    for one in report.mentions:
        if one.entity is not None:
            told[one.entity] = told.get(one.entity, 0) + 1
    places = {one.id: packed(one.place) for one in report.entities if one.place is not None}
    named = {one.id: one for one in report.entities}
    return {
        entity: Somebody(
            profile,
            apart.get(entity) or actor_key(profile, report.document.id, entity),
            state_key(profile),
            told.get(entity, 0),
            places.get(entity),
            names_used(named[entity], profile),
            actor_blocks_of(profile),
        )
        for entity, profile in profiles(report).items()
    }
