"""A PostgreSQL of the tests' own, from Debian's package: made in a folder, started, ended and started anew."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

SECONDS = 30


def binaries():
    """Where the server's programs are; installed where they are missing and may be."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if not places and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "install", "-y", "-q", "postgresql"], capture_output=True, check=False)
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in found if (place / "initdb").exists()), None)


class Postgres:
    """A running server; `url` is without a database name."""

    def __init__(self, programs):
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="dragoman-pg-"))
        self._as_user = []
        if os.geteuid() == 0:  # the server refuses to run as root
            user = "postgres" if subprocess.run(["id", "postgres"], capture_output=True, check=False).returncode == 0 else "nobody"
            shutil.chown(self._folder, user)
            self._as_user = ["setpriv", f"--reuid={user}", "--clear-groups"]
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.url = f"postgresql://dragoman@127.0.0.1:{self._port}"
        make = [*self._as_user, programs / "initdb", "-D", self._folder / "data", "-U", "dragoman", "-A", "trust", "--no-sync"]
        subprocess.run(make, cwd=self._folder, check=True, capture_output=True)
        self._server = None
        self.start()

    def start(self):
        """Start it and wait until it answers."""
        data, port = self._folder / "data", str(self._port)
        self._server = subprocess.Popen(
            [*self._as_user, self._programs / "postgres", "-D", data, "-p", port, "-h", "127.0.0.1", "-k", self._folder],
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + SECONDS
        while subprocess.run([self._programs / "pg_isready", "-h", "127.0.0.1", "-p", port], capture_output=True, check=False).returncode:
            assert time.monotonic() < until, "PostgreSQL did not start"
            assert self._server.poll() is None, "PostgreSQL ended at once"
            time.sleep(0.1)

    def end(self, how=signal.SIGTERM):
        """End it: SIGINT drops whoever is there, SIGQUIT drops everything as a fall of the machine would."""
        self._server.send_signal(how)
        self._server.wait(SECONDS)

    def close(self):
        """End it for good."""
        if self._server.poll() is None:
            self.end(signal.SIGINT)
        shutil.rmtree(self._folder, ignore_errors=True)
