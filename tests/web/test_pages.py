import re
from dataclasses import replace

import pytest

from dragoman.model.span import Span
from dragoman.record.filters import Filter
from dragoman.web.pages import MENU
from examples import report_on_a_truce

ADDRESSES = [address for address, _ in MENU] + ["/judgements", "/search", "/search?words=truce", "/search?words=brass&in=reports", "/actors/Russia"]


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_page_opens(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert "<h1" in answer.text


def test_the_ledger_tells_claims_from_findings(client):
    page = client.get("/promises?actor=Russia&type=withdraw_forces&as_of=2016-03-27").text
    assert "claimed: partly done" in page
    assert "found: initiated" in page
    assert "As it was known on 27 Mar 2016." in page
    assert "finding of the report itself" in page


def test_a_page_goes_on_where_it_ended(client):
    first = client.get("/statements?limit=2").text
    more = re.search(r'rel="next" href="([^"]+)"', first)[1].replace("&amp;", "&")
    assert re.findall(r'href="/entries/([^"]+)"', client.get(more).text) != re.findall(r'href="/entries/([^"]+)"', first)


def test_the_reader_marks_every_entry_in_the_report_as_it_is_written(client, filled):
    with filled.view() as view:
        report = next(view.reports())
        entries = [entry.id for kind in ("statements", "events", "commitments", "ceasefires") for entry in view.entries(kind) if entry.source.report == report.document.id]
    page = client.get(f"/reports/{report.document.id}").text
    assert all(f'id="{entry}"' in page for entry in entries)
    assert 'class="m k-statements' in page


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nope", 404, "There is no such page."),
        ("/reports/d-none", 404, "The record has no report"),
        ("/entries/x-none", 404, "The record has no entry"),
        ("/actors/Nobody", 404, "The record knows nobody called"),
        ("/promises?since=soon", 400, "is no day written as YYYY-MM-DD."),
        ("/review?kind=spells", 400, "is no kind of entry"),
        ("/search?words=%22%22", 400, "There is no word to look for in"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(client, path, status, words):
    answer = client.get(path)
    assert answer.status_code == status
    assert words in answer.text


HOSTILE = '<script>alert(1)</script> <img src=x onerror="alert(2)"> \u202egnirts </p><!-- " \' --> {{ 7*7 }} \u0000 caf\u00e9'


def test_a_report_of_markup_shows_as_text(client, filled):
    report = report_on_a_truce()
    text = HOSTILE.replace("\u0000", "\u0001") + "\n" + report.document.text
    names = tuple(replace(entity, name=HOSTILE.replace("\u0000", "")) for entity in report.entities)
    hostile = replace(report, document=replace(report.document, id="d-hostile", name="hostile", text=text, title=HOSTILE.replace("\u0000", "")), entities=names)
    moved = {
        kind: tuple(replace(one, evidence=(Span(0, 40),)) for one in getattr(hostile, kind))
        for kind in ("statements", "events", "commitments", "talks", "positions", "figures")
    }
    filled.writer("2026-01-01T00:00:00Z").add([replace(hostile, **moved)])
    for path in ("/reports/d-hostile", "/reports", "/actors", "/statements?source=hostile", "/search?words=gnirts&in=reports", "/"):
        page = client.get(path).text
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "\u202e" not in page
    read = client.get("/reports/d-hostile").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in read
    assert "{{ 7*7 }} [U+0001] caf\u00e9" in read


def test_an_empty_record_says_what_to_do(record):
    from starlette.testclient import TestClient  # noqa: PLC0415

    from dragoman.web.app import application  # noqa: PLC0415
    from dragoman.web.safety import Door  # noqa: PLC0415

    with TestClient(application(record, Door(None, frozenset()), lambda: "2016-04-01", lambda: "now")) as client:
        assert "The record is empty." in client.get("/").text
        assert "No promise fits." in client.get("/promises").text


def test_the_queue_by_weight_and_by_doubt(client, filled):
    with filled.view() as view:
        heavy = view.awaiting("ceasefires", Filter(), "weight")
        doubtful = view.awaiting("ceasefires", Filter(), "doubt")
        assert [one.reports for one in heavy] == sorted((one.reports for one in heavy), reverse=True)
        least = [min(entry.score for entry in view.mentions(one.entry.happening) if entry.score is not None) for one in doubtful]
    assert least == sorted(least)
    assert len(least) > 0
    page = client.get("/review?kind=ceasefires&first=doubt").text
    assert doubtful[0].entry.id in page
    assert 'name="first" value="doubt"' in page
    assert "first: &#39;luck&#39; is not one of newest, weight, doubt." in client.get("/review?first=luck").text
