"""`dragoman serve` as a person meets it."""

import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from click.testing import CliRunner

from dragoman.cli.commands import dragoman


def test_a_record_that_is_not_there():
    result = CliRunner().invoke(dragoman, ["serve", "--record", "none.db"])
    assert (result.exit_code, result.stderr) == (1, "Error: The record 'none.db' does not exist; `dragoman add INPUT...` makes a record.\n")


def test_the_pages_open_and_end(templates, tmp_path):
    where = shutil.copy(templates("sqlite"), tmp_path / "r.db")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).parent / "dragoman"), "serve", "--record", str(where), "--port", str(port)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert running.stdout.readline() == f"http://127.0.0.1:{port}/  ·  {where}  ·  Ctrl-C ends it\n"
    until = time.monotonic() + 20
    while True:
        try:
            page = urllib.request.urlopen(f"http://127.0.0.1:{port}/").read().decode()
            break
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.1)
    assert "12 reports" in page
    running.send_signal(signal.SIGTERM)
    assert running.wait(20) in (0, -signal.SIGTERM)
    running.stdout.close()
