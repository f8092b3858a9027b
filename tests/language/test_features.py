"""The features of words beside their pieces."""

import pytest

from dragoman.language.features import DISTANCES, SENTENCE_STEPS, SHAPES, distance, quoted, sentence_distance, shape, stops


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("truce", "lower"),
        ("Geneva", "title"),
        ("SDF", "upper"),
        ("U.S.", "upper"),
        ("al-Bab", "mixed"),
        ("2,500", "none"),
        ("’s", "lower"),
        ("McCain", "mixed"),
    ],
)
def test_shapes(word: str, name: str) -> None:
    assert SHAPES[shape(word)] == name


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “ go on ” twice", "001111 0"),
        ('He said " go " twice', "00111 0"),
        ("He said ‘ go ’ twice", "00111 0"),
        ("the rebels ’ tanks", "0000"),
        ("“ never closed", "111"),
    ],
)
def test_words_in_quotation_marks(text: str, inside: str) -> None:
    words = text.split()
    assert quoted(words, [True] + [False] * (len(words) - 1)) == [int(char) for char in inside if char != " "]


def test_a_new_paragraph_closes_what_was_left_open() -> None:
    assert quoted(["“", "go", "He"], [True, False, True]) == [1, 1, 0]


def test_stops_count_sentences_plainly() -> None:
    assert stops(["One", ".", "Two", "!", "Three"], [True, False, False, False, True]) == [1, 1, 2, 2, 4]


def test_distances_are_classes_around_the_middle() -> None:
    middle = DISTANCES // 2
    assert [distance(offset) for offset in (-1000, -1, 0, 1, 2, 1000)] == [0, middle - 1, middle, middle + 1, middle + 2, DISTANCES - 1]
    assert [sentence_distance(offset) for offset in (-9, -1, 0, 9)] == [0, SENTENCE_STEPS - 1, SENTENCE_STEPS, 2 * SENTENCE_STEPS]
