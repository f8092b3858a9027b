"""What positions are told with and about: words that take a stand, words of the issues, and how much signs count."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import get_args

from dragoman.knowledge.tables import packaged
from dragoman.model.vocabulary import Issue, Stance


@dataclass(frozen=True, slots=True)
class IssueWords:
    """An issue, the words that mean it (a pattern for small letters, being much faster so), and how surely."""

    issue: Issue
    pattern: re.Pattern[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Stand:
    """A word that takes a stand: `particle` is the preposition that must follow it, empty where none must."""

    particle: str
    stance: Stance


@cache
def issue_words() -> tuple[IssueWords, ...]:
    """The issues in the order of the table; raises ValueError for one that is not on the closed list."""
    allowed: dict[str, Issue] = {issue: issue for issue in get_args(Issue)}
    raw = tomllib.loads((files("dragoman.knowledge") / "data" / "position_issues.toml").read_text(encoding="utf-8"))
    rows = []
    for row in raw["issue"]:
        if row["name"] not in allowed:
            raise ValueError(f"position_issues.toml: {row['name']!r} is not one of {', '.join(allowed)}")
        rows.append(IssueWords(allowed[row["name"]], re.compile(row["pattern"]), float(row.get("weight", 1.0))))
    return tuple(rows)


@cache
def stands() -> Mapping[tuple[str, str], tuple[Stand, ...]]:
    """The words that take a stand by lemma and tag, those with a particle first; raises ValueError for an unknown stance."""
    allowed: dict[str, Stance] = {stance: stance for stance in get_args(Stance)}
    found: dict[tuple[str, str], list[Stand]] = {}
    for lemma, pos, particle, stance in packaged("position_cues.tsv"):
        if stance not in allowed:
            raise ValueError(f"position_cues.tsv: {stance!r} is not one of {', '.join(allowed)}")
        found.setdefault((lemma, pos), []).append(Stand("" if particle == "-" else particle, allowed[stance]))
    return {key: tuple(sorted(rows, key=lambda row: row.particle == "")) for key, rows in found.items()}


@cache
def position_weights() -> Mapping[str, float]:
    """The weight of every sign that something is a position, by the sign's name."""
    return {sign: float(weight) for sign, weight in packaged("position_weights.tsv")}
