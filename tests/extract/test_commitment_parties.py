"""Who undertakes something, and for whom."""

import pytest

from dragoman.extract.commitment_candidates import candidates
from dragoman.extract.commitment_parties import acting_for, behind, receivers, same_side, undertakers
from dragoman.extract.grammar import grammar
from dragoman.extract.parties import parties
from parsed import names, parsed

NAMED = {"Otieno": "person", "Kenya": "country", "Dahl": "person", "UN": "organisation", "rebels": "group", "ministry": "organisation"}
CODES = {
    "Otieno": ("KEN", "GOV"),
    "Kenya": ("KEN",),
    "Dahl": ("NOR", "GOV"),
    "UN": ("UNO",),
    "rebels": ("KEN", "REB"),
    "ministry": ("KEN", "GOV"),
}
WORDS = " ".join(f"{name}/PROPN/dep/1" for name in NAMED)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Otieno", ["Kenya"]), ("ministry", ["Kenya"]), ("Dahl", ["UN"]), ("rebels", []), ("Kenya", []), ("UN", [])],
)
def test_the_state_or_body_behind_somebody(name, expected):
    told = parsed(WORDS, NAMED, codes=CODES, roles=[("Dahl", "envoy", "UN")])
    who = parties(told)
    assert names(told, behind(who.entities[f"e-{name}"], who)) == expected


def test_people_are_listed_with_their_state_each_once():
    told = parsed(WORDS, NAMED, codes=CODES)
    assert names(told, acting_for(("e-Otieno", "e-ministry"), parties(told))) == ["Otieno", "Kenya", "ministry"]


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("Otieno", "Kenya", True), ("rebels", "Kenya", False), ("Dahl", "UN", True), ("Dahl", "Kenya", False)]
)
def test_sides(one, other, expected):
    who = parties(parsed(WORDS, NAMED, codes=CODES, roles=[("Dahl", "envoy", "UN")]))
    assert same_side(who.entities[f"e-{one}"], [who.entities[f"e-{other}"]]) is expected


@pytest.mark.parametrize(
    ("written", "said", "by", "to"),
    [
        ("Kenya/PROPN/nsubj/2 promised/VERB/root/0 rebels/NOUN/iobj/2 to/PART/mark/5 leave/VERB/xcomp/2", [], ["Kenya"], ["rebels"]),
        (
            "we/PRON/nsubj/3 will/AUX/aux/3 leave/VERB/ccomp/5 Otieno/PROPN/nsubj/5 said/VERB/root/0",
            [("Otieno", "say", "said", "we will leave")],
            ["Otieno", "Kenya"],
            [],
        ),
        (
            "Otieno/PROPN/nsubj/2 said/VERB/root/0 Kenya/PROPN/nsubj/5 would/AUX/aux/5 leave/VERB/ccomp/2",
            [("Otieno", "say", "said", "Kenya would leave")],
            ["Otieno", "Kenya"],
            [],
        ),
        (
            "Dahl/PROPN/nsubj/2 said/VERB/root/0 rebels/NOUN/nsubj/5 would/AUX/aux/5 leave/VERB/ccomp/2",
            [("Dahl", "say", "said", "rebels would leave")],
            ["rebels"],
            [],
        ),
        ("talks/NOUN/nsubj/3 will/AUX/aux/3 resume/VERB/root/0", [], [], []),
    ],
)
def test_who_undertakes_and_towards_whom(written, said, by, to):
    told = parsed(written, NAMED, said, codes=CODES)
    trees, who = grammar(told.annotated), parties(told)
    found = candidates(told, trees)[0]
    undertaking = undertakers(found, trees, who)
    assert names(told, undertaking) == by
    assert names(told, receivers(found, trees, who, undertaking)) == to
