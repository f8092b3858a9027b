"""The words that matter for telling whether two reports name one actor."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class LinkingWords:
    """Lists of words in small letters without accents, as `linking.toml` describes them; `given` leads from a spelling to its name."""

    honours: frozenset[str]
    joined: frozenset[str]
    inside: frozenset[str]
    common: frozenset[str]
    plain: frozenset[str]
    kinds: frozenset[str]
    wide: frozenset[str]
    given: Mapping[str, str]


@cache
def linking_words() -> LinkingWords:
    """The lists that come with the package."""
    table = tomllib.loads(files("dragoman.knowledge").joinpath("data", "linking.toml").read_text(encoding="utf-8"))
    given = {spelling: name for name, spellings in table.pop("given").items() for spelling in spellings}
    return LinkingWords(given=given, **{name: frozenset(words) for name, words in table.items()})
