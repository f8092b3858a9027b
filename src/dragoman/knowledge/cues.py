"""Cue words that settle what a statement does, or whose it is, whatever stands around them."""

from functools import cache
from typing import get_args

from dragoman.knowledge.tables import packaged
from dragoman.model.vocabulary import Act


@cache
def states_of_mind() -> frozenset[str]:
    """Participles whose subject thinks, wants or feels something ("is determined"), in lower case."""
    return frozenset(participle for (participle,) in packaged("states_of_mind.tsv"))


@cache
def acts() -> dict[str, Act]:
    """The act of each cue, a lemma or a lemma and the word after it ("call for"); raises ValueError for an act off the closed list."""
    allowed = {str(act): act for act in get_args(Act)}
    found: dict[str, Act] = {}
    for lemma, act in packaged("cue_acts.tsv"):
        if act not in allowed:
            raise ValueError(f"cue_acts.tsv: {lemma!r} has the act {act!r}, which is not one of {', '.join(allowed)}")
        found[lemma] = allowed[act]
    return found
