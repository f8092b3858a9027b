"""Reports with statements, written compactly: `[The envoy] {said} <the road is shut>.` marks source, cue and content.

Where there are more statements than one, a number tells them apart: `[2:She] {2:denied} <2:it>`. Parts may lie within each other.
"""

import re
from dataclasses import replace
from itertools import pairwise

from dragoman.language.lemmas import lemma
from dragoman.language.words import Word, words
from dragoman.model.annotated import Annotated, Frame, Label, Part, Stretch, Token
from dragoman.model.document import Document
from dragoman.model.entries import Statement

_MARK = re.compile(r"([\[{<])(?:(\d):)?|([\]}>])")
_ROLES = {"[": "source", "{": "cue", "<": "content"}
_ENDS = frozenset(".!?")


def report(marked: str, acts: dict[int, str] | None = None, grammar: dict[str, str] | None = None) -> Annotated:
    """The report with its frames. Its grammar is given word by word: `{"shut": "VERB ccomp said"}`, with features after the head.

    Of words that stand twice, the last is meant (`said_1` is the first). Words without grammar are nouns that hang on the first
    cue of their sentence, marks are PUNCT. A sentence ends with its stop and the marks that follow on it, or with its paragraph.
    """
    text, marks = _unmarked(marked)
    found = list(words(text))
    ends = [at + 1 for at, word in enumerate(found) if _ends(found, at)]
    edges = sorted({0, *ends, len(found)})
    sentences = [Stretch(left, right) for left, right in pairwise(edges)]
    runs = [(number, role, _run(found, start, end)) for number, role, start, end in marks]
    cues = sorted(run.start for _, role, run in runs if role == "cue")
    tokens: list[Token] = []
    for number, sentence in enumerate(sentences):
        root = next((cue for cue in cues if sentence.start <= cue < sentence.end), sentence.start)
        for at in range(sentence.start, sentence.end):
            word = found[at]
            upos, deprel = ("NOUN" if word.text[0].isalnum() else "PUNCT", "root" if at == root else "dep")
            tokens.append(Token(at, word.start, word.end, word.text, word.text.lower(), upos, "_", root, deprel, number))
    for name, told in (grammar or {}).items():
        at = _place(tokens, name)
        upos, deprel, head, *feats = told.split()
        token = tokens[at]
        governor = at if deprel == "root" else _place(tokens, head)
        tokens[at] = replace(
            token, lemma=lemma(token.text, upos), upos=upos, deprel=deprel, head=governor, feats=feats[0] if feats else "_"
        )
    frames = [_frame(number, runs, tokens, (acts or {}).get(number)) for number in sorted({number for number, _, _ in runs})]
    document = Document("d-0", "report", text)
    return Annotated(document, tuple(tokens), tuple(sentences), frames=tuple(sorted(frames, key=lambda frame: frame.anchor)))


def told(annotated: Annotated, statement: Statement) -> str:
    """A statement as `source | cue | content`, pieces parted by ` … `."""
    text = annotated.document.text
    return " | ".join(" … ".join(span.of(text) for span in spans) for spans in (statement.source, statement.cue, statement.content))


def _unmarked(marked: str) -> tuple[str, list[tuple[int, str, int, int]]]:
    text, last = "", 0
    opened: list[tuple[int, str, int]] = []
    marks = []
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark[1]:
            opened.append((int(mark[2] or 1), _ROLES[mark[1]], len(text)))
        else:
            number, role, start = opened.pop()
            marks.append((number, role, start, len(text)))
    return text + marked[last:], sorted(marks, key=lambda one: one[2])


def _ends(found: list[Word], at: int) -> bool:
    following = found[at + 1] if at + 1 < len(found) else None
    if following is None or following.opens:
        return True
    place = at
    while place > 0 and found[place].text in "”\"'’":
        place -= 1
    closes = found[at].text not in _ENDS or following.text not in "”\"'’" or following.start > found[at].end
    return found[place].text in _ENDS and closes and following.text[0] not in "abcdefghijklmnopqrstuvwxyz"


def _run(found: list[Word], start: int, end: int) -> Stretch:
    inside = [at for at, word in enumerate(found) if word.start < end and start < word.end]
    return Stretch(inside[0], inside[-1] + 1)


def _place(tokens: list[Token], name: str) -> int:
    word, _, number = name.partition("_")
    places = [token.index for token in tokens if token.text == word]
    return places[int(number) - 1 if number else -1]


def _frame(number: int, runs: list[tuple[int, str, Stretch]], tokens: list[Token], act: str | None) -> Frame:
    mine = [(role, run) for one, role, run in runs if one == number]
    bearer = next((run for wanted in ("cue", "source", "content") for role, run in mine if role == wanted))
    inside = range(bearer.start, bearer.end)
    anchor = next((at for at in inside if tokens[at].head not in inside or tokens[at].head == at), bearer.start)
    parts = tuple(
        Part(role, own, 0.9) for role in ("source", "cue", "content") if (own := tuple(run for one, run in mine if one == role))
    )
    return Frame("statement", anchor, 0.9, (Label("act", act, 0.9),) if act else (), parts)
