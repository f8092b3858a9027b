"""The entries of one report, laid out as the record keeps them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from dragoman.model.edtf_days import Days, days
from dragoman.model.problem import Problem
from dragoman.model.report import Report
from dragoman.model.report_json import report_to_dict
from dragoman.record.rows import Kind

KINDS: tuple[Kind, ...] = get_args(Kind)

FIRST: dict[Kind, str] = {
    "statements": "act",
    "events": "type",
    "commitments": "kind",
    "ceasefires": "class",
    "talks": "format",
    "positions": "issue",
    "figures": "measure",
}
"""The key of what an entry of each kind is called first, `Entry.type`."""

SECOND: dict[Kind, str] = {
    "statements": "quoted",
    "events": "reality",
    "commitments": "status",
    "ceasefires": "status",
    "talks": "status",
    "positions": "stance",
    "figures": "bound",
}
"""The key of what it is called second, `Entry.status`."""

ROLES: dict[Kind, tuple[str, ...]] = {
    "statements": ("speaker", "to"),
    "events": ("actors", "recipients", "place"),
    "commitments": ("by", "to", "places"),
    "ceasefires": ("parties", "sponsors", "excluded", "monitors", "places"),
    "talks": ("participants", "mediators", "hosts", "absent", "place"),
    "positions": ("holder",),
    "figures": ("place",),
}
"""The keys of an entry of each kind that hold entities; `violations` and `documents` hold more, see `roles_of`."""

PLACES = ("place", "places")
_NESTED = frozenset({list, dict})  # as JSON has them, and nothing else


@dataclass(frozen=True, slots=True)
class Draft:
    """One entry on its way into the record. `roles` are pairs of a role and an entity's id; `speaker` is whoever says it, innermost."""

    id: str
    kind: Kind
    type: str | None
    status: str | None
    start: str | None
    end: str | None
    roles: tuple[tuple[str, str], ...]
    said_in: str | None
    words: str
    data: Mapping[str, Any]


def drafts(report: Report, value: Mapping[str, Any] | None = None) -> tuple[Draft, ...] | Problem:
    """All entries, kind by kind in their order; the Problem where an entry has no words in the report.

    `value` is what `report_to_dict` gives, for a caller who has it and needs it no more: its entries become the drafts' data.
    """
    text = report.document.text
    value = report_to_dict(report) if value is None else value
    speakers = {one["id"]: one["speaker"] for one in value["statements"] if one["speaker"]}
    found: list[Draft] = []
    for kind in KINDS:
        for entry in value[kind]:
            evidence = list(_evidence(kind, entry))
            if not all(pieces and all(0 <= piece["start"] < piece["end"] <= len(text) for piece in pieces) for pieces in evidence):
                message = f"The entry {entry['id']} of {report.document.name!r} rests on no words of the report."
                return Problem("unfounded", message, severity="error")
            start, end = days_of(kind, entry)
            found.append(
                Draft(
                    id=entry["id"],
                    kind=kind,
                    type=entry[FIRST[kind]],
                    status=entry[SECOND[kind]],
                    start=start,
                    end=end,
                    roles=tuple(dict.fromkeys(_roles(kind, entry, speakers))),
                    said_in=entry["within"] if kind == "statements" else entry.get("said_in"),
                    words=" … ".join(text[piece["start"] : piece["end"]] for piece in entry["evidence"]),
                    data=_worded(entry, text),
                )
            )
    return tuple(found)


def _evidence(kind: Kind, entry: Mapping[str, Any]) -> Iterator[list[dict[str, int]]]:
    yield entry["evidence"]
    if kind == "ceasefires":
        for violation in entry["violations"]:
            yield violation["evidence"]


def days_of(kind: Kind, entry: Mapping[str, Any]) -> Days:
    """The first and the last day of an entry's own date; a commitment runs to its deadline."""
    if kind in ("statements", "events", "figures"):
        return days(entry["period" if kind == "figures" else "date"])
    if kind == "positions":
        return None, None
    first = days(entry["start"])
    last = days(entry["deadline" if kind == "commitments" else "end"])
    return first[0] or last[0], last[1] or first[1]


def roles_of(kind: Kind, entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The roles that an entry gives to entities, with the entities' ids, in the order of its keys."""
    for role in ROLES[kind]:
        held = entry[role]
        yield from ((role, one) for one in (held if isinstance(held, list) else [held]) if one)
    for violation in entry.get("violations", ()):
        for role in ("accuser", "accused", "place"):
            if violation[role]:
                yield "places" if role == "place" else role, violation[role]
    for paper in entry.get("documents", ()):
        if paper["by"]:
            yield "tabled", paper["by"]


def _roles(kind: Kind, entry: Mapping[str, Any], speakers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Those, and who says so."""
    yield from roles_of(kind, entry)
    if kind != "statements" and entry.get("said_in") in speakers:
        yield "speaker", speakers[entry["said_in"]]


def _worded(value: Any, text: str) -> Any:
    """`value` itself, the words of every span put beside its offsets."""
    for inner in value if type(value) is list else value.values():
        if type(inner) in _NESTED:
            _worded(inner, text)
    if type(value) is dict:
        start, end = value.get("start"), value.get("end")
        if type(start) is int and type(end) is int:
            value["text"] = text[start:end]
    return value
