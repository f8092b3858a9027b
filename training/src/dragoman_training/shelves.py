"""Which corpora are read, how often, in windows of what size."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dragoman_training.corpora import names, plover, polnear, record, universal_dependencies
from dragoman_training.lessons import Parser, Shelf
from dragoman_training.pieces import Batch, Pieces, Window, batch, grouped, windows


def syntax(corpora: Path, weight: float = 1.0) -> tuple[Shelf, ...]:
    """The treebanks alone, for the first stage; trees want many small steps."""
    ud = universal_dependencies.lessons
    return (
        Shelf(tuple(ud(corpora / "ud" / "ewt-train.conllu", "ewt")), weight, 160, 0.5),
        Shelf(tuple(ud(corpora / "ud" / "gum-train.conllu", "gum")), weight, 160, 0.5),
    )


def everything(corpora: Path, parse: Parser) -> tuple[Shelf, ...]:
    """All corpora, for the second stage."""
    annotated = frozenset(path.name.replace(".gold.json", "") for path in (corpora / "record").glob("*.gold.json"))
    re3d = tuple(lesson for lesson in names.entities(corpora / "re3d" / "dev.jsonl", frozenset()) if lesson.name in annotated)
    return (
        *syntax(corpora, 2.0),
        Shelf(tuple(polnear.lessons(corpora / "polnear" / "train.jsonl", parse)), 1.0),
        Shelf(tuple(record.lessons(corpora / "record", parse, "record")), 3.0),
        Shelf(tuple(record.lessons(record.OWN, parse, "own")), 3.0),
        Shelf(tuple(plover.sentences(corpora / "plover" / "plv-train.jsonl", parse)), 2.0),
        Shelf(tuple(plover.stories(corpora / "plover" / "synthetic.jsonl")), 0.25),
        Shelf(re3d, 2.0),
    )


def polish(corpora: Path, parse: Parser) -> tuple[Shelf, ...]:
    """All corpora once more, for the third stage: mostly treebanks, and windows of the size in which reports are read."""
    return tuple(
        replace(shelf, weight=shelf.weight * (2.0 if shelf.lessons[0].upos else 0.34), budget=160) for shelf in everything(corpora, parse)
    )


def count(shelves: tuple[Shelf, ...], pieces: Pieces, budget: int, seed: int) -> int:
    """How many batches `round_of` gives."""
    return sum(len(plan) for plan in _plans(shelves, pieces, budget, random.Random(seed)))


def round_of(shelves: tuple[Shelf, ...], pieces: Pieces, budget: int, seed: int) -> Iterator[Batch]:
    """The batches of one round in a random order that `seed` fixes: every lesson `weight` times, windows cut anew."""
    rng = random.Random(seed)
    plans = _plans(shelves, pieces, budget, rng)
    deck = [at for at, plan in enumerate(plans) for _ in plan]
    rng.shuffle(deck)
    for at in deck:
        yield batch(plans[at].pop(), pieces)


def _plans(shelves: tuple[Shelf, ...], pieces: Pieces, budget: int, rng: random.Random) -> list[list[list[Window]]]:
    """The windows of each batch, shelf by shelf."""
    plans = []
    for shelf in shelves:
        cut = []
        for lesson in shelf.lessons:
            times = int(shelf.weight) + (rng.random() < shelf.weight % 1)
            for _ in range(times):
                shift = rng.randrange(20, 120) if lesson.ends is None and len(lesson.words) > 130 else 0
                cut += windows(lesson, pieces, shelf.budget, 40, shift)
        plans.append(grouped(cut, pieces, int(budget * shelf.share), rng))
    return plans
