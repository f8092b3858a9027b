"""Rows of a Parquet file, its columns named as the fields of JSON Lines. One of the two files that import pyarrow, an extra."""

import json
from collections.abc import Iterator
from io import IOBase
from typing import Any

from dragoman.intake.failure import printable, refusal, shown
from dragoman.intake.json_lines import FIELDS
from dragoman.model.problem import Problem

MAGIC = b"PAR1"
ROWS = 32  # that are held at once: a report may have megabytes
PIECE = 1 << 20  # bytes of a column that are read at once
_BODIES = ("text", "html")


def rows(stream: IOBase) -> Iterator[tuple[int, bytes | Problem]]:
    """The rows of a file, numbered from one, as JSON objects of the fields that they have; a problem of number 0 is one of the file.

    A damaged group of rows gives a problem in the place of those that could not be read, and the next group is read.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 -- an extra: whoever needs no Parquet need not have it
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError:
        yield 0, refusal("no-pyarrow", 'is a Parquet file, which needs pyarrow: pip install "dragoman[parquet]"')
        return
    faults = (pa.ArrowException, OSError, ValueError, OverflowError)
    try:
        file = pq.ParquetFile(stream, buffer_size=PIECE, pre_buffer=False)
        schema, groups = file.schema_arrow, [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)]
        fault = _unfit(schema, pa.types)
    except faults as error:
        yield 0, _damaged(error)
        return
    if fault is not None:
        yield 0, fault
        return
    columns = [name for name in FIELDS if name in schema.names]
    first = 1
    for group, count in enumerate(groups):
        number = first
        try:
            for batch in file.iter_batches(batch_size=ROWS, row_groups=[group], columns=columns, use_threads=False):
                for at in range(batch.num_rows):
                    yield number, _row({name: batch.column(name)[at] for name in columns}, pa)
                    number += 1
        except faults as error:
            yield number, _damaged(error)
        first += count


def _unfit(schema: Any, types: Any) -> Problem | None:
    """Why the columns of a file hold no reports."""
    if not any(name in schema.names for name in _BODIES):
        names = ", ".join(f'"{name}"' for name in schema.names)
        return refusal("no-body", f'has neither a column "text" nor "html"{f", but only {shown(names)}" if names else ": it has none"}')
    for name in FIELDS:
        if schema.names.count(name) > 1:
            return refusal("bad-field", f'has the column "{name}" {schema.names.count(name)} times')
        if name in schema.names:
            kind = schema.field(name).type
            kind = kind.value_type if types.is_dictionary(kind) else kind
            is_day = name == "published" and (types.is_date(kind) or types.is_timestamp(kind))
            if not (is_day or _is_string(kind, types) or types.is_null(kind)):
                return refusal("bad-field", f'has no strings in the column "{name}", but {shown(str(kind))}')
    return None


def _is_string(kind: Any, types: Any) -> bool:
    texts = (types.is_string, types.is_large_string, types.is_string_view)
    return any(told(kind) for told in (*texts, types.is_binary, types.is_large_binary, types.is_binary_view))


def _row(cells: dict[str, Any], pa: Any) -> bytes | Problem:
    """The cells of a row as a line of JSON Lines."""
    fields = {}
    for name, cell in cells.items():
        try:
            text = _text(cell.cast(pa.timestamp("s", cell.type.tz), safe=False) if pa.types.is_timestamp(cell.type) else cell)
        except UnicodeDecodeError as error:
            wrong = error.object[error.start : error.start + 4].hex(" ").upper()
            return refusal("bad-encoding", f'has no UTF-8 in "{name}" at byte {error.start:,}: {wrong}')
        except (pa.ArrowException, ValueError, OverflowError) as error:
            return refusal("bad-field", f'has a value in "{name}" that cannot be read: {shown(str(error))}')
        if text is not None:
            fields[name] = text
    return json.dumps(fields).encode()


def _text(cell: Any) -> str | None:
    value = cell.as_py()
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return value if value is None or isinstance(value, str) else str(value.isoformat())


def _damaged(error: Exception) -> Problem:
    lines = str(error).splitlines() or [type(error).__name__]
    return refusal("bad-parquet", f"is no Parquet file that can be read: {printable(lines[0][:200].removesuffix('.'))}")
