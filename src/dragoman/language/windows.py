"""A report's words in windows that the model can see at once, and what it saw put together again."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dragoman.language.engine import Engine, Floats, Ints, Look
from dragoman.language.features import quoted, shape, stops
from dragoman.language.words import Word

PIECES = 160
"""Word pieces of one window, as in the treebanks' lessons: trees and names are read worse in longer ones, statements no better."""
OVERLAP = 30
"""Words that two windows share; each is believed about those that lie further from its edge."""


@dataclass(frozen=True, slots=True)
class View:
    """What the model saw in a whole text of n words; `arcs[i]` holds (first word, scores) of the heads of word i within its window.

    `states`: n × 384. `ends`: n. `upos`, `feats`: n indexes. `names`: n × tags. `anchors`: n × kinds. `labels`: n × values.
    `quoted`, `stops`: n, as `features` counts them.
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
    stops: tuple[int, ...]


def cut(sizes: Sequence[int], breaks: Sequence[bool], budget: int = PIECES, overlap: int = OVERLAP) -> list[tuple[int, int]]:
    """Windows as half-open runs of words: as many words as `budget` pieces hold, each window about `overlap` words into the last.

    Windows begin and end at `breaks` (words that begin a sentence) where there is one near, so that few sentences are torn.
    """
    found: list[tuple[int, int]] = []
    start = last = 0
    while last < len(sizes):
        stop, used = start, 2
        while stop < len(sizes) and used + sizes[stop] <= budget:
            used += sizes[stop]
            stop += 1
        stop = max(stop, last + 1)
        if stop < len(sizes):
            fewest = max(last, start + (stop - start) // 2)
            stop = next((at for at in range(stop, fewest, -1) if breaks[at]), stop)
        found.append((start, stop))
        last = stop
        if last < len(sizes):
            torn = stop if breaks[stop] else max(start + 1, stop - overlap)
            start = next((at for at in range(max(start + 1, stop - overlap), stop) if breaks[at]), torn)
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
    counted = stops(texts, opens)
    breaks = [at == 0 or counted[at] != counted[at - 1] for at in range(len(texts))]
    runs = cut([len(own) for own in pieces], breaks)
    seen = [engine.see(_look(engine, slice(*run), pieces, shapes, opens, inside)) for run in runs]
    owned = _owned(runs, breaks)

    parts = [(one, run, slice(left - run[0], right - run[0])) for one, run, (left, right) in zip(seen, runs, owned, strict=True)]
    return View(
        states=np.concatenate([one.words[own] for one, _, own in parts]),
        ends=np.concatenate([one.ends[own] for one, _, own in parts]),
        upos=np.concatenate([one.upos[own] for one, _, own in parts]),
        feats=np.concatenate([one.feats[own] for one, _, own in parts]),
        names=np.concatenate([one.names[own] for one, _, own in parts]),
        anchors=np.concatenate([one.anchors[own] for one, _, own in parts]),
        labels=np.concatenate([one.labels[own] for one, _, own in parts]),
        arcs=tuple((run[0], row) for one, run, own in parts for row in one.arcs[own]),
        quoted=tuple(inside),
        stops=tuple(counted),
    )


def _owned(runs: Sequence[tuple[int, int]], breaks: Sequence[bool]) -> list[tuple[int, int]]:
    """The words that each window answers for: the overlap is shared out at the sentence nearest to its middle."""
    edges = [0]
    for (_, stop), (start, _) in pairwise(runs):
        middle = (start + stop) // 2
        inside = [at for at in range(start, stop + 1) if at < len(breaks) and breaks[at]]
        edges.append(min(inside, key=lambda at: abs(at - middle)) if inside else middle)
    edges.append(runs[-1][1])
    return list(pairwise(edges))


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
