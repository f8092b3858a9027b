"""The terms of undertakings."""

import pytest

from dragoman.extract.commitment_candidates import candidates
from dragoman.extract.commitment_terms import conditions_of, days_of, exceptions_of, is_denied, kind_of, status_of, what_of
from dragoman.extract.grammar import grammar
from dragoman.model.span import Span
from parsed import annotated, parsed


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("withdraw its troops from the port", "withdraw_forces"),
        ("pull its tanks and artillery back behind the river", "withdraw_weapons"),
        ("keep two hundred soldiers at the airbase", "keep_forces"),
        ("free all prisoners of war", "release_detainees"),
        ("open a corridor to the enclave", "open_corridor"),
        ("halt all attacks on the power grid", "cease_fire"),
        ("observe the truce", "cease_fire"),
        ("hand over its rifles", "disarm"),
        ("attend the next round of talks", "join_talks"),
        ("host a conference in June", "hold_talks"),
        ("hold elections within a year", "hold_vote"),
        ("form a unity government", "form_government"),
        ("pass an amnesty bill", "release_detainees"),
        ("submit a bill to parliament", "legislate"),
        ("give $40 million to the fund", "fund"),
        ("send food and medicines by air", "deliver_aid"),
        ("let inspectors in", "allow_access"),
        ("look into the killings", "investigate"),
        ("send 500 peacekeepers", "deploy_forces"),
        ("boycott the vote", "refrain"),
        ("help the families", "support"),
        ("return refugees to their villages", "return_displaced"),
        ("paint the bridge", "other"),
        ("read the letter", "other"),
        ("go on talking", "other"),
    ],
)
def test_the_kind_by_words(words, expected):
    assert kind_of(words, denied=False) == expected


def test_what_is_refused_is_refrained_from_and_weak_words_can_be_left_out():
    assert kind_of("attend the talks", denied=True) == "refrain"
    assert kind_of("help the families", denied=False, least=1.1) == "other"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("not attend", True),
        ("never again shell the town", True),
        ("won’t go", True),
        ("go to a place where no one is", False),
        ("attend", False),
        ("note it", False),
    ],
)
def test_what_is_denied(words, expected):
    assert is_denied(words) is expected


PROMISE = "Kenya/PROPN/nsubj/2 promised/VERB/root/0 to/PART/mark/4 withdraw/VERB/xcomp/2 its/PRON/nmod/6 troops/NOUN/obj/4"


@pytest.mark.parametrize(
    ("more", "conditions", "exceptions"),
    [
        ("", [], []),
        (
            " if/SCONJ/mark/9 fire/NOUN/nsubj/9 stops/VERB/advcl/4",
            ["if fire stops"],
            [],
        ),
        (" because/SCONJ/mark/9 rain/NOUN/nsubj/9 fell/VERB/advcl/4", [], []),
        (" except/ADP/case/8 trainers/NOUN/nmod/6", [], ["except trainers"]),
    ],
)
def test_conditions_and_exceptions(more, conditions, exceptions):
    told = parsed(PROMISE + more, {"Kenya": "country"})
    trees = grammar(told.annotated)
    text = told.annotated.document.text
    found = candidates(told, trees)[0]
    assert what_of(found, trees).of(text).startswith("withdraw its troops")
    assert [span.of(text) for span in conditions_of(found, trees)] == conditions
    assert [span.of(text) for span in exceptions_of(found, trees, "withdraw_forces")] == exceptions


def test_what_stays_behind_is_an_exception_of_a_pull_out_and_of_nothing_else():
    told = parsed(PROMISE + "\nSome/DET/det/2 units/NOUN/nsubj/4 would/AUX/aux/4 stay/VERB/root/0 ./PUNCT/punct/4")
    trees = grammar(told.annotated)
    found = candidates(told, trees)[0]
    text = told.annotated.document.text
    assert [span.of(text) for span in exceptions_of(found, trees, "withdraw_forces")] == ["Some units would stay"]
    assert exceptions_of(found, trees, "disarm") == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("leave/VERB/root/0 by/ADP/case/3 June/PROPN/obl/1 4/NUM/nummod/3", (None, "2030-06-04", None)),
        ("leave/VERB/root/0 on/ADP/case/3 June/PROPN/obl/1 4/NUM/nummod/3", ("2030-06-04", None, None)),
        ("leave/VERB/root/0 within/ADP/case/4 thirty/NUM/nummod/4 days/NOUN/obl/1 of/ADP/case/6 signature/NOUN/nmod/4", (None, None, True)),
        ("leave/VERB/root/0 soon/ADV/advmod/1", (None, None, None)),
    ],
)
def test_days(line, expected):
    told = parsed(line)
    start, deadline, rule = days_of(told, Span(0, len(told.annotated.document.text)))
    assert (start, deadline, (rule is not None) or None) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("half the convoy has left", "announced"),
        ("the pledge was never carried out", "not_initiated"),
        ("the army failed to honour the promise", "breached"),
        ("the exchange has begun", "initiated"),
        ("it revoked the offer", "withdrawn"),
        ("so far one has come", "partly_done"),
        ("it will leave in June", "announced"),
    ],
)
def test_how_far_it_has_come(words, expected):
    trees = grammar(annotated(" ".join(f"{word}/NOUN/dep/1" for word in words.split())))
    assert status_of(trees, Span(0, len(words))) == expected
