"""Bare texts for a shorter model to learn from, of every corpus that may be learnt from; nothing is asked of them but their words."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from dragoman.language.features import stops
from dragoman_training.corpora import plover, universal_dependencies
from dragoman_training.corpora.record import OWN
from dragoman_training.lessons import Lesson, Shelf, plain

BUDGET = 160
"""Word pieces of a window, as reports are read."""
STORIES = 4
"""One made-up story in so many is read: they are much alike."""
KNOWN_BY = 80
"""Characters at the beginning of a paragraph by which a text that is kept apart is known again."""


def texts(corpora: Path, apart: frozenset[str]) -> tuple[Shelf, ...]:
    """Everything that may be learnt from, as bare texts; those whose paragraphs are in `apart` are left out."""
    told = [path.read_bytes().decode("utf-8") for folder in (corpora / "record", OWN) for path in sorted(folder.glob("*.txt"))]
    news = [row["text"] for name in ("corpus/*.jsonl", "places/*.jsonl") for path in sorted(corpora.glob(name)) for row in _rows(path)]
    spoken = [row["text"] for row in _rows(corpora / "polnear" / "train.jsonl")]
    sentences = [row["text"] for row in _rows(corpora / "plover" / "plv-train.jsonl") if not plover.is_held_back(row["name"])]
    stories = [row["text"] for row in islice(_rows(corpora / "plover" / "synthetic.jsonl"), 0, None, STORIES)]
    ud = universal_dependencies.lessons
    trees = [*ud(corpora / "ud" / "ewt-train.conllu", "ewt"), *ud(corpora / "ud" / "gum-train.conllu", "gum")]
    shelf = (Shelf(tuple(bare(text) for text in some if not opening(text) & apart), weight, BUDGET) for some, weight in (
        (told, 3.0), (news, 1.0), (spoken, 0.5), (sentences, 1.0), (stories, 0.5)
    ))  # fmt: skip
    return (Shelf(tuple(trees), 1.5, BUDGET), *shelf)


def bare(text: str) -> Lesson:
    """A text as a lesson that says nothing of it; its plain sentences are where windows are cut."""
    cut = plain(text)
    counted = stops(cut.words, cut.opens)
    ends = (*(one != following for one, following in zip(counted, counted[1:], strict=False)), True)
    return Lesson("bare", "", cut.words, cut.opens, ends=ends)


def kept_apart(folder: Path) -> frozenset[str]:
    """The beginnings of all paragraphs of the texts in `folder`."""
    return frozenset(start for path in folder.glob("*.txt") for start in opening(path.read_bytes().decode("utf-8")))


def opening(text: str) -> frozenset[str]:
    """The beginning of each paragraph that is long enough to be known by, blanks evened out."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return frozenset(line[:KNOWN_BY] for line in lines if len(line) >= KNOWN_BY)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)
