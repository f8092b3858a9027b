"""A disk that is full: a small one of the test's own (tmpfs, in a name space of its own), on which Dragoman's commands write."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fire.made import DRAGOMAN, archive

SAMPLES = Path(__file__).parent.parent.parent / "samples"
INSIDE = """
import json, subprocess, sys
disk, size, *commands = json.loads(sys.argv[1])
def run(command):
    ended = subprocess.run(command, capture_output=True, text=True)
    return [ended.returncode, ended.stdout, ended.stderr]
subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "disk", disk], check=True)
told = []
for command in commands:
    told.append(run(command))
print(json.dumps(told))
"""
MORE_ROOM = "mount -o remount,size=200m {}"


def on_small_disk(disk, size, *commands):
    """What became of each command: its status, output and complaints. Skipped where the system lets nobody have a disk of his own."""
    unshare = shutil.which("unshare")
    apart = [unshare or "", "--mount", "--map-root-user"]
    if unshare is None or subprocess.run([*apart, "mount", "-t", "tmpfs", "disk", str(disk)], capture_output=True, check=False).returncode:
        pytest.skip("a disk of the test's own needs Linux and the right to make name spaces")
    asked = json.dumps([str(disk), size, *[list(map(str, command)) for command in commands]])
    run = subprocess.run([*apart, sys.executable, "-c", INSIDE, asked], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.fixture
def disk(tmp_path):
    place = tmp_path / "disk"
    place.mkdir()
    return place


def test_a_reading_that_finds_no_room_leaves_what_was_there(at_full_size, disk, tell):
    out = disk / "out.jsonl"
    read = [DRAGOMAN, "read", *sorted(SAMPLES.glob("*.txt"))[:2], "--format", "jsonl", "--out", out]
    before, full, after, room, again = on_small_disk(
        disk,
        "32k",
        ["sh", "-c", f"echo earlier > {out}"],
        read,
        ["sh", "-c", f"ls -A {disk}; cat {out}"],
        ["sh", "-c", MORE_ROOM.format(disk)],
        read,
    )
    assert (before[0], room[0]) == (0, 0)
    assert (full[0], full[2]) == (1, f"{out}: could not be written: No space left on device\n")
    assert after[1] == "out.jsonl\nearlier\n"
    assert (again[0], again[2]) == (0, "")
    tell(
        "a full disk while reading",
        "`dragoman read --out FILE` on a disk with room for a part of the output",
        "one line, exit status 1; FILE is as it was before and nothing half written lies beside it; with more room the same command ends well",
    )


def test_an_import_that_finds_no_room_goes_on_once_there_is_some(at_full_size, disk, tmp_path, tell):
    count = 400
    path = archive(tmp_path / "archive.jsonl", count, " and the guns were heard again" * 100)
    record = disk / "r.db"
    add = [DRAGOMAN, "add", path, "--record", record]
    held = [sys.executable, "-c", HELD, record, count]
    first, kept, room, again, whole = on_small_disk(disk, "1m", add, held, ["sh", "-c", MORE_ROOM.format(disk)], add, held)
    assert first[0] == 1
    assert first[2] in {f"The record could not be written: {why}.\n" for why in ("database or disk is full", "disk I/O error")}
    there = json.loads(kept[1])["there"]
    assert kept[0] == room[0] == 0
    assert (again[0], again[2]) == (0, "")
    assert json.loads(whole[1]) == {"there": count, "all": True}
    assert there < count
    tell(
        "a full disk while adding",
        f"`dragoman add` of {count:,} reports to an SQLite record on a disk of 1 MB, then the same with more room",
        "one line, exit status 1; what was written stayed whole; the second run added exactly the rest",
    )


HELD = f"""
import json, sys
sys.path[:0] = {[str(Path(__file__).parent.parent)]!r}
from fire.made import held, names
there = held(sys.argv[1])
print(json.dumps({{"there": len(there), "all": there == names(int(sys.argv[2]))}}))
"""
