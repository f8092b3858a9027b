"""The words of negotiations: nouns, signs, verbs, statuses, formats, documents, and the verbs of who has which part."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from dragoman.model.vocabulary import DocumentStage, TalksFormat, TalksStatus


@dataclass(frozen=True, slots=True)
class TalksWords:
    """The table, checked; words are lemmas. `kind` gives a noun's kind (`talks`, `meeting`, …); `rank` rises with the statuses."""

    kind: Mapping[str, str]
    signs: Mapping[str, frozenset[str]]
    verbs: Mapping[str, frozenset[str]]
    of_subject: Mapping[str, TalksStatus]
    of_object: Mapping[str, TalksStatus]
    rank: Mapping[TalksStatus, int]
    concluded: re.Pattern[str]
    formats: tuple[tuple[re.Pattern[str], TalksFormat], ...]
    documents: frozenset[str]
    stages: Mapping[str, DocumentStage]
    roles: Mapping[str, frozenset[str]]


@cache
def talks_words() -> TalksWords:
    """The packaged table; raises ValueError for a value that is not on its closed list."""
    raw: dict[str, Any] = tomllib.loads((files("dragoman.knowledge") / "data" / "talks.toml").read_text(encoding="utf-8"))
    status = raw["status"]
    return TalksWords(
        {lemma: kind for kind, lemmas in raw["nouns"].items() for lemma in lemmas},
        {name: frozenset(lemmas) for name, lemmas in raw["signs"].items()},
        {name: frozenset(lemmas) for name, lemmas in raw["verbs"].items()},
        {lemma: _one_of(name, TalksStatus) for name, lemmas in status["subject"].items() for lemma in lemmas},
        {lemma: _one_of(name, TalksStatus) for name, lemmas in status["object"].items() for lemma in lemmas},
        {_one_of(name, TalksStatus): rank for rank, name in enumerate(status["rank"]["order"])},
        re.compile(status["after"]["words"], re.IGNORECASE),
        tuple((re.compile(row["pattern"], re.IGNORECASE), _one_of(row["format"], TalksFormat)) for row in raw["format"]),
        frozenset(raw["documents"]["nouns"]),
        {lemma: _one_of(name, DocumentStage) for name, lemmas in raw["documents"]["stages"].items() for lemma in lemmas},
        {role: frozenset(lemmas) for role, lemmas in raw["roles"].items()},
    )


def _one_of(value: str, closed: Any) -> Any:
    if value not in get_args(closed):
        raise ValueError(f"talks.toml: {value!r} is not one of {', '.join(get_args(closed))}")
    return value
