"""Signs that something is a position."""

from dragoman.extract.grammar import grammar
from dragoman.extract.parties import parties
from dragoman.extract.position_candidates import candidates
from dragoman.extract.position_signs import signs, weight
from parsed import parsed


def test_the_signs_of_a_demand():
    told = parsed(
        "Kenya/PROPN/nsubj/2 demands/VERB/root/0 a/DET/det/4 truce/NOUN/obj/2", {"Kenya": "country"}, codes={"Kenya": ("KEN", "GOV")}
    )
    trees, who = grammar(told.annotated), parties(told)
    found = candidates(told, trees)[0]
    assert signs(found, trees, who, "ceasefire", "ceasefire", "e-Kenya") == (
        "any", "about ceasefire", "about told", "cue demand verb", "cue demands with noun", "head NOUN", "holder country", "holder GOV",
        "in no statement", "model sees none",
    )  # fmt: skip


def test_unknown_signs_weigh_nothing():
    assert weight(("no such sign",)) == 0.0


def test_being_about_no_issue_weighs_less_than_being_about_one():
    assert weight(("about told",)) > weight(("about nothing",))
