"""One transaction of a writer: numbers that are given once, and rows that are read and written together.

The toolkit writes each statement once and the driver runs it: a report takes some two hundred, and building them costs more than
running them.
"""

import json
from collections import defaultdict, namedtuple
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ARRAY, Column, Connection, Table, any_, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError

from dragoman.record.store.tables import counters

AT_ONCE = 500
"""Values that one question is asked with: well under what either database takes."""


class Transaction:
    """What a writer works with between two commits; it has the database's writers' lock, so what it reads stays so."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.dialect = connection.dialect.name
        self._errors: type[Exception] = connection.dialect.loaded_dbapi.Error
        self._cursor: Any = connection.connection.cursor()
        self._last: dict[str, int] = {row.name: row.last for row in connection.execute(select(counters.c.name, counters.c.last))}
        self._given: set[str] = set()

    def number(self, table: Table) -> int:
        """The next number of a table."""
        self._last[table.name] = self._last.get(table.name, 0) + 1
        self._given.add(table.name)
        return self._last[table.name]

    def insert(self, table: Table, rows: Sequence[Mapping[str, Any]], *, unless_there: bool = False) -> None:
        """Write rows, all with the same columns; `unless_there` leaves alone what is there under the same key."""
        if rows:
            self.run(_inserting(self.dialect, table, tuple(rows[0]), unless_there), rows)

    def update(self, table: Table, rows: Iterable[Mapping[str, Any]], key: str = "seq") -> None:
        """Set columns of rows by their key; each of `rows` holds the key and the columns to set."""
        by_columns: dict[tuple[str, ...], list[Mapping[str, Any]]] = defaultdict(list)
        for row in rows:
            by_columns[tuple(sorted(name for name in row if name != key))].append(row)
        for columns, some in by_columns.items():
            self.run(_updating(self.dialect, table, columns, key), [{f"b_{name}": value for name, value in row.items()} for row in some])

    def delete(self, table: Table, column: str, values: Iterable[Any]) -> None:
        """Remove the rows that have one of `values` in a column."""
        if wanted := list(dict.fromkeys(values)):
            self.run(_deleting(self.dialect, table, (column,)), [{f"b_{column}": value} for value in wanted])

    def delete_pairs(self, table: Table, columns: tuple[str, str], pairs: Sequence[tuple[int, int]]) -> None:
        """Remove the rows that hold such a pair of values."""
        one, other = columns
        if pairs:
            self.run(_deleting(self.dialect, table, columns), [{f"b_{one}": first, f"b_{other}": second} for first, second in pairs])

    def rows(self, columns: Sequence[Any], among: Column[Any], values: Iterable[Any]) -> list[Any]:
        """The rows whose column `among` holds one of `values`."""
        wanted = list(dict.fromkeys(values))
        if not wanted:
            return []
        asked, make = _selecting(self.dialect, tuple(columns), among)
        return [make(row) for row in self._run("execute", asked, {"wanted": json.dumps(wanted) if self.dialect == "sqlite" else wanted})]

    def run(self, statement: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run a statement of the driver's own once for each of `rows`."""
        self._run("executemany", statement, rows)

    def _run(self, how: str, statement: str, values: Any) -> Any:
        try:
            getattr(self._cursor, how)(statement, values)
            return self._cursor.fetchall() if how == "execute" else None
        except self._errors as error:
            raise DBAPIError(statement, None, error) from error

    def close(self) -> None:
        """Write down which numbers are given; to be called once, before the commit."""
        for name in sorted(self._given):
            there = self.connection.execute(update(counters).where(counters.c.name == name).values(last=self._last[name]))
            if not there.rowcount:
                self.connection.execute(insert(counters).values(name=name, last=self._last[name]))
        self._cursor.close()


@cache
def _kind(dialect: str) -> Any:
    return sqlite.dialect(paramstyle="named") if dialect == "sqlite" else postgresql.psycopg.dialect()  # type: ignore[no-untyped-call]


def written(dialect: str, statement: Any) -> str:
    """A statement in the words of a database, its values by their names, as the driver takes them."""
    return str(statement.compile(dialect=_kind(dialect)))


@lru_cache(maxsize=256)
def _inserting(dialect: str, table: Table, columns: tuple[str, ...], unless_there: bool) -> str:  # noqa: FBT001 -- a part of the cache's key
    statement: Any = (sqlite.insert if dialect == "sqlite" else postgresql.insert)(table)
    statement = statement.on_conflict_do_nothing() if unless_there else statement
    return written(dialect, statement.values({name: bindparam(name) for name in columns}))


@lru_cache(maxsize=256)
def _updating(dialect: str, table: Table, columns: tuple[str, ...], key: str) -> str:
    named: dict[str, Any] = {name: bindparam(f"b_{name}") for name in columns}
    return written(dialect, update(table).where(table.c[key] == bindparam(f"b_{key}")).values(named))


@lru_cache(maxsize=256)
def _deleting(dialect: str, table: Table, columns: tuple[str, ...]) -> str:
    return written(dialect, delete(table).where(*(table.c[name] == bindparam(f"b_{name}") for name in columns)))


@lru_cache(maxsize=256)
def _selecting(dialect: str, columns: tuple[Any, ...], among: Column[Any]) -> tuple[str, Callable[[Iterable[Any]], Any]]:
    """The question, and what makes a row of an answer."""
    listed = select(func.json_each(bindparam("wanted")).table_valued("value").c.value)
    held = among.in_(listed) if dialect == "sqlite" else among == any_(bindparam("wanted", type_=ARRAY(among.type)))
    asked = select(*columns).where(held)
    row: Any = namedtuple("Row", list(asked.selected_columns.keys()), rename=True)  # type: ignore[misc]  # noqa: PYI024 -- its fields are known here only
    return written(dialect, asked), row._make


def chunks(values: Iterable[Any], size: int = AT_ONCE) -> Iterator[list[Any]]:
    """`values`, each once, in their order, so many at a time."""
    known = list(dict.fromkeys(values))
    for start in range(0, len(known), size):
        yield known[start : start + size]
