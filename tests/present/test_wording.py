import pytest

from dragoman.model.entries import Figure
from dragoman.model.span import Span
from dragoman.present.wording import counted, date, joined, label, number, period, plain, quantity, quote, quoted, short_ids, words


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("two\n  lines\t here ", "two lines here"),
        ("no \x1b[31mcolours", "no [31mcolours"),  # nothing in a report may command the terminal
        ("\u202egnirts\u202c", "gnirts"),
        ("half \ud83d", "half ?"),
        ("whole 🕊", "whole 🕊"),
    ],
)
def test_plain(words, shown):
    assert plain(words) == shown


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2016-03-14", "14 Mar 2016"),
        ("2016-03", "Mar 2016"),
        ("2016", "2016"),
        ("XXXX-12-10", "10 Dec"),
        ("2016-03-14/2016-03-16", "14 Mar 2016 to 16 Mar 2016"),
        ("../2016-03", "until Mar 2016"),
        ("2016-03/..", "since Mar 2016"),
        ("2016-03-01~", "1 Mar 2016 (about)"),
        ("2016-21", "2016-21"),
    ],
)
def test_date(edtf, shown):
    assert date(edtf) == shown


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2016-03-14", "2016-03-16", "14 Mar 2016 to 16 Mar 2016"),
        ("2016-03-14", "2016-03-14", "14 Mar 2016"),
        ("2016-03-14", None, "from 14 Mar 2016"),
        (None, "2016-03", "until Mar 2016"),
        (None, None, None),
    ],
)
def test_period(start, end, shown):
    assert period(start, end) == shown


def figure(value=None, low=None, high=None, bound="exact", unit=None):
    return Figure("f-1", "killed", None, value, low, high, bound, unit, None, None, None, (Span(0, 1),))


@pytest.mark.parametrize(
    ("counted_thing", "shown"),
    [
        (figure(250000.0), "250,000"),
        (figure(40.0, bound="at_least"), "at least 40"),
        (figure(low=30.0, high=40.0, bound="between"), "30 to 40"),
        (figure(low=30.0, bound="at_least"), "at least 30"),
        (figure(0.5, bound="about", unit="share"), "about 50%"),
        (figure(1.25), "1.25"),
        (figure(bound="words"), None),
    ],
)
def test_quantity(counted_thing, shown):
    assert quantity(counted_thing) == shown


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("the main part", "“the main part”"),
        ("“the main part”", "“the main part”"),
        ("the “main” part", "“the ‘main’ part”"),
        ('"yes," and "no"', "“'yes,' and 'no'”"),
        ("“it goes on", "“it goes on”"),
        ("one two three four", "“one two three …”"),
    ],
)
def test_quote(text, quoted):
    assert quote(text, [Span(0, len(text))], 14 if text.startswith("one") else 99) == quoted


def test_pieces_are_held_apart():
    text = "“We stay,” he said, “for now.”"
    assert quote(text, [Span(0, 10), Span(20, 30)], 99) == "“We stay, … for now.”"
    assert words(text, [Span(0, 10), Span(20, 30)], 99) == "“We stay,” … “for now.”"


def test_short_ids_are_as_short_as_they_can_be_told_apart():
    assert short_ids(["s-1234567890", "s-1235567890", "c-1234567890", "s-9999999999"]) == {
        "c-1234567890": "c-1234",
        "s-1234567890": "s-1234",
        "s-1235567890": "s-1235",
        "s-9999999999": "s-9999",
    }
    assert short_ids(["s-1234567890", "s-1234567891"])["s-1234567891"] == "s-1234567891"


def test_small_parts():
    assert joined([]) == ""
    assert joined(["A"]) == "A"
    assert joined(["A", "B", "C"], "or") == "A, B or C"
    assert label("partly_done") == "partly done"
    assert number(1000000.0) == "1,000,000"
    assert counted(1, "report") == "1 report"
    assert counted(2000, "entry", "entries") == "2,000 entries"


def test_words_on_their_own_are_quoted_and_cut_at_a_blank():
    assert quoted("He said “no” to\nit") == "“He said ‘no’ to it”"
    assert quoted("one two three four", 10) == "“one two …”"
