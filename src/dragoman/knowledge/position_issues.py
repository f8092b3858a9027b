"""What positions are about: the issues of peace processes by the words that mean them."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import get_args

from dragoman.model.vocabulary import Issue


@dataclass(frozen=True, slots=True)
class IssueWords:
    """An issue, the words that mean it, and how surely."""

    issue: Issue
    pattern: re.Pattern[str]
    weight: float


@cache
def issue_words() -> tuple[IssueWords, ...]:
    """The table in its order; raises ValueError for an issue that is not on the closed list."""
    allowed = {str(issue): issue for issue in get_args(Issue)}
    raw = tomllib.loads((files("dragoman.knowledge") / "data" / "position_issues.toml").read_text(encoding="utf-8"))
    rows = []
    for row in raw["issue"]:
        if row["name"] not in allowed:
            raise ValueError(f"position_issues.toml: {row['name']!r} is not one of {', '.join(allowed)}")
        rows.append(IssueWords(allowed[row["name"]], re.compile(row["pattern"], re.IGNORECASE), float(row.get("weight", 1.0))))
    return tuple(rows)
