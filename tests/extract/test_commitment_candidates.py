"""Where an undertaking may be told."""

import pytest

from dragoman.extract.commitment_candidates import candidates, innermost, modal
from dragoman.extract.grammar import grammar
from parsed import annotated, parsed


@pytest.mark.parametrize(
    ("written", "word", "expected"),
    [
        ("Kenya/PROPN/nsubj/3 will/AUX/aux/3 leave/VERB/root/0", "leave", "will"),
        ("Kenya/PROPN/nsubj/3 would/AUX/aux/3 leave/VERB/root/0", "leave", "would"),
        ("Kenya/PROPN/nsubj/4 is/AUX/aux/4 to/PART/mark/4 leave/VERB/root/0", "leave", "is to"),
        ("It/PRON/nsubj/3 is/AUX/aux/3 going/VERB/root/0 to/PART/mark/5 leave/VERB/xcomp/3", "leave", "going to"),
        ("It/PRON/nsubj/3 will/AUX/aux/3 stop/VERB/root/0 and/CCONJ/cc/5 leave/VERB/conj/3/VerbForm=Inf", "leave", "will"),
        ("It/PRON/nsubj/3 will/AUX/aux/3 stop/VERB/root/0 and/CCONJ/cc/5 left/VERB/conj/3/Tense=Past", "left", None),
        ("Kenya/PROPN/nsubj/3 may/AUX/aux/3 leave/VERB/root/0", "leave", None),
        ("Kenya/PROPN/nsubj/2 left/VERB/root/0", "left", None),
        ("It/PRON/nsubj/2 wants/VERB/root/0 to/PART/mark/4 leave/VERB/xcomp/2", "leave", None),
    ],
)
def test_what_is_to_come_by_its_auxiliary(written, word, expected):
    trees = grammar(annotated(written))
    at = next(token.index for token in trees.tokens if token.text == word)
    assert modal(trees, at) == expected


def test_a_frame_joins_the_candidate_that_it_stands_at():
    told = parsed(
        "Kenya/PROPN/nsubj/2 promised/VERB/root/0 to/PART/mark/4 leave/VERB/xcomp/2 Doolow/PROPN/obj/4",
        frames=[("commitment", "Doolow", 0.6, {}, {})],
    )
    ((found,),) = (candidates(told, grammar(told.annotated)),)
    assert (found.head, found.cue, found.complement) == (3, 1, "infinitive")
    assert found.frame is not None
    assert found.frame.score == 0.6


def test_a_frame_far_from_all_others_is_a_candidate_of_its_own():
    told = parsed("A/DET/det/2 pledge/NOUN/nsubj/3 stands/VERB/root/0", frames=[("commitment", "stands", 0.6, {}, {})])
    assert [one.head for one in candidates(told, grammar(told.annotated))] == [2]


def test_the_innermost_statement_counts():
    told = parsed(
        "Ann/PROPN/nsubj/2 said/VERB/root/0 Bob/PROPN/nsubj/4 says/VERB/ccomp/2 we/PRON/nsubj/7 will/AUX/aux/7 stay/VERB/ccomp/4",
        said=[("Ann", "say", "said", "Bob says we will stay"), ("Bob", "say", "says", "we will stay")],
    )
    trees = grammar(told.annotated)
    assert [(one.speaker if one else None) for one in (innermost(told, trees, at) for at in (0, 2, 6))] == [None, "e-Ann", "e-Bob"]
