"""What many tests stand on: records on SQLite and PostgreSQL, readings of the samples, a web server."""

import shutil
import time
from pathlib import Path

import pytest

from dragoman.record.store.record import open_record
from postgres import Postgres, binaries
from server import Pages


@pytest.fixture(scope="session")
def postgres():
    """The URL of an empty server without a database name; the tests that need it are skipped, and say why, where there is none."""
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed, and could not be (Debian's package `postgresql` as root)")
    server = Postgres(programs)
    yield server.url
    server.close()


def made(server, name, template="template0"):
    """The URL of a new database of a server."""
    import psycopg  # noqa: PLC0415 -- where SQLite alone is tested, it need not be there

    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")  # type: ignore[arg-type]
    return f"{server}/{name}"


def dropped(url):
    """Take such a database away again."""
    import psycopg  # noqa: PLC0415 -- see above

    server, _, name = url.rpartition("/")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def readings():
    """The sample reports as they are read, in order of their days."""
    from dragoman.intake.inputs import inputs  # noqa: PLC0415 -- tests that need no reading do not wait for the model
    from dragoman.reading import read_all, tools  # noqa: PLC0415

    samples = Path(__file__).parent.parent / "samples"
    return tuple(read_all(list(inputs([str(samples)])), tools()))


@pytest.fixture(scope="session")
def templates(request, readings, tmp_path_factory):
    """By kind of database: a record of the sample reports that is copied for each test, which is quicker than adding them."""
    known = {}

    def template(kind):
        if kind not in known:
            server = request.getfixturevalue("postgres") if kind == "postgresql" else None
            known[kind] = made(server, "samples") if server else str(tmp_path_factory.mktemp("template") / "samples.db")
            record = open_record(known[kind], create=True)
            record.writer("2026-01-01T00:00:00Z", "reader-1").add(readings)
            record.close()
        return known[kind]

    return template


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request):
    """The two kinds of database that a record is kept in."""
    return request.param


@pytest.fixture
def where(kind, request, tmp_path):
    """Where a record of the test's own is to be: a path, or the URL of an empty database."""
    if kind == "sqlite":
        yield str(tmp_path / "record.db")
    else:
        url = made(request.getfixturevalue("postgres"), f"t{time.monotonic_ns()}")
        yield url
        dropped(url)


@pytest.fixture
def record(where):
    """An empty record."""
    opened = open_record(where, create=True)
    yield opened
    opened.close()


@pytest.fixture
def filled(kind, request, templates, tmp_path):
    """A record of the sample reports."""
    template = templates(kind)
    if kind == "sqlite":
        where = shutil.copy(template, tmp_path / "filled.db")
    else:
        where = made(request.getfixturevalue("postgres"), f"f{time.monotonic_ns()}", "samples")
    opened = open_record(str(where))
    yield opened
    opened.close()
    if kind == "postgresql":
        dropped(where)


@pytest.fixture
def pages():
    """A web server on this machine."""
    server = Pages()
    yield server
    server.close()
