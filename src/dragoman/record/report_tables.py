"""Reports as Parquet: a row a report, a column for each part of `dragoman.report/1`, as JSON; and back, to the byte.

The first columns repeat, as plain values, what one sorts and selects by.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from dragoman.model.keys import key, shape
from dragoman.model.problem import Problem
from dragoman.model.report import SCHEMA, Report

PLAIN = ("id", "name", "published", "title", "publisher", "url")
PARTS = tuple(key(field.name) for field, _ in shape(Report))
MAGIC = b"PAR1"
AT_ONCE = 64  # rows that are held in memory

_DECODER = json.JSONDecoder()


class NoPyarrowError(RuntimeError):
    """Parquet is asked for where pyarrow is not installed."""


def write_reports(lines: Sequence[bytes], path: Path) -> None:
    """Write reports, each a line of JSON Lines, in their order; the same lines give the same bytes."""
    pa, pq = _pyarrow()
    columns = (*PLAIN, *PARTS)
    schema = pa.schema([pa.field(name, pa.string()) for name in columns], metadata={"schema": SCHEMA})
    rows = [_row(line.decode()) for line in lines]
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path, compression="zstd")


def holds_reports(path: Path) -> bool:
    """Whether a file is Parquet of this sort."""
    with path.open("rb") as stream:
        if stream.read(len(MAGIC)) != MAGIC:
            return False
    pa, pq = _pyarrow()
    try:
        metadata = pq.read_schema(path).metadata or {}
    except (pa.ArrowException, OSError):  # damaged; whoever reads it says so
        return False
    return bool(metadata.get(b"schema") == SCHEMA.encode())


def lines_of(path: Path) -> Iterator[str | Problem]:
    """The line of each report, as it was written, without the line feed; a Problem, and nothing after it, where the file is damaged."""
    pa, pq = _pyarrow()
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(AT_ONCE, columns=list(PARTS)):
                for row in batch.to_pylist():
                    parts = ",".join(f'"{part}":{row[part]}' for part in PARTS)
                    yield f'{{"schema":"{SCHEMA}",{parts}}}'
    except (pa.ArrowException, OSError) as error:
        yield Problem("bad-parquet", f"is damaged Parquet: {' '.join(str(error).split())[:200]}", severity="error")


def published(line: bytes) -> str | None:
    """The day of publication of a report, ISO, from its line of JSON Lines."""
    _, document, _ = next(_parts(line.decode()))
    day: str | None = document["published"]
    return day


def _row(line: str) -> dict[str, str | None]:
    parts = list(_parts(line))
    _, document, _ = parts[0]
    return {name: document[name] for name in PLAIN} | {part: words for part, _, words in parts}


def _parts(line: str) -> Iterator[tuple[str, Any, str]]:
    """Each part of a line with its value and as it stands there: cut out, since to write it anew would take as long again."""
    at = 0
    for part in PARTS:
        start = line.index(f'"{part}":', at) + len(part) + 3
        value, at = _DECODER.raw_decode(line, start)
        yield part, value, line[start:at]


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa  # noqa: PLC0415 -- an extra: whoever needs no Parquet need not have it
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise NoPyarrowError('Parquet needs pyarrow: pip install "dragoman[parquet]"') from error
    return pa, pq
