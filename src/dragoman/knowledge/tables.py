"""The actor tables: rows of tab-separated files, checked as they are read.

A row is one term of one actor: `id`, `name`, `type`, `code`, `sectors`, `title`, `of`, `from`, `to`, `forms`, `source`; lists are
parted by `|`. Rows of one `id` are terms of the same actor.
"""

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from dragoman.knowledge.known import BODIES
from dragoman.knowledge.known import SECTORS as PLOVER_SECTORS
from dragoman.knowledge.names import plain
from dragoman.knowledge.toml_text import toml
from dragoman.model.problem import Problem

COLUMNS = ("id", "name", "type", "code", "sectors", "title", "of", "from", "to", "forms", "source")
TYPES = frozenset(("person", "organisation", "country", "place", "facility", "group", "nationality", "weapon", "vehicle"))
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

Row = list[str]
"""The values of a row; in an actor table the eleven of `COLUMNS`, in that order."""

ID, NAME, TYPE, CODE, SECTORS, TITLE, OF, FROM, TO, FORMS, SOURCE = range(len(COLUMNS))


def packaged(name: str) -> list[Row]:
    """The rows of a table that comes with the package, in its order; the table is trusted (tests check it)."""
    return [line.split("\t") for line in lines(name)]


def lines(name: str) -> list[str]:
    """The lines of a table that comes with the package, without comments and header."""
    text = files("dragoman.knowledge").joinpath("data", name).read_text(encoding="utf-8")
    start = 0
    while text.startswith("#", start):
        start = text.index("\n", start) + 1
    start = text.index("\n", start) + 1
    return text[start:].removesuffix("\n").split("\n") if len(text) > start else []


@dataclass(frozen=True, slots=True)
class _Fault(Exception):
    line: int
    text: str


def own(path: Path, states: frozenset[str]) -> list[Row] | Problem:
    """The rows of a user's table (`.toml` with `[[actor]]` entries, else tab-separated with a header line).

    Needs `name` and `code`; every other column may be missing. `states` are the known codes of states. A fault gives a
    `bad-knowledge` problem that names the file, the line and the value.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = _from_toml(text) if path.suffix == ".toml" else _from_tsv(text)
        return [_checked(values, line, states) for line, values in rows]
    except _Fault as fault:
        return Problem("bad-knowledge", f"{path.name}, line {fault.line}: {fault.text}.", severity="error")
    except (OSError, UnicodeDecodeError) as error:
        reason = "is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else f"cannot be read ({error.strerror})"
        return Problem("bad-knowledge", f"{path.name} {reason}.", severity="error")


def _from_tsv(text: str) -> list[tuple[int, dict[str, str]]]:
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not lines:
        raise _Fault(1, "the table is empty")
    number, header = lines[0]
    columns = header.split("\t")
    for column in columns:
        if column not in COLUMNS:
            raise _Fault(number, f"unknown column {column!r} (known: {', '.join(COLUMNS)})")
    rows = []
    for number, line in lines[1:]:
        values = line.split("\t")
        if len(values) > len(columns):
            raise _Fault(number, f"{len(values)} values in {len(columns)} columns")
        rows.append((number, dict(zip(columns, values, strict=False))))
    return rows


def _from_toml(text: str) -> list[tuple[int, dict[str, str]]]:
    starts = [number for number, line in enumerate(text.splitlines(), 1) if line.strip() == "[[actor]]"]
    try:
        table = toml(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        raise _Fault(int(at[1]) if at else 1, f"not TOML: {error}") from None
    for name in table:
        if name != "actor":
            raise _Fault(1, f"unknown table {name!r} (known: actor)")
    rows = []
    for number, entry in zip(starts, table.get("actor", []), strict=False):
        for column in entry:
            if column not in COLUMNS:
                raise _Fault(number, f"unknown column {column!r} (known: {', '.join(COLUMNS)})")
        rows.append((number, {column: _cell(value) for column, value in entry.items()}))
    return rows


def _cell(value: Any) -> str:
    return "|".join(map(str, value)) if isinstance(value, list) else str(value)


def _checked(values: dict[str, str], line: int, states: frozenset[str]) -> Row:
    row = {column: values.get(column, "").strip() for column in COLUMNS}
    if not row["name"]:
        raise _Fault(line, "a row needs a name")
    if row["code"] not in states and row["code"] not in BODIES:
        raise _Fault(line, f"{row['code']!r} is no code of a state or body")
    row["type"] = row["type"] or "organisation"
    if row["type"] not in TYPES:
        raise _Fault(line, f"{row['type']!r} is no type of mention")
    for sector in filter(None, row["sectors"].split("|")):
        if sector not in PLOVER_SECTORS:
            raise _Fault(line, f"{sector!r} is no sector")
    for column in ("from", "to"):
        if row[column] and not _DATE.fullmatch(row[column]):
            raise _Fault(line, f"{row[column]!r} is no date (YYYY, YYYY-MM or YYYY-MM-DD)")
    if row["from"] and row["to"] and row["from"] > row["to"]:
        raise _Fault(line, f"it ends ({row['to']}) before it starts ({row['from']})")
    row["id"] = row["id"] or "own:" + "-".join(plain(row["name"]).split())
    return [row[column] for column in COLUMNS]
