"""Signs that something is an undertaking."""

from dragoman.extract.commitment_candidates import candidates
from dragoman.extract.commitment_signs import signs, weight
from dragoman.extract.grammar import grammar
from dragoman.extract.parties import parties
from parsed import parsed

NAMED = {"Kenya": "country"}


def read(written, **more):
    told = parsed(written, NAMED, **more)
    trees, who = grammar(told.annotated), parties(told)
    return candidates(told, trees)[0], trees, who


def test_the_signs_of_a_promise():
    found, trees, who = read("Kenya/PROPN/nsubj/2 promised/VERB/root/0 to/PART/mark/4 withdraw/VERB/xcomp/2")
    assert set(signs(found, trees, who, "withdraw_forces")) >= {
        "any", "kind told", "cue promised with infinitive", "cue promise with infinitive", "cue's subject country", "in no statement",
        "model sees none", "head VERB",
    }  # fmt: skip


def test_a_promise_weighs_more_than_a_denied_one_and_more_than_a_wish():
    told, trees, who = read("Kenya/PROPN/nsubj/2 promised/VERB/root/0 to/PART/mark/4 withdraw/VERB/xcomp/2")
    denied, others, them = read(
        "Kenya/PROPN/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 promise/VERB/root/0 to/PART/mark/6 withdraw/VERB/xcomp/4"
    )
    wish, third, those = read("Kenya/PROPN/nsubj/3 would/AUX/aux/3 withdraw/VERB/root/0")
    heavy = weight(told, trees, who, "withdraw_forces")
    assert "cue denied" in signs(denied, others, them, "withdraw_forces")
    assert heavy > weight(denied, others, them, "withdraw_forces")
    assert heavy > weight(wish, third, those, "withdraw_forces")


def test_the_surer_the_model_the_more_it_weighs():
    written = "Kenya/PROPN/nsubj/3 will/AUX/aux/3 withdraw/VERB/root/0"
    low, high = (read(written, frames=[("commitment", "withdraw", score, {}, {})]) for score in (0.3, 0.8))
    assert weight(*low, "withdraw_forces") < weight(*high, "withdraw_forces")
