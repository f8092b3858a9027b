"""Pairs of actors of different reports: those that are one, those that must never be taken for one, and those left to people."""

import pytest

from dragoman.record.actor_keys import actor_blocks, actor_key
from dragoman.record.actor_links import POSSIBLE, SAME, link
from linking_cases import actor, cases, told
from profiles import profile

ONE = [
    (profile("Salim al-Muslat", code="SYR", sectors=("OPP",)), profile("Salem al-Muslat", code="SYR", sectors=("OPP",))),
    (profile("Mohammed Abdulsalam", code="YEM", sectors=("REB",)), profile("Mohamed Abdulsalam", code="YEM", sectors=("REB",))),
    (profile("J. Borrell", code="EUR", roles=("high representative",)), profile("Josep Borrell", code="EUR", roles=("high representative",))),
    (profile("Sudan Liberation Movement", "organisation", "SDN"), profile("SLM", "group", "SDN")),
    (profile("Ansar Allah", "group", "YEM", aliases=("the Houthis",)), profile("Houthis", "group", "YEM")),
    (profile("Khan al-Asal", "place", country="SYR"), profile("Khan Al Asal", "place", country="SYR")),
]
NOT_ONE = [
    (profile("Ali Hassan", code="YEM"), profile("Ali Hassan", code="SOM")),
    (profile("Ahmed Mohamed", code="SDN"), profile("Ahmed Mahmoud", code="SDN")),
    (profile("Hassan Rouhani", code="IRN"), profile("Hussein Rouhani", code="IRN")),
    (profile("Vladimir Putin", known="person:a"), profile("Vladimir Putin", known="person:b")),
    (profile("Aleppo", "place", country="SYR"), profile("Aleppo", "organisation", "SYR")),
    (profile("Tripoli", "place", country="LBN"), profile("Tripoli", "place", country="LBY")),
    (profile("First Brigade", "group", "SYR"), profile("Fifth Brigade", "group", "SYR")),
    (profile("Springfield", "place", geonameid=1, country="USA"), profile("Springfield", "place", geonameid=2, country="USA")),
]
LEFT_TO_PEOPLE = [
    (profile("Márquez", code="COL"), profile("Iván Márquez", code="COL")),
    (profile("Peace Council", "organisation", "SDN"), profile("Peace Council", "organisation")),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_these_are_one(one, other):
    assert link(one, other).score >= SAME
    assert link(other, one).score == link(one, other).score


@pytest.mark.parametrize(("one", "other"), NOT_ONE)
def test_these_are_not(one, other):
    found = link(one, other)
    assert found is None or found.score < POSSIBLE, found


@pytest.mark.parametrize(("one", "other"), LEFT_TO_PEOPLE)
def test_these_are_left_to_people(one, other):
    assert POSSIBLE <= link(one, other).score < SAME


def test_a_link_says_why():
    assert link(*ONE[3]).reason == "'slm' are the first letters of 'sudan liberation movement'"


def test_no_plain_pair_of_the_labelled_ones_is_wrong():
    found = [(case, link(actor(case.one), actor(case.other))) for case in cases(actors=True)]
    taken = [case.same for case, score in found if score is not None and score.score >= SAME]
    assert sum(taken) / len(taken) >= 0.97
    plain = [(case, score is not None and score.score >= SAME) for case, score in found if case.strength == "strong"]
    assert [case for case, is_taken in plain if is_taken != case.same] == [], told(found, SAME)


def test_plain_pairs_meet_where_they_are_looked_up():
    for case in cases(actors=True):
        if case.same and case.strength == "strong":
            one, other = actor(case.one), actor(case.other)
            is_found = bool(set(actor_blocks(one)) & set(actor_blocks(other)))
            assert is_found or actor_key(one, "d-1", "e-1") == actor_key(other, "d-2", "e-2"), case
