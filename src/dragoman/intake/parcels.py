"""Inputs as the caller names them (files, folders, `-`) cut into parcels, one a report, which are not opened yet.

Cutting is quick and needs little memory; opening (`opening.py`) takes pages apart and may be done elsewhere, in another process.
"""

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO, IOBase
from itertools import chain
from pathlib import Path, PurePath
from typing import BinaryIO, Literal

from dragoman.intake.documents import Metadata
from dragoman.intake.encoding import BOMS, decode
from dragoman.intake.failure import Failure, refusal, shown
from dragoman.intake.limits import LIMITS, Limits
from dragoman.intake.meter import Meter
from dragoman.intake.parquet_rows import MAGIC
from dragoman.intake.parquet_rows import rows as parquet_rows
from dragoman.intake.unpack import Piece, Readable, content, lines, unpacked, whole, within
from dragoman.intake.warc import held_by
from dragoman.intake.warc_records import BEGIN, Fault, Record, records
from dragoman.model.problem import Problem

STDIN = "-"
PAGES = (".html", ".htm", ".xhtml")
JSON_LINES = (".jsonl", ".ndjson")
WEB_ARCHIVES = (".warc", ".wet")
PARQUET = ".parquet"
IN_FOLDERS = (".txt", ".text", *PAGES, *JSON_LINES, *WEB_ARCHIVES, PARQUET)  # a file that is named itself is read whatever its name
HEAD = 4096  # bytes that are looked at to tell one kind of input from another

Form = Literal["row", "page", "any"]

_NOTHING = Metadata()
# Possessive, so that their time grows with the input alone.
_ROW = re.compile(rb"\s*+(?:\xef\xbb\xbf\s*+)?\{\s*+\"")
_ROW_OPENS = re.compile(rb"\s*+(?:\xef\xbb\xbf\s*+)?\{[^\S\n]*+\n")
_ARRAY = re.compile(rb"\s*+(?:\xef\xbb\xbf\s*+)?\[\s*+\{\s*+\"")


@dataclass(frozen=True, slots=True)
class Parcel:
    """A report as it lies in its input.

    `place` is what a failure names: the input, with `:LINE` in JSON Lines, `:ROW` in Parquet and `:OFFSET` in web archives.
    `name` is the report's, unless it carries one itself. `form` says what `raw` is: a `row` of JSON, a `page` of HTML, or `any`
    text, which its content tells from a page. `carried` is what the carrier says of it, `charset` the one that it declares.
    """

    place: str
    name: str
    raw: bytes
    form: Form = "any"
    carried: Metadata = _NOTHING
    charset: str | None = None


def parcels(
    paths: Sequence[str], stdin: BinaryIO | None = None, limits: Limits = LIMITS, meter: Meter | None = None
) -> Iterator[Parcel | Failure]:
    """The parcels of all inputs, in the order of `paths`; what cannot be cut gives a `Failure` in its place.

    A path is a file, a folder (its reports are read with those of its folders, in order of their names) or `-` for
    standard input. Text, HTML, JSON Lines, Parquet and web archives are told apart by name and content, gzip by content.
    `meter` counts what is read of files.
    """
    for source in sources(paths):
        if isinstance(source, Failure):
            yield source
        elif source == STDIN:
            yield from _cut(stdin if stdin is not None else sys.stdin.buffer, STDIN, "stdin", limits)
        else:
            yield from _file(source, limits, meter)


def held_parcels(raw: bytes, name: str, limits: Limits = LIMITS) -> Iterator[Parcel | Failure]:
    """The parcels of a file whose bytes are held already; `name` tells its kind and is never opened."""
    yield from _cut(BytesIO(raw), name, PurePath(_unzipped(name)).stem, limits)


def sources(paths: Sequence[str]) -> Iterator[str | Failure]:
    """Each input that is cut apart from the rest, in their order: the files of folders one by one."""
    for path in paths:
        if path != STDIN and os.path.isdir(path):  # noqa: PTH112 -- this one says False, and raises nothing, where it may not look
            yield from _folder(path)
        else:
            yield path


def _folder(path: str) -> Iterator[str | Failure]:
    failures: list[OSError] = []
    empty = True
    for folder, folders, names in os.walk(path, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if not name.startswith(".") and _kind(name) in IN_FOLDERS and _is_regular(file):
                empty = False
                yield str(file)
    for failure in failures:
        empty = False
        yield Failure(str(failure.filename), refusal("unreadable", f"could not be opened: {failure.strerror}"))
    if empty:
        kinds = ", ".join(IN_FOLDERS)
        yield Failure(path, refusal("no-report", f"is a folder without reports (files that end in {kinds}, or those and .gz)"))


def _file(path: str, limits: Limits, meter: Meter | None) -> Iterator[Parcel | Failure]:
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 -- closed below, where its own errors are not taken for the caller's
    except FileNotFoundError:
        yield Failure(path, refusal("unreadable", "does not exist"))
    except (OSError, ValueError) as error:  # ValueError: a zero in the name
        why = error.strerror if isinstance(error, OSError) else error
        yield Failure(path, refusal("unreadable", f"could not be opened: {why}"))
    else:
        with stream:
            yield from _cut(meter.over(stream) if meter else stream, path, PurePath(_unzipped(path)).stem, limits)


def _cut(stream: Readable, path: str, stem: str, limits: Limits) -> Iterator[Parcel | Failure]:
    head, parts = _head(unpacked(stream))
    kind = _kind(path)
    if kind in WEB_ARCHIVES or head.startswith(BEGIN):
        yield from _records(within(parts, limits.stream_expansion, limits), path, stem, limits)
        return
    if kind == PARQUET or head.startswith(MAGIC):
        yield from _table(stream, parts, path, stem, limits)
        return
    rows = kind not in PAGES and _ROW.match(head) is not None
    if kind in JSON_LINES or (rows and not _ROW_OPENS.match(head)):
        yield from _rows(_as_utf8(head, content(parts, limits.stream_expansion, limits), limits), path, stem, limits)
        return
    raw = whole(content(parts, limits.expansion, limits), limits)
    if isinstance(raw, Problem):
        yield Failure(path, raw)
    elif not rows and kind not in PAGES and _ARRAY.match(head):
        start = shown(head.decode("utf-8", "replace"))
        yield Failure(path, refusal("bad-json", f"is a JSON array, not one object a line: {start}"))
    else:
        yield Parcel(path, stem, raw, "row" if rows else "page" if kind in PAGES else "any")


def _records(parts: Iterable[Piece], path: str, stem: str, limits: Limits) -> Iterator[Parcel | Failure]:
    """The parcels of a web archive; a record that holds no page and no text of success is passed over."""
    told, others = False, 0
    for found in records(parts, limits):
        held = found.problem if isinstance(found, Fault) else held_by(found.head, found.content, limits) if found else None
        if found is None or held is None:
            others += 1
            continue
        told = True
        place = f"{path}:{found.place}"
        if isinstance(held, Problem):
            yield Failure(place, held)
        elif isinstance(found, Record):
            url = found.head.url
            yield Parcel(place, url or f"{stem}-{found.place}", held.raw, held.form, Metadata(url=url), held.charset)
    if not told:
        yield Failure(path, refusal("no-report", f"holds no page and no text among {others:,} records" if others else "is empty"))


def _table(stream: Readable, parts: Iterator[Piece], path: str, stem: str, limits: Limits) -> Iterator[Parcel | Failure]:
    """The parcels of a Parquet file. It is read from its end, so that one that is packed or comes as a stream must be held."""
    first = next(parts, None)
    if first is None:
        yield Failure(path, refusal("empty", "is empty"))
        return
    if first.member is None and path != STDIN and isinstance(stream, IOBase) and stream.seekable():
        file = stream
    else:
        raw = whole(content(chain([first], parts), limits.expansion, limits), limits)
        if isinstance(raw, Problem):
            yield Failure(path, raw)
            return
        file = BytesIO(raw)
    empty = True
    for number, row in parquet_rows(file):
        empty = False
        place = f"{path}:{number}" if number else path
        yield Failure(place, row) if isinstance(row, Problem) else Parcel(place, f"{stem}-{number}", row, "row")
    if empty:
        yield Failure(path, refusal("empty", "is a Parquet file without rows"))


def _rows(parts: Iterable[bytes | Problem], path: str, stem: str, limits: Limits) -> Iterator[Parcel | Failure]:
    empty = True
    for number, line in lines(parts, limits):
        if isinstance(line, bytes) and not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        empty = False
        place = f"{path}:{number}"
        yield Failure(place, line) if isinstance(line, Problem) else Parcel(place, f"{stem}-{number}", line, "row")
    if empty:
        yield Failure(path, refusal("empty", "is empty"))


def _head(parts: Iterator[Piece]) -> tuple[bytes, Iterator[Piece]]:
    """The first bytes of `parts`, and all of them again."""
    taken: list[Piece] = []
    head = b""
    for part in parts:
        taken.append(part)
        if isinstance(part.data, Problem):
            break
        head += part.data
        if len(head) >= HEAD:
            break
    return head, chain(taken, parts)


def _as_utf8(head: bytes, parts: Iterator[bytes | Problem], limits: Limits) -> Iterator[bytes | Problem]:
    """`parts`, recoded where they are UTF-16 or UTF-32, whose line feeds are not one byte."""
    if not (b"\0" in head or any(head.startswith(mark) for mark, name in BOMS if name != "utf-8")):
        yield from parts
        return
    raw = whole(parts, limits)
    decoded = raw if isinstance(raw, Problem) else decode(raw)
    yield decoded if isinstance(decoded, Problem) else decoded.text.encode("utf-8")


def _unzipped(path: str) -> str:
    return path[:-3] if path.lower().endswith(".gz") else path


def _kind(path: str) -> str:
    return Path(_unzipped(path)).suffix.lower()


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True  # it is there and cannot be looked at: let opening it say why
