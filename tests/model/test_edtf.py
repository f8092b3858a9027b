import pytest

from dragoman.model.edtf import between, date_of, day_or_month, edtf, is_coming, is_past, since, until
from dragoman.model.entities import Time


def time(value, from_=None, to=None, type_="DATE"):
    return Time(0, 1, type_, value, from_, to)


MONDAY = time("2016-03-14", "2016-03-14", "2016-03-14")
MARCH = time("2016-03", "2016-03-01", "2016-03-31")
WEEK = time("2016-W11", "2016-03-14", "2016-03-20")
FRIDAY = time("2016-03-18TNI", "2016-03-18", "2016-03-18", "TIME")
TWO_YEARS = time("P2Y", "2014-03-14", "2016-03-14", "DURATION")
TRUCE = time("P2W", type_="DURATION")
FRIDAYS = time("XXXX-WXX-5", type_="SET")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (MONDAY, "2016-03-14"),
        (MARCH, "2016-03"),
        (time("2016", "2016-01-01", "2016-12-31"), "2016"),
        (time("199", "1990-01-01", "1999-12-31"), "199X"),
        (time("19", "1900-01-01", "1999-12-31"), "19XX"),
        (WEEK, "2016-03-14/2016-03-20"),
        (time("2016-Q1", "2016-01-01", "2016-03-31"), "2016-01-01/2016-03-31"),
        (time("2016-SU", "2016-06-01", "2016-08-31"), "2016-22"),
        (FRIDAY, "2016-03-18"),
        (time("2016-03-14T24:00", "2016-03-14", "2016-03-14", "TIME"), "2016-03-14"),
        (time("XXXX-12-10"), "XXXX-12-10"),
        (time("2024-XX-XX"), "2024-XX-XX"),
        (TWO_YEARS, "2014-03/2016-03"),
        (time("PT24H", "2016-03-13", "2016-03-14", "DURATION"), "2016-03-13/2016-03-14"),
        (time("XXXX-XX-XX"), None),
        (time("XXXX-WXX"), None),
        (time("PRESENT_REF"), None),
        (TRUCE, None),
        (FRIDAYS, None),
    ],
)
def test_a_time_expression_as_a_date(given, expected):
    assert edtf(given) == expected


def test_intervals_open_and_closed():
    assert since(MARCH) == "2016-03/.."
    assert until(MARCH) == "../2016-03"
    assert until(WEEK) == "../2016-03-20"
    assert between(MARCH, FRIDAY) == "2016-03/2016-03-18"
    assert (since(TRUCE), until(TRUCE), between(MARCH, TRUCE)) == (None, None, None)


def test_a_day_or_a_month_and_nothing_longer():
    assert [day_or_month(given) for given in (MONDAY, MARCH, FRIDAY, WEEK, TRUCE, time("XXXX-12-10"))] == [
        "2016-03-14",
        "2016-03",
        "2016-03-18",
        None,
        None,
        None,
    ]


def test_the_report_s_own_day_is_both_past_and_to_come():
    assert is_past(MONDAY, "2016-03-14")
    assert is_coming(MONDAY, "2016-03-14")
    assert not is_past(FRIDAY, "2016-03-14")
    assert not is_coming(TRUCE, "2016-03-14")


def test_the_finest_date_of_a_clause_is_its_date():
    assert date_of((TRUCE, MARCH, FRIDAY, FRIDAYS)) == "2016-03-18"
    assert date_of((FRIDAY, MONDAY)) == "2016-03-18"
    assert date_of((FRIDAY, MONDAY), "past", "2016-03-14") == "2016-03-14"
    assert date_of((MONDAY, FRIDAY), "coming", "2016-03-15") == "2016-03-18"
    assert date_of((TRUCE, FRIDAYS)) is None
    assert date_of(()) is None
