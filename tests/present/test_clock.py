import re

from dragoman.present.clock import moment, today


def test_a_moment_is_in_utc_and_a_day_is_a_day():
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment())
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", today())
