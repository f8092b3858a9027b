"""Dictionary forms."""

import pytest

from dragoman.language.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "upos", "form"),
    [
        ("said", "VERB", "say"),
        ("Talks", "NOUN", "talk"),
        ("Assad", "PROPN", "Assad"),
        ("n’t", "PART", "not"),
        ("wo", "AUX", "will"),
        ("was", "AUX", "be"),
        ("their", "PRON", "their"),
        ("withdrew", "VERB", "withdraw"),
        ("were", "AUX", "be"),
        ("accusing", "VERB", "accuse"),
        ("Strelsau", "PROPN", "Strelsau"),
    ],
)
def test_lemmas(word: str, upos: str, form: str) -> None:
    assert lemma(word, upos) == form
