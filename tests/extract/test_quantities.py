"""Numbers in digits and words, ranges, shares, money, and their hedges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.quantities import quantities
from dragoman.language.words import words
from dragoman.model.annotated import Stretch, Token


def read(text):
    tokens = [Token(at, word.start, word.end, word.text, word.text.lower(), "X", "_", 0, "dep", 0) for at, word in enumerate(words(text))]
    found = quantities(tokens, Stretch(0, len(tokens)))
    return [
        (
            text[tokens[one.hedged].start : tokens[one.end - 1].end],
            one.value if one.low is None else (one.low, one.high),
            one.bound,
            one.unit,
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("killed 40 people", [("40", 40, "exact", None)]),
        ("1,250 men", [("1,250", 1250, "exact", None)]),
        ("1.5 million refugees", [("1.5 million", 1500000, "exact", None)]),
        ("1.5m refugees", [("1.5m", 1500000, "exact", None)]),
        ("twenty-five villages", [("twenty-five", 25, "exact", None)]),
        ("two hundred thousand men", [("two hundred thousand", 200000, "exact", None)]),
        ("a hundred and five trucks", [("a hundred and five", 105, "exact", None)]),
        ("two dozen trucks", [("two dozen", 24, "exact", None)]),
        ("not one shell was fired", [("not one", 0, "exact", None)]),
        ("not one but two shells", [("one", 1, "exact", None), ("two", 2, "exact", None)]),
        ("half a million people", [("half a million", 500000, "exact", None)]),
        ("two and a half million people", [("two and a half million", 2500000, "exact", None)]),
        ("at least 30 soldiers", [("at least 30", 30, "at_least", None)]),
        ("at least another 30 soldiers", [("at least another 30", 30, "at_least", None)]),
        ("more than a million", [("more than a million", 1000000, "at_least", None)]),
        ("30 or more", [("30 or more", 30, "at_least", None)]),
        ("no fewer than six truces", [("no fewer than six", 6, "at_least", None)]),
        ("up to 500 fighters", [("up to 500", 500, "at_most", None)]),
        ("as many as 30 groups", [("as many as 30", 30, "at_most", None)]),
        ("does not exceed 500", [("not exceed 500", 500, "at_most", None)]),
        ("some 2,000 of them", [("some 2,000", 2000, "about", None)]),
        ("an estimated 300,000 fled", [("an estimated 300,000", 300000, "about", None)]),
        ("twenty-odd men", [("twenty-odd", 20, "about", None)]),
        ("at least about 90 men", [("at least about 90", 90, "at_least", None)]),
        ("300-400 men", [("300-400", (300, 400), "between", None)]),
        ("300 to 400 men", [("300 to 400", (300, 400), "between", None)]),
        ("between 8,000 and 10,000 men", [("between 8,000 and 10,000", (8000, 10000), "between", None)]),
        ("8 to 10 million people", [("8 to 10 million", (8e6, 10e6), "between", None)]),
        ("three or four men", [("three or four", (3, 4), "between", None)]),
        ("cut from 13,000 to 4,500", [("13,000", 13000, "exact", None), ("4,500", 4500, "exact", None)]),
        ("half the population", [("half", 0.5, "exact", "share")]),
        ("about half of the country", [("about half", 0.5, "about", "share")]),
        ("two-thirds of the schools", [("two-thirds", 0.6667, "exact", "share")]),
        ("a third of the aid", [("a third", 0.3333, "exact", "share")]),
        ("some 70 per cent of its needs", [("some 70 per cent", 0.7, "about", "share")]),
        ("20% of the land", [("20%", 0.2, "exact", "share")]),
        ("one in four Sudanese", [("one in four", 0.25, "exact", "share")]),
        ("nine out of ten", [("nine out of ten", 0.9, "exact", "share")]),
        ("hundreds of houses", [("hundreds", None, "words", None)]),
        ("tens of thousands of families", [("tens of thousands", None, "words", None)]),
        ("several hundred men", [("several hundred", None, "words", None)]),
        ("a few dozen men", [("a few dozen", None, "words", None)]),
        ("scores of men", [("scores", None, "words", None)]),
        # no quantities, or other ones than it seems
        ("tens of them", []),
        ("half past eight", [("eight", 8, "exact", None)]),
        ("a seven-and-a-half year sentence", [("seven", 7, "exact", None)]),
        ("in one in 2012", [("one", 1, "exact", None), ("2012", 2012, "exact", None)]),
        ("300m from the border", [("300", 300, "exact", None)]),
        ("scored a goal", []),
    ],
)
def test_what_is_read_as_a_quantity(text, expected):
    assert read(text) == [
        (words_, pytest.approx(value) if value is not None else None, bound, unit) for words_, value, bound, unit in expected
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [("pledged $2bn", 2e9), ("£1.1bn", 1.1e9), ("100 million US dollars", 1e8), ("35 euros", 35), ("P100,000 each", 100000)],
)
def test_sums_of_money_say_so(text, value):
    tokens = [Token(at, word.start, word.end, word.text, word.text.lower(), "X", "_", 0, "dep", 0) for at, word in enumerate(words(text))]
    assert [(one.value, one.money) for one in quantities(tokens, Stretch(0, len(tokens)))] == [(pytest.approx(value), True)]


@given(st.integers(min_value=0, max_value=10**9))
def test_any_whole_number_in_digits_is_read_back(number):
    assert read(f"killed {number:,} people") == [(f"{number:,}", float(number), "exact", None)]


@given(st.text(alphabet="1234567890 ,.-$%abdehmnorstu“”", max_size=60))
def test_no_text_breaks_the_reading(text):
    for _, value, _, _ in read(text):
        assert value is None or isinstance(value, float | tuple)
