"""Runs of words from tags: the best sequence in which an inside tag follows only its own kind."""

import numpy as np

from dragoman.language.engine import Floats, Ints


def best_tags(scores: Floats) -> Ints:
    """The best tags of N texts of W words: N × W from log chances N × W × K, tags in the order O, B-x, I-x, B-y, I-y, …

    Viterbi with one rule: I-x comes after B-x or I-x. Every other step is free, so that a step costs K and not K².
    """
    count, width, tags = scores.shape
    begin, inside = np.arange(1, tags, 2), np.arange(2, tags, 2)
    total = scores[:, 0].copy()
    total[:, inside] = -np.inf
    back = np.zeros((count, width, tags), np.int16)
    for at in range(1, width):
        free = total.argmax(axis=1)
        best = np.take_along_axis(total, free[:, None], 1)
        step = np.repeat(best, tags, axis=1)
        back[:, at] = free[:, None]
        stay = total[:, inside] > total[:, begin]
        step[:, inside] = np.where(stay, total[:, inside], total[:, begin])
        back[:, at, inside] = np.where(stay, inside, begin)
        total = step + scores[:, at]
    found = np.zeros((count, width), np.int64)
    found[:, -1] = total.argmax(axis=1)
    rows = np.arange(count)
    for at in range(width - 1, 0, -1):
        found[:, at - 1] = back[rows, at, found[:, at]]
    return found


def runs(tags: Ints) -> list[tuple[int, int, int]]:
    """The runs of one text's tags, in order: (index of the kind from zero, start, end), half-open."""
    found: list[tuple[int, int, int]] = []
    start, kind = -1, -1
    for at, tag in enumerate([*tags.tolist(), 0]):
        if start >= 0 and (tag == 0 or tag % 2 == 1 or (tag - 1) // 2 != kind):
            found.append((kind, start, at))
            start = -1
        if tag and start < 0:
            start, kind = at, (tag - 1) // 2
    return found
