"""Quotations: which words stand in quotation marks, of any typography, closed or not."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model.annotated import Annotated, Token

_PAIRS = {"“": "”", "„": "“", "«": "»", "‘": "’", "‟": "”"}
_STRAIGHT = frozenset(('"', "''", "``", "’’", "‘‘"))
MARKS = frozenset("“”„«»‘’‟\"'`") | _STRAIGHT
_STOPS = frozenset((".", "!", "?", "…", "...", ":", "”"))
_LONGEST = 150
"""Words of a paragraph that may all be one quotation."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: token indexes of the words inside, half-open, without the marks.

    `closed`: its end is marked. `paragraph` counts from zero; `opens`: it begins with the quotation.
    """

    start: int
    end: int
    closed: bool
    paragraph: int
    opens: bool


def quotations(annotated: Annotated) -> tuple[Quotation, ...]:
    """The outermost quotations in order. An unclosed one ends with its paragraph."""
    tokens = annotated.tokens
    found: list[Quotation] = []
    for number, (first, last) in enumerate(paragraphs(annotated)):
        at = first
        while at < last:
            closing = _closing(tokens, at, last)
            if closing is None:
                at += 1
                continue
            end, closed = closing
            if end > at + 1:
                found.append(Quotation(at + 1, end, closed, number, at == first or (bool(found) and found[-1].end == at)))
            at = end + 1 if closed else max(end, at + 1)
    return tuple(found)


def paragraphs(annotated: Annotated) -> list[tuple[int, int]]:
    """Runs of tokens between line ends that part paragraphs, half-open, in order; they cover all tokens."""
    text, tokens = annotated.document.text, annotated.tokens
    edges = [0]
    for sentence in annotated.sentences[1:]:
        between = text[tokens[sentence.start - 1].end : tokens[sentence.start].start]
        if "\n" in between or "\r" in between or "\u2029" in between:
            edges.append(sentence.start)
    edges.append(len(tokens))
    return [(left, right) for left, right in pairwise(edges) if left < right]


def _closing(tokens: Sequence[Token], at: int, last: int) -> tuple[int, bool] | None:
    """Where the quotation that opens at `at` ends (the index after its last word), or None where none opens there.

    A quotation without a closing mark ends where a new sentence opens with the same mark, else with its paragraph (or, where that is
    very long because its line ends are lost, with its sentence). Curly and straight marks may close each other.
    """
    mark = tokens[at].text
    if mark in _STRAIGHT:
        end = next((place for place in range(at + 1, last) if tokens[place].text in _STRAIGHT or tokens[place].text == "”"), None)
        return (end, True) if end is not None else (_left_open(tokens, at, last), False)
    if mark not in _PAIRS or (mark == "‘" and not _opens_single(tokens, at, last)):
        return None
    depth, first = 0, None
    for place in range(at + 1, last):
        if tokens[place].text == mark:
            if tokens[place - 1].text in _STOPS:
                return place, False
            depth += 1
        elif _closes(tokens, mark, place, last):
            if depth == 0:
                return place, True
            depth -= 1
            first = first or place
    if first is not None:
        return first, True
    return (_left_open(tokens, at, last), False) if mark != "‘" else None


def _closes(tokens: Sequence[Token], mark: str, place: int, last: int) -> bool:
    text = tokens[place].text
    if text == _PAIRS[mark]:
        return mark != "‘" or not _is_apostrophe(tokens, place, last)
    return mark == "“" and text in _STRAIGHT and tokens[place].start == tokens[place - 1].end


def _left_open(tokens: Sequence[Token], at: int, last: int) -> int:
    """The end of a quotation without a closing mark: its paragraph's, or its sentence's where the paragraph is too long to be one."""
    if last - at <= _LONGEST:
        return last
    return next((place for place in range(at + 1, last) if tokens[place].sentence != tokens[min(at + 1, last - 1)].sentence), last)


def _opens_single(tokens: Sequence[Token], at: int, last: int) -> bool:
    return at + 1 < last and tokens[at + 1].start == tokens[at].end


def _is_apostrophe(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a lone `’` belongs to a plural before it (`the rebels’ tanks`), as far as a closing mark can be told from it."""
    follows = at + 1 < last and tokens[at + 1].upos in ("NOUN", "ADJ", "PROPN") and tokens[at + 1].start > tokens[at].end
    return follows and tokens[at - 1].text.endswith("s") and tokens[at - 1].upos in ("NOUN", "PROPN")
