import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.documents import Metadata, document

DATED = "Published 3 May 2016\n\nGENEVA, March 14, 2016 (Reuters) - Talks resumed."


@pytest.mark.parametrize(
    ("text", "metadata", "given_date", "expected"),
    [
        (DATED, Metadata(published="2016-03-15"), "2016-03-16", ("2016-03-16", "given")),
        (DATED, Metadata(published="2016-03-15T22:10:00Z"), None, ("2016-03-15", "metadata")),
        (DATED, Metadata(published="Tue, 15 Mar 2016 10:00:00 GMT"), None, ("2016-03-15", "metadata")),
        (DATED, Metadata(published="20160315"), None, ("2016-03-15", "metadata")),
        (DATED, Metadata(), None, ("2016-03-14", "dateline")),
        ("Published 3 May 2016\n\nTalks resumed.", Metadata(), None, ("2016-05-03", "text")),
        ("Talks resumed on 14 March 2016.", Metadata(), None, (None, None)),
    ],
)
def test_the_date_comes_from_the_best_place_that_has_one(text, metadata, given_date, expected):
    found = document(text, "x", metadata, given_date)
    assert (found.published, found.published_from) == expected
    assert found.problems == ()


@pytest.mark.parametrize(
    ("text", "metadata", "message"),
    [
        ("GENEVA, March 14 (Reuters) - Talks resumed.", Metadata(), "The dateline says 14 March and gives no year."),
        ("GENEVA, Feb 30, 2016 (AP) - Talks resumed.", Metadata(), "The dateline says 30 February 2016, a day that no calendar has."),
        ("Talks resumed.", Metadata(published="soon"), "The metadata gives 'soon' as the date of publication, which is no date."),
        ("Talks resumed.", Metadata(published="2016-13-01"),
         "The metadata gives '2016-13-01' as the date of publication, which is no date."),
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_used_is_noted(text, metadata, message):
    found = document(text, "x", metadata)
    assert found.published is None
    assert [problem.message for problem in found.problems] == [message]


@pytest.mark.parametrize("wrong", ["2016-3-14", "14 March 2016", "2016-02-30", "20160314", ""])
def test_a_given_date_must_be_one(wrong):
    with pytest.raises(ValueError, match=f"^published must be a date such as 2016-03-14, got '{wrong}'$"):
        document("Talks resumed.", "x", published=wrong)


def test_metadata_and_text_are_put_together():
    metadata = Metadata(
        title="Talks resume", publisher="The Example", byline=("Jane Tester", "AFP"), url="https://x.example", language="en"
    )
    found = document("Talks resume\nTalks resumed in Geneva.", "x", metadata)
    assert (found.title, found.publisher, found.byline, found.agencies) == (
        "Talks resume",
        "The Example",
        ("Jane Tester",),
        ("Agence France-Presse",),
    )
    assert [piece.kind for piece in found.furniture] == ["headline"]


def test_the_byline_of_the_text_goes_before_that_of_the_metadata():
    metadata = Metadata(byline=("Web Desk Team",))
    assert document("By Jane Tester\n\nTalks resumed.", "x", metadata).byline == ("Jane Tester",)


@given(st.text(min_size=1))
def test_the_text_is_unchanged_and_alone_decides_the_id(text):
    found = document(text, "one")
    assert found.text == text
    assert found == document(text, "one")
    assert found.id == document(text, "two", published="2016-03-14").id
    assert found.id != document(text + ".", "one").id
