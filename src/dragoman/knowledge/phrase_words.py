"""The words by which a phrase says whose and of what kind an actor is."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """Lists of words in small letters, as `phrase_words.toml` describes them; `ties` are in order, firmest first."""

    titles: frozenset[str]
    former: frozenset[str]
    general: frozenset[str]
    stops: frozenset[str]
    ties: tuple[str, ...]
    halves: frozenset[str]
    own_halves: frozenset[str]
    outsiders: frozenset[str]
    stateless: frozenset[str]
    ruled: frozenset[str]
    elsewhere: frozenset[str]
    powers: frozenset[str]


@cache
def phrase_words() -> PhraseWords:
    """The lists that come with the package."""
    table = tomllib.loads(files("dragoman.knowledge").joinpath("data", "phrase_words.toml").read_text(encoding="utf-8"))
    return PhraseWords(
        titles=frozenset(table["titles"]),
        former=frozenset(table["former"]),
        general=frozenset(table["general"]),
        stops=frozenset(table["stops"]),
        ties=tuple(table["ties"]),
        halves=frozenset(table["halves"]),
        own_halves=frozenset(table["own_halves"]),
        outsiders=frozenset(table["outsiders"]),
        stateless=frozenset(table["stateless"]),
        ruled=frozenset(table["ruled"]),
        elsewhere=frozenset(table["elsewhere"]),
        powers=frozenset(table["powers"]),
    )
