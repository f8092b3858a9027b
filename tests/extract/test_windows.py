"""The words around a noun."""

import pytest

from dragoman.extract.grammar import grammar
from dragoman.extract.windows import noun, stem, words_after, words_before
from scenes import scene


def around(marked, word, which):
    told = scene(marked)
    tokens = told.annotated.tokens
    place = next(token.index for token in tokens if token.text == word)
    return " ".join(tokens[here].text for here in sorted(which(grammar(told.annotated), place)))


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("They opened/V the second round", "the second"),
        ("They left/V UN-brokered/V talks", "UN - brokered"),
        ("after talks", ""),
        ("their long/J talks", "their long"),
    ],
)
def test_words_before_are_those_of_the_phrase(marked, expected):
    assert around(marked, marked.split()[-1], words_before) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("talks in [Doha|place] on oil", "in Doha on oil"),
        ("talks resumed/V after the raid", "resumed"),
        ("talks failed/V because nobody came/V", "failed"),
        ("talks failed/V. Nobody came/V.", "failed ."),
    ],
)
def test_words_after_end_with_the_clause(marked, expected):
    assert around(marked, "talks", words_after) == expected


@pytest.mark.parametrize(
    ("marked", "expected"), [("stalled/J", "stall"), ("led/J", "lead"), ("held/V", "hold"), ("peaceful/J", "peaceful")]
)
def test_a_participle_has_the_stem_of_its_verb(marked, expected):
    assert stem(scene(marked).annotated.tokens[0]) == expected


@pytest.mark.parametrize(("marked", "expected"), [("Talks", "talk"), ("Congress", "congress"), ("rounds", "round")])
def test_a_noun_in_capitals_is_the_same_noun(marked, expected):
    assert noun(scene(marked).annotated.tokens[0]) == expected
