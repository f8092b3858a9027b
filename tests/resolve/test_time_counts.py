import pytest

from dragoman.resolve.time_context import Context
from dragoman.resolve.time_counts import Count, quantity
from dragoman.resolve.time_lexer import lexed


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("twenty-four hours", Count(24, "TH")),
        ("a hundred days", Count(100, "D")),
        ("more than two years", Count(2, "Y")),
        ("half an hour", Count(30, "TM")),
        ("half a century", Count(0.5, "CE")),
        ("a year and a half", Count(1.5, "Y")),
        ("a couple of weeks", Count("X", "W")),
        ("months", Count("X", "M")),
        ("two people", None),
    ],
)
def test_how_many_of_what(words, expected):
    read = lexed(words)
    assert quantity(Context(words, read, None, {}, frozenset()), 0, len(read.words)) == expected
