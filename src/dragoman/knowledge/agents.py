"""Agent words: the common nouns for actors, with their sectors."""

from functools import cache
from typing import Literal

from dragoman.knowledge.known import Agent
from dragoman.knowledge.names import plain
from dragoman.knowledge.tables import packaged

_KINDS: dict[str, Literal["person", "group"]] = {"person": "person", "group": "group"}


@cache
def agents() -> dict[str, Agent]:
    """Every agent word by its lemma and by its plural, both as `names.plain` writes them."""
    words: dict[str, Agent] = {}
    for lemma, plural, kind, sectors, code, source in packaged("agents.tsv"):
        agent = Agent(lemma, tuple(filter(None, sectors.split("|"))), _KINDS[kind], plural, code or None, f"agents.tsv: {lemma} ({source})")
        words[plain(lemma)] = agent
        words.setdefault(plain(plural), agent)
    return words
