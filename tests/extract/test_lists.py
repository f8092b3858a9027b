"""Enumerations by the order of words. `|` stands before the word that is asked about."""

import pytest

from dragoman.extract.grammar import grammar
from dragoman.extract.lists import lists
from dragoman.extract.parties import parties
from scenes import names, scene


def listed(marked):
    told = scene(marked)
    return told, lists(grammar(told.annotated), parties(told))


def at(told, word):
    return next(token.index for token in told.annotated.tokens if token.text == word)


@pytest.mark.parametrize(
    ("marked", "word", "expected"),
    [
        ("talks between [Kenya|country] and [Uganda|country]", "between", ["Kenya", "Uganda"]),
        ("backed/V by [Kenya|country], [Uganda|country] and [Rwanda|country]", "by", ["Kenya", "Uganda", "Rwanda"]),
        ("backed/V by the [Ugandan army|organisation]", "by", ["Ugandan army"]),
        ("backed/V by [Kenya|country], [Uganda|country] said/V", "by", ["Kenya"]),  # a comma alone joins nothing
        ("backed/V by [Kenya|country] together with [Uganda|country]", "by", ["Kenya", "Uganda"]),
        ("backed/V by the [African Union|organisation] (AU) and [Kenya|country]", "by", ["African Union", "Kenya"]),
        ("backed/V by force in [Kenya|country]", "by", []),
        ("backed/V by [helicopters|vehicle]", "by", []),  # nobody who acts
    ],
)
def test_what_is_enumerated_after_a_word(marked, word, expected):
    told, index = listed(marked)
    assert names(told, index.after(at(told, word))) == expected


@pytest.mark.parametrize(
    ("marked", "word", "expected"),
    [
        ("[Norway|country] brokered/V the truce", "brokered", ["Norway"]),
        ("[Norway|country], which brokered/V the truce", "brokered", ["Norway"]),
        ("[Kenya|country] and [Uganda|country] have brokered/V a truce", "brokered", ["Kenya", "Uganda"]),
        ("[Kenya|country], [Uganda|country] and [Rwanda|country] brokered/V a truce", "brokered", ["Kenya", "Uganda", "Rwanda"]),
        ("In [Oslo|place] the church brokered/V a truce", "brokered", []),
        ("He spoke/V. Brokered/V in haste", "Brokered", []),
    ],
)
def test_who_stands_before_a_verb(marked, word, expected):
    told, index = listed(marked)
    assert names(told, index.before(at(told, word))) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("met/V in [Juba|place]", "Juba"),
        ("met/V in the port of [Aden|place]", "Aden"),
        ("met/V in [Kenya|country] ’s capital, [Nairobi|place]", "Nairobi"),
        ("met/V in [Hakone|place], [Japan|country]", "Hakone"),
        ("met/V in [Japan|country]", "Japan"),
        ("met/V in silence and left/V [Japan|country]", None),
        ("met/V in [Mr Otieno|person] ’s house", None),
    ],
)
def test_the_place_after_a_preposition_is_the_town(marked, expected):
    told, index = listed(marked)
    place = index.place_at(at(told, "in"))
    assert (names(told, [place])[0] if place else None) == expected
