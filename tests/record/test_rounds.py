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
