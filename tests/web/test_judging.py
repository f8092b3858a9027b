import re

from dragoman.record.filters import Filter


def form_of(client, path="/review?kind=commitments"):
    return re.search(r'name="form" value="([^"]+)"', client.get(path).text)[1]


def order(filled):
    with filled.view() as view:
        return view.told("commitments", Filter(actor="Russia", type="withdraw_forces"))[0].entry


def test_a_judgement_is_kept_with_who_made_it_and_can_be_taken_back(client, filled):
    form = form_of(client) and form_of(client)  # the first page sets the cookie, the second has its form
    told = {"form": form, "verb": "accept", "entry": order(filled).id, "by": "ann", "back": "/promises?actor=Russia#x"}
    answer = client.post("/judge", data=told)
    assert (answer.status_code, answer.headers["location"]) == (303, "/promises?actor=Russia#x")
    assert order(filled).verdict == "accepted"
    (standing,) = filled.judgements()
    assert (standing.judgement.by, standing.judgement.at) == ("ann", "2026-01-02T03:04:05Z")
    assert "ann" in client.get("/judgements").text
    client.post("/undo", data={"form": form, "judgement": standing.judgement.id, "back": "/judgements"})
    assert order(filled).verdict is None


def test_a_name_may_be_of_any_script(client, filled):
    form = form_of(client) and form_of(client)
    client.post("/name", data={"form": form, "by": "\u0645\u062d\u0645\u062f; x=1", "back": "/"})
    assert 'value="\u0645\u062d\u0645\u062f; x=1"' in client.get("/").text
    client.post("/judge", data={"form": form, "verb": "accept", "entry": order(filled).id})
    assert [one.judgement.by for one in filled.judgements()] == ["\u0645\u062d\u0645\u062f; x=1"]


def test_several_are_judged_at_once(client, filled):
    form = form_of(client) and form_of(client)
    with filled.view() as view:
        entries = [told.entry.id for told in view.told("events", limit=3)]
    client.post("/judge", data={"form": form, "verb": "reject", "entry": entries, "by": "bob"})
    assert {one.judgement.subject["entry"]["id"] for one in filled.judgements()} == set(entries)


def test_what_is_not_judged_so_is_said(client, filled):
    form = form_of(client) and form_of(client)
    entry = order(filled).id
    for data, status, words in (
        ({"verb": "accept", "entry": entry}, 400, "Say who you are first"),
        ({"verb": "praise", "entry": entry, "by": "ann"}, 400, "A judgement is one of accept, reject, unsure, of at least one entry."),
        ({"verb": "accept", "by": "ann"}, 400, "A judgement is one of"),
        ({"verb": "accept", "entry": "c-none", "by": "ann"}, 409, "The record holds no entry"),
    ):
        answer = client.post("/judge", data={"form": form} | data)
        assert answer.status_code == status
        assert words in answer.text
    assert filled.judgements() == ()


def test_nobody_is_led_elsewhere(client):
    form = form_of(client) and form_of(client)
    for back in ("https://evil.example/x", "//evil.example", "/\\evil.example", "javascript:alert(1)"):
        answer = client.post("/name", data={"form": form, "by": "ann", "back": back})
        assert answer.headers["location"] in ("/", "/x")
