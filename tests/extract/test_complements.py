"""What words that undertake or take a stand govern."""

import pytest

from dragoman.extract.complements import complements, verbs
from dragoman.extract.grammar import grammar
from parsed import annotated

WORDS = {("promise", "VERB"), ("promise", "NOUN"), ("agree", "VERB"), ("sign", "VERB")}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Oslo/PROPN/nsubj/2 promised/VERB/root/0 to/PART/mark/4 leave/VERB/xcomp/2", [("leave", "promised", "infinitive")]),
        (
            "They/PRON/nsubj/2 promised/VERB/root/0 to/PART/mark/4 stop/VERB/xcomp/2 and/CCONJ/cc/6 withdraw/VERB/conj/4",
            [("stop", "promised", "infinitive"), ("withdraw", "promised", "infinitive")],
        ),
        (
            "She/PRON/nsubj/2 promised/VERB/root/0 that/SCONJ/mark/6 aid/NOUN/nsubj/6 would/AUX/aux/6 arrive/VERB/ccomp/2",
            [("arrive", "promised", "clause")],
        ),
        ("Its/PRON/nmod/2 promise/NOUN/nsubj/5 to/PART/mark/4 leave/VERB/acl/2 failed/VERB/root/0", [("leave", "promise", "infinitive")]),
        ("They/PRON/nsubj/2 signed/VERB/root/0 a/DET/det/4 truce/NOUN/obj/2", [("truce", "signed", "noun")]),
        ("A/DET/det/2 truce/NOUN/nsubj/4 agreed/VERB/acl/2/Tense=Past|VerbForm=Part holds/VERB/root/0", [("truce", "agreed", "noun")]),
        ("They/PRON/nsubj/2 left/VERB/root/0 a/DET/det/4 truce/NOUN/obj/2", []),
        ("They/PRON/nsubj/2 promised/VERB/root/0 ./PUNCT/punct/2", []),
        ("They/PRON/nsubj/2 agreed/VERB/root/0 when/ADV/advmod/4 asked/VERB/advcl/2", []),
    ],
)
def test_the_words_that_tell_what(written, expected):
    trees = grammar(annotated(written))
    found = [(trees.tokens[head].text, trees.tokens[cue].text, how) for head, cue, how in complements(trees, WORDS)]
    assert found == expected


def test_verbs_are_given_with_those_joined_to_them():
    trees = grammar(annotated("stop/VERB/root/0 ,/PUNCT/punct/1 leave/VERB/conj/1 and/CCONJ/cc/5 disarm/VERB/conj/1 units/NOUN/obj/5"))
    assert [trees.tokens[at].text for at in verbs(trees, 0)] == ["stop", "leave", "disarm"]
