"""Runs of words from tags: the best sequence in which an inside tag follows only its own kind."""

import numpy as np

from dragoman.language.engine import Floats, Ints


def best_tags(scores: Floats) -> Ints:
    """The best tags of N texts of W words: N × W from log chances N × W × K, tags in the order O, B-x, I-x, B-y, I-y, …

    There is one rule: I-x comes after B-x or I-x. Where the best tag of each word keeps it, nothing is better; other texts are searched.
    """
    found: Ints = scores.argmax(axis=2)
    before = np.pad(found[:, :-1], ((0, 0), (1, 0)))
    inside = (found > 0) & (found % 2 == 0)
    torn = (inside & (before != found) & (before != found - 1)).any(axis=1)
    if torn.any():
        found[torn] = _searched(scores[torn])
    return found


def _searched(scores: Floats) -> Ints:
    """Viterbi: every step but that to an inside tag is free, so that a step costs K and not K²."""
    count, width, tags = scores.shape
    begin, inside = slice(1, tags, 2), slice(2, tags, 2)
    total = scores[:, 0].copy()
    total[:, inside] = -np.inf
    free = np.zeros((count, width), np.int64)
    stays = np.zeros((count, width, (tags - 1) // 2), np.bool_)
    for at in range(1, width):
        free[:, at] = total.argmax(axis=1)
        best = total.max(axis=1)
        stays[:, at] = total[:, inside] > total[:, begin]
        step = np.maximum(total[:, inside], total[:, begin])
        total = scores[:, at] + best[:, None]
        total[:, inside] = scores[:, at, inside] + step
    found = np.zeros((count, width), np.int64)
    found[:, -1] = total.argmax(axis=1)
    rows = np.arange(count)
    for at in range(width - 1, 0, -1):
        tag = found[:, at]
        own = tag - 1 + stays[rows, at, np.maximum(tag // 2 - 1, 0)]  # an inside tag comes after itself or after its beginning
        found[:, at - 1] = np.where((tag > 0) & (tag % 2 == 0), own, free[:, at])
    return found


def runs(tags: Ints) -> list[tuple[int, int, int]]:
    """The runs of one text's tags, in order: (index of the kind from zero, start, end), half-open."""
    found: list[tuple[int, int, int]] = []
    places = np.flatnonzero(tags)
    for at, tag in zip(places.tolist(), tags[places].tolist(), strict=True):
        kind = (tag - 1) // 2
        goes_on = tag % 2 == 0 and found and found[-1][0] == kind and found[-1][2] == at
        found.append((kind, found.pop()[1] if goes_on else at, at + 1))
    return found
