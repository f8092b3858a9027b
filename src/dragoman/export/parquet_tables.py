"""A record as a folder of Parquet files, with the tables and columns of `csv_tables`. One of the two files that import pyarrow, an extra.

Each column says in its metadata what it holds. Rows go out some thousands at a time, so that memory does not grow with the record.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman.export.csv_tables import columns, row
from dragoman.export.outgoing import Outgoing, standing
from dragoman.record.drafts import KINDS
from dragoman.record.rows import flat

ROWS = 5000
NUMBERS = frozenset({"value", "low", "high"})
WHOLE = frozenset({"round", "rounds", "reports", "mentions"})


class NoPyarrowError(RuntimeError):
    """Parquet is asked for where pyarrow is not installed."""


def write_parquet(record: Outgoing, folder: Path) -> int:
    """Write all tables into a folder, which is made; how many rows there were. Raises NoPyarrowError where the extra is not there."""
    try:
        import pyarrow as pa  # noqa: PLC0415 -- an extra: whoever needs no Parquet need not have it
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise NoPyarrowError('Parquet needs pyarrow: pip install "dragoman[parquet]"') from error

    def table(name: str, told: Mapping[str, str], rows: Iterator[Mapping[str, Any]]) -> int:
        fields = [
            pa.field(key, pa.float64() if key in NUMBERS else pa.int64() if key in WHOLE else pa.string(), metadata={"description": about})
            for key, about in told.items()
        ]
        schema, count = pa.schema(fields), 0
        with pq.ParquetWriter(folder / f"{name}.parquet", schema) as writer:
            while batch := list(islice(rows, ROWS)):
                writer.write_table(pa.Table.from_pylist([{key: one.get(key) for key in told} for one in batch], schema=schema))
                count += len(batch)
        return count

    folder.mkdir(parents=True, exist_ok=True)
    count = _flat(record.sources(), "reports", table) + _flat(record.every_actor(), "actors", table)
    for kind in KINDS:
        count += table(kind, columns(kind), (row(entry) for entry in standing(record, kind)))
    return count


def _flat(items: Iterable[Any], name: str, table: Any) -> int:
    """A table of values whose fields are its columns; none where there is no value."""
    rows = (flat(item) for item in items)
    first = next(rows, None)
    if first is None:
        return 0

    def all_rows() -> Iterator[Mapping[str, Any]]:
        yield first
        yield from rows

    count: int = table(name, dict.fromkeys(first, f"see `dragoman show {name}`"), all_rows())
    return count
