"""Time expressions in context, the table `time_expressions.tsv` first: written from the TIMEX3 guidelines, in words of our own."""

from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dated import annotated, found, values
from dragoman.model.annotated import Name, Stretch, Token
from dragoman.model.document import Furniture
from dragoman.model.span import Span
from dragoman.resolve.time_words import LEXICON
from dragoman.resolve.times import times

FLOOR = 0.97
"""The share of expressions that must be found with strict extent, type, value and days; it may only rise."""


def table():
    wanted = defaultdict(list)
    lines = (Path(__file__).parent / "time_expressions.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        if not line.startswith("#"):
            published, sentence, *expression = line.split("\t")
            wanted[published or None, sentence].extend([tuple(expression)] if expression[0] else [])
    return dict(wanted)


def test_the_table_is_large_and_most_of_it_is_read_right():
    right = of = 0
    wrong = []
    for (published, sentence), wanted in table().items():
        got = found(sentence, published)
        right += len(set(wanted) & set(got)) if wanted or got else 1
        of += max(len(wanted), len(got), 1)
        if got != wanted:
            wrong.append((published, sentence, wanted, got))
    assert sum(len(wanted) for wanted in table().values()) >= 350
    assert right / of >= FLOOR, wrong


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The envoy said on Monday that he was hopeful.", "2016-03-14"),
        ("The envoy left on Tuesday.", "2016-03-08"),
        ("The envoy will leave on Tuesday.", "2016-03-15"),
        ("He ordered the pullout from Tuesday.", "2016-03-15"),
        ("They have until Friday.", "2016-03-18"),
        ("The truce held until Friday.", "2016-03-11"),
        ("By Friday, the army had taken the hill.", "2016-03-11"),
        ("They must be gone by Friday.", "2016-03-18"),
        ("Talks set for Friday were called off.", "2016-03-18"),
        ("Ahead of Friday's vote, shops closed.", "2016-03-18"),
        ("After Friday's vote, shops closed.", "2016-03-11"),
        ("He rejected the plan on Friday.", "2016-03-11"),
        ("The boy took the clock to school on Friday.", "2016-03-11"),
        ("A meeting is to be held on Friday.", "2016-03-18"),
        ("He is travelling to the capital on Friday.", "2016-03-18"),
    ],
)
def test_a_bare_weekday_looks_the_way_its_verb_looks(sentence, value):
    assert [got for _, got in values(sentence)] == [value]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("On 18 February the assault began; two days later it ended.", [("18 February", "2016-02-18"), ("two days later", "2016-02-20")]),
        ("It began in 2012 and ended the following year.", [("2012", "2012"), ("the following year", "2013")]),
        ("It ended two days later.", [("two days later", "XXXX-XX-XX")]),
        ("It ended the previous day.", [("the previous day", "2016-03-13")]),
        ("It ended the day before the vote.", []),
    ],
)
def test_some_dates_count_from_the_last_one_in_the_text(sentence, expected):
    assert values(sentence) == expected


def test_without_a_day_of_publication_what_is_relative_has_no_days():
    text = "Yesterday, last week, on Monday, in May, this summer, two years ago, next month, the past two years, this morning, on 3 May."
    got = found(text, None)
    assert len(got) == 10
    assert {days for *_, first, last in got for days in (first, last)} == {""}


def test_furniture_has_no_times():
    text = "Updated on Monday\nThe truce began on Tuesday."
    assert values(text, furniture=(Furniture(Span(0, 17), "notice"),)) == [("Tuesday", "2016-03-08")]


def test_a_person_called_may_is_no_month():
    text = "A letter from May was read in May."
    tokens = tuple(
        Token(index, start, start + len(word), word, word, "PROPN", "_", index, "root", 0)
        for index, (start, word) in enumerate([(9, "from"), (14, "May")])
    )
    assert values(text, tokens=tokens, names=(Name(Stretch(1, 2), "person", 0.9),)) == [("May", "2015-05")]
    assert values("Theresa May spoke. A letter from May was read in May.") == [("May", "2015-05")]


def test_a_tagger_tells_a_verb_from_a_month():
    text = "In March on the capital they trust."
    token = Token(0, 3, 8, "March", "march", "VERB", "_", 0, "root", 0)
    assert values(text) == [("March", "2016-03")]
    assert values(text, tokens=(token,)) == []


def test_clock_times_share_the_day_that_follows():
    assert values("From 9 a.m. to 2 p.m. on Friday it held.") == [("9 a.m.", "2016-03-11T09:00"), ("2 p.m. on Friday", "2016-03-11T14:00")]
    assert values("It is due to start at noon (1000 GMT) on Friday.")[0] == ("noon", "2016-03-18T12:00")


def test_days_that_no_calendar_has_are_no_dates():
    assert values("It fell on 30 February 2015.") == [("February 2015", "2015-02")]
    assert values("Dated 2015-02-30.") == []


WORDS = [*sorted(LEXICON), "Monday", "May", "2016", "5", "14th", "0600", "-", ",", "’s", ".", "killed", "Syria"]


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_words_of_time_give_expressions_in_order_and_inside_the_text(text):
    got = times(annotated(text))
    assert all(0 <= time.start < time.end <= len(text) for time in got)
    assert all(one.end <= two.start for one, two in pairwise(got))
    for time in got:
        assert time.type in ("DATE", "TIME", "DURATION", "SET")
        assert (time.from_ is None) == (time.to is None)
        if time.from_ is not None and time.to is not None:
            assert date.fromisoformat(time.from_) <= date.fromisoformat(time.to)


@given(st.text())
def test_any_text_can_be_read(text):
    assert times(annotated(text)) == times(annotated(text))


@pytest.mark.parametrize("words", ["5 May and ", "one hundred - ", "the last two ", "Monday, ", "1.1.1.1/", "a half a ", "'90s '"])
def test_long_runs_of_one_phrase_take_no_longer_than_other_text(words):
    start = process_time()
    times(annotated(words * 3000))
    assert process_time() - start < 2
