"""A reading on a Ray cluster of which readers, or all, are killed."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fire.made import command, done
from held_by_day import archive, held

pytest.importorskip("ray", reason='Ray is an extra: pip install "dragoman[ray]"')
pytestmark = pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="actors are found in /proc")

RAY = str(Path(sys.executable).parent / "ray")
QUIET = {"RAY_AUTH_MODE": "disabled"}  # a cluster of this machine alone, for minutes
SECONDS = 180  # for a cluster to say that it is lost


@pytest.fixture
def cluster():
    """A cluster of this machine; its address, and what starts it anew."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def start():
        subprocess.run([RAY, "stop", "--force"], capture_output=True, check=False)
        begin = [RAY, "start", "--head", "--port", str(port), "--num-cpus", "2", "--disable-usage-stats", "--include-dashboard=false"]
        subprocess.run(begin, env=os.environ | QUIET, capture_output=True, check=True)

    start()
    yield f"127.0.0.1:{port}", start
    subprocess.run([RAY, "stop", "--force"], capture_output=True, check=False)


def processes(*words):
    """The processes in whose command line all words stand."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            said = path.read_bytes()
        except OSError:
            continue
        if all(word in said for word in words):
            found.append(int(path.parent.name))
    return found


def reading(path, out, *options):
    return ["read", path, "--format", "parquet", "--out", out, "--workers", 2, *options]


def test_actors_that_are_killed_cost_nothing(at_full_size, tmp_path, tell):
    path = archive(tmp_path / "archive.jsonl", 6_000)
    assert done(*reading(path, tmp_path / "whole"))[0] == 1  # some reports are none
    rng, killed = random.Random(20160314), 0  # noqa: S311 -- moments to kill at, no secret
    run = command(*reading(path, tmp_path / "out", "--ray", "local"))
    while killed < 50 and run.poll() is None:
        time.sleep(rng.uniform(0, 3))
        if actors := processes(b"ray::MapWorker(Map(Actor))"):
            os.kill(rng.choice(actors), signal.SIGKILL)
            killed += 1
    run.communicate()
    assert (run.returncode, killed) == (1, 50)
    assert held(tmp_path / "out") == held(tmp_path / "whole")
    tell(
        "actors of Ray killed",
        f"SIGKILL to {killed} of Ray's actors at work, one after another, of one `dragoman read --ray local`",
        "others read their batches again; every report and every failure is there once, byte for byte that of a run that nobody killed",
    )


def test_a_cluster_that_is_lost_is_told_and_another_goes_on(at_full_size, cluster, monkeypatch, tmp_path, tell):
    address, start = cluster
    monkeypatch.setenv("RAY_AUTH_MODE", "disabled")
    path = archive(tmp_path / "archive.jsonl", 3_000)
    assert done(*reading(path, tmp_path / "whole"))[0] == 1
    out = tmp_path / "out"
    run = command(*reading(path, out, "--ray", address))
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and not list((out / "done").glob("*.json")):
        time.sleep(0.5)
    (head,) = processes(b"gcs_server")
    os.kill(head, signal.SIGKILL)
    _, told = run.communicate(timeout=SECONDS)
    assert run.returncode == 1
    assert f"Error: The cluster '{address}' was lost; the same command goes on once there is one.\n" in told
    before = len(list((out / "done").glob("*.json")))
    start()
    assert done(*reading(path, out, "--ray", address))[0] == 1
    assert 0 < before < len(list((out / "done").glob("*.json")))
    assert held(out) == held(tmp_path / "whole")
    tell(
        "Ray's head killed",
        "SIGKILL to the head of a Ray cluster at work, then the same command on a new cluster",
        "one line that the cluster was lost, exit status 1; the second run read only what was not there; every report is there once",
    )
