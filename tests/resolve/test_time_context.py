from datetime import date

import pytest

from dragoman.resolve.time_context import Context, names_a_person
from dragoman.resolve.time_lexer import lexed


def context(text, *met):
    return Context(text, lexed(text), date(2016, 3, 14), {}, frozenset(), list(met))


def test_the_latest_date_of_a_grain_is_what_others_count_from():
    ctx = context("", (1, "2014"), (4, "2015-06-03TEV"), (9, "2016-02"))
    assert ctx.reference("D") == "2015-06-03TEV"
    assert ctx.reference("Y") == "2016-02"
    assert ctx.reference_day("M") == date(2016, 2, 1)
    assert context("").reference("D") is None


def test_a_day_holds_to_the_end_of_its_sentence():
    ctx = context("On 3 March he left at noon . At noon", (1, "2016-03-03"))
    assert ctx.day_in_sentence(6) == "2016-03-03"
    assert ctx.day_in_sentence(9) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Theresa May spoke", True),
        ("Mrs May spoke", True),
        ("the Prime Minister May not", True),
        ("In May they spoke", False),
        ("Mayor", False),
    ],
)
def test_somebody_called_may(text, named):
    assert names_a_person(text) is named
