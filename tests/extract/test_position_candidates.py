"""Where a position may be told."""

import pytest

from dragoman.extract.grammar import grammar
from dragoman.extract.position_candidates import candidates, ought, stand_of, top
from parsed import annotated, parsed


@pytest.mark.parametrize(
    ("written", "word", "expected"),
    [
        ("Kenya/PROPN/nsubj/3 must/AUX/aux/3 leave/VERB/root/0", "leave", "must"),
        ("It/PRON/nsubj/4 must/AUX/aux/4 not/PART/advmod/4 stay/VERB/root/0", "stay", "must not"),
        ("It/PRON/nsubj/4 will/AUX/aux/4 not/PART/advmod/4 leave/VERB/root/0", "leave", "will not"),
        ("They/PRON/nsubj/2 need/VERB/root/0 to/PART/mark/4 leave/VERB/xcomp/2", "leave", "need"),
        ("It/PRON/nsubj/3 is/AUX/cop/3 unacceptable/ADJ/root/0", "unacceptable", "value"),
        ("There/PRON/expl/2 is/VERB/root/0 no/DET/det/4 place/NOUN/nsubj/2", "place", "no"),
        ("It/PRON/nsubj/3 will/AUX/aux/3 leave/VERB/root/0", "leave", None),
        ("It/PRON/nsubj/3 is/AUX/cop/3 green/ADJ/root/0", "green", None),
        ("They/PRON/nsubj/2 left/VERB/root/0", "left", None),
    ],
)
def test_what_ought_to_be(written, word, expected):
    trees = grammar(annotated(written))
    assert ought(trees, next(token.index for token in trees.tokens if token.text == word)) == expected


@pytest.mark.parametrize(
    ("written", "word", "expected"),
    [
        ("They/PRON/nsubj/2 called/VERB/root/0 for/ADP/case/4 calm/NOUN/obl/2", "called", "demands"),
        ("They/PRON/nsubj/2 rejected/VERB/root/0 it/PRON/obj/2", "rejected", "rejects"),
        ("They/PRON/nsubj/2 ruled/VERB/root/0 it/PRON/obj/2 out/ADP/compound/2", "ruled", "rejects"),
        ("They/PRON/nsubj/2 ruled/VERB/root/0 the/DET/det/4 land/NOUN/obj/2 well/ADV/advmod/2", "ruled", None),
        ("They/PRON/nsubj/2 walked/VERB/root/0 home/ADV/advmod/2", "walked", None),
    ],
)
def test_words_that_take_a_stand(written, word, expected):
    trees = grammar(annotated(written))
    stand = stand_of(trees, next(token.index for token in trees.tokens if token.text == word))
    assert (stand.stance if stand else None) == expected


def test_the_top_of_a_run_is_the_word_that_governs_the_others():
    trees = grammar(annotated("They/PRON/nsubj/2 want/VERB/root/0 the/DET/det/4 bridge/NOUN/obj/2"))
    assert top(trees, range(2, 4)) == 3


def test_contents_of_demands_and_frames_are_candidates_too():
    told = parsed(
        "Kenya/PROPN/nsubj/2 pleaded/VERB/root/0 calm/NOUN/obj/2 everywhere/ADV/advmod/2 ./PUNCT/punct/2",
        said=[("Kenya", "demand", "pleaded", "calm everywhere")],
        named={"Kenya": "country"},
        frames=[("position", "calm", 0.7, {}, {})],
    )
    ((found,),) = (candidates(told, grammar(told.annotated)),)
    assert (found.head, found.cue, found.frame is not None) == (2, 1, True)
