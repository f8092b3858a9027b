"""The reader of English: `Document` to `Annotated`."""

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np

from dragoman.language.engine import Engine
from dragoman.language.frames import frames
from dragoman.language.lemmas import lemma
from dragoman.language.model_files import Model, packaged
from dragoman.language.tagging import best_tags, runs
from dragoman.language.trees import NEVER, heads
from dragoman.language.windows import View, view
from dragoman.language.words import Word, words
from dragoman.model.annotated import Annotated, Name, Stretch, Token
from dragoman.model.document import Document

LONGEST = 256
"""Words of a sentence: what goes on longer is no sentence, and the room and time that its tree takes grow with the square."""


class Reader:
    """A language model, loaded once and used for many reports. `threads` is how many cores one report may use (0: all)."""

    def __init__(self, threads: int = 0, model: Model = "full") -> None:
        self.threads = threads or os.cpu_count() or 1
        self.model = model

    @cached_property
    def _engine(self) -> Engine:
        return Engine(packaged(self.model), self.threads)

    def beside(self) -> "Reader":
        """A reader that leaves the other cores to its like: several reports at once read faster so than one on all cores."""
        return self if self.threads == 1 else Reader(1, self.model)

    def annotate_all(self, documents: Iterable[Document]) -> Iterator[Annotated]:
        """Each document with its language, in order."""
        return map(self.annotate, documents)

    def annotate(self, document: Document) -> Annotated:
        """A document with its language; the same whatever was read before it."""
        return annotated(self._engine, document, body_words(document))


def body_words(document: Document) -> list[Word]:
    """The words of the report itself, without its furniture, in order."""
    found: list[Word] = []
    start = 0
    for piece in document.furniture:
        found += words(document.text, start, piece.span.start)
        start = piece.span.end
    return [*found, *words(document.text, start)]


def annotated(engine: Engine, document: Document, found: Sequence[Word]) -> Annotated:
    """A document and its words through the model."""
    if not found:
        return Annotated(document, (), ())
    seen = view(engine, found)
    sentences = _sentences(seen, found)
    tokens = _tokens(engine, seen, found, sentences)
    return Annotated(document, tokens, sentences, _names(engine, seen, sentences), frames(engine, seen))


def _sentences(seen: View, found: Sequence[Word]) -> tuple[Stretch, ...]:
    """Runs of words up to each that ends a sentence; a new paragraph always begins one, and what goes on too long is cut."""
    edges = [0, *(at for at in range(1, len(found)) if found[at].opens or seen.ends[at - 1] > 0), len(found)]
    return tuple(Stretch(at, min(at + LONGEST, right)) for left, right in pairwise(edges) for at in range(left, right, LONGEST))


def _tokens(engine: Engine, seen: View, found: Sequence[Word], sentences: Sequence[Stretch]) -> tuple[Token, ...]:
    governors = np.zeros(len(found), np.int64)
    for sentence in sentences:
        size = sentence.end - sentence.start
        scores = np.full((size, size), NEVER, np.float32)
        for at in range(size):
            first, row = seen.arcs[sentence.start + at]
            left, right = max(sentence.start, first), min(sentence.end, first + len(row))
            scores[at, left - sentence.start : right - sentence.start] = row[left - first : right - first]
        governors[sentence.start : sentence.end] = heads(scores)
        governors[sentence.start : sentence.end] += sentence.start
    labels = engine.labels
    relations = [labels.deprels[one] for one in engine.relations(seen.states, governors).tolist()]
    tags = [labels.upos[one] for one in seen.upos.tolist()]
    feats = [labels.feats[one] for one in seen.feats.tolist()]
    above = governors.tolist()
    tokens: list[Token] = []
    for number, sentence in enumerate(sentences):
        for at in range(sentence.start, sentence.end):
            word, relation = found[at], relations[at]
            name = "root" if above[at] == at else "dep" if relation == "root" else relation
            base = lemma(word.text, tags[at])
            tokens.append(Token(at, word.start, word.end, word.text, base, tags[at], feats[at], above[at], name, number))
    return tuple(tokens)


def _names(engine: Engine, seen: View, sentences: Sequence[Stretch]) -> tuple[Name, ...]:
    """Names never cross a sentence, so all sentences are tagged at once."""
    scores = seen.names - np.logaddexp.reduce(seen.names, axis=1, keepdims=True)
    table = np.full((len(sentences), max(one.end - one.start for one in sentences), scores.shape[1]), NEVER, np.float32)
    table[:, :, 0] = 0.0
    for row, one in enumerate(sentences):
        table[row, : one.end - one.start] = scores[one.start : one.end]
    tags = best_tags(table)
    chosen = np.take_along_axis(table, tags[:, :, None], axis=2)[:, :, 0]
    found = []
    for row, one in enumerate(sentences):
        for kind, start, end in runs(tags[row]):
            chance = float(np.exp(chosen[row, start:end].mean()))
            stretch = Stretch(one.start + start, one.start + end)
            found.append(Name(stretch, engine.labels.names[1 + 2 * kind].removeprefix("B-"), round(chance, 4)))
    return tuple(found)
