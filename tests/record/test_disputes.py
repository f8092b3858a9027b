from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.disputes import disputes
from entries import HNC, MONITOR, RUSSIA, SYRIA, UN, entry, part, said

DOUMA = part("Douma", "SYR", being="place")
ALEPPO = part("Aleppo", "SYR", being="place")


def count(known, value, *voices, place=DOUMA, period="2016-02-26", bound="exact", of="killed", words="killed in raids on the market", **more):
    """A figure told on the day `known`."""
    name = more.pop("named", f"f-{known}-{value}-{bound}-{voices[0].speaker.name if voices else 'report'}")
    return entry(
        "figures", known, of=of, status=bound, value=value, period=period, place=[place] if place else [], voices=voices, words=words,
        named=name, **more,
    )  # fmt: skip


OBSERVATORY = count("2016-02-27", 40, said(MONITOR))
GOVERNMENT = count("2016-02-27", 12, said(SYRIA))
REVISED = count("2016-03-01", 52, said(MONITOR))
ALL = [OBSERVATORY, GOVERNMENT, REVISED]


def shown(dispute):
    return [(one.giver, one.low, one.high, one.current) for one in dispute.figures]


def test_figures_of_one_thing_stand_side_by_side_with_their_givers():
    (dispute,) = disputes([OBSERVATORY, GOVERNMENT])
    assert (dispute.measure, dispute.place.name, dispute.period, dispute.rivals) == ("killed", "Douma", ("2016-02-26", "2016-02-26"), True)
    assert shown(dispute) == [("Syria", 12, 12, True), ("Observatory", 40, 40, True)]
    assert (dispute.score, dispute.reason) == (0.8, "the same place, the same period, the same words")


def test_a_correction_does_not_delete():
    (dispute,) = disputes(ALL)
    assert shown(dispute) == [("Syria", 12, 12, True), ("Observatory", 40, 40, False), ("Observatory", 52, 52, True)]
    (alone,) = disputes([OBSERVATORY, REVISED])
    assert not alone.rivals


def test_figures_that_fit_each_other_are_no_dispute():
    least = count("2016-02-28", 30, said(UN), bound="at_least")
    most = count("2016-02-28", 45, said(HNC), bound="at_most")
    about = count("2016-02-28", 42, said(RUSSIA), bound="about")
    assert disputes([OBSERVATORY, least, most, about]) == ()
    (dispute,) = disputes([GOVERNMENT, least])
    assert shown(dispute) == [("Syria", 12, 12, True), ("United Nations", 30, None, True)]


def test_other_places_days_groups_and_measures_are_other_counts():
    assert disputes([OBSERVATORY, count("2016-02-27", 12, said(SYRIA), place=ALEPPO)]) == ()
    assert disputes([OBSERVATORY, count("2016-02-27", 12, said(SYRIA), period="2016-02-20")]) == ()
    assert disputes([OBSERVATORY, count("2016-02-27", 12, said(SYRIA), group="children")]) == ()
    assert disputes([OBSERVATORY, count("2016-02-27", 12, said(SYRIA), of="injured")]) == ()


def test_wording_must_speak_for_it_where_place_and_period_do_not():
    one = count("2016-02-27", 3, said(HNC), place=None, period=None, words="shot dead three of its guards near the pass")
    bomb = count("2016-02-27", 2, said(SYRIA), place=None, period=None, words="a car bomb had killed two people")
    assert disputes([one, bomb]) == ()


def test_who_gives_two_figures_at_once_counts_two_things():
    assert disputes([OBSERVATORY, count("2016-02-27", 3, said(MONITOR))]) == ()


def test_a_count_that_is_open_runs_until_its_report():
    since = {"period": "2016-02-10/..", "of": "beneficiaries"}
    early, late = count("2016-02-27", 1000, said(UN), **since), count("2016-03-20", 9000, said(SYRIA), **since)
    assert disputes([early, late]) == ()
    assert len(disputes([late, count("2016-03-21", 4000, said(UN), **since)])) == 1


def test_figures_of_one_event_count_the_same_whatever_their_words():
    one = count("2016-02-27", 40, said(MONITOR), place=None, period=None, words="forty dead")
    other = count("2016-02-28", 12, said(SYRIA), place=None, period=None, words="a dozen lost their lives")
    assert disputes([one, other]) == ()
    (dispute,) = disputes([one, other], {one.id: "x-1", other.id: "x-1"})
    assert dispute.reason == "both are of one event"


def test_near_copies_of_a_story_are_one_giving():
    copies = [count("2016-02-27", 40, named=f"f-{at}", report=f"d-{at}", story="d-1") for at in (1, 2)]
    (dispute,) = disputes([*copies, GOVERNMENT])
    assert sorted((one.giver or "the report", len(one.entries)) for one in dispute.figures) == [("Syria", 1), ("the report", 2)]


def test_rejected_figures_are_not_seen():
    assert disputes([OBSERVATORY, count("2016-02-27", 12, said(SYRIA), verdict="rejected")]) == ()


@given(st.permutations([*ALL, count("2016-02-27", 7, said(HNC), place=ALEPPO), count("2016-02-28", 9, said(RUSSIA), place=ALEPPO)]))
def test_the_order_of_the_figures_does_not_matter(figures):
    assert disputes(figures) == disputes(sorted(figures, key=lambda one: one.id))
