from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolve.time_calendar import bounds, day_of, duration, grain, moved, shifted


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2016-03-14", ("2016-03-14", "2016-03-14")),
        ("2016-03-14TNI", ("2016-03-14", "2016-03-14")),
        ("2016-02", ("2016-02-01", "2016-02-29")),
        ("2016", ("2016-01-01", "2016-12-31")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("19", ("1900-01-01", "1999-12-31")),
        ("2011-W11", ("2011-03-14", "2011-03-20")),
        ("2016-W10-WE", ("2016-03-12", "2016-03-13")),
        ("2016-Q4", ("2016-10-01", "2016-12-31")),
        ("2016-H2", ("2016-07-01", "2016-12-31")),
        ("2015-WI", ("2015-12-01", "2016-02-29")),
        ("XXXX-12-10", None),
        ("PAST_REF", None),
        ("P2Y", None),
    ],
)
def test_the_days_of_a_value(value, days):
    assert bounds(value) == days


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("D", -3, "2016-03-11"),
        ("W", -1, "2016-W10"),
        ("FORTNIGHT", -1, "2016-W09"),
        ("M", -3, "2015-12"),
        ("Q", 1, "2016-Q2"),
        ("Y", -5, "2011"),
        ("DE", -1, "2006"),
        ("TH", -48, "2016-03-12"),
        ("TH", -2, "2016-03-14TXX"),
        ("Y", -5000, None),
        ("UNKNOWN", 1, None),
    ],
)
def test_so_many_units_away_at_the_grain_of_the_unit(unit, count, value):
    assert shifted(date(2016, 3, 14), unit, count) == value


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2016-03-14T17:00", "D"), ("2016-W11", "W"), ("2016-03", "M"), ("2016-SU", "Q"), ("199", "Y")],
)
def test_the_grain_of_a_value(value, expected):
    assert grain(value) == expected


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [("Y", 5.0, "P5Y"), ("DE", 1, "P10Y"), ("DE", "X", "PXDE"), ("TH", 48, "PT48H"), ("Y", 2.5, "P2.5Y"), ("FORTNIGHT", 1, "P2W")],
)
def test_lengths_of_time(unit, count, value):
    assert duration(unit, count) == value


def test_a_value_without_days_has_no_first_one():
    with pytest.raises(ValueError, match=r"^'XXXX-12-10' is not anchored to the calendar$"):
        day_of("XXXX-12-10")


@given(st.dates(), st.sampled_from(["D", "W", "M", "Y", "Q", "DE", "WE", "TH"]), st.integers(-100, 100))
def test_days_and_values_move_together(start, unit, count):
    there = moved(start, unit, count)
    if there is not None and unit in ("D", "W", "M", "Y"):
        first, last = bounds(shifted(start, unit, count))
        assert first <= there.isoformat() <= last
