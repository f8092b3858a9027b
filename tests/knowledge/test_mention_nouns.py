from typing import get_args

import pytest

from dragoman.knowledge.mention_nouns import mention_nouns, noun_type
from dragoman.model.annotated import Token
from dragoman.model.vocabulary import MentionType


def test_every_noun_has_a_type_of_the_vocabulary():
    assert set(mention_nouns().values()) <= set(get_args(MentionType))


@pytest.mark.parametrize(
    ("word", "lemma", "upos", "expected"),
    [
        ("soldiers", "soldier", "NOUN", "person"),
        ("ministry", "ministry", "NOUN", "organisation"),
        ("Residents", "Residents", "PROPN", "person"),
        ("province", "province", "NOUN", "place"),
        ("bridge", "bridge", "NOUN", "facility"),
        ("tanks", "tank", "NOUN", "vehicle"),
        ("rifles", "rifle", "NOUN", "weapon"),
        ("hope", "hope", "NOUN", None),
        ("Monday", "Monday", "PROPN", None),
    ],
)
def test_what_a_noun_mentions(word, lemma, upos, expected):
    assert noun_type(Token(0, 0, len(word), word, lemma, upos, "_", 0, "root", 0)) == expected
