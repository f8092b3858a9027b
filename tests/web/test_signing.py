import base64
import re

import pytest
from starlette.testclient import TestClient

from dragoman.record.filters import Filter
from dragoman.web.accounts import account, opened, write_accounts
from dragoman.web.app import application
from dragoman.web.safety import READS_ONLY, Door
from dragoman.web.sessions import Sessions


@pytest.fixture
def guarded(filled, tmp_path):
    """The pages with two accounts: Ann reviews, Bob reads."""
    path = tmp_path / "accounts.tsv"
    write_accounts(path, [account("Ann", "reviewer", "correct horse"), account("Bob", "reader", "battery staple")])
    at = Door(None, frozenset(), Sessions(opened(path)))
    app = application(filled, at, lambda: "2016-04-01", lambda: "2026-01-02T03:04:05Z")
    with TestClient(app, follow_redirects=False) as client:
        yield client


def form_of(client, path):
    return re.search(r'name="form" value="([^"]+)"', client.get(path).text)[1]


def signed_in(client, name, password, back="/"):
    return client.post("/sign-in", data={"form": form_of(client, "/sign-in"), "name": name, "password": password, "back": back})


def entry(filled):
    with filled.view() as view:
        return view.told("commitments", Filter())[0].entry.id


def test_nothing_is_shown_before_somebody_has_signed_in(guarded):
    answer = guarded.get("/talks?actor=Russia")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?back=%2Ftalks%3Factor%3DRussia")
    assert 'value="/talks?actor=Russia"' in guarded.get(answer.headers["location"]).text
    assert guarded.post("/judge", data={}).status_code == 401
    assert guarded.get("/static/style.css").status_code == 200


def test_signing_in_leads_back_and_signing_out_ends_it(guarded):
    answer = signed_in(guarded, "Ann", "correct horse", "/talks?actor=Russia")
    assert (answer.status_code, answer.headers["location"]) == (303, "/talks?actor=Russia")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    page = guarded.get("/review").text
    assert "Signed in as <bdi>Ann</bdi>, reviewer" in page
    assert 'name="by"' not in page
    assert guarded.post("/sign-out", data={"form": "wrong"}).status_code == 403
    assert guarded.post("/sign-out", data={"form": form_of(guarded, "/")}).headers["location"] == "/sign-in"
    assert guarded.get("/").status_code == 303


def test_a_wrong_password_and_an_unknown_name_are_answered_alike_and_slowed_down(guarded):
    for name in ("Ann", "Eve"):
        answer = signed_in(guarded, name, "wrong")
        assert answer.status_code == 403
        assert "The name or the password is wrong." in answer.text
    for _ in range(3):
        signed_in(guarded, "Ann", "wrong")
    answer = signed_in(guarded, "Ann", "correct horse")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")
    assert "Too many tries with a wrong name or password; wait 1 seconds." in answer.text


def test_a_form_that_is_not_ours_signs_nobody_in_and_nobody_is_led_elsewhere(guarded):
    guarded.get("/sign-in")
    answer = guarded.post("/sign-in", data={"form": "guessed", "name": "Ann", "password": "correct horse"})
    assert answer.status_code == 403
    assert signed_in(guarded, "Ann", "correct horse", "//evil.example").headers["location"] == "/"


def test_a_reviewers_judgement_is_kept_under_his_account(guarded, filled):
    signed_in(guarded, "Ann", "correct horse")
    told = {"form": form_of(guarded, "/review"), "verb": "accept", "entry": entry(filled), "by": "Bob", "back": "/"}
    assert guarded.post("/judge", data=told).status_code == 303
    assert [one.judgement.by for one in filled.judgements()] == ["Ann"]


def test_a_reader_sees_everything_and_changes_nothing(guarded, filled):
    signed_in(guarded, "Bob", "battery staple")
    for path in ("/", "/review", "/judgements", "/reports", "/api/actors"):
        answer = guarded.get(path)
        assert answer.status_code == 200
        assert 'name="verb"' not in answer.text
    for answer in (
        guarded.post("/judge", data={"form": form_of(guarded, "/"), "verb": "accept", "entry": entry(filled)}),
        guarded.post("/import", data={"form": form_of(guarded, "/"), "text": "x"}),
        guarded.get("/import"),
    ):
        assert answer.status_code == 403
        assert READS_ONLY in answer.text
    assert filled.judgements() == ()


def test_programs_give_the_same_accounts(guarded):
    answer = guarded.get("/api/actors")
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "sign-in")
    assert answer.headers["www-authenticate"] == 'Basic realm="Dragoman", charset="UTF-8"'
    assert guarded.get("/api/actors", auth=("Bob", "battery staple")).status_code == 200
    assert guarded.get("/api/actors", auth=("Bob", "wrong")).status_code == 401
    given = {"Authorization": "Basic " + base64.b64encode(b"Bob:battery staple").decode()}
    assert guarded.get("/talks", headers=given).status_code == 303
