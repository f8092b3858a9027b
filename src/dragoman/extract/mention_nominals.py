"""Noun phrases that mention somebody or something without a name: "the Kremlin spokesman", "both sides", "two U.S. officials"."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.mention_names import Named
from dragoman.knowledge.mention_nouns import mention_nouns
from dragoman.model.annotated import Stretch, Token
from dragoman.model.tree import Tree
from dragoman.model.vocabulary import MentionType

_HEADS = frozenset(("NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM"))
_INSIDE = frozenset(("compound", "amod", "flat", "goeswith", "fixed", "det", "nummod", "case", "advmod", "punct", "cc", "mark"))
_AMOUNTS = frozenset("many some most several all both half one two three four dozens hundreds thousands scores millions few majority rest".split())
_COUNTED_AS_PEOPLE = frozenset(("wounded", "injured", "dead", "displaced", "poor", "sick", "elderly"))
_TITLE_LINKS = frozenset(("compound", "flat", "appos", "nmod", "amod"))


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase: the words it covers, the noun it hangs on, and what it mentions."""

    tokens: Stretch
    head: int
    type: MentionType


def nominals(tree: Tree, names: Sequence[Named]) -> list[Nominal]:
    """The nominals of a report in order of their heads; two nouns joined without an article of their own are one ("women and children")."""
    owner = {at: name for name in names for at in range(name.tokens.start, name.tokens.end)}
    found: dict[int, Nominal] = {}
    for token in tree.tokens:
        if token.upos not in _HEADS or token.index in owner:
            continue
        kind = _type(tree, token)
        if kind is None or _is_title(tree, token, owner):
            continue
        joined = _joined(tree, token, found)
        if joined is not None:
            found[joined.head] = joined
            continue
        found[token.index] = Nominal(tree.phrase(token.index), token.index, kind)
    return sorted((one for one in found.values() if not _is_name(one, owner)), key=lambda one: one.head)


def noun_type(token: Token) -> MentionType | None:
    """The type of mention that a noun alone makes, or None."""
    nouns = mention_nouns()
    lower = token.text.lower()
    return nouns.get(token.lemma.lower()) or nouns.get(lower) or (nouns.get(lower.removesuffix("s")) if token.upos == "PROPN" else None)


def is_plural(token: Token) -> bool:
    """Whether a noun stands in the plural."""
    if "Number=" in token.feats:
        return "Number=Plur" in token.feats
    return token.upos == "NOUN" and token.text.lower() != token.lemma.lower()


def _type(tree: Tree, token: Token) -> MentionType | None:
    lower = token.text.lower()
    if token.upos in {"ADJ", "DET", "PRON", "NUM"} or lower in _AMOUNTS:
        return _amount(tree, token, lower)
    if token.deprel in _INSIDE and not (token.deprel == "flat" and token.head < token.index and tree.tokens[token.head].upos == "DET"):
        return None
    before = tree.tokens[token.index - 1] if token.index else None
    kind = mention_nouns().get(f"{before.text.lower()} {token.lemma.lower()}") if before is not None else None
    kind = kind or noun_type(token)
    if kind == "nationality":
        return None
    if kind == "person" and is_plural(token) or lower == "people":
        return "group"
    return kind


def _amount(tree: Tree, token: Token, lower: str) -> MentionType | None:
    """Numbers and shares of people ("many of his foes"), and adjectives for people ("the wounded")."""
    if lower in _COUNTED_AS_PEOPLE and token.deprel not in _INSIDE and tree.kid(token.index, "det") is not None:
        return "group"
    if lower not in _AMOUNTS or token.deprel in _INSIDE:
        return None
    for kid in tree.kids(token.index, "nmod"):
        if noun_type(tree.tokens[kid]) in {"person", "group", "organisation", "nationality"}:
            return "group"
    return None


def _is_title(tree: Tree, token: Token, owner: dict[int, Named]) -> bool:
    """Whether a noun is the title of the name that follows ("President Putin"), so that it is no mention of its own."""
    after = owner.get(token.index + 1)
    if after is None or after.type not in {"person", "organisation"}:
        return False
    run = range(after.tokens.start, after.tokens.end)
    top = tree.top(run)
    if token.head in run or (token.deprel in {"compound", "amod"} and token.head == tree.tokens[top].head):
        return True
    if tree.tokens[top].head == token.index and tree.tokens[top].deprel in _TITLE_LINKS:
        return after.type == "person" or tree.tokens[top].deprel in {"flat", "compound"}
    return False


def _joined(tree: Tree, token: Token, found: dict[int, Nominal]) -> Nominal | None:
    """The nominal before, drawn out to `token`, where both nouns share one phrase ("local doctors and monitors")."""
    if token.deprel != "conj" or token.head not in found or not is_plural(token):
        return None
    first = found[token.head]
    if first.type != "group" or first.tokens.end != token.index - 1 or any(tree.kids(token.index, "det", "amod", "nmod", "nummod", "compound")):
        return None
    if tree.tokens[token.index - 1].text.lower() != "and":
        return None
    return Nominal(Stretch(first.tokens.start, token.index + 1), first.head, first.type)


def _is_name(one: Nominal, owner: dict[int, Named]) -> bool:
    """Whether nothing but names fills the phrase."""
    return all(at in owner for at in range(one.tokens.start, one.tokens.end))
