"""A long run that is killed again and again, all of it or one of its readers, ends with the bytes of one that never was.

`make kills` does it 50 times.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

KILLS = int(os.environ.get("DRAGOMAN_KILLS", "2"))
REPORTS = 20 * (KILLS + 1)
LONGEST = 6.0  # seconds from the start of a run, or of its readers, to the kill; a third of them dies before it has read anything


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Short reports, some of which are none."""
    path = tmp_path_factory.mktemp("archive") / "archive.jsonl"
    texts = (f"GENEVA, March 14, 2016 - The envoy said on Monday that {number} fighters had laid down their arms." for number in range(REPORTS))
    path.write_text("".join(json.dumps({"text": text if at % 17 else ""}) + "\n" for at, text in enumerate(texts)))
    return path


@pytest.fixture(scope="module")
def whole(archive):
    """What a run gives that nobody kills."""
    return ended(archive, archive.with_name("whole.jsonl"))


def begun(archive, out, *options):
    command = [sys.executable, "-m", "dragoman", "read", str(archive), "--format", "jsonl", "--out", str(out), "--workers", "2", *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def ended(archive, out, *options):
    assert begun(archive, out, *options).wait() == 1  # some reports are none
    return out.read_bytes(), out.with_name(f"{out.name}.failures.jsonl").read_bytes()


def readers(of):
    """The processes that a run started to read."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[1]) == of and b"spawn_main" in (stat.parent / "cmdline").read_bytes():
                found.append(int(stat.parent.name))
        except OSError:
            continue
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="readers are found in /proc")
def test_what_was_killed_and_taken_up_again_is_what_was_never_killed(archive, whole, tmp_path):
    rng = random.Random(20160314)  # noqa: S311 -- moments to kill at, no secret
    out = tmp_path / "killed.jsonl"
    for _ in range(KILLS):
        run = begun(archive, out, "--resume")
        time.sleep(rng.uniform(0, LONGEST))
        run.kill()
        run.wait()
    assert ended(archive, out, "--resume") == whole


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="readers are found in /proc")
def test_killed_readers_cost_nothing(archive, whole, tmp_path):
    rng = random.Random(20160315)  # noqa: S311 -- see above
    out = tmp_path / "killed.jsonl"
    run = begun(archive, out)
    killed = 0
    while killed < KILLS and run.poll() is None:
        time.sleep(rng.uniform(0, LONGEST / 2))
        if at_work := readers(run.pid):
            os.kill(rng.choice(at_work), signal.SIGKILL)
            killed += 1
    run.wait()
    assert killed
    assert (out.read_bytes(), out.with_name(f"{out.name}.failures.jsonl").read_bytes()) == whole
