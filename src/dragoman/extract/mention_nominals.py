"""Noun phrases that mention somebody or something without a name: "the Kremlin spokesman", "both sides", "two U.S. officials"."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.mention_names import Named
from dragoman.knowledge.mention_nouns import mention_nouns, noun_type
from dragoman.model.annotated import Stretch, Token
from dragoman.model.tree import Tree
from dragoman.model.vocabulary import MentionType

_HEADS = frozenset(("NOUN", "PROPN", "ADJ", "DET", "PRON", "NUM"))
_APART = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "root", "conj", "parataxis", "appos"))
_AMOUNTS = frozenset(
    "many some most several all both half one two three four dozens hundreds thousands scores millions few majority rest".split()
)
_COUNTED_AS_PEOPLE = frozenset(("wounded", "injured", "dead", "displaced", "poor", "sick", "elderly"))


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
        at = token.index
        if at in owner:
            if _is_people(tree, at, owner):
                found[at] = Nominal(tree.phrase(at), at, "group")
            continue
        kind = _type(tree, token, owner) if token.upos in _HEADS else None
        if kind is None:
            continue
        joined = _joined(tree, token, found)
        if joined is not None:
            found[joined.head] = joined
        else:
            found[at] = Nominal(_without_bearer(tree.phrase(at), at, owner, tree), at, kind)
    return sorted((one for one in found.values() if not _is_name(one, owner)), key=lambda one: one.head)


def _without_bearer(run: Stretch, head: int, owner: dict[int, Named], tree: Tree) -> Stretch:
    """A phrase without the name of the person who bears the title ("Secretary of State" of "Secretary of State Jane Roe")."""
    for at in range(head + 2, run.end):
        name = owner.get(at)
        if name is not None and name.type == "person" and name.tokens.start == at and tree.tokens[at - 1].upos in {"NOUN", "PROPN"}:
            return Stretch(run.start, at)
    return run


def is_plural(token: Token) -> bool:
    """Whether a noun stands in the plural."""
    if "Number=" in token.feats:
        return "Number=Plur" in token.feats
    return token.upos == "NOUN" and token.text.lower() != token.lemma.lower()


def _type(tree: Tree, token: Token, owner: dict[int, Named]) -> MentionType | None:
    lower = token.text.lower()
    if token.upos in {"ADJ", "DET", "PRON", "NUM"} or lower in _AMOUNTS:
        return _amount(tree, token, lower)
    if _goes_on(tree, token.index, owner):
        return None
    before = tree.tokens[token.index - 1] if token.index else None
    kind = mention_nouns().get(f"{before.text.lower()} {token.lemma.lower()}") if before is not None else None
    kind = kind or noun_type(token)
    if kind == "nationality":
        return None
    if kind == "person" and is_plural(token) or lower == "people":
        return "group"
    return kind


def _goes_on(tree: Tree, at: int, owner: dict[int, Named]) -> bool:
    """Whether a noun is no head: another noun follows, or the name that it is the title of ("President Putin", "rebel fighters")."""
    tokens = tree.tokens
    if at + 1 >= len(tokens) or tokens[at + 1].sentence != tokens[at].sentence:
        return False
    after = tokens[at + 1]
    if after.text in {"-", "–"} and at + 2 < len(tokens) and after.start == tokens[at].end and tokens[at + 2].start == after.end:
        return True
    name = owner.get(at + 1)
    if name is not None:
        return name.type == "person" or (name.type == "organisation" and after.deprel in {"flat", "compound", "appos"})
    if after.upos not in {"NOUN", "PROPN"}:
        return False
    return after.deprel not in _APART or (tokens[at].deprel in {"compound", "amod"} and tokens[at].head > at)


def _is_people(tree: Tree, at: int, owner: dict[int, Named]) -> bool:
    """Whether a people's name is told apart by another before it ("Syrian Kurds"), so that both together name a group."""
    name, before = owner[at], owner.get(at - 1)
    if name.type != "nationality" or before is None or before.type != "nationality" or not tree.tokens[at].text.endswith("s"):
        return False
    return tree.tokens[at].upos in {"NOUN", "PROPN"} and tree.tokens[at].sentence == tree.tokens[at - 1].sentence


def _amount(tree: Tree, token: Token, lower: str) -> MentionType | None:
    """Numbers and shares of people ("many of his foes"), and adjectives for people ("the wounded")."""
    tokens = tree.tokens
    after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    alone = after is None or after.upos not in {"NOUN", "PROPN", "ADJ"}
    if lower in _COUNTED_AS_PEOPLE and alone and token.index and tokens[token.index - 1].upos == "DET":
        return "group"
    if lower not in _AMOUNTS or after is None or after.text.lower() != "of":
        return None
    run = tree.phrase(token.index)
    last = tokens[run.end - 1]
    return "group" if run.end > token.index + 2 and noun_type(last) in {"person", "group", "nationality"} else None


def _joined(tree: Tree, token: Token, found: dict[int, Nominal]) -> Nominal | None:
    """The nominal before, drawn out to `token`, where both nouns share one phrase ("local doctors and monitors")."""
    at = token.index
    first = found.get(at - 2)
    if first is None or first.type != "group" or not is_plural(token) or noun_type(token) != "person" or tree.tokens[at - 1].text != "and":
        return None
    return Nominal(Stretch(first.tokens.start, max(tree.phrase(at).end, at + 1)), first.head, first.type)


def _is_name(one: Nominal, owner: dict[int, Named]) -> bool:
    """Whether nothing but names fills the phrase."""
    return all(at in owner for at in range(one.tokens.start, one.tokens.end))
