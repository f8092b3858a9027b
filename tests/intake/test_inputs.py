import gzip
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.failure import Failure
from dragoman.intake.inputs import inputs
from dragoman.model.document import Document

PAGE = (
    '<!DOCTYPE html><html lang="fr"><head><title>Talks resume</title></head><body><article><h1>Talks resume</h1>'
    "<p>The two delegations came back to the table on Monday, a week after they had left it, the mediator said in Geneva.</p>"
    "<p>Neither of them would say what had changed its mind, and neither spoke of the other.</p></article></body></html>"
)


def read(*paths, **options):
    """What each input gives: a document's name and text, a failure's line."""
    return [
        (found.name, found.text) if isinstance(found, Document) else str(found)
        for found in inputs([str(path) for path in paths], **options)
    ]


def test_a_plain_text_is_read_unchanged_and_named_after_its_file(tmp_path):
    file = tmp_path / "2016-03-14-talks.txt"
    file.write_bytes("\ufeffTalks resumed.\r\nNobody left 🕊️.\r\n".encode())
    assert read(file) == [("2016-03-14-talks", "Talks resumed.\r\nNobody left 🕊️.\r\n")]


def test_a_meta_file_beside_a_text_is_not_read(tmp_path):
    (tmp_path / "talks.txt").write_text("Talks resumed.")
    (tmp_path / "talks.meta.json").write_text('{"published": "2016-03-14"}')
    found = list(inputs([str(tmp_path)]))
    assert [(report.name, report.published) for report in found] == [("talks", None)]


def test_json_lines_are_told_by_name_or_by_content(tmp_path):
    rows = [{"name": "one", "text": "It held.", "published": "2016-03-14", "publisher": "The Example"}, {"text": "It broke."}]
    raw = "\n\n".join(json.dumps(row) for row in rows).encode()
    for name in ("feed.jsonl", "feed.ndjson", "feed", "feed.txt"):
        (tmp_path / name).write_bytes(raw)
        assert read(tmp_path / name) == [("one", "It held."), ("feed-3", "It broke.")]
    one = next(inputs([str(tmp_path / "feed")]))
    assert (one.published, one.published_from, one.publisher) == ("2016-03-14", "metadata", "The Example")


def test_json_lines_in_utf16_are_read(tmp_path):
    (tmp_path / "feed.jsonl").write_bytes('{"text": "It held."}\n{"text": "It broke."}'.encode("utf-16"))
    assert read(tmp_path / "feed.jsonl") == [("feed-1", "It held."), ("feed-2", "It broke.")]


def test_one_json_object_over_several_lines_is_one_report(tmp_path):
    (tmp_path / "one.json").write_text(json.dumps({"text": "It held.", "title": "Truce"}, indent=2))
    assert read(tmp_path / "one.json") == [("one", "It held.")]


def test_a_page_is_told_by_its_content(tmp_path):
    for name in ("page.html", "page.txt", "page"):
        (tmp_path / name).write_text(PAGE)
        page = next(inputs([str(tmp_path / name)]))
        assert (page.name, page.title, page.language) == ("page", "Talks resume", "fr")
        assert [piece.kind for piece in page.furniture] == ["headline"]


def test_a_page_in_json_lines_takes_its_particulars_from_the_line_first(tmp_path):
    (tmp_path / "feed.jsonl").write_text(json.dumps({"html": PAGE, "title": "Back to the table"}))
    assert next(inputs([str(tmp_path / "feed.jsonl")])).title == "Back to the table"


def test_any_input_may_be_gzipped_whatever_its_name(tmp_path):
    (tmp_path / "talks.txt.gz").write_bytes(gzip.compress(b"Talks resumed."))
    (tmp_path / "talks.txt").write_bytes(gzip.compress(b"Talks resumed."))
    (tmp_path / "feed.jsonl.gz").write_bytes(gzip.compress(b'{"text": "It held."}'))
    assert read(tmp_path / "talks.txt.gz", tmp_path / "talks.txt", tmp_path / "feed.jsonl.gz") == [
        ("talks", "Talks resumed."),
        ("talks", "Talks resumed."),
        ("feed-1", "It held."),
    ]


def test_a_folder_is_read_in_order_of_names_and_only_its_reports(tmp_path):
    for name in ("b.txt", "a.txt", "README.md", "x.py", ".hidden.txt", "b/c.txt.gz", "b/a.jsonl", "a/z.html"):
        file = tmp_path / name.replace("b/", "deep/")
        file.parent.mkdir(exist_ok=True)
        raw = PAGE if name.endswith("html") else '{"text": "It held."}' if name.endswith("jsonl") else "It held."
        file.write_bytes(gzip.compress(raw.encode()) if name.endswith("gz") else raw.encode())
    assert [name for name, _ in read(tmp_path)] == ["a", "b", "z", "a-1", "c"]


def test_a_folder_without_reports_is_told(tmp_path):
    kinds = ".txt, .text, .html, .htm, .xhtml, .jsonl, .ndjson, .warc, .wet, .parquet"
    assert read(tmp_path) == [f"{tmp_path}: is a folder without reports (files that end in {kinds}, or those and .gz)"]


def test_standard_input_is_named_by_a_dash():
    assert read("-", stdin=io.BytesIO(b"Talks resumed.")) == [("stdin", "Talks resumed.")]
    assert read("-", stdin=io.BytesIO(b'{"text": "It held."}\n{"text": ""}')) == [("stdin-1", "It held."), "-:2: is empty"]


def test_a_given_date_goes_before_all_others(tmp_path):
    (tmp_path / "talks.txt").write_text("GENEVA, March 14, 2016 (AP) - Talks resumed.")
    found = next(inputs([str(tmp_path / "talks.txt")], published="2016-03-15"))
    assert (found.published, found.published_from) == ("2016-03-15", "given")
    with pytest.raises(ValueError, match=r"^published must be a date such as 2016-03-14, got 'soon'$"):
        list(inputs([], published="soon"))


def test_a_guessed_encoding_is_noted(tmp_path):
    (tmp_path / "talks.txt").write_bytes("The envoy said “no”.".encode("windows-1252"))
    found = next(inputs([str(tmp_path / "talks.txt")]))
    assert [problem.code for problem in found.problems] == ["guessed-encoding"]


def test_inputs_are_read_one_after_another_and_a_bad_one_costs_only_itself(tmp_path):
    (tmp_path / "a.txt").write_text("It held.")
    (tmp_path / "b.txt").write_text(" \n")
    reports = inputs([str(tmp_path / "a.txt"), str(tmp_path / "none.txt"), str(tmp_path / "b.txt"), str(tmp_path / "later.txt")])
    assert next(reports).name == "a"
    (tmp_path / "later.txt").write_text("It broke.")
    assert [found.name if isinstance(found, Document) else str(found) for found in reports] == [
        f"{tmp_path}/none.txt: does not exist",
        f"{tmp_path}/b.txt: holds nothing but white space",
        "later",
    ]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_comes_through_unchanged(text):
    report = f"It held. {text}"
    assert read("-", stdin=io.BytesIO(report.encode())) == [("stdin", report)]


@given(st.binary(max_size=400))
def test_any_bytes_give_documents_or_one_line_each(raw):
    for found in inputs(["-"], stdin=io.BytesIO(raw)):
        if isinstance(found, Failure):
            assert str(found).isprintable()
        else:
            assert found.text.strip()
