"""What news agencies and news sites set around a report: agencies' names, and the patterns of notices and captions."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

NoticeKind = Literal["caption", "notice"]
Where = Literal["line", "end", "anywhere"]
_KINDS: dict[str, NoticeKind] = {"caption": "caption", "notice": "notice"}
_PLACES: dict[str, Where] = {"line": "line", "end": "end", "anywhere": "anywhere"}


@dataclass(frozen=True, slots=True)
class NoticePattern:
    """Words around a report: `where` says whether they fill a line, end the text, or may stand anywhere."""

    kind: NoticeKind
    where: Where
    pattern: re.Pattern[str]
    example: str


@cache
def agencies() -> dict[str, str]:
    """The name of a news agency by each form of it (`AP` and `The Associated Press` give `Associated Press`)."""
    names: dict[str, str] = {}
    for row in _table("agencies.toml")["agency"]:
        for form in row["forms"]:
            if names.setdefault(form, row["name"]) != row["name"]:
                raise ValueError(f"agencies.toml: {form!r} stands for {names[form]!r} and for {row['name']!r}")
    return names


@cache
def notices() -> tuple[NoticePattern, ...]:
    """The patterns of site notices and captions; raises ValueError where a row does not match its own example."""
    return tuple(_notice(row) for row in _table("notices.toml")["row"])


def line_notice(line: str) -> NoticePattern | None:
    """The notice or caption that fills a line, the first that matches."""
    together, each = _line_notices()
    return next((row for row in each if row.pattern.fullmatch(line)), None) if together.fullmatch(line) else None


@cache
def _line_notices() -> tuple[re.Pattern[str], tuple[NoticePattern, ...]]:
    """The notices that fill a line, and a pattern that matches whatever one of them does: a text may have a million lines."""
    each = tuple(row for row in notices() if row.where == "line")
    parts = (f"(?{'i' if row.pattern.flags & re.IGNORECASE else ''}:{row.pattern.pattern})" for row in each)
    return re.compile("|".join(parts)), each


def _notice(row: dict[str, Any]) -> NoticePattern:
    pattern = re.compile(str(row["pattern"]), re.NOFLAG if row.get("cased") else re.IGNORECASE)
    example = str(row["example"])
    if not pattern.fullmatch(example):
        raise ValueError(f"notices.toml: the example {example!r} does not match its pattern {pattern.pattern!r}")
    return NoticePattern(_KINDS[str(row["kind"])], _PLACES[str(row["where"])], pattern, example)


def _table(name: str) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(files("dragoman.knowledge").joinpath("data", name).read_text(encoding="utf-8"))
