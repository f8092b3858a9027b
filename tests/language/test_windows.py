"""Windows over long texts."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.windows import cut


def test_a_short_text_is_one_window() -> None:
    assert cut([1] * 10, budget=20, overlap=4) == [(0, 10)]


def test_windows_overlap() -> None:
    assert cut([1] * 10, budget=8, overlap=2) == [(0, 6), (4, 10)]


def test_a_word_larger_than_the_budget_stands_alone() -> None:
    assert cut([1, 90, 1], budget=8, overlap=0) == [(0, 1), (1, 2), (2, 3)]


@given(st.lists(st.integers(1, 8), min_size=1, max_size=300), st.integers(10, 60), st.integers(0, 9))
def test_every_word_is_seen_and_no_window_is_too_large(sizes: list[int], budget: int, overlap: int) -> None:
    found = cut(sizes, budget, overlap)
    assert found[0][0] == 0
    assert found[-1][1] == len(sizes)
    assert all(left[0] < right[0] <= left[1] < right[1] for left, right in zip(found, found[1:], strict=False))
    assert all(sum(sizes[start:stop]) + 2 <= budget for start, stop in found)
