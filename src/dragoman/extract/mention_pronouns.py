"""Pronouns that can stand for somebody or something of the report."""

from collections.abc import Iterator

from dragoman.model.annotated import Token
from dragoman.model.tree import Tree
from dragoman.model.vocabulary import MentionType

_KINDS: dict[str, MentionType] = (
    dict.fromkeys("i me my mine myself he him his himself she her hers herself who whom".split(), "person")  # type: ignore[assignment]
    | dict.fromkeys("we us our ours ourselves they them their theirs themselves".split(), "group")
    | dict.fromkeys("it its itself which whose".split(), "organisation")
)
_RELATIVES = frozenset(("who", "whom", "which", "whose", "that"))


def pronouns(tree: Tree) -> Iterator[tuple[Token, MentionType]]:
    """The pronouns that refer, with the type of what such a word mostly stands for; questions and empty `it` are left out."""
    for token in tree.tokens:
        lower = token.text.lower()
        if token.upos not in {"PRON", "DET"}:
            continue
        if lower in _RELATIVES:
            if _follows_noun(tree, token):
                yield token, _KINDS.get(lower, "organisation")
        elif lower in _KINDS and token.deprel != "expl":
            yield token, _KINDS[lower]


def _follows_noun(tree: Tree, token: Token) -> bool:
    """Whether a relative pronoun belongs to the relative clause of a noun before it, rather than asks or joins."""
    if token.upos == "DET" and token.text.lower() == "that":
        return False
    for above in (token.index, *tree.above(token.index)):
        if tree.tokens[above].deprel == "acl":
            return tree.tokens[above].head < token.index
    return False
