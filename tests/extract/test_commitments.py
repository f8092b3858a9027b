"""Commitments as wholes."""

import pytest

from dragoman.extract.commitments import commitments
from parsed import names, parsed

NAMED = {"Kenya": "country", "Otieno": "person", "Uganda": "country"}
CODES = {"Kenya": ("KEN",), "Otieno": ("KEN", "GOV"), "Uganda": ("UGA",)}


def read(written, **more):
    told = parsed(written, NAMED, codes=CODES, **more)
    return told, [(one.what.of(told.annotated.document.text), one) for one in commitments(told)]


def test_a_promise_with_everything_told():
    told, ((what, one),) = read(
        "Kenya/PROPN/nsubj/2 promised/VERB/root/0 to/PART/mark/4 withdraw/VERB/xcomp/2 its/PRON/nmod/6 troops/NOUN/obj/4 "
        "by/ADP/case/8 June/PROPN/obl/4 4/NUM/nummod/8 if/SCONJ/mark/12 fire/NOUN/nsubj/12 stops/VERB/advcl/4 ./PUNCT/punct/2"
    )
    text = told.annotated.document.text
    assert what == "withdraw its troops by June 4"
    assert (names(told, one.by), one.kind, one.strength, one.status) == (["Kenya"], "withdraw_forces", "promised", "announced")
    assert (one.start, one.deadline, [span.of(text) for span in one.conditions]) == (None, "2030-06-04", ["if fire stops"])
    assert one.why is not None
    assert one.why.startswith("model: no commitment seen; undertaken by the word 'promised'; kind by its words; signs weigh ")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "Kenya/PROPN/nsubj/2 agreed/VERB/root/0 to/PART/mark/4 observe/VERB/xcomp/2 a/DET/det/6 truce/NOUN/obj/4",
            [("cease_fire", "agreed")],
        ),
        (
            "Kenya/PROPN/nsubj/2 threatened/VERB/root/0 to/PART/mark/4 quit/VERB/xcomp/2 the/DET/det/6 talks/NOUN/obj/4",
            [("refrain", "threatened")],
        ),
        ("Kenya/PROPN/nsubj/2 offered/VERB/root/0 to/PART/mark/4 host/VERB/xcomp/2 talks/NOUN/obj/4", [("hold_talks", "offered")]),
        ("Kenya/PROPN/nsubj/2 urged/VERB/root/0 Uganda/PROPN/obj/2 to/PART/mark/5 withdraw/VERB/xcomp/2", []),
        ("Kenya/PROPN/nsubj/2 hopes/VERB/root/0 to/PART/mark/4 attend/VERB/xcomp/2 talks/NOUN/obj/4", []),
        ("Kenya/PROPN/nsubj/3 might/AUX/aux/3 withdraw/VERB/root/0 its/PRON/nmod/5 troops/NOUN/obj/3", []),
        ("Kenya/PROPN/nsubj/2 withdrew/VERB/root/0 its/PRON/nmod/4 troops/NOUN/obj/2", []),
        ("It/PRON/nsubj/4 was/AUX/cop/4 not/PART/advmod/4 clear/ADJ/root/0 when/ADV/advmod/7 they/PRON/nsubj/7 leave/VERB/csubj/4", []),
    ],
)
def test_what_is_an_undertaking_and_what_is_not(written, expected):
    assert [(one.kind, one.strength) for _, one in read(written)[1]] == expected


def test_a_refusal_is_an_undertaking_to_refrain():
    _, ((_, one),) = read(
        "Kenya/PROPN/nsubj/2 refused/VERB/root/0 to/PART/mark/4 attend/VERB/xcomp/2 talks/NOUN/obj/4",
        frames=[("commitment", "attend", 0.9, {}, {})],
    )
    assert (one.kind, one.strength) == ("refrain", "announced")


def test_nobody_s_undertaking_is_none():
    written = "Promises/NOUN/nsubj/4 to/PART/mark/3 withdraw/VERB/acl/1 failed/VERB/root/0"
    assert read(written)[1] == []


def test_several_clauses_about_one_undertaking_make_one_with_all_their_words():
    written = """
        Kenya/PROPN/nsubj/2 promised/VERB/root/0 to/PART/mark/4 withdraw/VERB/xcomp/2 its/PRON/nmod/6 troops/NOUN/obj/4 ./PUNCT/punct/2
        Kenya/PROPN/nsubj/2 pledged/VERB/root/0 to/PART/mark/4 withdraw/VERB/xcomp/2 the/DET/det/6 troops/NOUN/obj/4 ./PUNCT/punct/2
    """
    told, ((_, one),) = read(written)
    assert len(one.evidence) == 2
    assert names(told, one.by) == ["Kenya"]


def test_the_same_report_gives_the_same_ids():
    written = "Kenya/PROPN/nsubj/2 promised/VERB/root/0 to/PART/mark/4 withdraw/VERB/xcomp/2"
    first, second = (read(written)[1] for _ in range(2))
    assert [one.id for _, one in first] == [one.id for _, one in second]
