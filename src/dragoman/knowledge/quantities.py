"""The words of quantities: numbers, scales, shares, currencies, and the hedges that bound them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from dragoman.model.vocabulary import Bound


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The table, checked. All words are in lower case; `before` and `after` give hedges as tuples of words, longest first.

    `opening` are all words that a quantity can begin with, but for numbers in digits.
    """

    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    vague: frozenset[str]
    before_scale: frozenset[str]
    shares: Mapping[str, float]
    percent: frozenset[str]
    signs: frozenset[str]
    currencies: frozenset[str]
    before: tuple[tuple[tuple[str, ...], Bound], ...]
    after: tuple[tuple[tuple[str, ...], Bound], ...]
    between: frozenset[str]
    units: frozenset[str]
    labels: frozenset[str]
    opening: frozenset[str]


@cache
def quantity_words() -> QuantityWords:
    """The packaged table; raises ValueError for a bound that is not on its closed list."""
    raw: dict[str, Any] = tomllib.loads((files("dragoman.knowledge") / "data" / "figure_numbers.toml").read_text(encoding="utf-8"))
    return QuantityWords(
        raw["numbers"],
        raw["scales"],
        frozenset(raw["vague"]["words"]),
        frozenset(raw["vague"]["before_scale"]),
        raw["shares"],
        frozenset(raw["percent"]["words"]),
        frozenset(raw["currencies"]["signs"]),
        frozenset(raw["currencies"]["words"]),
        _hedges(raw["before"]),
        _hedges(raw["after"]),
        frozenset(raw["between"]["words"]),
        frozenset(raw["units"]["words"]),
        frozenset(raw["labels"]["words"]),
        frozenset((*raw["numbers"], *raw["vague"]["words"], *raw["vague"]["before_scale"], "half", "a", "an", "one")),
    )


def _hedges(table: Mapping[str, list[str]]) -> tuple[tuple[tuple[str, ...], Bound], ...]:
    found: list[tuple[tuple[str, ...], Bound]] = []
    for bound in get_args(Bound):
        found += [(tuple(words.split()), bound) for words in table.get(bound, ())]
    unknown = table.keys() - set(get_args(Bound))
    if unknown:
        raise ValueError(f"figure_numbers.toml: {', '.join(sorted(unknown))} not one of {', '.join(get_args(Bound))}")
    return tuple(sorted(found, key=lambda row: -len(row[0])))
