"""What positions are about, and which stand they take."""

import pytest

from dragoman.extract.grammar import grammar
from dragoman.extract.position_candidates import candidates
from dragoman.extract.position_stances import issue, issue_of, stance
from dragoman.model.span import Span
from parsed import parsed


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("an immediate ceasefire", "ceasefire"),
        ("An Immediate CEASEFIRE", "ceasefire"),
        ("foreign forces must leave", "withdrawal_of_foreign_forces"),
        ("security guarantees from the guarantors", "security_guarantees"),
        ("merge the brigades into the army", "security_forces_reform"),
        ("lay down their arms", "disarmament"),
        ("a list of terrorists", "terrorism"),
        ("a civilian government", "political_transition"),
        ("the president must step down", "leadership"),
        ("early elections", "elections"),
        ("a new constitution", "constitution"),
        ("a unity government", "power_sharing"),
        ("the border of 1967", "territory_and_borders"),
        ("a referendum on independence", "self_determination"),
        ("unhindered aid convoys", "humanitarian_access"),
        ("free the hostages", "detainees_and_missing"),
        ("a tribunal for war crimes", "accountability"),
        ("refugees going back", "refugees_and_displaced"),
        ("the lifting of sanctions", "sanctions"),
        ("reconstruction of the port", "reconstruction"),
        ("schooling for minorities", "minorities_and_groups"),
        ("talk face to face", "talks_format"),
        ("attend the talks", "talks_participation"),
        ("observers on the line", "monitoring"),
        ("an offensive in the north", "military_action"),
        ("recognise the republic’s passports", "recognition"),
        ("stop enrichment of uranium", "nuclear_and_chemical"),
        ("a good lunch", "other"),
        ("swift answers", "other"),
        ("the weather", "other"),
    ],
)
def test_the_issue_by_words(words, expected):
    assert issue_of(words) == expected


def read(written, **more):
    told = parsed(written, {"Kenya": "country"}, **more)
    trees = grammar(told.annotated)
    return candidates(told, trees)[0], trees, Span(0, len(told.annotated.document.text))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Kenya/PROPN/nsubj/2 demands/VERB/root/0 a/DET/det/4 truce/NOUN/obj/2", "demands"),
        ("Kenya/PROPN/nsubj/2 rejects/VERB/root/0 the/DET/det/4 truce/NOUN/obj/2", "rejects"),
        ("Kenya/PROPN/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 accept/VERB/root/0 the/DET/det/6 truce/NOUN/obj/4", "rejects"),
        ("Kenya/PROPN/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 reject/VERB/root/0 the/DET/det/6 truce/NOUN/obj/4", "accepts"),
        (
            "Kenya/PROPN/nsubj/2 accepts/VERB/root/0 the/DET/det/4 truce/NOUN/obj/2 if/SCONJ/mark/7 they/PRON/nsubj/7 leave/VERB/advcl/2",
            "accepts_with_conditions",
        ),
        ("Kenya/PROPN/nsubj/2 proposes/VERB/root/0 a/DET/det/4 truce/NOUN/obj/2", "proposes"),
        (
            "A/DET/det/2 truce/NOUN/nsubj/5 is/AUX/cop/5 our/PRON/nmod/5 red/ADJ/root/0 line/NOUN/dep/5 must/AUX/aux/8 hold/VERB/dep/5",
            "red_line",
        ),
        ("Kenya/PROPN/nsubj/3 must/AUX/aux/3 leave/VERB/root/0", "demands"),
        ("Kenya/PROPN/nsubj/4 will/AUX/aux/4 not/PART/advmod/4 leave/VERB/root/0", "rejects"),
    ],
)
def test_the_stance(written, expected):
    found, trees, evidence = read(written)
    assert stance(found, trees, evidence)[0] == expected


def test_the_nearest_words_tell_the_issue_and_a_sure_model_before_them():
    written = "Kenya/PROPN/nsubj/2 demands/VERB/root/0 this/NOUN/obj/2"
    found, _, _ = read(written)
    assert issue(found, ("this", "Kenya demands this", "At the talks on the truce Kenya demands this")) == (
        "ceasefire",
        "issue by its sentence",
    )
    assert issue(found, ("this", "this", "this")) == ("other", "no words tell the issue")
    sure, _, _ = read(written, frames=[("position", "this", 0.8, {"issue": "sanctions"}, {})])
    assert issue(sure, ("the truce", "the truce", "the truce")) == ("sanctions", "issue by the model, 0.90")
