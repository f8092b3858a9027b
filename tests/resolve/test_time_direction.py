import pytest

from dragoman.resolve.time_direction import side
from dragoman.resolve.time_lexer import lexed


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He arrived on Monday .", "past"),
        ("He will arrive on Monday .", "coming"),
        ("He agreed to arrive on Monday .", "coming"),
        ("He began to move on Monday .", "past"),
        ("On Monday , he arrived .", "past"),
        ("On Monday he will arrive .", "coming"),
        ("He said that on Monday they would meet .", "coming"),
        ("He would have arrived on Monday .", "past"),
        ("The road has been shut since Monday .", "past"),
        ("It was to be held on Monday .", "coming"),
        ("It could begin on Monday .", "coming"),
        ("Talks resume on Monday .", "coming"),
        ("Talks had been expected to end on Monday .", "past"),
        ("He rejected the plan on Monday .", "past"),
        ("The vote on Monday .", None),
    ],
)
def test_which_way_the_verb_looks(sentence, expected):
    words = lexed(sentence).words
    place = next(at for at, word in enumerate(words) if word.text == "Monday")
    assert side(words, place, place + 1, {}) == expected
