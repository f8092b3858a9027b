"""`dragoman serve` as a person meets it."""

import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli.commands import dragoman


def test_a_record_that_is_not_there():
    result = CliRunner().invoke(dragoman, ["serve", "--record", "none.db"])
    assert (result.exit_code, result.stderr) == (1, "Error: The record 'none.db' does not exist; `dragoman add INPUT...` makes a record.\n")


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def page(port):
    until = time.monotonic() + 30
    while True:
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{port}/").read().decode()
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.1)


def started(*arguments):
    return subprocess.Popen([str(Path(sys.executable).parent / "dragoman"), *map(str, arguments)], stdout=subprocess.PIPE, text=True)


def ended(running):
    running.send_signal(signal.SIGTERM)
    assert running.wait(20) == 0
    running.stdout.close()


def test_the_pages_open_and_end(templates, tmp_path, port):
    where = shutil.copy(templates("sqlite"), tmp_path / "r.db")
    running = started("serve", "--record", where, "--port", port)
    assert running.stdout.readline() == f"http://127.0.0.1:{port}/  ·  {where}  ·  Ctrl-C ends it\n"
    assert "12 reports" in page(port)
    ended(running)


def test_the_samples_are_shown_and_nothing_is_kept(port):
    running = started("demo", "--port", port, "--no-browser")
    added, opened = running.stdout.readline(), running.stdout.readline()
    assert added.startswith("12 reports added")
    assert opened.startswith(f"http://127.0.0.1:{port}/")
    assert "12 reports" in page(port)
    where = Path(opened.split("  ·  ")[1])
    assert where.exists()
    ended(running)
    assert not where.exists()
