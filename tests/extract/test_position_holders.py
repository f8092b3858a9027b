"""Who holds a position."""

import pytest

from dragoman.extract.grammar import grammar
from dragoman.extract.parties import parties
from dragoman.extract.position_candidates import candidates
from dragoman.extract.position_holders import holders
from parsed import names, parsed

NAMED = {"Kenya": "country", "Otieno": "person", "Wanja": "person", "rebels": "group", "Uganda": "country"}
CODES = {"Kenya": ("KEN",), "Otieno": ("KEN", "GOV"), "Wanja": ("KEN", "GOV"), "rebels": ("KEN", "REB"), "Uganda": ("UGA",)}
ROLES = [("Wanja", "spokeswoman", "Kenya"), ("Otieno", "President", "Kenya")]


@pytest.mark.parametrize(
    ("written", "said", "expected"),
    [
        ("Kenya/PROPN/nsubj/2 demands/VERB/root/0 a/DET/det/4 truce/NOUN/obj/2", [], ["Kenya"]),
        ("Kenya/PROPN/nsubj/4 and/CCONJ/cc/3 Uganda/PROPN/conj/1 demand/VERB/root/0 a/DET/det/6 truce/NOUN/obj/4", [], ["Kenya", "Uganda"]),
        ("Wanja/PROPN/nsubj/2 demanded/VERB/root/0 a/DET/det/4 truce/NOUN/obj/2", [], ["Kenya"]),
        ("Otieno/PROPN/nsubj/2 demanded/VERB/root/0 a/DET/det/4 truce/NOUN/obj/2", [], ["Otieno"]),
        ("demands/NOUN/nsubj/6 of/ADP/case/3 rebels/NOUN/nmod/1 for/ADP/case/5 truce/NOUN/nmod/1 failed/VERB/root/0", [], ["rebels"]),
        (
            "talks/NOUN/nsubj/3 must/AUX/aux/3 open/VERB/ccomp/5 Otieno/PROPN/nsubj/5 said/VERB/root/0",
            [("Otieno", "say", "said", "talks must open")],
            ["Otieno"],
        ),
        (
            "Uganda/PROPN/nsubj/2 says/VERB/root/0 rebels/NOUN/nsubj/6 will/AUX/aux/6 not/PART/advmod/6 attend/VERB/ccomp/2",
            [("Uganda", "say", "says", "rebels will not attend")],
            ["rebels"],
        ),
        ("a/DET/det/2 truce/NOUN/nsubj/4 must/AUX/aux/4 come/VERB/root/0", [], []),
    ],
)
def test_who_holds_it(written, said, expected):
    told = parsed(written, NAMED, said, codes=CODES, roles=ROLES)
    trees = grammar(told.annotated)
    found = candidates(told, trees)[-1]
    assert names(told, holders(found, told, trees, parties(told))) == expected


def test_a_pronoun_that_names_nobody_stands_for_who_spoke_last():
    written = """
        Otieno/PROPN/nsubj/2 said/VERB/root/0 rain/NOUN/nsubj/4 fell/VERB/ccomp/2
        He/PRON/nsubj/2 demanded/VERB/root/0 a/DET/det/4 truce/NOUN/obj/2
    """
    told = parsed(written, NAMED, [("Otieno", "say", "said", "rain fell")], codes=CODES, roles=ROLES)
    trees = grammar(told.annotated)
    assert names(told, holders(candidates(told, trees)[-1], told, trees, parties(told))) == ["Otieno"]
