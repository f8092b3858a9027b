import pytest
from starlette.testclient import TestClient

from dragoman.web.app import application
from dragoman.web.safety import Door, door


def test_on_loopback_whoever_is_here_may_and_elsewhere_a_token_opens():
    assert (door("127.0.0.1").token, "localhost" in door("localhost").hosts) == (None, True)
    assert len(door("192.0.2.7").token or "") > 30
    assert door("192.0.2.7").token != door("192.0.2.7").token


def test_every_answer_says_what_a_page_may_do(client):
    for path in ("/", "/static/style.css", "/api/actors", "/nope"):
        headers = client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("address", ["/actors/a%00", "/search?words=%00", "/?actor=%00"])
def test_what_no_database_takes_is_not_asked_for(client, address):
    answer = client.get(address)
    assert (answer.status_code, answer.text) == (400, "An address has no room for the character U+0000.\n")


def test_a_name_that_is_not_ours_is_not_answered(client):
    answer = client.get("/", headers={"Host": "evil.example"})
    assert (answer.status_code, answer.text) == (421, "This server answers to testserver alone.\n")


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}])
def test_a_change_from_another_page_is_refused(client, headers):
    answer = client.post("/judge", data={}, headers=headers)
    assert (answer.status_code, answer.text) == (403, "A change must come from one of this server's own pages.\n")


def test_a_form_that_was_on_no_page_of_ours_is_refused(client):
    client.get("/")
    answer = client.post("/judge", data={"form": "gu\u00e9ssed", "verb": "accept", "entry": "c-1", "by": "eve"})
    assert answer.status_code == 403
    assert "This form is not from a page that was opened here" in answer.text


def test_a_form_that_is_too_long_is_not_read(client):
    answer = client.post("/judge", data={"form": "x" * 200_000})
    assert (answer.status_code, answer.text) == (413, "A form says how long it is, and is no longer than 100,000 bytes.\n")
    assert client.post("/judge", content=iter([b"form=x"])).status_code == 413


def test_with_a_token_nothing_is_shown_without_it(filled):
    app = application(filled, Door("secret", frozenset()), lambda: "2016-04-01", lambda: "2026-01-02T03:04:05Z")
    with TestClient(app, follow_redirects=False) as client:
        for path in ("/", "/api/actors", "/static/style.css", "/?token=wr\u00f6ng"):
            answer = client.get(path)
            assert (answer.status_code, answer.text) == (401, "Open the address that `dragoman serve` printed, with its token.\n")
        opened = client.get("/talks?token=secret&actor=Russia")
        assert (opened.status_code, opened.headers["location"]) == (303, "/talks?actor=Russia")
        assert client.get("/talks").status_code == 200
