"""Windows over long texts."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.windows import cut


def test_a_short_text_is_one_window() -> None:
    assert cut([1] * 10, [False] * 10, budget=20, overlap=4) == [(0, 10)]


def test_windows_overlap() -> None:
    assert cut([1] * 10, [False] * 10, budget=8, overlap=2) == [(0, 6), (4, 10)]


def test_windows_begin_and_end_with_sentences_where_they_can():
    breaks = [at in (0, 3, 5, 9) for at in range(12)]
    assert cut([1] * 12, breaks, budget=8, overlap=3) == [(0, 5), (3, 9), (9, 12)]


def test_a_word_larger_than_the_budget_stands_alone() -> None:
    assert cut([1, 90, 1], [False] * 3, budget=8, overlap=0) == [(0, 1), (1, 2), (2, 3)]


@given(st.lists(st.tuples(st.integers(1, 8), st.booleans()), min_size=1, max_size=300), st.integers(10, 60), st.integers(0, 9))
def test_every_word_is_seen_and_no_window_is_too_large(words: list[tuple[int, bool]], budget: int, overlap: int) -> None:
    sizes = [size for size, _ in words]
    found = cut(sizes, [opens for _, opens in words], budget, overlap)
    assert found[0][0] == 0
    assert found[-1][1] == len(sizes)
    assert all(left[0] < right[0] <= left[1] < right[1] for left, right in pairwise(found))
    assert all(sum(sizes[start:stop]) + 2 <= budget for start, stop in found)
