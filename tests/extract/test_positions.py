"""Positions as wholes."""

import pytest

from dragoman.extract.positions import positions
from parsed import names, parsed

NAMED = {"Kenya": "country", "Uganda": "country"}
CODES = {"Kenya": ("KEN",), "Uganda": ("UGA",)}


def read(written, **more):
    told = parsed(written, NAMED, codes=CODES, **more)
    return told, positions(told)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "Kenya/PROPN/nsubj/2 demanded/VERB/root/0 an/DET/det/5 immediate/ADJ/amod/5 ceasefire/NOUN/obj/2",
            [("Kenya", "ceasefire", "demands")],
        ),
        ("Kenya/PROPN/nsubj/2 rejected/VERB/root/0 the/DET/det/4 ceasefire/NOUN/obj/2", [("Kenya", "ceasefire", "rejects")]),
        ("Kenya/PROPN/nsubj/2 saw/VERB/root/0 a/DET/det/4 lorry/NOUN/obj/2", []),
        ("Kenya/PROPN/nsubj/2 left/VERB/root/0 the/DET/det/4 talks/NOUN/obj/2", []),
    ],
)
def test_what_is_a_position_and_what_is_not(written, expected):
    told, found = read(written)
    assert [(*names(told, [one.holder]), one.issue, one.stance) for one in found] == expected


def test_a_stand_inside_another_is_no_second_one():
    told, (one,) = read(
        "Kenya/PROPN/nsubj/2 refused/VERB/root/0 to/PART/mark/4 attend/VERB/xcomp/2 talks/NOUN/obj/4",
        frames=[("position", "attend", 0.6, {}, {})],
    )
    assert (one.what.of(told.annotated.document.text), one.issue, one.stance) == ("attend talks", "talks_participation", "rejects")


def test_each_holder_has_a_position_of_its_own():
    told, found = read("Kenya/PROPN/nsubj/4 and/CCONJ/cc/3 Uganda/PROPN/conj/1 demanded/VERB/root/0 a/DET/det/6 ceasefire/NOUN/obj/4")
    assert sorted(names(told, [one.holder for one in found])) == ["Kenya", "Uganda"]


def test_the_words_the_evidence_and_the_reason():
    told, (one,) = read("Yesterday/NOUN/obl/3 Kenya/PROPN/nsubj/3 demanded/VERB/root/0 a/DET/det/5 ceasefire/NOUN/obj/3 ./PUNCT/punct/3")
    text = told.annotated.document.text
    assert (one.what.of(text), [span.of(text) for span in one.evidence], one.said_in) == (
        "a ceasefire",
        ["Kenya demanded a ceasefire"],
        None,
    )
    assert one.why is not None
    assert one.why.startswith("model: no position seen; issue by its words; stance by the word 'demanded'; signs weigh ")
