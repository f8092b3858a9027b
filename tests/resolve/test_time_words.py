from dragoman.resolve.time_lexer import LETTER
from dragoman.resolve.time_words import FEASTS, LEXICON, MONTHS, WEEKDAYS


def test_months_and_weekdays_count_from_one():
    assert [LEXICON[month][1] for month in MONTHS] == list(range(1, 13))
    assert [LEXICON[day][1] for day in WEEKDAYS] == list(range(1, 8))


def test_every_word_has_a_kind_that_the_grammar_has_a_letter_for():
    assert {kind for kind, _ in LEXICON.values()} - set(LETTER) <= {"suffix"}


def test_numbers_and_ordinals():
    assert [LEXICON[word][1] for word in ("one", "twelve", "twenty", "ninety", "first", "twentieth")] == [1, 12, 20, 90, 1, 20]


def test_feasts_are_days_of_a_month():
    assert all(1 <= int(day[:2]) <= 12 and 1 <= int(day[3:]) <= 31 for day in FEASTS.values())
