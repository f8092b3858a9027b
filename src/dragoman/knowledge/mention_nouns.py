"""Nouns that mention somebody or something without a name, with the type of mention they make."""

from functools import cache
from typing import cast

from dragoman.knowledge.agents import agents
from dragoman.knowledge.names import plain
from dragoman.knowledge.tables import packaged
from dragoman.model.annotated import Token
from dragoman.model.vocabulary import MentionType


@cache
def mention_nouns() -> dict[str, MentionType]:
    """The type of mention of every such noun, by its lemma as `names.plain` writes it; agent words are among them."""
    nouns: dict[str, MentionType] = {}
    for word, agent in agents().items():
        nouns[word] = "person" if agent.kind == "person" else "group" if agent.sectors in {("CVL",), ()} else "organisation"
    nouns.update((plain(lemma), cast("MentionType", kind)) for lemma, kind, _ in packaged("mention_nouns.tsv"))
    return nouns


def noun_type(token: Token) -> MentionType | None:
    """The type of mention that a noun alone makes, or None."""
    nouns = mention_nouns()
    lower = token.text.lower()
    return nouns.get(token.lemma.lower()) or nouns.get(lower) or (nouns.get(lower.removesuffix("s")) if token.upos == "PROPN" else None)
