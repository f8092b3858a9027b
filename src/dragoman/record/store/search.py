"""Full-text search over the texts of reports and the words of entries, with the words found marked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import text

from dragoman.model.problem import Problem
from dragoman.record.rows import Entry, Page, Source
from dragoman.record.store.entries import entries_of
from dragoman.record.store.paging import number_of
from dragoman.record.store.view import View

OPEN, CLOSE = "⟦", "⟧"
"""What stands around a word that was found, in a snippet."""

Where = Literal["entries", "reports"]

LONGEST = 400
"""Characters that are looked for: databases bear no thousand words in one question, PostgreSQL no word of two thousand letters."""

_TOKEN = re.compile(r'"[^"]*"|\S+')
_WORD = re.compile(r"\w+")

_SQLITE = {
    "entries": """SELECT entries.seq, snippet(entries_words, 0, :open, :close, '…', 24) AS snippet FROM entries_words
        JOIN entries ON entries.seq = entries_words.rowid
        WHERE entries_words MATCH :words AND entries_words.rowid < :before AND entries.known_from <= :as_of
        ORDER BY entries_words.rowid DESC LIMIT :limit""",
    "reports": """SELECT reports.seq, snippet(reports_words, 1, :open, :close, '…', 24) AS snippet FROM reports_words
        JOIN reports ON reports.seq = reports_words.rowid
        WHERE reports_words MATCH :words AND reports_words.rowid < :before AND reports.known_from <= :as_of
        ORDER BY reports_words.rowid DESC LIMIT :limit""",
}
_OPTIONS = f"StartSel={OPEN}, StopSel={CLOSE}, MaxWords=24, MinWords=8"
_POSTGRES = {  # nothing of these questions comes from outside
    "entries": f"""SELECT seq, ts_headline('english', words, query, '{_OPTIONS}') AS snippet
        FROM entries, to_tsquery('english', :words) AS query
        WHERE to_tsvector('english', words) @@ query AND seq < :before AND known_from <= :as_of ORDER BY seq DESC LIMIT :limit""",  # noqa: S608
    "reports": f"""SELECT seq, ts_headline('english', text, query, '{_OPTIONS}') AS snippet
        FROM reports, to_tsquery('english', :words) AS query
        WHERE to_tsvector('english', coalesce(title, '') || ' ' || text) @@ query AND seq < :before AND known_from <= :as_of
        ORDER BY seq DESC LIMIT :limit""",  # noqa: S608
}


@dataclass(frozen=True, slots=True)
class Found:
    """A report, or an entry of it, that has the words; `snippet` shows them in their surroundings, each between ⟦ and ⟧."""

    source: Source
    entry: Entry | None
    snippet: str


def search(view: View, words: str, where: Where = "entries", limit: int = 20, after: str | None = None) -> Page[Found] | Problem:
    """What has all of `words`, last added first; words in double quotes stand side by side, `word*` is any that begins so.

    A Problem where there is no word to look for, or more than a database bears.
    """
    if len(words) > LONGEST:
        return Problem("too-long", f"What is looked for has {len(words):,} characters; at most {LONGEST} are looked for.", severity="error")
    sqlite = view.connection.dialect.name == "sqlite"
    asked = _fts5(words) if sqlite else _tsquery(words)
    if not asked:
        return Problem("no-words", f"There is no word to look for in {words!r}.", severity="error")
    values = {"words": asked, "before": number_of(after, 2**62), "as_of": view.as_of or "9999-12-31", "limit": limit + 1}
    if sqlite:
        values |= {"open": OPEN, "close": CLOSE}
    rows = view.connection.execute(text((_SQLITE if sqlite else _POSTGRES)[where]), values).all()
    more = str(rows[limit - 1].seq) if len(rows) > limit else None
    snippets = {row.seq: row.snippet for row in rows[:limit]}
    return Page(tuple(_found(view, where, snippets)), more)


def _found(view: View, where: Where, snippets: dict[int, str]) -> Iterator[Found]:
    if where == "entries":
        for entry, snippet in zip(entries_of(view.connection, list(snippets)), snippets.values(), strict=True):
            yield Found(entry.source, entry, snippet)
    else:
        known = dict(view.numbered_sources(list(snippets)))
        for seq, snippet in snippets.items():
            yield Found(known[seq], None, snippet)


def _fts5(words: str) -> str:
    """A question in FTS5's own language: every piece a string, so that none of its operators can be met by chance."""
    pieces = []
    for token in _TOKEN.findall(words):
        bare = " ".join(_WORD.findall(token))
        if bare:
            pieces.append(f'"{bare}"{"*" if token.endswith("*") else ""}')
    return " AND ".join(pieces)


def _tsquery(words: str) -> str:
    """The same for PostgreSQL."""
    pieces = []
    for token in _TOKEN.findall(words):
        bare = _WORD.findall(token)
        if bare:
            pieces.append("(" + " <-> ".join(bare) + (":*" if token.endswith("*") else "") + ")")
    return " & ".join(pieces)
