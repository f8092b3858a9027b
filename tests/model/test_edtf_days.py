import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.edtf_days import days


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2016-03-14", "2016-03-14", "2016-03-14"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-21", "2016-03-01", "2016-05-31"),
        ("2016-24", "2016-12-01", "2017-02-28"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2016-03-14/2016-03-20", "2016-03-14", "2016-03-20"),
        ("2016-03/2016-05", "2016-03-01", "2016-05-31"),
        ("2016-03-14/..", "2016-03-14", None),
        ("../2016-03", None, "2016-03-31"),
        ("XXXX-12-10", None, None),
        ("2016-13", None, None),
        ("soon", None, None),
        ("2016/2017/2018", "2016-01-01", None),
        ("2016/" * 100_000, "2016-01-01", None),
        (None, None, None),
    ],
)
def test_first_and_last_day(edtf, first, last):
    assert days(edtf) == (first, last)


@given(st.dates())
def test_a_day_is_itself(day):
    assert days(day.isoformat()) == (day.isoformat(), day.isoformat())
