import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.promises import standing
from entries import ENVOY, GENEVA, HNC, MONITOR, PUTIN, RUSSIA, SYRIA, UN, USA, entry, part, said

ORDER = entry(
    "commitments",
    "2016-03-14",
    of="withdraw_forces",
    status="announced",
    start="2016-03-15",
    by=[PUTIN, RUSSIA],
    places=[SYRIA],
    what="begin pulling the greater part of its aircraft out of Syria",
    scope="the greater part",
    strength="ordered",
    voices=(said(PUTIN, "order"),),
    words="Putin ordered the forces to begin pulling the greater part of its aircraft out of Syria",
)
BASES = entry(
    "statements", "2016-03-14", of="say", speaker=[PUTIN], words="The bases on the coast will go on working", report="d-2016-03-14", named="s-bases"
)


def left(known, words, *voices, doers=(RUSSIA,), place=(SYRIA,), status="happened", **more):
    """An event of pulling out, told on the day `known`."""
    day = more.pop("start", known)
    return entry(
        "events", known, of="RETREAT", mode="withdraw", status=status, start=day, actors=list(doers), place=list(place), words=words,
        voices=voices, **more,
    )  # fmt: skip


FIRST = left("2016-03-15", "The first aircraft left Syria")
MOST = left("2016-03-17", "Most of the aircraft have left Syria", said(PUTIN))
DEEDS = (BASES, FIRST, MOST)


def steps(standing):
    """Each step as `→ status by whom as what`, with a dot where it does not move."""
    return [f"{'→' if step.moves else '·'} {step.status} {step.day} {step.who or 'report'} {step.stand}" for step in standing.steps]


def test_a_withdrawal_is_announced_then_begun_and_its_exceptions_stand():
    assert standing([ORDER], DEEDS, "2016-03-13") is None
    announced = standing([ORDER], DEEDS, "2016-03-14")
    assert (announced.status, announced.since, announced.begins, announced.due) == ("announced", "2016-03-14", "2016-03-15", None)
    begun = standing([ORDER], DEEDS, "2016-03-16")
    assert (begun.status, begun.since, begun.ground) == ("initiated", "2016-03-15", "finding")
    assert [term.words for term in begun.exceptions] == ["The bases on the coast will go on working"]
    assert [term.words for term in begun.scope] == ["the greater part"]


def test_a_claim_is_kept_apart_from_a_finding():
    seen = left("2016-03-17", "Only a few aircraft have left Syria", said(USA))
    told = standing([ORDER], [FIRST, MOST, seen], "2016-03-20")
    assert (told.status, told.ground, told.claimed, told.found) == ("partly_done", "claim", "partly_done", "initiated")
    assert steps(told) == [
        "→ announced 2016-03-14 Vladimir Putin party",
        "→ initiated 2016-03-15 report report",
        "· initiated 2016-03-17 United States third_party",
        "→ partly_done 2016-03-17 Vladimir Putin party",
    ]


def test_those_who_contradict_each_other_make_it_disputed():
    never = left("2016-03-18", "Not one aircraft has left Syria", said(HNC))
    told = standing([ORDER], [MOST, never], "2016-03-20")
    assert told.status == "disputed"
    assert told.steps[-1].why == (
        "Vladimir Putin says it is partly done, High Negotiations Committee that it is not begun"
    )


def test_a_denial_is_no_deed():
    denied = left("2016-03-15", "that aircraft had left Syria", said(RUSSIA, "deny"))
    assert steps(standing([ORDER], [denied], "2016-03-16"))[-1] == "→ not_initiated 2016-03-15 Russia party"


@pytest.mark.parametrize("act", ["want", "predict", "demand", "doubt"])
def test_what_is_wished_is_no_deed(act):
    assert standing([ORDER], [left("2016-03-15", "the aircraft left Syria", said(USA, act))], "2016-03-16").status == "announced"


def test_deeds_of_others_and_older_deeds_are_none():
    others = left("2016-03-15", "Troops left", doers=[part("Iran", "IRN")])
    older = left("2016-03-15", "Aircraft left Syria", start="2016-01-10")
    assert steps(standing([ORDER], [others, older], "2016-03-20")) == ["→ announced 2016-03-14 Vladimir Putin party"]


def test_doubtful_deeds_are_listed():
    vague = left("2016-03-17", "Eight aircraft had left", said(USA), doers=(), place=(), start=None)
    told = standing([ORDER], [vague], "2016-03-20")
    assert told.status == "announced"
    assert [(one.told, one.score, one.reason) for one in told.possible] == [("initiated", 0.4, "RETREAT/withdraw, the same words")]


def test_near_copies_tell_once_and_rejected_entries_never():
    copy = left("2016-03-15", "The first aircraft left Syria", report="d-copy", story=FIRST.source.report, named="copy")
    wrong = left("2016-03-18", "All of the aircraft left Syria", verdict="rejected")
    assert len(standing([ORDER], [FIRST, copy, wrong], "2016-03-20").steps) == 2


AID = entry(
    "commitments", "2016-03-04", of="deliver_aid", status="announced", by=[SYRIA], to=[UN], what="let convoys go", deadline="2016-03-06",
    conditions=["if asked"], voices=(said(SYRIA, "promise"),),
)  # fmt: skip


def test_a_deadline_that_has_passed_makes_it_overdue_and_long_silence_unknown():
    assert [standing([AID], [], day).status for day in ("2016-03-06", "2016-03-07", "2016-12-31")] == ["announced", "overdue", "outcome_unknown"]
    told = standing([AID], [], "2016-12-31")
    assert (told.due, [term.words for term in told.conditions]) == ("2016-03-06", ["if asked"])
    assert [step.why for step in told.steps[1:]] == [
        "the day set for it, 2016-03-06, has passed, and nothing known by then tells that it is done",
        "nothing was told of it for 180 days after 2016-03-07",
    ]


def test_a_new_deadline_takes_the_place_of_the_old_one_and_both_are_kept():
    later = entry("commitments", "2016-03-06", of="deliver_aid", status="announced", by=[SYRIA], deadline="2016-03-20", happening=AID.id)
    told = standing([AID, later], [], "2016-03-10")
    assert (told.status, told.due) == ("announced", "2016-03-20")
    assert [term.words for term in told.deadlines] == ["2016-03-06", "2016-03-20"]


def test_a_report_that_has_it_done_moves_it():
    done = entry("commitments", "2016-03-05", of="deliver_aid", status="fulfilled", by=[SYRIA], voices=(said(ENVOY),))
    assert steps(standing([AID, done], [], "2016-12-31")) == [
        "→ announced 2016-03-04 Syria party",
        "→ fulfilled 2016-03-05 Staffan de Mistura counterparty",
    ]


TALKS = entry(
    "commitments", "2016-03-01", of="hold_talks", status="announced", start="2016-03-07", by=[ENVOY, UN], places=[GENEVA],
    what="bring them back to Geneva", voices=(said(ENVOY),),
)  # fmt: skip
OPENED = entry("talks", "2016-03-14", of="proximity", status="opened", start="2016-03-14", mediators=[ENVOY], place=[GENEVA], words="He opened talks")


def test_talks_that_open_carry_out_the_promise_of_them():
    assert standing([TALKS], [OPENED], "2016-03-13").status == "announced"
    assert (standing([TALKS], [OPENED], "2016-03-14").status, standing([TALKS], [], "2016-03-15").status) == ("fulfilled", "overdue")


TRUCE = entry(
    "commitments", "2016-02-22", of="cease_fire", status="announced", start="2016-02-27", deadline="2016-03-05", by=[SYRIA], places=[SYRIA],
    what="stop all attacks", exceptions=["but not on Islamic State"], voices=(said(SYRIA),),
)  # fmt: skip


def strike(known, words, *voices, at=HNC):
    return entry(
        "events", known, of="ASSAULT", mode="aerial", status="happened", start=known, actors=[SYRIA], recipients=[at], place=[SYRIA],
        words=words, voices=voices,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("deed", "status"),
    [
        (strike("2016-02-28", "bombed them in breach of the truce", said(MONITOR)), "breached"),
        (strike("2016-02-28", "bombed them in breach of the truce", said(HNC, "accuse")), "disputed"),
        (strike("2016-02-28", "bombed them in breach of the truce", said(SYRIA, "admit")), "breached"),
        (strike("2016-02-28", "bombed a village"), "announced"),
        (strike("2016-02-28", "bombed them despite the truce", at=part("Islamic State", "IMG", "REB")), "announced"),
    ],
)
def test_who_tells_of_a_breach_decides_what_it_is(deed, status):
    assert standing([TRUCE], [deed], "2016-03-01").status == status


def test_breaches_within_a_truce_are_claims_of_those_who_accuse():
    violation = {"accuser": "e-1", "accused": "e-2", "kind": "shelling", "date": "2016-02-27", "finding": "alleged", "said_in": "s-9", "evidence": []}
    truce = entry(
        "ceasefires", "2016-02-29", of="cessation", status="in_effect", start="2016-02-27", parties=[SYRIA], accuser=[HNC], accused=[SYRIA],
        places=[SYRIA], violations=[violation],
    )  # fmt: skip
    told = standing([TRUCE], [truce], "2016-03-01")
    assert steps(told) == [
        "→ announced 2016-02-22 Syria party",
        "→ initiated 2016-02-27 report report",
        "→ disputed 2016-02-27 High Negotiations Committee counterparty",
    ]


def test_what_is_kept_rather_than_done_is_not_overdue():
    assert standing([TRUCE], [], "2016-04-01").status == "announced"


def test_an_admitted_breach_of_a_rejected_promise_is_nothing():
    rejected = entry("commitments", "2016-02-22", of="cease_fire", by=[SYRIA], verdict="rejected")
    assert standing([rejected], [], "2016-03-01") is None


ALL = (
    *DEEDS,
    left("2016-03-18", "Not one aircraft has left Syria", said(HNC)),
    left("2016-03-17", "Only a few aircraft have left Syria", said(USA)),
    left("2016-03-17", "Eight aircraft had left", said(USA), doers=(), place=()),
    entry("commitments", "2016-03-20", of="withdraw_forces", status="suspended", by=[RUSSIA], places=[SYRIA], words="Russia halted it"),
)
AGAIN = entry("commitments", "2016-03-27", of="withdraw_forces", status="announced", by=[RUSSIA], words="the pull-out is largely complete", happening=ORDER.id)


@given(st.permutations(ALL), st.permutations([ORDER, AGAIN]), st.sampled_from([f"2016-03-{day}" for day in range(14, 31)]))
def test_the_order_of_what_is_told_does_not_matter(deeds, mentions, today):
    assert standing(mentions, deeds, today) == standing([ORDER, AGAIN], ALL, today)


@given(st.lists(st.sampled_from(ALL), unique_by=lambda one: one.id), st.integers(14, 31))
def test_nothing_is_seen_before_it_is_known(deeds, day):
    today = f"2016-03-{day}"
    told = standing([ORDER, AGAIN], deeds, today)
    assert all(step.known <= today and step.entry.source.known_from <= today for step in told.steps)
    assert all(one.entry.source.known_from <= today for one in itertools.chain(told.possible, told.exceptions))
    assert told == standing([one for one in (ORDER, AGAIN) if one.source.known_from <= today], [one for one in deeds if one.source.known_from <= today], today)


@given(st.lists(st.sampled_from(ALL), unique_by=lambda one: one.id))
def test_the_status_is_that_of_the_last_step_that_moves(deeds):
    told = standing([ORDER], deeds, "2016-03-31")
    assert told.status == [step.status for step in told.steps if step.moves][-1]
    assert [step.day for step in told.steps] == sorted(step.day for step in told.steps)
