"""Words that can carry an event, and what the modes and kinds of undertakings hang on."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from dragoman.knowledge.tables import lines
from dragoman.model.vocabulary import MODES, EventType

COMMIT = "commit"
STRONG, WITH_A_PARTY, WITH_A_FRAME = 3, 2, 1
_POS = {"verb": "VERB", "noun": "NOUN", "adj": "ADJ"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A reading of a word: `particle` are the words that must follow; `commits` says that the type hangs on what is undertaken."""

    particle: tuple[str, ...]
    type: EventType
    mode: str | None
    commits: bool
    weight: int


@dataclass(frozen=True, slots=True)
class EventWords:
    """The tables, checked: triggers by lemma and tag, weightiest first; topics by lemma."""

    triggers: Mapping[tuple[str, str], tuple[Trigger, ...]]
    modes: Mapping[str, str]
    concessions: frozenset[str]
    threats: Mapping[str, str]
    light: frozenset[str]


@cache
def event_words() -> EventWords:
    """The packaged tables; raises ValueError for a type, mode, tag or weight that is not on its closed list."""
    raw: dict[str, Any] = tomllib.loads((files("dragoman.knowledge") / "data" / "event_topics.toml").read_text(encoding="utf-8"))
    for group, type_ in (("mode", "REQUEST"), ("threat", "THREATEN")):
        for mode in raw[group]:
            if mode not in MODES[type_]:  # type: ignore[index]
                raise ValueError(f"event_topics.toml: {mode!r} is no mode of {type_}")
    return EventWords(
        _triggers(),
        {word: mode for mode, words in raw["mode"].items() for word in words},
        frozenset(raw["concession"]["words"]),
        {word: mode for mode, words in raw["threat"].items() for word in words},
        frozenset(raw["light"]["words"]),
    )


def _triggers() -> dict[tuple[str, str], tuple[Trigger, ...]]:
    types: dict[str, EventType] = {name: name for name in get_args(EventType)}
    found: dict[tuple[str, str], list[Trigger]] = {}
    for line in lines("event_triggers.tsv"):
        lemma, pos, particle, name, mode, weight = line.split("\t")
        known = mode in ("-", COMMIT) or name in types and mode in MODES.get(types[name], ())
        if name not in types or pos not in _POS or not known or weight not in "123":
            raise ValueError(f"event_triggers.tsv: {line!r} has an unknown type, mode, tag or weight")
        made = Trigger(tuple(particle.split()), types[name], None if mode in ("-", COMMIT) else mode, mode == COMMIT, int(weight))
        found.setdefault((lemma, _POS[pos]), []).append(made)
    return {key: tuple(sorted(rows, key=lambda row: (-len(row.particle), -row.weight))) for key, rows in found.items()}
