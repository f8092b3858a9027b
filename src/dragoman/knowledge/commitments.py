"""What undertakings are made with and made of: the words that undertake, those that tell the kind, and how much signs count."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from dragoman.knowledge.tables import packaged
from dragoman.model.vocabulary import CommitmentKind, CommitmentStatus, Strength


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A word that undertakes: how strong it is, and whether it says no to what follows (`refuse`)."""

    strength: Strength
    refuses: bool


@dataclass(frozen=True, slots=True)
class KindWords:
    """A kind of undertaking, the words that mean it (a pattern for small letters, being much faster so), and how surely."""

    kind: CommitmentKind
    pattern: re.Pattern[str]
    weight: float


@dataclass(frozen=True, slots=True)
class StatusWords:
    """A status of an undertaking and the words that tell it (a pattern for small letters), in the clause or right after it."""

    status: CommitmentStatus
    pattern: re.Pattern[str]


@cache
def undertakings() -> Mapping[tuple[str, str], Undertaking]:
    """The words that undertake by lemma and tag; raises ValueError for a strength that is not on the closed list."""
    strengths: dict[str, Strength] = {name: name for name in get_args(Strength)}
    found: dict[tuple[str, str], Undertaking] = {}
    for lemma, pos, strength, refuses in packaged("commitment_cues.tsv"):
        if strength not in strengths:
            raise ValueError(f"commitment_cues.tsv: {strength!r} is not one of {', '.join(strengths)}")
        found[lemma, pos] = Undertaking(strengths[strength], refuses == "1")
    return found


@cache
def kind_words() -> tuple[KindWords, ...]:
    """The kinds, heaviest first, else in the order of the table; raises ValueError for a kind that is not on the closed list."""
    kinds: dict[str, CommitmentKind] = {name: name for name in get_args(CommitmentKind)}
    rows = []
    for row in _table("commitment_kinds.toml")["kind"]:
        if row["name"] not in kinds:
            raise ValueError(f"commitment_kinds.toml: {row['name']!r} is not one of {', '.join(kinds)}")
        rows.append(KindWords(kinds[row["name"]], re.compile(row["pattern"]), float(row.get("weight", 1.0))))
    return tuple(sorted(rows, key=lambda row: -row.weight))


@cache
def status_words() -> tuple[StatusWords, ...]:
    """The statuses in the order in which they are tried; raises ValueError for one that is not on the closed list."""
    statuses: dict[str, CommitmentStatus] = {name: name for name in get_args(CommitmentStatus)}
    rows = []
    for row in _table("commitment_status.toml")["status"]:
        if row["name"] not in statuses:
            raise ValueError(f"commitment_status.toml: {row['name']!r} is not one of {', '.join(statuses)}")
        rows.append(StatusWords(statuses[row["name"]], re.compile(row["pattern"])))
    return tuple(rows)


@cache
def commitment_weights() -> Mapping[str, float]:
    """The weight of every sign that something is an undertaking, by the sign's name."""
    return {sign: float(weight) for sign, weight in packaged("commitment_weights.tsv")}


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("dragoman.knowledge") / "data" / name).read_text(encoding="utf-8"))
