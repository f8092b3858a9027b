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
    """Viterbi: every step but that to an inside tag is free, so that a step costs K and not K². Best totals on the way out, tags back."""
    steps = np.ascontiguousarray(scores.transpose(1, 0, 2))
    begin, inside = slice(1, None, 2), slice(2, None, 2)
    totals = np.empty_like(steps)
    totals[0] = steps[0]
    totals[0, :, inside] = -np.inf
    for at in range(1, len(steps)):
        before = totals[at - 1]
        np.add(steps[at], before.max(axis=1, keepdims=True), out=totals[at])
        np.add(steps[at, :, inside], np.maximum(before[:, begin], before[:, inside]), out=totals[at, :, inside])
    return np.array([_back(totals[:, row]) for row in range(len(scores))], np.int64)


def _back(totals: Floats) -> list[int]:
    """One text's tags, found from its last word to its first: an inside tag comes after itself or after its beginning."""
    free: list[int] = totals.argmax(axis=1).tolist()
    found = [free.pop()]
    for at, best in zip(range(len(free) - 1, -1, -1), reversed(free), strict=True):
        tag = found[-1]
        is_inside = tag > 0 and tag % 2 == 0
        found.append(tag - 1 + int(totals[at, tag] > totals[at, tag - 1]) if is_inside else best)
    return found[::-1]


def runs(tags: Ints) -> list[tuple[int, int, int]]:
    """The runs of one text's tags, in order: (index of the kind from zero, start, end), half-open."""
    found: list[tuple[int, int, int]] = []
    places = np.flatnonzero(tags)
    for at, tag in zip(places.tolist(), tags[places].tolist(), strict=True):
        kind = (tag - 1) // 2
        goes_on = tag % 2 == 0 and found and found[-1][0] == kind and found[-1][2] == at
        found.append((kind, found.pop()[1] if goes_on else at, at + 1))
    return found
