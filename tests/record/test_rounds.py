import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.rounds import round_course
from entries import ENVOY, GENEVA, HNC, SYRIA, entry

PLANNED = entry("talks", "2016-03-12", of="unclear", status="scheduled", start="2016-03-14", mediators=[ENVOY], place=[GENEVA], named="k-1")
OPENED = entry("talks", "2016-03-14", of="proximity", status="opened", start="2016-03-14", participants=[SYRIA], mediators=[ENVOY], named="k-2")
MENTIONED = entry("talks", "2016-03-15", of="unclear", status="unclear", participants=[HNC], named="k-3")
ENDED = entry("talks", "2016-03-24", of="unclear", status="concluded_without_text", start="2016-03-24", end="2016-03-24", named="k-4")
ALL = [PLANNED, OPENED, MENTIONED, ENDED]


def test_a_round_is_opened_and_closed():
    course = round_course(ALL, "2016-04-01")
    assert [step.status for step in course.steps] == ["scheduled", "opened", "concluded_without_text"]
    assert (course.status, course.start, course.end) == ("concluded_without_text", "2016-03-14", "2016-03-24")
    assert [part.name for part in course.participants] == ["Syria", "High Negotiations Committee"]
    assert [meeting.format for meeting in course.meetings] == ["proximity", "unclear"]


def test_before_its_end_it_is_open_and_before_its_first_report_unknown():
    assert round_course(ALL, "2016-03-20").status == "opened"
    assert round_course(ALL, "2016-03-01") is None


@given(st.permutations(ALL))
def test_the_order_of_the_reports_does_not_matter(mentions):
    assert round_course(mentions, "2016-04-01") == round_course(ALL, "2016-04-01")


def told(known, status, start=None, end=None, **more):
    return entry("talks", known, of="unclear", status=status, start=start, end=end, named=f"k-{known}-{status}", **more)


def test_a_round_told_at_its_end_keeps_its_beginning():
    course = round_course([told("2016-03-25", "concluded_with_text", "2016-03-14", "2016-03-24")], "2016-04-01")
    assert (course.since, course.start, course.end) == ("2016-03-24", "2016-03-14", "2016-03-24")


@pytest.mark.parametrize(
    ("statuses", "now"),
    [
        (("opened", "scheduled"), "opened"),
        (("under_way", "opened"), "under_way"),
        (("opened", "adjourned", "under_way"), "under_way"),
        (("opened", "suspended", "scheduled"), "suspended"),
        (("postponed", "opened"), "opened"),
        (("cancelled", "opened"), "opened"),
        (("concluded_without_text", "under_way"), "concluded_without_text"),
        (("concluded_without_text", "concluded_with_text"), "concluded_with_text"),
        (("concluded_with_text", "collapsed"), "collapsed"),
    ],
)
def test_what_was_to_come_does_not_follow_on_what_is_there(statuses, now):
    assert round_course([told(f"2016-03-{day}", status) for day, status in enumerate(statuses, 14)], "2016-04-01").status == now


def test_what_somebody_rejected_does_not_count():
    assert round_course([told("2016-03-14", "opened"), told("2016-03-15", "collapsed", verdict="rejected")], "2016-04-01").status == "opened"


def test_a_day_that_has_not_come_is_no_day_of_a_step():
    assert round_course([PLANNED], "2016-03-13").since == "2016-03-12"
