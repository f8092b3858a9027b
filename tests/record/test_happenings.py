"""Entries of different reports: those that tell of one happening, and those that look alike and do not."""

from dataclasses import replace

import pytest

from dragoman.record.happenings import POSSIBLE_HAPPENING, SAME_HAPPENING, same
from dragoman.record.traces import Trace, blocks_around, happening_blocks, stems
from linking_cases import cases, happening
from linking_cases import told as counted


def told(kind, words, *, of=None, status=None, day=None, until=None, known="2023-04-20", by=(), to=(), at=(), numbers=(), round_=None, report="d-1"):
    return Trace(kind, of, status, day, until or day, known, tuple(by), tuple(to), tuple(at), stems(words), tuple(numbers), round_, report)


def elsewhere(one, **changes):
    return replace(one, report="d-2", **changes)


SHELLING = told(
    "events", "shells hit a crowded market in Omdurman", of="ASSAULT", status="happened", day="2023-04-18",
    by=["name:group:SDN:rapid support forces", "SDN"], at=["geo:379252", "SDN"], numbers=["12"],
)  # fmt: skip
PULL_OUT = told("commitments", "pull its heavy guns back from the line", of="withdraw_weapons", status="announced", by=["kb:state:RUS", "RUS"])
TRUCE = told("ceasefires", "cessation of hostilities", of="cessation", status="agreed", day="2022-04-02", known="2022-04-01", at=["YEM"])
ROUND = told(
    "talks", "third round of talks", of="direct", status="opened", day="2023-05-06", by=["kb:person:the-envoy", "SDN"],
    at=["geo:jeddah", "SAU"], round_=3, known="2023-05-06",
)  # fmt: skip
DEMAND = told("positions", "an end to the siege of the city and free passage for aid", of="humanitarian_access", status="demands", by=["kb:group:a"])
DEAD = told("figures", "at least 86 people were killed in the blast", of="killed", numbers=["86"], at=["geo:1", "SDN"])
SAID = told("statements", "the corridor would open on Friday for three hours", of="announce", by=["kb:person:the-envoy"], day="2023-04-20")

ONE = [
    (SHELLING, elsewhere(SHELLING, wording=stems("shells hit the crowded market of Omdurman"), known_from="2023-04-19")),
    (PULL_OUT, elsewhere(PULL_OUT, wording=stems("pull heavy guns back"), known_from="2023-05-02", sides=("RUS", "kb:person:minister"))),
    (TRUCE, elsewhere(TRUCE, type="unclear", first=None, last=None, wording=stems("truce"), known_from="2022-04-15")),
    (ROUND, elsewhere(ROUND, status="concluded_without_text", first="2023-05-12", last="2023-05-12", known_from="2023-05-12")),
    (DEMAND, elsewhere(DEMAND, wording=stems("free passage for aid and an end to the siege"))),
    (DEAD, elsewhere(DEAD, wording=stems("86 people killed in the blast"))),
    (SAID, elsewhere(SAID, wording=stems("the corridor would open for three hours on Friday"))),
]
NOT_ONE = [
    (SHELLING, elsewhere(SHELLING, first="2023-04-22", last="2023-04-22")),
    (SHELLING, elsewhere(SHELLING, places=("geo:365137", "SDN-2"))),
    (SHELLING, elsewhere(SHELLING, status="hypothetical")),
    (SHELLING, elsewhere(SHELLING, type="COERCE")),
    (SHELLING, elsewhere(SHELLING, wording=stems("gunmen stormed a hospital"))),
    (SHELLING, SHELLING),
    (PULL_OUT, elsewhere(PULL_OUT, sides=("kb:state:UKR", "UKR"))),
    (PULL_OUT, elsewhere(PULL_OUT, known_from="2023-09-01")),
    (TRUCE, elsewhere(TRUCE, first="2022-08-02", last="2022-08-02")),
    (TRUCE, elsewhere(TRUCE, places=("ETH",))),
    (TRUCE, elsewhere(TRUCE, type="humanitarian_pause")),
    (ROUND, elsewhere(ROUND, round=4)),
    (ROUND, elsewhere(ROUND, first="2023-07-15", last="2023-07-15")),
    (ROUND, elsewhere(ROUND, places=("geo:geneva", "CHE"))),
    (DEMAND, elsewhere(DEMAND, status="rejects")),
    (DEAD, elsewhere(DEAD, numbers=("90",))),
    (DEAD, elsewhere(DEAD, type="injured")),
    (SAID, elsewhere(SAID, type="deny")),
    (SAID, elsewhere(SAID, sides=("kb:person:somebody-else",))),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_these_are_one(one, other):
    found = same(one, other)
    assert found is not None
    assert found.score >= SAME_HAPPENING, found
    assert set(happening_blocks(one)) & set(blocks_around(other))


@pytest.mark.parametrize(("one", "other"), NOT_ONE)
def test_these_are_not(one, other):
    found = same(one, other)
    assert found is None or found.score < POSSIBLE_HAPPENING, found


def test_a_link_says_why():
    assert same(*ONE[6]).reason == "the same words of the same speaker, with the words corridor, friday, hour, open, on the same days"


def test_no_plain_pair_of_the_labelled_ones_is_wrong():
    found = [(case, same(happening(case.one, "d-1"), happening(case.other, "d-2"))) for case in cases(actors=False)]
    taken = [case.same for case, link in found if link is not None and link.score >= SAME_HAPPENING]
    assert sum(taken) / len(taken) >= 0.97
    plain = [(case, link is not None and link.score >= SAME_HAPPENING) for case, link in found if case.strength == "strong"]
    assert [case for case, is_taken in plain if is_taken != case.same] == [], counted(found, SAME_HAPPENING)


def test_what_is_told_by_its_kind_alone_is_what_was_told_that_day_either_way_round():
    bare = elsewhere(PULL_OUT, wording=stems("the withdrawal"))
    there, back = same(PULL_OUT, bare), same(bare, PULL_OUT)
    assert there.score == back.score >= SAME_HAPPENING


def test_scores_are_the_same_either_way_round():
    for case in cases(actors=False):
        one, other = happening(case.one, "d-1"), happening(case.other, "d-2")
        there, back = same(one, other), same(other, one)
        assert (there and there.score) == (back and back.score), case
