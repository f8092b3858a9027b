"""`dragoman add` killed at work, a whole process as people run it."""

import random
import re
import signal
import time

from dragoman.record.store.record import open_record
from fire.made import CALLED, archive, command, done, held, names

SAMPLE = "sqlite"


def test_an_import_that_is_killed_goes_on_where_it_was(one_kind, where, kind, tmp_path, full, tell):
    kills, each = (5, 260) if full else (1, 40)  # `dragoman add` writes 256 reports at once at most
    paths = [archive(tmp_path / f"{number}.jsonl", each, first=number * each) for number in range(kills + 1)]
    open_record(where, create=True).close()
    began = time.monotonic()
    assert done("add", paths[0], "--record", where)[0] == 0
    usual = time.monotonic() - began
    rng = random.Random(20160314)  # noqa: S311 -- moments to kill at, no secret
    left = [each]
    for path in paths[1:]:
        running = command("add", path, "--record", where)
        time.sleep(rng.uniform(0.4 * usual, 1.2 * usual))
        running.send_signal(signal.SIGKILL)
        running.communicate()
        left.append(len(held(where)) - sum(left))
    status, told, complaints = done("add", *paths, "--record", where)
    assert (status, complaints) == (0, "")
    assert held(where) == names(len(paths) * each)
    added = re.match(r"(?:([\d,]+) reports? added)?", told)[1]
    assert int((added or "0").replace(",", "")) == len(paths) * each - sum(left)
    if full:
        assert len(set(left)) > 1, "no kill fell before the end of the work"
    sent = f"SIGKILL at {kills} random moments to `dragoman add`, each at work on {each} reports ({CALLED[kind]}), then the same once more"
    happened = "each left all of a transaction or none of it; the last run added exactly the rest; every report is there once, with all its entries"
    tell("an import killed", sent, happened)
