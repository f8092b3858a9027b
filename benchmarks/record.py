"""Measures a record of any size, of made-up reports: how fast it grows and answers, into docs/performance.md.

`python benchmarks/record.py --reports 100000 [--at FILE]`; the record is left at FILE, so that a second run only measures its answers.
"""

import argparse
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from dragoman.intake.inputs import inputs
from dragoman.model.document import Document
from dragoman.model.report import Report
from dragoman.reading import read_all, tools
from dragoman.record.account import compare, timeline
from dragoman.record.filters import Filter
from dragoman.record.ledger import ledger
from dragoman.record.readings import AT_ONCE
from dragoman.record.store.record import Record, open_record
from dragoman.record.store.search import search
from dragoman.record.store.view import View
from made_up import made_up
from placing import put

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/performance.md"
TRIED = 512  # reports that are timed into an empty and into the full record, in turns
ROUNDS = 5
AT = "2026-01-01T00:00:00Z"


def main() -> int:
    """Fill, measure, write; the exit status."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=100_000)
    options.add_argument("--at", type=Path, help="where the record lies; a folder of its own that goes away, if not given")
    chosen = options.parse_args()
    samples = read_samples()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.at or Path(folder) / "large.db"
        record = opened(path)
        have = size(record)
        rate = fill(record, samples, have, chosen.reports)
        small, large = turns(samples, Path(folder), record, max(have, chosen.reports))
        rows = [
            ("adding to the full record over adding to an empty one", f"{large / small:.2f}"),
            ("reports a second, added to an empty record (reading apart)", f"{TRIED / small:.0f}"),
            ("reports a second, added to the full record (reading apart)", f"{TRIED / large:.0f}"),
            *([("reports a second, over the whole filling", f"{rate:.0f}")] if rate else []),
            *((f"page: {name}, median", f"{seconds * 1000:.0f} ms") for name, seconds in pages(record)),
            ("size of the record's file", f"{path.stat().st_size / 2**30:.1f} GiB"),
            ("most memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"),
        ]
        counted = entries(record)
        record.close()
    write(f"A record of {size_words(max(have, chosen.reports))} made-up reports with {counted:,} entries, in SQLite.", rows)
    return 0


def read_samples() -> tuple[Report, ...]:
    """The sample reports as they are read."""
    ready = tools()
    documents = [item for item in inputs([str(ROOT / "samples")]) if isinstance(item, Document)]
    return tuple(read_all(documents, ready))  # type: ignore[arg-type]


def opened(path: Path) -> Record:
    """The record at a path, made where it is not there."""
    record = open_record(str(path), create=True)
    if not isinstance(record, Record):
        raise SystemExit(record.message)
    return record


def fill(record: Record, samples: tuple[Report, ...], first: int, last: int) -> float | None:
    """Add reports number `first` to `last`; how many a second, making them up apart, None where there was none to add."""
    spent, writer, started = 0.0, record.writer(AT, "bench"), time.monotonic()
    for number, batch in enumerate(batches(made_up(samples, first, last))):
        start = time.perf_counter()
        writer.add(batch)
        spent += time.perf_counter() - start
        if number % 10 == 9:
            done = (number + 1) * AT_ONCE
            print(f"{first + done:,} reports, {done / spent:.0f} a second, {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    return (last - first) / spent if spent else None


def turns(samples: tuple[Report, ...], folder: Path, large: Record, first: int) -> tuple[float, float]:
    """Seconds for the same reports into an empty record and into the large one, batch by batch in turns."""
    small = opened(folder / "small.db")
    spent = [0.0, 0.0]
    for batch in batches(made_up(samples, first + 1_000_000, first + 1_000_000 + TRIED)):
        for at, record in enumerate((small, large)):
            start = time.perf_counter()
            record.writer(AT, "bench").add(batch)
            spent[at] += time.perf_counter() - start
    small.close()
    for report in made_up(samples, first + 1_000_000, first + 1_000_000 + 3):
        large.writer(AT, "bench").forget(report.document.id)
    return spent[0], spent[1]


def batches(some: Iterator[Report]) -> Iterator[list[Report]]:
    """Reports as many at a time as one transaction takes."""
    while batch := list(islice(some, AT_ONCE)):
        yield batch


def pages(record: Record) -> Iterator[tuple[str, float]]:
    """Each page with its median seconds."""
    asked: dict[str, Callable[[View], object]] = {
        "show commitments --actor Russia": lambda view: ledger(view, "2026-01-01", Filter(actor="Russia"), 20),
        "show events --actor Syria --type ASSAULT": lambda view: view.told("events", Filter(actor="Syria", type="ASSAULT"), 20),
        "show events --place Syria --since 2015-01-01 --until 2015-03-01": lambda view: view.told(
            "events", Filter(place="Syria", since="2015-01-01", until="2015-03-01"), 20
        ),
        "show statements": lambda view: view.told("statements", limit=20),
        "show talks --status concluded_without_text": lambda view: view.told("talks", Filter(status="concluded_without_text"), 20),
        "show figures --type killed": lambda view: view.told("figures", Filter(type="killed"), 20),
        "show actors": lambda view: view.actors(limit=20),
        "search truce": lambda view: search(view, "truce"),
        "search in reports": lambda view: search(view, "brass band", "reports"),
        "timeline Russia": lambda view: timeline(view, "Russia", limit=20),
        "compare Russia Syria": lambda view: compare(view, "Russia", "Syria", 50),
    }
    for name, ask in asked.items():
        spent = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            with record.view() as view:
                ask(view)
            spent.append(time.perf_counter() - start)
        yield name, statistics.median(spent)


def size(record: Record) -> int:
    """How many reports a record holds."""
    with record.view() as view:
        return view.count("reports")


def entries(record: Record) -> int:
    """How many entries it holds."""
    with record.view() as view:
        return view.count("entries")


def size_words(count: int) -> str:
    """A number with its thousands apart."""
    return f"{count:,}"


def write(about: str, rows: list[tuple[str, str]]) -> None:
    """Put the table into its place on the page."""
    block = "\n".join([about, "", "| what | measured |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)])
    print(block)
    put(PAGE, "record", block)


if __name__ == "__main__":
    raise SystemExit(main())
