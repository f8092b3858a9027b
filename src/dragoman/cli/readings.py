"""The reports of inputs: those that `dragoman read` wrote as JSON as they are, all others read here and now."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.intake.failure import Failure
from dragoman.intake.inputs import inputs
from dragoman.model.document import Document
from dragoman.model.report import SCHEMA, Report
from dragoman.model.report_json import report_from_line

if TYPE_CHECKING:
    from dragoman.cli.read import Wishes

PassedOver = Callable[[Document], bool]

HEAD = 4096  # bytes in which a report's JSON names its schema


def read_or_fail(paths: Sequence[str], wishes: "Wishes", passed_over: PassedOver | None = None) -> Iterator[Report | Failure]:
    """The reports of all inputs in their order; a Failure where an input gives none, as soon as it is known.

    `passed_over` says of a document whether it need not be read. The language model is loaded only once there is something to read.
    """
    failures: list[Failure] = []

    def documents() -> Iterator[Document]:
        for item in inputs(paths, wishes.published):
            if isinstance(item, Failure):
                failures.append(item)
            elif passed_over is None or not passed_over(item):
                yield item

    found = documents()
    first = next(found, None)
    if first is not None:
        for report in wishes.reports(chain([first], found)):
            yield from failures
            failures.clear()
            yield report
    yield from failures


def read_or_take(paths: Sequence[str], wishes: "Wishes", passed_over: PassedOver | None = None) -> Iterator[Report | Failure]:
    """The same, but reports that are written already are taken as they are, whether on one line each or indented."""
    for is_written, some in groupby(paths, _is_written):
        if is_written:
            yield from chain.from_iterable(map(_written, some))
        else:
            yield from read_or_fail(list(some), wishes, passed_over)


def _is_written(path: str) -> bool:
    try:
        with Path(path).open("rb") as stream:
            return SCHEMA.encode() in stream.read(HEAD)
    except OSError:
        return False  # a folder; or reading it as an input will say what is wrong


def _written(file: str) -> Iterator[Report | Failure]:
    with Path(file).open(encoding="utf-8", errors="replace") as stream:
        whole = stream.readline() == "{\n"  # indented: one object over many lines
        stream.seek(0)
        for number, line in enumerate([stream.read()] if whole else stream, 1):
            if line.strip() not in ("", "[", "]", ","):
                report = report_from_line(line)
                yield report if isinstance(report, Report) else Failure(f"{file}:{number}", report)
