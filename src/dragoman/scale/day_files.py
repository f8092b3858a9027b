"""What became of batches, as Parquet by day in a folder: each batch is there as a whole or not at all, however often it was read.

`DAY.BATCH.parquet` holds a batch's reports of one day of publication (`undated` where they give none), `failures/BATCH.jsonl` what gave
none, and `done/BATCH.json`, which is written last, says that the batch is there. A file's name and bytes follow from what it holds:
a batch that two readers write, one of them dead by then, is there once.
"""

import json
import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.intake.failure import Failure
from dragoman.record.report_tables import published, write_reports
from dragoman.scale.journal import failure_line

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one batch: its reports, and its failures by their codes."""

    batch: str
    reports: int
    failures: dict[str, int]


def done(out: Path, batch: str) -> Done | None:
    """What became of a batch, where all of it is there."""
    try:
        told = json.loads(_mark(out, batch).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return Done(batch, told["reports"], told["failures"])


def write_batch(out: Path, batch: str, results: Sequence[bytes | Failure]) -> Done:
    """Write what became of a batch's items; the folder is made where there is none."""
    for folder in (out / "failures", out / "done"):
        folder.mkdir(parents=True, exist_ok=True)
    days: dict[str, list[bytes]] = {}
    failed = [result for result in results if isinstance(result, Failure)]
    for line in results:
        if not isinstance(line, Failure):
            days.setdefault(published(line) or UNDATED, []).append(line)
    for day, lines in sorted(days.items()):
        _whole(out / f"{day}.{batch}.parquet", lambda path, lines=lines: write_reports(lines, path))  # type: ignore[misc]
    if failed:
        _whole(out / "failures" / f"{batch}.jsonl", lambda path: _put(path, b"".join(map(failure_line, failed))))
    told = Done(batch, len(results) - len(failed), dict(sorted(Counter(one.problem.code for one in failed).items())))
    _whole(_mark(out, batch), lambda path: _put(path, json.dumps({"reports": told.reports, "failures": told.failures}).encode()))
    return told


def _mark(out: Path, batch: str) -> Path:
    return out / "done" / f"{batch}.json"


def _whole(path: Path, write: Callable[[Path], None]) -> None:
    """Let a file be written beside its place and take it once it is on the disk."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    write(beside)
    with beside.open("rb+") as stream:
        os.fsync(stream.fileno())
    beside.replace(path)


def _put(path: Path, raw: bytes) -> None:
    path.write_bytes(raw)
