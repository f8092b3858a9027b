"""The words of truces: their names and classes, what is said of them, who has which part, how they are broken."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from dragoman.model.vocabulary import CeasefireClass, CeasefireStatus, Finding, ViolationKind


@dataclass(frozen=True, slots=True)
class TruceWords:
    """The table, checked: patterns with what they say, earlier ones winning; `roles` are lemmas by part.

    `agreements` have a group `name`, the words that name the truce.
    """

    names: tuple[tuple[re.Pattern[str], CeasefireClass], ...]
    agreements: tuple[tuple[re.Pattern[str], CeasefireClass], ...]
    statuses: tuple[tuple[re.Pattern[str], CeasefireStatus], ...]
    roles: Mapping[str, frozenset[str]]
    violations: tuple[tuple[re.Pattern[str], ViolationKind], ...]
    findings: tuple[tuple[re.Pattern[str], Finding], ...]


@cache
def truce_words() -> TruceWords:
    """The packaged table; raises ValueError for a value that is not on its closed list."""
    raw: dict[str, Any] = tomllib.loads((files("dragoman.knowledge") / "data" / "truces.toml").read_text(encoding="utf-8"))
    return TruceWords(
        tuple(
            (re.compile(rf"(?<!\w)(?:{row['pattern']})(?!\w)", re.IGNORECASE), _one_of(row["class"], CeasefireClass)) for row in raw["name"]
        ),
        tuple((re.compile(row["pattern"]), _one_of(row["class"], CeasefireClass)) for row in raw["agreement"]),
        tuple((re.compile(row["pattern"], re.IGNORECASE), _one_of(row["status"], CeasefireStatus)) for row in raw["status"]),
        {role: frozenset(lemmas) for role, lemmas in raw["roles"].items()},
        tuple((re.compile(row["pattern"], re.IGNORECASE), _one_of(row["kind"], ViolationKind)) for row in raw["violation"]),
        tuple((re.compile(row["pattern"], re.IGNORECASE), _one_of(row["finding"], Finding)) for row in raw["finding"]),
    )


def _one_of(value: str, closed: Any) -> Any:
    if value not in get_args(closed):
        raise ValueError(f"truces.toml: {value!r} is not one of {', '.join(get_args(closed))}")
    return value
