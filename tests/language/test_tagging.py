"""Tags to runs: an inside tag follows only its own kind."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dragoman.language.tagging import best_tags, runs


def is_allowed(tags: tuple[int, ...]) -> bool:
    before = (0, *tags)
    return all(tag == 0 or tag % 2 == 1 or left in (tag, tag - 1) for left, tag in zip(before, tags, strict=False))


@given(arrays(np.float32, (1, 4, 5), elements=st.integers(-9, 9).map(float)))
def test_the_best_allowed_sequence_is_found(scores: np.ndarray) -> None:
    found = tuple(best_tags(scores)[0].tolist())
    assert is_allowed(found)

    def total(tags: tuple[int, ...]) -> float:
        return float(sum(scores[0, at, tag] for at, tag in enumerate(tags)))

    assert total(found) == max(total(tags) for tags in product(range(5), repeat=4) if is_allowed(tags))


def test_texts_are_tagged_side_by_side_as_each_alone() -> None:
    scores = np.random.default_rng(1).normal(size=(6, 9, 7)).astype(np.float32)
    together = best_tags(scores)
    assert all((best_tags(scores[row : row + 1])[0] == together[row]).all() for row in range(6))


def test_runs() -> None:
    assert runs(np.array([0, 1, 2, 0, 3, 4, 4, 1])) == [(0, 1, 3), (1, 4, 7), (0, 7, 8)]
    assert runs(np.array([0, 2, 4, 4])) == [(0, 1, 2), (1, 2, 4)]
    assert runs(np.array([1, 1])) == [(0, 0, 1), (0, 1, 2)]
    assert runs(np.array([0, 0])) == []
