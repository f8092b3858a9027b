"""A report's words in windows that the model can see at once, and what it saw put together again."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.language.engine import Engine, Floats, Ints, Look
from dragoman.language.features import quoted, shape
from dragoman.language.words import Word

PIECES = 256
"""Word pieces of one window, as in training."""
OVERLAP = 40
"""Words that two windows share; each is believed about those that lie further from its edge."""


@dataclass(frozen=True, slots=True)
class View:
    """What the model saw in a whole text of n words; `arcs[i]` holds (first word, scores) of the heads of word i within its window.

    `states`: n × 384. `ends`: n. `upos`, `feats`: n indexes. `names`: n × tags. `anchors`: n × kinds. `labels`: n × values.
    """

    states: Floats
    ends: Floats
    upos: Ints
    feats: Ints
    names: Floats
    anchors: Floats
    labels: Floats
    arcs: tuple[tuple[int, Floats], ...]
    quoted: tuple[int, ...]


def cut(sizes: Sequence[int], budget: int = PIECES, overlap: int = OVERLAP) -> list[tuple[int, int]]:
    """Windows as half-open runs of words: as many words as `budget` pieces hold, each window `overlap` words into the last."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(sizes):
        stop, used = start, 2
        while stop < len(sizes) and used + sizes[stop] <= budget:
            used += sizes[stop]
            stop += 1
        stop = max(stop, start + 1)
        found.append((start, stop))
        if stop == len(sizes):
            break
        start = max(start + 1, stop - overlap)
        while start < stop and sum(sizes[start : stop + 1]) + 2 > budget:
            start += 1  # an overlap that leaves room for the next word
    return found


def view(engine: Engine, words: Sequence[Word]) -> View:
    """All of `words`, which must not be empty, through the model."""
    texts = [word.text for word in words]
    opens = [word.opens for word in words]
    inside = quoted(texts, opens)
    pieces = engine.pieces(texts)
    shapes = [shape(text) for text in texts]
    runs = cut([len(own) for own in pieces])
    seen = [engine.see(_look(engine, slice(*run), pieces, shapes, opens, inside)) for run in runs]
    owned = _owned(runs)

    def together(name: str) -> np.ndarray[tuple[int, ...], np.dtype[np.generic]]:
        return np.concatenate([getattr(one, name)[left - run[0] : right - run[0]] for one, run, (left, right) in zip(seen, runs, owned, strict=True)])

    arcs = tuple(
        (run[0], one.arcs[at - run[0]]) for one, run, (left, right) in zip(seen, runs, owned, strict=True) for at in range(left, right)
    )
    return View(
        *(together(name) for name in ("words", "ends", "upos", "feats", "names", "anchors", "labels")),  # type: ignore[arg-type]
        arcs=arcs,
        quoted=tuple(inside),
    )


def _owned(runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The words that each window answers for: the overlap is shared out at its middle."""
    edges = [0, *((left[1] + right[0]) // 2 for left, right in zip(runs, runs[1:], strict=False)), runs[-1][1]]
    return list(zip(edges, edges[1:], strict=False))


def _look(
    engine: Engine, run: slice, pieces: Sequence[Sequence[int]], shapes: Sequence[int], opens: Sequence[bool], inside: Sequence[int]
) -> Look:
    ids, shape_of, opens_of, quotes_of, first = [engine.opening], [0], [0], [0], []
    for own, form, fresh, within in zip(pieces[run], shapes[run], opens[run], inside[run], strict=True):
        first.append(len(ids))
        ids += own
        shape_of += [form] * len(own)
        opens_of += [int(fresh)] * len(own)
        quotes_of += [within] * len(own)
    ids.append(engine.closing)
    return Look(ids, [*shape_of, 0], [*opens_of, 0], [*quotes_of, 0], first)
