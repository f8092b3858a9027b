import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screenshots import served

KINDS = ("commitments", "ceasefires", "talks", "statements", "events", "positions", "figures", "disputes", "actors", "reports")


@pytest.mark.parametrize("what", KINDS)
def test_every_kind_in_pages(client, what):
    first = client.get(f"/api/{what}?limit=2").json()
    assert set(first) == {"items", "next"}
    assert len(first["items"]) <= 2
    if first["next"]:
        assert client.get(f"/api/{what}?limit=2&after={first['next']}").json()["items"] != first["items"]


def test_a_question_is_narrowed_as_on_the_pages(client):
    (promise,) = client.get("/api/commitments?actor=Russia&type=withdraw_forces&as_of=2016-03-27").json()["items"]
    assert (promise["standing"]["claimed"], promise["standing"]["found"]) == ("partly_done", "initiated")
    entry = promise["told"]["entry"]["id"]
    assert len(client.get(f"/api/entries/{entry}").json()["mentions"]) == 2


def test_one_report_is_dragoman_report_1(client):
    known = client.get("/api/reports").json()["items"][0]["report"]
    assert client.get(f"/api/reports/{known}").json()["schema"] == "dragoman.report/1"


@pytest.mark.parametrize("path", ["/api/timeline/Russia", "/api/compare/Russia/Syria", "/api/changes?since=2016-01-01", "/api/search?words=truce", "/api/judgements", "/api/actors/Russia"])
def test_the_other_questions(client, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/nope", 404, "not-found"),
        ("/api/reports/d-none", 404, "no-report"),
        ("/api/entries/x", 404, "no-entry"),
        ("/api/actors/Nobody", 404, "no-actor"),
        ("/api/events?since=soon", 422, "bad-question"),
        ("/api/events?since=2016-02-31&until=2016-01-01", 400, "bad-filter"),
        ("/api/events?limit=0", 422, "bad-question"),
        ("/api/events?after=7-7", 422, "bad-question"),
        ("/api/search", 422, "bad-question"),
        ("/api/search?words=%22%22", 404, "no-words"),
    ],
)
def test_every_error_has_one_shape(client, path, status, code):
    answer = client.get(path)
    assert answer.status_code == status
    assert set(answer.json()) == {"error"}
    assert answer.json()["error"]["code"] == code
    assert set(answer.json()["error"]) == {"code", "message"}


@pytest.mark.parametrize("what", KINDS)
def test_the_token_of_another_kind_of_page_breaks_nothing(client, what):
    for after in ("7", "2016-03-14_7"):
        assert client.get(f"/api/{what}?after={after}").status_code == 200


def test_who_has_an_answer_already_is_told_so(client):
    first = client.get("/api/actors")
    assert client.get("/api/actors", headers={"If-None-Match": first.headers["etag"]}).status_code == 304


def test_the_interface_describes_itself(client):
    described = client.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.")
    assert {f"/api/{kind}" for kind in KINDS} <= set(described["paths"])
    assert all(path.startswith("/api/") for path in described["paths"])


FIELDS = ("actor", "place", "type", "status", "source", "since", "until", "as_of", "judged", "limit", "after", "words", "in", "kind")
VALUES = st.text(max_size=30) | st.sampled_from(["2016-03-14", "2016-03-14_7", "7", "Russia", "no", '"', "truce*", "NOT", "a OR", "%", "'; --"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([*(f"/api/{kind}" for kind in KINDS), "/api/search", "/api/changes", "/search", "/promises", "/truces", "/positions", "/review", "/actors", "/reports"]),
    st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=5),
)
def test_no_question_breaks_the_server(client, path, params):
    assert client.get(path, params=params).status_code in (200, 400, 404, 422)


def test_no_question_that_the_description_allows_breaks_the_server(filled, tmp_path):
    with served(filled) as address:
        asked = ["--max-examples", "6", "--checks", "not_a_server_error", "--phases", "examples,coverage,fuzzing", "--seed", "1", "--no-color"]
        run = subprocess.run(
            [sys.executable, "-m", "schemathesis.cli", "run", f"{address}/api/openapi.json", *asked],
            cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-1000:]
    assert " passed" in run.stdout
