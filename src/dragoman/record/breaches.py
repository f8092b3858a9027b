"""The breaches of a truce as one report tells them, with those who accuse and are accused."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.model.vocabulary import Finding, ViolationKind
from dragoman.record.days import first_day
from dragoman.record.rows import Entry, Part


@dataclass(frozen=True, slots=True)
class Breach:
    """One breach told of in `entry`. `day` is its own day, None where it has none; `own_voice` whether the report itself tells it."""

    entry: Entry
    accuser: Part | None
    accused: Part | None
    kind: ViolationKind
    finding: Finding
    day: str | None
    place: Part | None
    own_voice: bool
    words: str


def breaches(entry: Entry) -> tuple[Breach, ...]:
    """Those of a truce's entry, in its order."""
    told = entry.data.get("violations", ())
    accusers, accused = _parts(entry, "accuser", told), _parts(entry, "accused", told)
    places = entry.having("places")  # which of several is meant is not told
    return tuple(
        Breach(
            entry,
            accusers.get(one.get("accuser") or ""),
            accused.get(one.get("accused") or ""),
            one["kind"],
            one["finding"],
            first_day(one.get("date")),
            places[0] if one.get("place") and len(places) == 1 else None,
            one.get("said_in") is None,
            " … ".join(piece.get("text", "") for piece in one.get("evidence", ())),
        )
        for one in told
    )


def _parts(entry: Entry, role: str, told: list[Mapping[str, Any]]) -> dict[str, Part]:
    """Who stands behind each id of a role: the entry names its parts in the order in which its data first do.

    Where several ids turned out to be one actor there are fewer parts than ids; then only what cannot be mistaken is told.
    """
    ids = list(dict.fromkeys(one[role] for one in told if one.get(role)))
    parts = list(entry.having(role))
    if len(parts) == 1:
        return dict.fromkeys(ids, parts[0])
    return dict(zip(ids, parts, strict=True)) if len(ids) == len(parts) else {}
