from dragoman.record.days import between, first_day, last_day, later


def test_counting_in_days():
    assert later("2016-02-28", 2) == "2016-03-01"
    assert later("2016-03-01", -1) == "2016-02-29"
    assert between("2016-02-28", "2016-03-01") == 2
    assert between("2016-03-01", "2016-02-28") == -2


def test_days_stay_within_the_calendar():
    assert later("9999-12-01", 60) == "9999-12-31"
    assert later("0001-01-02", -60) == "0001-01-01"


def test_the_ends_of_a_date():
    assert (first_day("2016-03"), last_day("2016-03")) == ("2016-03-01", "2016-03-31")
    assert (first_day("../2016-03-14"), last_day("2016-03-14/..")) == ("2016-03-14", "2016-03-14")
    assert (first_day(None), last_day("XXXX-12-10")) == (None, None)
