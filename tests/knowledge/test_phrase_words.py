"""The words by which phrases are read."""

from dragoman.knowledge.phrase_words import phrase_words


def test_the_ties_are_in_order() -> None:
    assert phrase_words().ties[0] == "of"


def test_a_half_that_says_whose_is_a_half() -> None:
    assert phrase_words().own_halves <= phrase_words().halves


def test_no_word_both_ties_and_stops() -> None:
    assert not set(phrase_words().ties) & phrase_words().stops
