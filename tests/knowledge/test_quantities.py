"""The words of quantities."""

from dragoman.knowledge.quantities import quantity_words


def test_hedges_are_read_longest_first():
    lengths = [len(words) for words, _ in quantity_words().before]
    assert lengths == sorted(lengths, reverse=True)
    assert dict(quantity_words().before)["at", "least"] == "at_least"
    assert dict(quantity_words().before)["up", "to"] == "at_most"
    assert dict(quantity_words().before)[("roughly",)] == "about"


def test_words_are_in_lower_case_and_numbers_are_numbers():
    words = quantity_words()
    assert all(word == word.lower() for word in [*words.numbers, *words.scales, *words.vague, *words.shares, *words.units])
    assert (words.numbers["ninety"], words.scales["million"], words.shares["quarter"]) == (90, 1e6, 0.25)
