import pytest

from dragoman.intake.written_dates import WrittenDate, written_date


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("GENEVA, March 14, 2016 (Reuters)", WrittenDate(3, 14, 2016)),
        ("14 March 2016", WrittenDate(3, 14, 2016)),
        ("on the 1st of May 2020", WrittenDate(5, 1, 2020)),
        ("Mar. 14", WrittenDate(3, 14, None)),
        ("Sept 3, 2022", WrittenDate(9, 3, 2022)),
        ("2016-03-14T10:00Z", None),
        ("published 2016-03-14 at ten", WrittenDate(3, 14, 2016)),
        ("14 March, then 15 April 2016", WrittenDate(3, 14, None)),
    ],
)
def test_a_date_is_read_as_it_is_written(words, expected):
    assert written_date(words) == expected


@pytest.mark.parametrize("words", ["", "last March", "2016", "March of the 14th", "32 March", "may 2016", "14/03/2016"])
def test_what_is_no_day_gives_none(words):
    assert written_date(words) is None


def test_iso_needs_a_year_and_a_day_that_exists():
    assert WrittenDate(3, 14, 2016).iso() == "2016-03-14"
    assert WrittenDate(3, 14, None).iso() is None
    assert WrittenDate(2, 30, 2016).iso() is None


def test_a_written_date_shows_as_english_writes_it():
    assert str(WrittenDate(3, 14, 2016)) == "14 March 2016"
    assert str(WrittenDate(3, 14, None)) == "14 March"
