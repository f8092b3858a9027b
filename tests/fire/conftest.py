"""What a fault test needs: its size, and a place to leave its row of the table in docs/reliability.md."""

import json
import os
from pathlib import Path

import pytest

from postgres import Postgres, binaries


@pytest.fixture(scope="session")
def full():
    """Whether the tests run at their full size, as `make fire` wants them; else a quick sample of each."""
    return os.environ.get("DRAGOMAN_FIRE") == "full"


LONG = "takes its time: `make fire` runs it"


@pytest.fixture
def at_full_size(full):
    """For tests of which even a sample takes its time."""
    if not full:
        pytest.skip(LONG)


@pytest.fixture
def one_kind(full, kind, request):
    """For tests of which the sample runs on one kind of database, the one that the test's file names as its `SAMPLE`."""
    if not full and kind != request.module.SAMPLE:
        pytest.skip(LONG)


@pytest.fixture
def tell(full):
    """Leaves a row of the table: the case, what was sent, what happened, what was lost. A test calls it last: it tells what it has seen."""

    def told(case, sent, happened, lost="nothing"):
        table = os.environ.get("DRAGOMAN_FIRE_TABLE")
        if table and full:
            with Path(table).open("a", encoding="utf-8") as stream:
                stream.write(json.dumps([case, sent, happened, lost], ensure_ascii=False) + "\n")

    return told


@pytest.fixture
def restartable():
    """A PostgreSQL of the test's own, which it may end."""
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed, and could not be (Debian's package `postgresql` as root)")
    server = Postgres(programs)
    yield server
    server.close()
