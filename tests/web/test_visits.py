import pytest
from starlette.requests import Request

from dragoman.web.visits import last_visit


def asking(cookie):
    return Request({"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": [(b"cookie", f"dragoman_seen={cookie}".encode())]})


@pytest.mark.parametrize(
    ("cookie", "since"),
    [
        ("", None),
        ("_2026-01-02T03:00:00Z", None),  # four minutes ago: the first visit goes on
        ("_2026-01-01T09:00:00Z", "2026-01-01T09:00:00Z"),  # yesterday: a new visit
        ("2026-01-01T09:00:00Z_2026-01-02T03:00:00Z", "2026-01-01T09:00:00Z"),  # the second look of this visit
        ("nonsense_9999-99-99T99:99:99Z", None),
        ("drop_2026-01-01T09:00:00Z", "2026-01-01T09:00:00Z"),
    ],
)
def test_a_visit_ends_when_nobody_looks_for_half_an_hour(cookie, since):
    assert last_visit(asking(cookie), "2026-01-02T03:04:05Z") == since


def seen(client, cookie):
    return client.get("/", headers={"Cookie": f"dragoman_seen={cookie}"}).text


def test_the_overview_says_what_came_in_since(client):
    assert "Since your last visit" not in client.get("/").text
    client.cookies.clear()
    page = seen(client, "_2025-12-30T00:00:00Z")
    assert "Since your last visit, 30 Dec 2025" in page
    assert "came in" in page
    client.cookies.clear()
    assert "Nothing came in." in seen(client, "_2026-01-02T00:00:00Z")
