import pytest

from dragoman.record.filters import EVERYTHING, Filter


def test_nothing_said_narrows_nothing():
    assert Filter() == EVERYTHING
    assert EVERYTHING.fault() is None


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (Filter(since="14 March"), "since: '14 March' is no day written as YYYY-MM-DD."),
        (Filter(until="2016-3-1"), "until: '2016-3-1' is no day written as YYYY-MM-DD."),
        (Filter(since="2016-03-15", until="2016-03-14"), "since 2016-03-15 lies after until 2016-03-14: nothing could be found."),
    ],
)
def test_what_cannot_be_asked(asked, message):
    assert asked.fault().message == message
