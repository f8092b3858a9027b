"""A PostgreSQL of the tests' own, from Debian's package, started once where it can be."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from dragoman.record.store.record import open_record
from server import Pages

PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
SECONDS = 30


@pytest.fixture(scope="session")
def postgres():
    """The URL of an empty server without a database name; the tests that need it are skipped, and say why, where there is none."""
    programs = binaries()
    if programs is None:
        pytest.skip("PostgreSQL is not installed, and could not be (Debian's package `postgresql` as root)")
    folder = Path(tempfile.mkdtemp(prefix="dragoman-pg-"))
    as_user = []
    if os.geteuid() == 0:  # the server refuses to run as root
        user = "postgres" if subprocess.run(["id", "postgres"], capture_output=True, check=False).returncode == 0 else "nobody"
        shutil.chown(folder, user)
        as_user = ["setpriv", f"--reuid={user}", "--clear-groups"]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    data = folder / "data"
    make = [*as_user, programs / "initdb", "-D", data, "-U", "dragoman", "-A", "trust", "--no-sync"]
    subprocess.run(make, cwd=folder, check=True, capture_output=True)
    server = subprocess.Popen(
        [*as_user, programs / "postgres", "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", folder],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + SECONDS
    while subprocess.run([programs / "pg_isready", "-h", "127.0.0.1", "-p", str(port)], capture_output=True, check=False).returncode:
        if time.monotonic() > until or server.poll() is not None:
            pytest.fail("PostgreSQL did not start")
        time.sleep(0.1)
    yield f"postgresql://dragoman@127.0.0.1:{port}"
    server.terminate()
    server.wait(SECONDS)
    shutil.rmtree(folder, ignore_errors=True)


def binaries():
    """Where the server's programs are; installed where they are missing and may be."""
    if not PLACES and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "install", "-y", "-q", "postgresql"], capture_output=True, check=False)
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in found if (place / "initdb").exists()), None)


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
