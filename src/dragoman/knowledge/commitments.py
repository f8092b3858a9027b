"""The words of undertakings: kinds, strengths and statuses."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from dragoman.model.vocabulary import CommitmentKind, CommitmentStatus, Strength


@dataclass(frozen=True, slots=True)
class CommitmentWords:
    """The table, checked: patterns in order of their rank, and strengths by lemma."""

    kinds: tuple[tuple[re.Pattern[str], CommitmentKind], ...]
    strengths: Mapping[str, Strength]
    statuses: tuple[tuple[re.Pattern[str], CommitmentStatus], ...]


@cache
def commitment_words() -> CommitmentWords:
    """The packaged table; raises ValueError for a value that is not on its closed list."""
    raw: dict[str, Any] = tomllib.loads((files("dragoman.knowledge") / "data" / "commitments.toml").read_text(encoding="utf-8"))
    return CommitmentWords(
        tuple((re.compile(row["pattern"], re.IGNORECASE), _one_of(row["name"], CommitmentKind)) for row in raw["kind"]),
        {lemma: _one_of(name, Strength) for name, lemmas in raw["strength"].items() for lemma in lemmas},
        tuple((re.compile(row["pattern"], re.IGNORECASE), _one_of(row["name"], CommitmentStatus)) for row in raw["status"]),
    )


def _one_of(value: str, closed: Any) -> Any:
    if value not in get_args(closed):
        raise ValueError(f"commitments.toml: {value!r} is not one of {', '.join(get_args(closed))}")
    return value
