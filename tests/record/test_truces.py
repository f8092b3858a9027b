import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.truces import course
from entries import HNC, RUSSIA, SYRIA, USA, entry

ANNOUNCED = entry("ceasefires", "2016-02-22", of="cessation", status="announced", start="2016-02-27", sponsors=[RUSSIA, USA], named="t-1")
HOLDS = entry("ceasefires", "2016-02-29", of="cessation", status="in_effect", parties=[SYRIA, HNC], named="t-2")
BROKEN = entry("ceasefires", "2016-03-12", of="unclear", status="collapsed", named="t-3")


def test_a_truce_is_as_its_latest_report_has_it():
    assert course([ANNOUNCED], "2016-02-23").status == "announced"
    assert course([ANNOUNCED, HOLDS], "2016-03-01").status == "in_effect"
    assert course([ANNOUNCED, HOLDS, BROKEN], "2016-03-12").status == "collapsed"


def test_what_came_later_is_not_known_yet():
    assert course([ANNOUNCED, HOLDS, BROKEN], "2016-03-01").status == "in_effect"
    assert course([HOLDS], "2016-02-01") is None


def test_its_people_are_those_of_all_reports():
    runs = course([ANNOUNCED, HOLDS], "2016-03-01")
    assert {member.part.name for member in runs.sponsors} == {"Russia", "United States"}
    assert {member.part.name for member in runs.parties} == {"Syria", "High Negotiations Committee"}
    assert (runs.class_, runs.start) == ("cessation", "2016-02-27")


@given(st.permutations([ANNOUNCED, HOLDS, BROKEN]))
def test_the_order_of_the_reports_does_not_matter(mentions):
    assert course(mentions, "2016-04-01") == course([ANNOUNCED, HOLDS, BROKEN], "2016-04-01")


def accusing(known, accuser, accused, finding="alleged"):
    parties = [("accuser", accuser), ("accused", accused)]
    told = {role: one.actor if one else None for role, one in parties} | {"kind": "shelling", "finding": finding, "evidence": [{"text": known}]}
    roles = {role: [one] for role, one in parties if one}
    return entry("ceasefires", known, of="cessation", status="in_effect", named=f"t-{known}", violations=[told], **roles)


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ((SYRIA, HNC), (HNC, SYRIA), "contested"),
        ((None, HNC), (None, SYRIA), "contested"),
        ((HNC, SYRIA), (HNC, RUSSIA), "in_effect"),
        ((SYRIA, HNC), (SYRIA, HNC), "in_effect"),
        ((SYRIA, HNC), (HNC, SYRIA, "denied"), "in_effect"),
    ],
)
def test_a_truce_is_contested_where_each_side_is_accused_by_another(first, second, status):
    told = course([accusing("2016-03-01", *first), accusing("2016-03-03", *second)], "2016-03-04")
    assert told.status == status
    if status == "contested":
        assert told.steps[-1].why == "High Negotiations Committee and Syria are each said to have broken it"


def test_accusations_that_lie_far_apart_do_not_make_it_contested():
    assert course([accusing("2016-03-01", SYRIA, HNC), accusing("2016-06-03", HNC, SYRIA)], "2016-06-04").status == "in_effect"
