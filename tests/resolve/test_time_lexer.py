import pytest

from dragoman.resolve.time_lexer import LETTER, lexed


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Mon., 5 May", ["wabbr", "comma", "int", "may"]),
        ("may march", [".", "."]),
        ("5pm 6.30am 22:15", ["int", "ampm", "clock", "ampm", "clock"]),
        ("2016-03-14 14/03/2016 2016 2200 1,500", ["iso", "slash", "year", "num4", "num"]),
        ("the 1990s, the 1990's, 2030's", ["the", "decade", "comma", "the", "decade", "comma", "year", "poss"]),
        ("4.5% 120mm $5 Su-24 mid-2015", [".", ".", ".", ".", ".", ".", "cap", "hyphen", ".", "phase", "hyphen", "year"]),
        ("resolutions 1973 and 2042", [".", ".", "and", "."]),
    ],
)
def test_the_kinds_of_words(text, kinds):
    assert [word.kind for word in lexed(text).words] == kinds


def test_letters_stand_for_kinds_one_by_one():
    assert lexed("two Syrian weeks").letters == LETTER["number"] + LETTER["cap"] + LETTER["units"]
    assert len(set(LETTER.values())) == len(LETTER)


def test_offsets_count_code_points():
    assert [(word.start, word.end) for word in lexed("🕊 May").words] == [(0, 1), (2, 5)]
