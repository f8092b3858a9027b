"""Clauses, who acts and who is acted on, read from trees."""

import pytest

from dragoman.extract.grammar import grammar, places
from dragoman.model.annotated import Stretch
from parsed import annotated

ACTIVE = "Kenya/PROPN/nsubj/2 attacked/VERB/root/0 camps/NOUN/obj/2 ./PUNCT/punct/2"
PASSIVE = "camps/NOUN/nsubj:pass/3 were/AUX/aux:pass/3 attacked/VERB/root/0 by/ADP/case/5 Kenya/PROPN/obl:agent/3 ./PUNCT/punct/3"
BOTH = "Kenya/PROPN/nsubj/4 and/CCONJ/cc/3 Uganda/PROPN/conj/1 attacked/VERB/root/0 camps/NOUN/obj/4 ./PUNCT/punct/4"
RELATIVE = "Kenya/PROPN/nsubj/6 ,/PUNCT/punct/4 which/PRON/nsubj/4 attacked/VERB/acl/1 ,/PUNCT/punct/4 left/VERB/root/0 ./PUNCT/punct/6"
PARTICIPLE = "troops/NOUN/nsubj/4 fighting/VERB/acl/1 rebels/NOUN/obj/2 left/VERB/root/0 ./PUNCT/punct/4"
COMPLEMENT = "Kenya/PROPN/nsubj/2 agreed/VERB/root/0 to/PART/mark/4 leave/VERB/xcomp/2/VerbForm=Inf ./PUNCT/punct/2"
ORDERED = "Kenya/PROPN/nsubj/2 told/VERB/root/0 rebels/NOUN/obj/2 to/PART/mark/5 leave/VERB/xcomp/2/VerbForm=Inf ./PUNCT/punct/2"
TWO_VERBS = "Kenya/PROPN/nsubj/2 came/VERB/root/0 and/CCONJ/cc/4 attacked/VERB/conj/2 camps/NOUN/obj/4 ./PUNCT/punct/2"
OWNED = "Kenya/PROPN/nmod/3 's/PART/case/1 attack/NOUN/nsubj/6 on/ADP/case/5 camps/NOUN/nmod/3 failed/VERB/root/0 ./PUNCT/punct/6"
BETWEEN = "talks/NOUN/root/0 between/ADP/case/3 Kenya/PROPN/nmod/1 and/CCONJ/cc/5 Uganda/PROPN/conj/3 ./PUNCT/punct/1"
DEMONYM = "Kenyan/ADJ/amod/2 strikes/NOUN/nsubj/3 hit/VERB/root/0 camps/NOUN/obj/3 ./PUNCT/punct/3"


def words(written, word, question):
    trees = grammar(annotated(written))
    at = next(token.index for token in trees.tokens if token.text == word)
    return [trees.tokens[one].text for one in getattr(trees, question)(at)]


@pytest.mark.parametrize(
    ("written", "word", "expected"),
    [
        (ACTIVE, "attacked", ["Kenya"]),
        (PASSIVE, "attacked", ["Kenya"]),
        (BOTH, "attacked", ["Kenya", "Uganda"]),
        (RELATIVE, "attacked", ["Kenya"]),
        (PARTICIPLE, "fighting", ["troops"]),
        (COMPLEMENT, "leave", ["Kenya"]),
        (ORDERED, "leave", ["rebels"]),
        (TWO_VERBS, "attacked", ["Kenya"]),
        (OWNED, "attack", ["Kenya"]),
        (BETWEEN, "talks", ["Kenya", "Uganda"]),
        (DEMONYM, "strikes", ["Kenyan"]),
        ("camps/NOUN/nsubj:pass/3 were/AUX/aux:pass/3 attacked/VERB/root/0 ./PUNCT/punct/3", "attacked", []),
    ],
)
def test_who_does_it(written, word, expected):
    assert words(written, word, "subjects") == expected


@pytest.mark.parametrize(
    ("written", "word", "expected"),
    [
        (ACTIVE, "attacked", ["camps"]),
        (PASSIVE, "attacked", ["camps"]),
        (PARTICIPLE, "fighting", ["rebels"]),
        (OWNED, "attack", ["camps"]),
        ("Kenya/PROPN/nsubj/2 fired/VERB/root/0 on/ADP/case/4 camps/NOUN/obl/2 ./PUNCT/punct/2", "fired", ["camps"]),
        ("Kenya/PROPN/nsubj/2 fired/VERB/root/0 in/ADP/case/4 May/PROPN/obl/2 ./PUNCT/punct/2", "fired", []),
    ],
)
def test_whom_it_is_done_to(written, word, expected):
    assert words(written, word, "objects") == expected


@pytest.mark.parametrize(
    ("written", "word", "expected"),
    [
        (ACTIVE, "camps", "Kenya attacked camps"),
        (TWO_VERBS, "came", "Kenya came"),
        (TWO_VERBS, "camps", "and attacked camps"),
        (RELATIVE, "which", "which attacked"),
        (COMPLEMENT, "leave", "Kenya agreed to leave"),  # an open complement is no clause of its own
    ],
)
def test_the_smallest_clause_around_a_word(written, word, expected):
    report = annotated(written)
    at = next(token.index for token in report.tokens if token.text == word)
    assert grammar(report).clause(at).of(report.document.text) == expected


def test_sentences_subtrees_and_conjuncts():
    report = annotated(BOTH + "\n" + ACTIVE)
    trees = grammar(report)
    assert trees.sentence(7).of(report.document.text) == "Kenya attacked camps."
    assert trees.subtree(0) == (0, 1, 2)
    assert trees.subtree(0, without=frozenset(("cc",))) == (0, 2)
    assert trees.conjuncts(0) == (0, 2)
    assert trees.conjuncts_above(2) == (0, 2)
    assert list(trees.ancestors(2)) == [0, 3]
    assert list(places(Stretch(2, 4))) == [2, 3]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Kenya/PROPN/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 attack/VERB/root/0", True),
        ("no/DET/det/2 attack/NOUN/root/0", True),
        ("Kenya/PROPN/nsubj/3 did/AUX/aux/3 attack/VERB/root/0", False),
    ],
)
def test_denials(written, expected):
    report = annotated(written)
    assert grammar(report).is_negated(len(report.tokens) - 1) is expected


def test_prepositions_of_more_than_one_word():
    report = annotated("they/PRON/nsubj/2 fled/VERB/root/0 because/ADP/case/5 of/ADP/case/5 fighting/NOUN/obl/2")
    assert grammar(report).case_of(4) == "because of"
