"""From which score a frame is to be believed, kind by kind: the threshold with the best F1 of anchors on reports kept from training.

`python -m dragoman_training.thresholds --reports samples`: prints F1 by threshold for every kind, best last.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dragoman.language.engine import Engine
from dragoman_training.corpora import record
from dragoman_training.evaluate import seen, tree
from dragoman_training.labels import UPOS
from dragoman_training.lessons import Parse, Plain

STEPS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
NEAR = 2
"""Words by which an anchor may be off: the heads of the annotated spans are found by a parser."""


def main() -> None:
    """Prints a table for each kind of frame."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=Path, required=True)
    options.add_argument("--weights", type=Path)
    chosen = options.parse_args()
    engine = Engine(chosen.weights)

    def parse(cut: Plain) -> Parse:
        sight = seen(engine, cut)
        ends = [at == len(cut.words) - 1 or cut.opens[at + 1] or sight.ends[at] > 0 for at in range(len(cut.words))]
        heads, relations = tree(engine, sight, ends)
        return Parse(tuple(UPOS[at] for at in sight.upos.tolist()), tuple(heads), tuple(relations))

    lessons = list(record.lessons(chosen.reports, parse, "held"))
    scores = [1 / (1 + np.exp(-seen(engine, lesson).anchors)) for lesson in lessons]
    for number, kind in enumerate(engine.labels.frames):
        gold = [[told.anchor for told in lesson.frames if told.kind == kind] for lesson in lessons]
        table = [(f1([np.flatnonzero(one[:, number] >= step).tolist() for one in scores], gold), step) for step in STEPS]
        print(f"{kind:12s} " + "  ".join(f"{step:.2f}: {value:.3f}" for value, step in table) + f"   best {max(table)[1]:.2f}")


def f1(found: Sequence[Sequence[int]], gold: Sequence[Sequence[int]]) -> float:
    """F1 of anchors, each paired with one of the other side that is at most `NEAR` words away."""
    both = 0
    for mine, theirs in zip(found, gold, strict=True):
        free = list(theirs)
        for at in mine:
            near = min(free, key=lambda other: abs(other - at), default=None)
            if near is not None and abs(near - at) <= NEAR:
                free.remove(near)
                both += 1
    total = sum(map(len, found)) + sum(map(len, gold))
    return 2 * both / total if total else 1.0


if __name__ == "__main__":
    main()
