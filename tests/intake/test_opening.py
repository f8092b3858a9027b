import json

import pytest

from dragoman.intake.documents import Metadata
from dragoman.intake.failure import Failure
from dragoman.intake.opening import document_of, opened
from dragoman.intake.parcels import Parcel
from dragoman.model.document import Document
from foreign import FOREIGN

PAGE = "<html><head><title>Talks resume</title></head><body><article><p>The two delegations came back to the table on Monday.</p></article>"


def test_a_row_is_named_by_itself_and_fails_where_it_lies():
    assert opened(Parcel("feed.jsonl:3", "feed-3", b'{"name": "truce", "text": "It held."}', "row")).name == "truce"
    assert str(opened(Parcel("feed.jsonl:3", "feed-3", b"[1]", "row"))) == "feed.jsonl:3: is not a JSON object, but '[1]'"


@pytest.mark.parametrize("form", ["any", "page"])
def test_what_the_carrier_says_goes_before_what_the_page_says(form):
    parcel = Parcel("a.warc", "a-1", PAGE.encode(), form, Metadata(title="Back to the table", url="https://news.example/talks"))
    assert isinstance(found := opened(parcel, published="2016-03-14"), Document)
    assert (found.title, found.url, found.published, found.published_from) == (
        "Back to the table", "https://news.example/talks", "2016-03-14", "given",
    )  # fmt: skip


def test_a_parcel_without_words_is_a_failure():
    assert isinstance(opened(Parcel("a.txt", "a", b" \n")), Failure)


def test_bytes_are_told_by_their_content_or_by_who_sent_them():
    assert document_of("Die Waffen schwiegen in K\xf6ln.".encode("cp1252"), "a", Metadata(), "windows-1252").text == "Die Waffen schwiegen in Köln."
    assert document_of(PAGE.encode(), "a", Metadata()).title == "Talks resume"


@pytest.mark.parametrize("form", ["row", "page", "any"])
def test_what_is_surely_not_english_is_set_aside_whatever_it_declares(form):
    text = FOREIGN["de"]
    raw = {
        "row": json.dumps({"text": text}),
        "page": f'<html lang="en"><body><article><p>{text}</p></article></body></html>',
        "any": text,
    }[form]
    failure = opened(Parcel("a", "a", raw.encode(), form))
    assert (str(failure), failure.problem.code) == ("a: is in German (de), by its words; only English is read", "not-english")
