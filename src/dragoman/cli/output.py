"""Where reports are written to, and in which of the three formats."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, Protocol

from rich.console import Console

from dragoman.cli.digest import digest
from dragoman.model.report import Report
from dragoman.model.report_json import report_line, report_page

PAGE = 100  # columns of a digest that goes to a file


class Writer(Protocol):
    """Takes reports one after another; what it holds back is written by `close`."""

    def write(self, report: Report) -> None:
        """One more report."""

    def close(self) -> None:
        """There are no more."""


class Digest:
    """The digest, on a terminal with colours, elsewhere plain."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def write(self, report: Report) -> None:
        """Print one report's digest."""
        for part in digest(report, self._console):
            self._console.print(part)

    def close(self) -> None:
        """Nothing is held back."""


class JsonLines:
    """`dragoman.report/1`, one report a line."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, report: Report) -> None:
        """Write one line."""
        self._stream.write(report_line(report).encode() + b"\n")

    def close(self) -> None:
        """Nothing is held back but what the stream itself holds."""
        self._stream.flush()


class Json:
    """`dragoman.report/1`, indented: the object of the one report, a list where there are more or none."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._last: str | None = None
        self._several = False

    def write(self, report: Report) -> None:
        """Write the report before this one: only now it is plain that there are several."""
        if self._last is not None:
            self._put(",\n" if self._several else "[\n", self._last)
            self._several = True
        self._last = report_page(report)

    def close(self) -> None:
        """Write the last report."""
        if self._last is None:
            self._put("[]\n")
        elif self._several:
            self._put(",\n", self._last, "\n]\n")
        else:
            self._put(self._last, "\n")
        self._stream.flush()

    def _put(self, *parts: str) -> None:
        self._stream.write("".join(parts).encode())


def writer(style: str, stream: BinaryIO, console: Console | None = None) -> Writer:
    """The writer for one of the formats; `console` is the terminal that a digest goes to, else it goes to `stream`."""
    if style == "jsonl":
        return JsonLines(stream)
    if style == "json":
        return Json(stream)
    return Digest(console or Console(file=TextIOWrapper(stream, "utf-8", write_through=True), width=PAGE, no_color=True, highlight=False))


def terminal() -> Console:
    """Standard output as a page: with colours on a terminal, plain elsewhere; what its encoding lacks becomes a question mark."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return Console(highlight=False, markup=False, emoji=False)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file beside `path` that takes its place once all is written, so that `path` is never half written.

    What is no plain file (`/dev/stdout`, a pipe) is written to as it is. A link stays a link.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            yield stream
        return
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
