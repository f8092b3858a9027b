"""The application on a record of the samples, for a client that needs no browser."""

import pytest
from starlette.testclient import TestClient

from dragoman.web.app import application
from dragoman.web.safety import Door

HERE = Door(None, frozenset({"testserver"}))


@pytest.fixture
def kind():
    return "sqlite"


@pytest.fixture
def client(filled):
    app = application(filled, HERE, lambda: "2016-04-01", lambda: "2026-01-02T03:04:05Z")
    with TestClient(app, follow_redirects=False) as opened:
        yield opened
