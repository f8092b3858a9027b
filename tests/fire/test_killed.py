"""`dragoman add` killed at work, a whole process as people run it."""

import random
import re
import signal
import time

from dragoman.record.store.record import open_record
from fire.made import CALLED, archive, command, done, held, names

SAMPLE = "sqlite"


def test_an_import_that_is_killed_goes_on_where_it_was(one_kind, where, kind, tmp_path, full, tell):
    count, kills = (600, 20) if full else (300, 1)
    path = archive(tmp_path / "archive.jsonl", count)
    open_record(where, create=True).close()
    rng = random.Random(20160314)  # noqa: S311 -- moments to kill at, no secret
    there, seen = 0, set()
    for _ in range(kills):
        running = command("add", path, "--record", where)
        time.sleep(rng.uniform(0.5, 3.0))
        running.send_signal(signal.SIGKILL)
        running.communicate()
        now = held(where)
        assert len(now) >= there
        there = len(now)
        seen.add(there)
    status, told, complaints = done("add", path, "--record", where)
    assert (status, complaints) == (0, "")
    assert held(where) == names(count)
    added = re.match(r"(?:([\d,]+) reports? added)?", told)[1]
    assert int((added or "0").replace(",", "")) == count - there
    if full:
        assert len(seen) > 2
    sent = f"SIGKILL at {kills} random moments to `dragoman add` of {count:,} reports ({CALLED[kind]}), then the same command once more"
    happened = "what each run had written stayed, whole; the last run added exactly the rest; every report is there once, with all its entries"
    tell("an import killed", sent, happened)
