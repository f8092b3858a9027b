"""Trees from scores: always one root, no circle, and the best there is."""

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dragoman.language.trees import heads, is_tree


def test_a_greedy_choice_that_is_a_tree_stands() -> None:
    assert heads(np.array([[0, 9, 0], [0, 9, 0], [0, 9, 0]], np.float32)) == [1, 1, 1]


def test_a_circle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[1, 9, 0], [8, 2, 7], [0, 0, 9]], np.float32)
    assert heads(scores) == [1, 2, 2]


def test_two_roots_become_one() -> None:
    assert heads(np.array([[9, 5], [1, 8]], np.float32)) == [1, 1]


@given(st.integers(1, 4).flatmap(lambda n: arrays(np.float32, (n, n), elements=st.integers(-20, 20).map(float))))
def test_every_answer_is_a_tree_and_no_tree_with_its_root_is_better(scores: np.ndarray) -> None:
    found = heads(scores)
    assert is_tree(found)
    root = next(at for at, head in enumerate(found) if head == at)

    def total(tree: tuple[int, ...] | list[int]) -> float:
        return float(sum(scores[at, head] for at, head in enumerate(tree)))

    every = [tree for tree in product(range(len(scores)), repeat=len(scores)) if is_tree(tree) and tree[root] == root]
    assert total(found) == max(total(tree) for tree in every)


@given(st.integers(2, 5).flatmap(lambda n: arrays(np.float32, (n, n), elements=st.integers(-20, 20).map(float))))
def test_of_the_three_likeliest_roots_the_one_with_the_best_tree_is_taken(scores: np.ndarray) -> None:
    found = heads(scores)
    greedy = scores.argmax(axis=1).tolist()
    roots = np.argsort(-np.diagonal(scores), kind="stable")[:3].tolist()

    def total(tree: tuple[int, ...] | list[int]) -> float:
        return float(sum(scores[at, head] for at, head in enumerate(tree)))

    every = [tree for tree in product(range(len(scores)), repeat=len(scores)) if is_tree(tree) and any(tree[root] == root for root in roots)]
    assert found == greedy or total(found) == max(total(tree) for tree in every)
