"""A record as a folder of CSV files: reports, actors, and one table for each kind of entry.

RFC 4180, UTF-8 without a mark at its head; cells that a spreadsheet would run are disarmed; several actors in one
cell stand apart by `; `. `columns` says what each column holds, and docs/exports.md says it from there.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.export.cells import disarmed
from dragoman.export.outgoing import Outgoing, standing
from dragoman.record.drafts import KINDS, ROLES
from dragoman.record.rows import Entry, Kind, flat

SHARED = {
    "id": "the entry's id",
    "happening": "the id of the entry that first told of the same thing; rows that share it are one happening",
    "report": "the id of the report",
    "published": "the report's day of publication",
    "publisher": "who published it",
    "url": "where",
    "type": "what the closed lists call it: an act, an event's type, a kind, a class, a format, an issue, a measure",
    "status": "what they call it second: quoting, reality, status, stance, bound",
    "start": "its first day",
    "end": "its last day",
    "said_by": "whose word it is, innermost first; empty where the report says it in its own voice",
    "words": "the words that state it",
    "verdict": "what somebody judged of it: accepted, unsure; rejected entries are left out",
}
"""The columns that every kind has, before those of its own."""

MORE: dict[Kind, dict[str, str]] = {
    "statements": {"speaker_kind": "named, unnamed, institution or document", "cue": "the words that say that it is said"},
    "events": {"mode": "PLOVER's mode"},
    "commitments": {
        "strength": "promised, ordered, agreed …",
        "what": "what is undertaken",
        "scope": "how much of it",
        "exceptions": "what stays out of it",
        "conditions": "on which conditions",
        "deadline": "by when",
    },
    "ceasefires": {"name": "what it is called"},
    "talks": {"name": "what they are called", "round": "which round", "rounds": "of how many"},
    "positions": {"what": "what is wanted or refused"},
    "figures": {"value": "the number", "low": "at least", "high": "at most", "unit": "`share` for a part of a whole", "group": "of whom"},
}
"""Fields of an entry's own, by kind."""


def columns(kind: Kind) -> dict[str, str]:
    """The columns of a kind's table in order, each with what it holds."""
    roles = {role: f"who or what has the part `{role}`" for role in dict.fromkeys([*ROLES[kind], "speaker"])}
    return {**SHARED, **roles, **MORE[kind]}


def write_csv(record: Outgoing, folder: Path) -> int:
    """Write all tables into a folder, which is made; how many rows there were."""
    folder.mkdir(parents=True, exist_ok=True)
    count = _table(folder / "reports.csv", None, (flat(source) for source in record.sources()))
    count += _table(folder / "actors.csv", None, (flat(actor) for actor in record.every_actor()))
    for kind in KINDS:
        count += _table(folder / f"{kind}.csv", list(columns(kind)), (row(entry) for entry in standing(record, kind)))
    return count


def row(entry: Entry) -> dict[str, Any]:
    """An entry as a row of its kind's table."""
    known = flat(entry)
    for name in MORE[entry.kind]:
        known[name] = _words(entry.data.get(name))
    return {name: known.get(name) for name in columns(entry.kind)}


def _words(held: Any) -> Any:
    if isinstance(held, Mapping):
        return held.get("text")
    if isinstance(held, list):
        return " … ".join(str(_words(one)) for one in held) or None
    return held


def _table(path: Path, names: Sequence[str] | None, rows: Iterable[Mapping[str, Any]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", errors="replace", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\r\n")
        for count, one in enumerate(rows, 1):
            if count == 1:
                names = names or list(one)
                writer.writerow(names)
            writer.writerow([disarmed(one.get(name)) for name in names or ()])
        if count == 0 and names:
            writer.writerow(names)
    return count
