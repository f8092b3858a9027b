"""Dependency trees from arc scores: the best tree of each sentence, with one root and no circle."""

from collections.abc import Sequence

import numpy as np

from dragoman.language.engine import Floats

NEVER = np.float32(-1e9)
_ROUNDING = 1e-4
"""The share of themselves by which two sums of one sentence's scores may differ, generously, by rounding alone."""


def heads(scores: Floats) -> list[int]:
    """The head of each word of a sentence of n words, from n × n scores (row: dependent; diagonal: being the root).

    The root is its own head. Greedy choices stand where they make a tree; otherwise Chu-Liu and Edmonds find the best one.
    """
    chosen: list[int] = scores.argmax(axis=1).tolist()
    if is_tree(chosen):
        return chosen
    best: tuple[float, list[int]] | None = None
    roots = np.argsort(-np.diagonal(scores), kind="stable")[:3]
    hung = np.where(np.eye(len(scores), dtype=np.bool_), NEVER, scores).max(axis=1)
    for root in roots.tolist():
        if best is not None and hung.sum() - hung[root] + scores[root, root] < best[0] - _ROUNDING * (1 + abs(best[0])):
            continue  # even its likeliest heads, circles and all, make no better tree
        tree = _edmonds(scores, root)
        total = float(sum(scores[at, head] for at, head in enumerate(tree)))
        if best is None or total > best[0]:
            best = (total, tree)
    assert best is not None  # noqa: S101 -- a sentence has at least one word
    return best[1]


def is_tree(chosen: Sequence[int]) -> bool:
    """Whether every word leads to the one word that is its own head."""
    roots = [at for at, head in enumerate(chosen) if head == at]
    if len(roots) != 1:
        return False
    good = {roots[0]}
    for start in range(len(chosen)):
        way: list[int] = []
        at = start
        while at not in good and at not in way:
            way.append(at)
            at = chosen[at]
        if at not in good:
            return False
        good.update(way)
    return True


def _edmonds(scores: Floats, root: int) -> list[int]:
    """The best tree under `root` (Chu and Liu 1965, Edmonds 1967), on a copy of the scores."""
    weights = scores.astype(np.float64)
    np.fill_diagonal(weights, NEVER)
    weights[root, :] = NEVER
    weights[root, root] = 0.0
    return _contract(weights, root)


def _contract(weights: np.ndarray[tuple[int, ...], np.dtype[np.float64]], root: int) -> list[int]:
    count = len(weights)
    chosen: list[int] = weights.argmax(axis=1).tolist()
    chosen[root] = root
    circle = _circle(chosen, root)
    if not circle:
        return chosen
    inside = sorted(circle)
    outside = [at for at in range(count) if at not in circle]
    small = np.full((len(outside) + 1, len(outside) + 1), NEVER, np.float64)
    small[:-1, :-1] = weights[outside][:, outside]
    into = weights[inside][:, outside] - np.array([weights[at, chosen[at]] for at in inside])[:, None]
    small[-1, :-1] = into.max(axis=0)
    small[:-1, -1] = weights[outside][:, inside].max(axis=1)
    tree = _contract(small, outside.index(root))
    result = list(chosen)
    for place, at in enumerate(outside):
        head = tree[place]
        result[at] = outside[head] if head < len(outside) else inside[int(weights[at, inside].argmax())]
    entry = outside[tree[-1]]
    broken = inside[int(into[:, outside.index(entry)].argmax())]
    result[broken] = entry
    return result


def _circle(chosen: Sequence[int], root: int) -> set[int]:
    """The first circle among the choices, or an empty set."""
    done = {root}
    for start in range(len(chosen)):
        way: list[int] = []
        at = start
        while at not in done and at not in way:
            way.append(at)
            at = chosen[at]
        if at in way:
            return set(way[way.index(at) :])
        done.update(way)
    return set()
