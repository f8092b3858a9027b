"""What a quantity counts: its noun, the words of the group, and the predicate that the group hangs on."""

from dataclasses import dataclass

from dragoman.extract.grammar import Grammar
from dragoman.extract.quantities import Quantity
from dragoman.model.span import Span

_INSIDE = frozenset(("ADJ", "NOUN", "PROPN", "PUNCT", "ADV", "NUM"))
_NOUNS = frozenset(("NOUN", "PROPN"))
_SKIPPED = frozenset(("of", "the", "its", "his", "her", "their", "our", "more", "other", "these", "those", "such", "all", "my", "your"))
_PRONOUNS = frozenset(("them", "whom", "us", "which", "you", "it"))
_JOINS = frozenset(
    ("when", "where", "then", "now", "ago", "later", "before", "after", "not", "also", "so", "there", "here", "still", "already")
)
_HYPHENS = frozenset(("-", "–"))
_REACH = 8  # words within which the noun of a number stands


@dataclass(frozen=True, slots=True)
class Counted:
    """`noun`: index of the counted noun, or None for a bare number; `end`: where its words end; `group`: the words themselves."""

    noun: int | None
    end: int
    group: Span | None


def counted(trees: Grammar, quantity: Quantity) -> Counted:
    """The noun after a quantity, read from the words: "300 of its soldiers", "a 30,000-strong border force", "hundreds of people".

    The run of adjectives and nouns after the number is taken to its last noun, so that a wrong tree does no harm; the group
    goes on through `of`-phrases and through what is said of it by participles.
    """
    tokens = trees.tokens
    sentence = trees.annotated.sentences[tokens[quantity.anchor].sentence]
    at = quantity.end
    stop = min(sentence.end, at + _REACH)
    strong = at + 1 < stop and tokens[at].text in _HYPHENS and tokens[at + 1].text.lower() in ("strong", "member", "man", "odd")
    if strong or at < stop and tokens[at].text.lower() == "strong":
        at, stop = at + 2 if strong else at + 1, min(sentence.end, stop + 4)
        while at < stop and (tokens[at].text == "," or tokens[at].text.lower().endswith("ly")):
            at += 1
    first = None
    noun = None
    while at < stop:
        token = tokens[at]
        lower = token.text.lower()
        if noun is None and lower in _SKIPPED:
            at += 1
            continue
        if noun is None and lower in _PRONOUNS and token.text != "US":
            return Counted(None, at + 1, None)
        if at + 1 < stop and tokens[at - 1].text in _HYPHENS and first is not None and noun is not None:  # "rebel-held towns"
            at += 1
            noun = at - 1 if token.upos in _NOUNS else noun
            continue
        if (
            lower in _JOINS
            or token.upos not in _INSIDE
            or (
                token.upos == "PUNCT"
                and token.text not in (*_HYPHENS, "“", "‘", '"')
                and not (token.text == "," and noun is None and first is not None)
            )
        ):
            break
        if token.upos in ("NUM", "ADV") and noun is not None:
            break
        if first is None and token.upos != "PUNCT":
            first = at
        if token.upos in _NOUNS:
            noun = at
        at += 1
    if noun is None or first is None:
        return _adjective_as_noun(trees, quantity, first)
    return Counted(noun, noun + 1, Span(tokens[first].start, tokens[_end(trees, noun) - 1].end))


def _adjective_as_noun(trees: Grammar, quantity: Quantity, first: int | None) -> Counted:
    """As in "15 Saudis", "the 40 wounded": an adjective that the number makes a noun; a bare number gives nothing."""
    if first is None or trees.tokens[first].upos != "ADJ":
        return Counted(None, quantity.end, None)
    return Counted(first, first + 1, trees.tokens[first].span)


def _end(trees: Grammar, noun: int) -> int:
    """Where the group's words end: after its `of`-phrases."""
    tokens = trees.tokens
    end = noun + 1
    sentence = trees.annotated.sentences[tokens[noun].sentence]
    while end < sentence.end and tokens[end].text.lower() == "of":
        at = end + 1
        last = None
        while at < sentence.end and tokens[at].upos in ("ADJ", "NOUN", "PROPN", "DET", "PRON"):
            if tokens[at].upos in _NOUNS:
                last = at
            at += 1
        if last is None:
            break
        end = last + 1
    return end
