"""What the word pieces do not say of a word: its capitals, whether it opens a paragraph, whether it stands in quotation marks.

The backbone of the model is uncased; these three small numbers are embedded beside the word pieces. Training and reading
both compute them here, so that they cannot differ.
"""

from collections.abc import Sequence
from functools import lru_cache

SHAPES = ("none", "lower", "title", "upper", "mixed")
_OPENING = frozenset("“„«‟")
_CLOSING = frozenset("”»")
_TOGGLES = frozenset(('"', "''", "``", "’’", "‘‘"))
_STOPS = frozenset((".", "!", "?", "…"))
_STEPS = (1, 2, 3, 4, 6, 9, 14, 24, 40, 70)
DISTANCES = 2 * (len(_STEPS) + 1) + 1
SENTENCE_STEPS = 3


@lru_cache(maxsize=50_000)
def shape(word: str) -> int:
    """The index in `SHAPES` of how `word` is written."""
    letters = [char for char in word if char.isalpha()]
    if not letters:
        return 0
    if all(char.islower() for char in letters):
        return 1
    if letters[0].isupper() and all(char.islower() for char in letters[1:]):
        return 2
    return 3 if all(char.isupper() for char in letters) else 4


def quoted(words: Sequence[str], opens: Sequence[bool]) -> list[int]:
    """1 for each word inside quotation marks, 0 for others; marks themselves count as inside; a new paragraph starts afresh.

    Single marks count only where the opening one is typographic or stands alone before a word, since `’` is an apostrophe too.
    """
    inside: list[int] = []
    double = single = False
    for word, fresh in zip(words, opens, strict=True):
        if fresh:
            double = single = False
        if word in _OPENING:
            double = True
            inside.append(1)
        elif word in _CLOSING:
            double = False
            inside.append(1)
        elif word in _TOGGLES:
            double = not double
            inside.append(1)
        elif word == "‘":
            single = True
            inside.append(1)
        elif word == "’" and single:
            single = False
            inside.append(1)
        else:
            inside.append(1 if double or single else 0)
    return inside


def stops(words: Sequence[str], opens: Sequence[bool]) -> list[int]:
    """For each word how many full stops and paragraph starts lie before it: a plain count of sentences, for distances only."""
    counted: list[int] = []
    count = 0
    for word, fresh in zip(words, opens, strict=True):
        if fresh:
            count += 1
        counted.append(count)
        if word in _STOPS:
            count += 1
    return counted


def distance(offset: int) -> int:
    """The class, from 0 to `DISTANCES` - 1, of a distance in words (negative: before)."""
    size = abs(offset)
    step = 0 if size == 0 else 1 + sum(size > limit for limit in _STEPS)
    middle = len(_STEPS) + 1
    return middle + (step if offset > 0 else -step)


def sentence_distance(offset: int) -> int:
    """The class, from 0 to 2 × `SENTENCE_STEPS`, of a distance in sentences (negative: before)."""
    return max(-SENTENCE_STEPS, min(SENTENCE_STEPS, offset)) + SENTENCE_STEPS
