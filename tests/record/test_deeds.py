import pytest

from dragoman.record.deeds import SURE, kept, matches, wanted
from entries import HNC, PUTIN, RUSSIA, SYRIA, entry, part, said

ORDER = entry("commitments", "2016-03-14", of="withdraw_forces", by=[PUTIN, RUSSIA], places=[SYRIA], start="2016-03-15", what="pull aircraft out")


def test_what_to_look_for():
    asked = wanted([ORDER])
    assert dict(asked.types) == {
        "commitments": ("withdraw_forces", "keep_forces", "other"),
        "statements": ("admit", "announce", "confirm", "deny", "report", "say"),
        "events": ("RETREAT", "MOBILIZE"),
    }
    assert (asked.modes, asked.actors, asked.codes) == (("troops", "withdraw"), ("a-russia", "a-vladimir-putin"), ("RUS",))
    assert (asked.since, asked.until) == ("2016-03-14", "2016-09-11")


def test_truces_and_talks_are_looked_for_where_they_matter():
    assert "ceasefires" in wanted([entry("commitments", "2016-02-22", of="cease_fire", by=[HNC])]).types
    assert "talks" in wanted([entry("commitments", "2016-02-22", of="hold_talks", by=[HNC])]).types


def test_nobody_to_look_for():
    assert wanted([]) is None
    assert wanted([entry("commitments", "2016-02-22", of="fund")]) is None


def deed(words="Aircraft left", **more):
    given = {"of": "RETREAT", "mode": "withdraw", "status": "happened", "start": "2016-03-16", "actors": [RUSSIA], "place": [SYRIA], **more}
    return entry("events", "2016-03-16", words=words, **given)


def scores(*deeds):
    return [(match.score, match.reason) for match in matches([ORDER], deeds)]


def test_a_deed_is_the_one_meant_by_what_both_have():
    reason = "RETREAT/withdraw, the same doers, the same place, within the days set for it, the same words"
    assert scores(deed()) == [(1.0, reason)]
    assert scores(deed(actors=[part("Russian army", "RUS", "MIL")], place=[], start=None)) == [
        (0.65, "RETREAT/withdraw, doers of the same side, the same words")
    ]


def test_others_doing_it_elsewhere_is_no_match():
    assert scores(deed(actors=[HNC], start=None)) == []
    assert scores(deed(place=[part("Georgia", "GEO")], start=None)) == [
        (0.5, "RETREAT/withdraw, the same doers, another place, the same words")
    ]


def test_a_day_named_says_which_undertaking_is_meant():
    (match,) = matches([ORDER], [deed("The retreat ordered on March 14 goes on", place=[], start=None)])
    assert (match.score >= SURE, match.reason) == (True, "RETREAT/withdraw, the same doers, it names the day, March 14")


def test_whoever_accuses_is_not_who_did_it():
    pledge = entry("commitments", "2016-02-22", of="cease_fire", by=[HNC], what="stop fire")
    raid = entry(
        "events", "2016-03-16", of="ASSAULT", status="happened", actors=[HNC, RUSSIA], words="bombing in breach of the truce",
        voices=(said(HNC, "accuse"),),
    )  # fmt: skip
    assert matches([pledge], [raid]) == ()


def test_what_is_to_come_is_no_deed():
    assert scores(deed(start="2016-03-20")) == []
    assert scores(deed(status="future")) == []


def test_the_words_of_the_promise_are_no_deed():
    carried = entry("commitments", "2016-03-14", of="withdraw_forces", by=[RUSSIA], words="the first aircraft will be gone", voices=(said(RUSSIA, statement="s-7"),))
    statement = entry("statements", "2016-03-14", of="say", speaker=[RUSSIA], words="the first troops were withdrawn", named="s-7")
    assert matches([carried], [statement]) == ()


def test_what_stays_is_told_by_those_who_go():
    stays = entry("commitments", "2016-03-15", of="keep_forces", by=[RUSSIA], words="the missiles would stay on duty")
    others = entry("commitments", "2016-03-15", of="keep_forces", by=[part("Iran", "IRN")], words="its officers would stay")
    same = entry("statements", "2016-03-15", of="say", speaker=[PUTIN], words="the missiles would stay on duty")
    assert [one.id for one in kept([ORDER], [same, others, stays])] == [stays.id]


CONGRESS = entry("commitments", "2018-01-04", of="hold_talks", status="announced", start="2018-02-01", deadline="2018-02-28", by=[PUTIN], what="convene a congress of the Syrian sides in Sochi")


@pytest.mark.parametrize(
    ("day", "words", "is_it"),
    [
        ("2018-02-15", "Putin met the Syrian sides", True),
        ("2018-02-15", "Putin spoke to the Syrian sides by phone", False),
        ("2018-04-12", "Putin met the Syrian sides", False),
    ],
)
def test_talks_that_were_promised_are_not_held_by_a_call_nor_long_after(day, words, is_it):
    met = entry("events", day, of="CONSULT", status="happened", start=day, actors=[PUTIN], words=words)
    found = matches([CONGRESS], [met])
    assert any(match.score >= SURE for match in found) == is_it
