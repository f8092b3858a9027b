"""Text to words: the cuts of the treebanks, and offsets that always give the words back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.words import words

CUTS = [
    ("The truce holds.", "The|truce|holds|."),
    ("They don’t know; we can't say.", "They|do|n’t|know|;|we|ca|n't|say|."),
    ("The envoy’s plan, the rebels’ tanks", "The|envoy|’s|plan|,|the|rebels|’|tanks"),
    ("a U.S.-led raid on al-Bab", "a|U.S.|-|led|raid|on|al|-|Bab"),
    ("anti-tank arms, a non-binding e-mail", "anti-tank|arms|,|a|non-binding|e-mail"),
    ("Gen. John F. Roe met Mr. Doe.", "Gen.|John|F.|Roe|met|Mr.|Doe|."),
    ("on Jan. 3, at 5.30pm", "on|Jan.|3|,|at|5.30|pm"),
    ("the 27th of 2,500 (40%) for $5m", "the|27th|of|2,500|(|40|%|)|for|$|5|m"),
    ("He cannot... wait -- “never”!", "He|can|not|...|wait|--|“|never|”|!"),
    ("see https://example.org/a?b=c. Or @envoy", "see|https://example.org/a?b=c|.|Or|@envoy"),
    ("Qa'ida, O’Connor, Sana'a", "Qa'ida|,|O’Connor|,|Sana'a"),
    ("قال المبعوث", "قال|المبعوث"),
]


@pytest.mark.parametrize(("text", "cut"), CUTS)
def test_cuts(text: str, cut: str) -> None:
    assert "|".join(word.text for word in words(text)) == cut


PARAGRAPHS = [
    ("One.\n\nTwo.", ["One", "Two"]),
    ("One.\nTwo.", ["One", "Two"]),
    ("A line that was\nwrapped goes on.", ["A"]),
    ("One”\r\nTwo", ["One", "Two"]),
    ("x" * 120 + "\nTwo", ["x" * 120, "Two"]),
]


@pytest.mark.parametrize(("text", "opening"), PARAGRAPHS)
def test_paragraphs_begin_after_blank_lines_and_closed_lines(text: str, opening: list[str]) -> None:
    assert [word.text for word in words(text) if word.opens] == opening


@given(st.text())
def test_words_lie_in_order_and_leave_out_only_white_space(text: str) -> None:
    found = list(words(text))
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    covered = {at for word in found for at in range(word.start, word.end)}
    assert all(text[at].isspace() for at in range(len(text)) if at not in covered)


@given(st.text(min_size=4), st.integers(0, 4), st.integers(0, 4))
def test_a_stretch_of_text_is_cut_in_the_whole_texts_offsets(text: str, left: int, right: int) -> None:
    start, end = left, max(left, len(text) - right)
    assert all(start <= word.start < word.end <= end and text[word.start : word.end] == word.text for word in words(text, start, end))
