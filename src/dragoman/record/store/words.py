"""Full-text indexes over reports and entries: FTS5 where the record is SQLite, kept up here; PostgreSQL keeps up its own.

FTS5 indexes rows whose words lie in another table, so that each is told what it held before it changes.
"""

from collections.abc import Iterable

from dragoman.record.store.transaction import Transaction

_ADD_ENTRY = "INSERT INTO entries_words (rowid, words) VALUES (:seq, :words)"
_DROP_ENTRY = "INSERT INTO entries_words (entries_words, rowid, words) VALUES ('delete', :seq, :words)"
_ADD_REPORT = "INSERT INTO reports_words (rowid, title, text) VALUES (:seq, :title, :text)"
_DROP_REPORT = "INSERT INTO reports_words (reports_words, rowid, title, text) VALUES ('delete', :seq, :title, :text)"


def add_entries(tx: Transaction, entries: Iterable[tuple[int, str]]) -> None:
    """Index the words of entries, by their numbers."""
    _run(tx, _ADD_ENTRY, [{"seq": seq, "words": words} for seq, words in entries])


def drop_entries(tx: Transaction, entries: Iterable[tuple[int, str]]) -> None:
    """Take them out again; the words must be those that were indexed."""
    _run(tx, _DROP_ENTRY, [{"seq": seq, "words": words} for seq, words in entries])


def add_report(tx: Transaction, seq: int, title: str | None, body: str) -> None:
    """Index the title and the text of a report."""
    _run(tx, _ADD_REPORT, [{"seq": seq, "title": title, "text": body}])


def drop_report(tx: Transaction, seq: int, title: str | None, body: str) -> None:
    """Take them out again."""
    _run(tx, _DROP_REPORT, [{"seq": seq, "title": title, "text": body}])


def _run(tx: Transaction, statement: str, rows: list[dict[str, object]]) -> None:
    if rows and tx.connection.dialect.name == "sqlite":
        tx.run(statement, rows)
