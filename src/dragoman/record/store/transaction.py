"""One transaction of a writer: numbers that are given once, and rows that are written together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Insert, Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from dragoman.record.store.tables import counters

AT_ONCE = 500
"""Values that one question is asked with: well under what either database takes."""


class Transaction:
    """What a writer works with between two commits; it has the database's writers' lock, so what it reads stays so."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
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
            statement: Any = insert(table) if not unless_there else self._insert_or_ignore(table)
            self.connection.execute(statement, list(rows))

    def _insert_or_ignore(self, table: Table) -> Insert:
        if self.connection.dialect.name == "sqlite":
            return sqlite.insert(table).on_conflict_do_nothing()
        return postgresql.insert(table).on_conflict_do_nothing()

    def update(self, table: Table, rows: Iterable[Mapping[str, Any]], key: str = "seq") -> None:
        """Set columns of rows by their key; each of `rows` holds the key and the columns to set."""
        by_columns: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            by_columns[tuple(sorted(name for name in row if name != key))].append({f"b_{name}": value for name, value in row.items()})
        for columns, values in by_columns.items():
            named: dict[str, Any] = {name: bindparam(f"b_{name}") for name in columns}
            self.connection.execute(update(table).where(table.c[key] == bindparam(f"b_{key}")).values(named), values)

    def delete(self, table: Table, column: str, values: Iterable[Any]) -> None:
        """Remove the rows that have one of `values` in a column."""
        for some in chunks(values):
            self.connection.execute(delete(table).where(table.c[column].in_(some)))

    def delete_pairs(self, table: Table, columns: tuple[str, str], pairs: Sequence[tuple[int, int]]) -> None:
        """Remove the rows that hold such a pair of values."""
        if pairs:
            one, other = columns
            found = (table.c[one] == bindparam("b_one")) & (table.c[other] == bindparam("b_other"))
            self.connection.execute(delete(table).where(found), [{"b_one": first, "b_other": second} for first, second in pairs])

    def rows(self, columns: Sequence[Any], among: Any, values: Iterable[Any]) -> Iterator[Any]:
        """The rows whose column `among` holds one of `values`."""
        for some in chunks(values):
            yield from self.connection.execute(select(*columns).where(among.in_(some)))

    def close(self) -> None:
        """Write down which numbers are given; to be called once, before the commit."""
        for name in sorted(self._given):
            there = self.connection.execute(update(counters).where(counters.c.name == name).values(last=self._last[name]))
            if not there.rowcount:
                self.connection.execute(insert(counters).values(name=name, last=self._last[name]))


def chunks(values: Iterable[Any], size: int = AT_ONCE) -> Iterator[list[Any]]:
    """`values`, each once, in their order, so many at a time."""
    known = list(dict.fromkeys(values))
    for start in range(0, len(known), size):
        yield known[start : start + size]
