"""Two imports of one archive at once into one record."""

import re

from dragoman.record.store.record import open_record
from fire.made import CALLED, archive, command, held, names

SAMPLE = "postgresql"


def test_two_imports_of_one_archive_add_each_report_once(one_kind, where, kind, tmp_path, full, tell):
    count = 500 if full else 60
    path = archive(tmp_path / "archive.jsonl", count)
    open_record(where, create=True).close()
    both = [command("add", path, "--record", where) for _ in range(2)]
    told = [running.communicate() for running in both]
    assert [(running.returncode, complaints) for running, (_, complaints) in zip(both, told, strict=True)] == [(0, ""), (0, "")]
    numbers = {what: sum(_number(said, what) for said, _ in told) for what in ("added", "already there")}
    assert numbers == {"added": count, "already there": count}
    assert held(where) == names(count)
    sent = f"two `dragoman add` of one archive of {count:,} reports, at once, into one record ({CALLED[kind]})"
    tell("two imports of one archive", sent, "each report was added once, by one of them, and was already there for the other")


def _number(said, what):
    found = re.search(rf"([\d,]+) reports? {what}", said)
    return int(found[1].replace(",", "")) if found else 0
