import re
import time
from functools import partial

import pytest
from starlette.testclient import TestClient

from dragoman.intake.web import Web
from dragoman.web.app import application
from dragoman.web.importing import plain_name
from dragoman.web.safety import Door
from foreign import FOREIGN

ACCORD = "GENEVA (Reuters) - The two sides agreed on Monday to stop fighting, the mediator said.\n"
HERE = Door(None, frozenset({"testserver"}))


@pytest.fixture
def inside(filled):
    """The pages of a server that may fetch from this machine."""
    fetch = partial(Web("Dragoman/test").get, internal=True)
    app = application(filled, HERE, lambda: "2016-04-01", lambda: "2026-01-02T03:04:05Z", fetch)
    with TestClient(app, follow_redirects=False) as opened:
        yield opened


def form_of(client):
    return re.search(r'name="form" value="([^"]+)"', client.get("/import").text)[1]


def sent(client, files=(), **fields):
    """What became of an import, once it is done."""
    answer = client.post("/import", data={"form": form_of(client)} | fields, files=[("file", one) for one in files] or [("file", ("", b""))])
    assert answer.status_code == 303, answer.text
    until = time.monotonic() + 60
    while (told := client.get(answer.headers["location"], headers={"Accept": "application/json"}).json())["state"] != "done":
        assert time.monotonic() < until
        time.sleep(0.05)
    page = client.get(answer.headers["location"]).text
    for line in told["lines"]:
        assert line["report"] is None or f'href="/reports/{line["report"]}"' in page
    return told


def lines(told):
    return [line["told"] for line in told["lines"]]


def test_files_are_taken_in_and_what_fails_takes_nothing_with_it(client):
    files = [("a.txt", ACCORD.encode()), ("b.txt", b""), ("../../c.txt", ACCORD.replace("Monday", "Tuesday").encode()), ("d.txt", ACCORD.encode())]
    told = sent(client, files)
    assert lines(told) == ["a: added", "b.txt: is empty", "c: added", "d: already there"]
    assert (told["done"], told["of"], told["says"]) == (4, 4, "done")
    assert "stop fighting" in client.get(f"/reports/{told['lines'][0]['report']}").text


def test_what_is_in_another_language_is_set_aside(client):
    aside = "is in French (fr), by its words; only English is read"
    assert lines(sent(client, [("a.txt", FOREIGN["fr"].encode()), ("b.txt", ACCORD.encode())])) == [f"a.txt: {aside}", "b: added"]
    assert lines(sent(client, text=FOREIGN["fr"], title="Accord")) == [f"Accord: {aside}"]


def test_a_text_is_taken_in_with_what_is_said_of_it(client):
    told = sent(client, text=ACCORD.replace("\n", "\r\n"), title="Accord", published="2016-03-14", publisher="The Paper")
    assert lines(told) == ["Accord: added"]
    document = client.get(f"/api/reports/{told['lines'][0]['report']}").json()["document"]
    assert (document["text"], document["published"], document["publisher"]) == (ACCORD, "2016-03-14", "The Paper")


def test_an_address_is_fetched(inside, pages):
    pages.pages["/accord"] = (200, {"Content-Type": "text/plain"}, ACCORD.encode())
    told = sent(inside, address=f"{pages.url}/accord")
    assert lines(told) == [f"{pages.url}/accord: added"]
    assert lines(sent(inside, address=f"{pages.url}/none")) == [f"{pages.url}/none: answered 404"]


def test_an_address_in_a_private_network_is_not(client, pages):
    told = sent(client, address=f"{pages.url}/accord")
    assert lines(told) == [f"{pages.url}/accord: lies in a private network (127.0.0.1); only what a feed marks `internal` may"]
    assert pages.asked == []
    assert lines(sent(client, address="file:///etc/passwd")) == [
        "file:///etc/passwd: is no address of the web: it must begin with http:// or https:// and name a host"
    ]


def test_a_file_that_is_too_big_is_named_and_the_others_read(client):
    told = sent(client, [("big.txt", b"x" * 10_000_001), ("a.txt", ACCORD.encode())])
    assert lines(told) == ["big.txt: is more than 10 MB, the most that is taken in as one file", "a: added"]


def test_files_that_are_no_text_or_broken_do_no_harm(client):
    told = sent(client, [("a.txt", b"\x00\xff\xfe" * 50), ("b.jsonl", b'{"text": 1}\n'), ("<b>\u202e.txt", b"")])
    assert told["done"] == 3
    assert lines(told) == [
        "a.txt: is not text: it holds the byte 0x00 at byte 0",
        "b.jsonl:1: has no string in \"text\", but '1'",
        "<b>\\u202e.txt: is empty",
    ]


def test_a_form_that_is_too_big_or_not_ours_is_refused(client):
    form = form_of(client)
    whole = client.post("/import", data={"form": form}, files=[("file", (f"{n}.txt", b"x" * 9_000_000)) for n in range(3)])
    assert (whole.status_code, whole.text) == (413, "A form says how long it is, and is no longer than 25,000,000 bytes.\n")
    assert client.post("/import", data={"form": "guessed", "text": ACCORD}).status_code == 403
    assert client.post("/import", data={"form": form, "text": ACCORD}, headers={"Origin": "https://evil.example"}).status_code == 403
    many = client.post("/import", data={"form": form}, files=[("file", (f"{n}.txt", b"x")) for n in range(21)])
    assert many.status_code == 400
    assert "Too many files" in many.text


def test_what_makes_no_sense_is_said(client):
    form = form_of(client)
    for fields, words in (
        ({}, "Nothing was sent: choose files, paste a text or give an address."),
        ({"text": "x", "published": "2016-02-30"}, "is no day of the calendar written as YYYY-MM-DD."),
        ({"address": "http://a/" + "x" * 2000}, "The address has more than 2,000 characters."),
    ):
        answer = client.post("/import", data={"form": form} | fields)
        assert answer.status_code == 400
        assert words in answer.text
    assert client.get("/import/jobs/none").status_code == 404


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\a\\b.txt", "b.txt"),
        ("", "file"),
        ("..", ".."),
        ("x" * 500 + ".html.gz", "x" * 100 + "…" + "x" * 11 + ".html.gz"),
    ],
)
def test_a_name_has_no_folders(given, name):
    assert plain_name(given) == name
