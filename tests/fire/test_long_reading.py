"""`dragoman read --workers` killed at work, all of it or one of its readers, and two of them at one output."""

import json
import os
import random
import signal
import time
from pathlib import Path

import pytest

from fire.made import command, done

TEXT = "GENEVA, March 14, 2016 - The envoy said on Monday that {number} fighters had laid down their arms."
LONGEST = 6.0  # seconds from the start of a run, or of its readers, to the kill; a third of them dies before it has read anything


@pytest.fixture(scope="module")
def kills(full):
    return 50 if full else 1


@pytest.fixture(scope="module")
def short_reports(tmp_path_factory, kills):
    """Some reports for each kill, one in seventeen of them none."""
    path = tmp_path_factory.mktemp("archive") / "archive.jsonl"
    texts = (TEXT.format(number=number) if number % 17 else "" for number in range(20 * (kills + 1)))
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    return path


@pytest.fixture(scope="module")
def whole(short_reports):
    """What a run gives that nobody kills."""
    return ended(short_reports, short_reports.with_name("whole.jsonl"))


def reading(archive, out, *options):
    return ["read", archive, "--format", "jsonl", "--out", out, "--workers", 2, *options]


def ended(archive, out, *options):
    """The reports and the failures of a run that went to its end."""
    assert done(*reading(archive, out, *options))[0] == 1  # some reports are none
    return out.read_bytes(), out.with_name(f"{out.name}.failures.jsonl").read_bytes()


def readers(of):
    """The processes that a run started to read."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            if parent == of and b"spawn_main" in (stat.parent / "cmdline").read_bytes():
                found.append(int(stat.parent.name))
        except OSError:
            continue
    return found


def test_a_reading_that_is_killed_goes_on_where_it_was(short_reports, whole, kills, tmp_path, tell):
    rng = random.Random(20160314)  # noqa: S311 -- moments to kill at, no secret
    out = tmp_path / "killed.jsonl"
    for _ in range(kills):
        run = command(*reading(short_reports, out, "--resume"))
        time.sleep(rng.uniform(0, LONGEST))
        run.kill()
        run.communicate()
    assert ended(short_reports, out, "--resume") == whole
    tell(
        "a long reading killed",
        f"SIGKILL at {kills} random moments to `dragoman read --workers 2 --resume`, then the same command once more",
        "the output and the list of failures are, byte for byte, those of a run that nobody killed",
    )


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="readers are found in /proc")
def test_readers_that_are_killed_cost_nothing(short_reports, whole, kills, tmp_path, tell):
    rng = random.Random(20160315)  # noqa: S311 -- see above
    out = tmp_path / "killed.jsonl"
    run = command(*reading(short_reports, out))
    killed = 0
    while killed < kills and run.poll() is None:
        time.sleep(rng.uniform(0, LONGEST / 2))
        if at_work := readers(run.pid):
            os.kill(rng.choice(at_work), signal.SIGKILL)
            killed += 1
    run.communicate()
    assert killed
    assert (out.read_bytes(), out.with_name(f"{out.name}.failures.jsonl").read_bytes()) == whole
    tell(
        "readers killed",
        f"SIGKILL to {killed} readers at work, one after another, of one `dragoman read --workers 2`",
        "others took their place and read again what they held; the output is that of a run that nobody killed",
    )


def test_two_readings_do_not_write_one_output(at_full_size, short_reports, whole, tmp_path, tell):
    out = tmp_path / "out.jsonl"
    runs = [command(*reading(short_reports, out)) for _ in range(2)]
    complaints = [run.communicate()[1] for run in runs]
    assert sorted(run.returncode for run in runs) == [1, 1]
    assert sum("another run is writing this file" in told or "a run into this output broke off" in told for told in complaints) == 1
    assert (out.read_bytes(), out.with_name(f"{out.name}.failures.jsonl").read_bytes()) == whole
    tell(
        "two readings into one output",
        "the same `dragoman read --workers 2 --out FILE` twice at once",
        "one read on, the other ended with one line that says why; FILE is that of a run alone",
    )
