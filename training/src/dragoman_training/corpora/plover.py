"""PLOVER: single sentences with type, source and target (PLV), and made-up stories with type and mode (synthetic)."""

import json
from collections.abc import Iterator
from pathlib import Path

from dragoman_training.labels import GROUPS
from dragoman_training.lessons import Lesson, Parse, Told, head_of, plain
from dragoman_training.lessons import Parser

_TYPES = frozenset(GROUPS["type"])
_FOLDED = {"YIELD": ("CONCEDE", "RETREAT")}
_STORY = 90  # words of a story that are read: its lead says what it is about
HELD_BACK = 10
"""Every tenth sentence of PLV is held back for measuring."""


def is_held_back(name: str) -> bool:
    """Whether a sentence is kept for measuring: each one whose number ends in nought."""
    return int(name.rsplit("-", 1)[1]) % HELD_BACK == 0


def sentences(path: Path, parse: Parser) -> Iterator[Lesson]:
    """The sentences that are not held back; the trigger is the lowest word that governs both source and target."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if is_held_back(row["name"]):
                continue
            cut = plain(row["text"])
            tree = parse(cut)
            frames: dict[int, Told] = {}
            for event in row["events"]:
                types = _FOLDED.get(event["type"], (event["type"],))
                runs = {}
                for role, key in (("actor", "source"), ("recipient", "target")):
                    at = row["text"].find(event[key]) if event.get(key) else -1
                    runs[role] = cut.run(at, at + len(event[key])) if at >= 0 else None
                source, target = runs["actor"], runs["recipient"]
                if not set(types) <= _TYPES or source is None or target is None:
                    continue
                anchor = trigger(tree, head_of(tree, *source), head_of(tree, *target))
                inside = any(run[0] <= anchor < run[1] for run in (source, target))
                if anchor in frames or inside:
                    continue
                frames[anchor] = Told("event", anchor, (("type", types),), (("actor", *source), ("recipient", *target)))
            yield Lesson("plv", row["name"], cut.words, cut.opens, frames=tuple(frames.values()), some=frozenset(("event",)))


def stories(path: Path) -> Iterator[Lesson]:
    """The leads of the made-up stories, each told to be about one event."""
    modes = frozenset(GROUPS["mode"])
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            kind = row["type"]
            if kind not in _TYPES:
                continue
            mode = f"{kind}/{(row.get('mode') or '').lower()}"
            cut = plain(row["text"])
            yield Lesson(
                "synthetic", row["name"], cut.words[:_STORY], cut.opens[:_STORY], story=(kind, mode if mode in modes else "none")
            )


def trigger(tree: Parse, source: int, target: int) -> int:
    """The predicate that joins two words of a sentence: the lowest word above both, or the verb below it on the way."""
    above, below = _way(tree, source), _way(tree, target)
    shared = next((at for at in above if at in below), None)
    if shared is None:
        return above[-1]
    if shared in (source, target):
        way = below if shared == source else above
        inner = [at for at in way[: way.index(shared)] if tree.upos[at] == "VERB" and at not in (source, target)]
        return inner[-1] if inner else next((at for at in _way(tree, shared)[1:]), shared)
    return shared


def _way(tree: Parse, at: int) -> list[int]:
    way = [at]
    while tree.heads[way[-1]] != way[-1] and len(way) < 200:
        way.append(tree.heads[way[-1]])
    return way
