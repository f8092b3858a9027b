"""The words of truces: their names and classes, what predicates say of them, who has which part, how they are broken."""

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
    """The table, checked. Statuses are in rising rank; verbs are lemmas; `of_subject` and `of_object` give a verb's status."""

    names: tuple[tuple[re.Pattern[str], CeasefireClass], ...]
    rank: Mapping[CeasefireStatus, int]
    of_subject: Mapping[str, CeasefireStatus]
    of_object: Mapping[str, CeasefireStatus]
    of_words: tuple[tuple[str, CeasefireStatus], ...]
    roles: Mapping[str, frozenset[str]]
    violations: tuple[tuple[re.Pattern[str], ViolationKind], ...]
    findings: tuple[tuple[re.Pattern[str], Finding], ...]


@cache
def truce_words() -> TruceWords:
    """The packaged table; raises ValueError for a value that is not on its closed list."""
    raw: dict[str, Any] = tomllib.loads((files("dragoman.knowledge") / "data" / "truces.toml").read_text(encoding="utf-8"))
    status = raw["status"]
    return TruceWords(
        tuple((re.compile(rf"\b(?:{row['pattern']})\b", re.IGNORECASE), _one_of(row["class"], CeasefireClass)) for row in raw["name"]),
        {_one_of(name, CeasefireStatus): rank for rank, name in enumerate(status["order"])},
        {lemma: _one_of(name, CeasefireStatus) for name, lemmas in status["subject"].items() for lemma in lemmas},
        {lemma: _one_of(name, CeasefireStatus) for name, lemmas in status["object"].items() for lemma in lemmas},
        tuple((words, _one_of(name, CeasefireStatus)) for name, every in status["words"].items() for words in every),
        {role: frozenset(lemmas) for role, lemmas in raw["roles"].items()},
        tuple((re.compile(row["pattern"], re.IGNORECASE), _one_of(row["kind"], ViolationKind)) for row in raw["violation"]),
        tuple((re.compile(row["pattern"], re.IGNORECASE), _one_of(row["finding"], Finding)) for row in raw["finding"]),
    )


def _one_of(value: str, closed: Any) -> Any:
    if value not in get_args(closed):
        raise ValueError(f"truces.toml: {value!r} is not one of {', '.join(get_args(closed))}")
    return value
