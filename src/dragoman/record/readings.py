"""The reports of inputs, those that `dragoman read` wrote as they are, all others read here and now; and what becomes of them."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from itertools import chain, groupby
from pathlib import Path
from typing import Protocol, TextIO

from dragoman.intake.failure import Failure
from dragoman.intake.inputs import held, inputs
from dragoman.model.document import Document
from dragoman.model.problem import Problem
from dragoman.model.report import SCHEMA, Report
from dragoman.model.report_json import report_from_line
from dragoman.record.report_tables import MAGIC, NoPyarrowError, holds_reports, lines_of
from dragoman.record.store.writer import Added, Writer

PassedOver = Callable[[Document], bool]
Reads = Callable[[Iterable[Document]], Iterator[Report]]

HEAD = 4096  # bytes in which a report's JSON names its schema
AT_ONCE = 256  # reports of one transaction, at most: many at once touch the same pages of the database
HELD = 1000  # failures between two reports that wait to be told: an archive may be in another language, but for a few reports
SECONDS = 2.0  # that a report waits for others before it is written


class Wanted(Protocol):
    """What the caller wants of every reading: a day of publication before any other, and documents read as he wants it."""

    @property
    def published(self) -> str | None:
        """The day of publication, ISO."""

    def reports(self, documents: Iterable[Document]) -> Iterator[Report]:
        """The report of each document, in their order."""


def read_or_fail(paths: Sequence[str], wishes: Wanted, passed_over: PassedOver | None = None) -> Iterator[Report | Failure]:
    """The reports of all inputs in their order; a Failure where an input gives none, as soon as it is known.

    `passed_over` says of a document whether it need not be read. The language model is loaded only once there is something to read.
    """
    return read_found(inputs(paths, wishes.published), wishes.reports, passed_over)


def read_found(found: Iterable[Document | Failure], read: Reads, passed_over: PassedOver | None = None) -> Iterator[Report | Failure]:
    """The same of what was found already; `read` is not called where there is nothing to read."""
    items = iter(found)
    failures: list[Failure] = []

    def documents(first: Document) -> Iterator[Document]:
        yield first
        for item in items:
            if isinstance(item, Failure):
                failures.append(item)
                if len(failures) >= HELD:
                    return
            elif passed_over is None or not passed_over(item):
                yield item

    for item in items:
        if isinstance(item, Failure):
            yield item
        elif passed_over is None or not passed_over(item):
            for report in read(documents(item)):
                yield from failures
                failures.clear()
                yield report
            yield from failures
            failures.clear()


def read_or_take(paths: Sequence[str], wishes: Wanted, passed_over: PassedOver | None = None) -> Iterator[Report | Failure]:
    """The same, but reports that are written already are taken as they are, whether on one line each or indented."""
    for is_written, some in groupby(paths, _is_written):
        if is_written:
            yield from chain.from_iterable(map(_written, some))
        else:
            yield from read_or_fail(list(some), wishes, passed_over)


def held_or_taken(raw: bytes, name: str, read: Reads, passed_over: PassedOver | None = None) -> Iterator[Report | Failure]:
    """The same of a file whose bytes are held already; reports that are written are taken from JSON."""
    if SCHEMA.encode() in raw[:HEAD]:
        return _taken(_lines(StringIO(raw.decode("utf-8", "replace"))), name)
    return read_found(held(raw, name), read, passed_over)


def added(items: Iterable[Report | Failure], writer: Writer, *, again: bool = False) -> Iterator[Failure | Added | Problem]:
    """What becomes of each report on its way into a record: what is said to be added is on the disk.

    Reports are written together as they come, failures told first. After a Problem of code `not-written` nothing more comes.
    """
    for batch in _batches(items):
        yield from (item for item in batch if isinstance(item, Failure))
        for outcome in writer.add((item for item in batch if isinstance(item, Report)), again=again):
            yield outcome
            if isinstance(outcome, Problem) and outcome.code == "not-written":
                return


def _batches(items: Iterable[Report | Failure]) -> Iterator[list[Report | Failure]]:
    """What is written together: as many as come within two seconds, 256 at most, so that little waits and little is lost."""
    batch: list[Report | Failure] = []
    began = time.monotonic()
    for item in items:
        batch.append(item)
        if len(batch) >= AT_ONCE or time.monotonic() - began > SECONDS:
            yield batch
            batch, began = [], time.monotonic()
    if batch:
        yield batch


def _is_written(path: str) -> bool:
    try:
        with Path(path).open("rb") as stream:
            head = stream.read(HEAD)
        return holds_reports(Path(path)) if head.startswith(MAGIC) else SCHEMA.encode() in head
    except (OSError, NoPyarrowError):
        return False  # a folder; or reading it as an input will say what is wrong


def _written(file: str) -> Iterator[Report | Failure]:
    with Path(file).open("rb") as stream:
        tables = stream.read(len(MAGIC)) == MAGIC
    if tables:
        yield from _taken(enumerate(lines_of(Path(file)), 1), file)
        return
    with Path(file).open(encoding="utf-8", errors="replace") as text:
        yield from _taken(_lines(text), file)


def _taken(lines: Iterable[tuple[int, str | Problem]], name: str) -> Iterator[Report | Failure]:
    for number, line in lines:
        report = line if isinstance(line, Problem) else report_from_line(line)
        yield report if isinstance(report, Report) else Failure(f"{name}:{number}", report)


def _lines(stream: TextIO) -> Iterator[tuple[int, str]]:
    whole = stream.readline() == "{\n"  # indented: one object over many lines
    stream.seek(0)
    for number, line in enumerate([stream.read()] if whole else stream, 1):
        if line.strip() not in ("", "[", "]", ","):
            yield number, line
