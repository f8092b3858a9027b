"""What the model is taught from: words with whatever a corpus says of them. A head of which a corpus is silent is None."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.language.words import words as cut

UNKNOWN = -100
"""The label of a word of which the corpus does not say, left out of the loss."""


@dataclass(frozen=True, slots=True)
class Told:
    """A frame as a corpus has it: `anchor` is a word's index; `labels` names the allowed values of a group (more than one where
    the corpus does not part them); `parts` are `(role, start, end)` in words, half-open; `hidden` are words that may or may not
    fill a role; without `has_parts` nothing is said of the roles."""

    kind: str
    anchor: int
    labels: tuple[tuple[str, tuple[str, ...]], ...] = ()
    parts: tuple[tuple[str, int, int], ...] = ()
    hidden: tuple[int, ...] = ()
    has_parts: bool = True


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text to learn from.

    `opens[i]`: word i begins a paragraph. `ends[i]`: a sentence ends with word i. `heads` are word indexes (a root has its own).
    `names` are tags of `labels.NAMES`; None where not said.
    `kinds` are the frame kinds of which all instances are told; kinds in `some` are told, but not everywhere.
    `story` is the (type, mode) of the event that the text is about, told of the text and not of a word.
    """

    corpus: str
    name: str
    words: tuple[str, ...]
    opens: tuple[bool, ...]
    ends: tuple[bool, ...] | None = None
    upos: tuple[str, ...] | None = None
    feats: tuple[str, ...] | None = None
    heads: tuple[int, ...] | None = None
    deprels: tuple[str, ...] | None = None
    names: tuple[str | None, ...] | None = None
    frames: tuple[Told, ...] = ()
    kinds: frozenset[str] = frozenset()
    some: frozenset[str] = frozenset()
    story: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Plain:
    """A text cut into words, with where each stands."""

    text: str
    words: tuple[str, ...]
    opens: tuple[bool, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def run(self, start: int, end: int) -> tuple[int, int] | None:
        """The words that meet code points `start` to `end`, half-open, or None where none does."""
        inside = [index for index, (left, right) in enumerate(zip(self.starts, self.ends, strict=True)) if left < end and start < right]
        return (inside[0], inside[-1] + 1) if inside else None


def plain(text: str) -> Plain:
    """`text` cut as Dragoman cuts what it reads."""
    found = list(cut(text))
    return Plain(
        text,
        tuple(word.text for word in found),
        tuple(word.opens for word in found),
        tuple(word.start for word in found),
        tuple(word.end for word in found),
    )


@dataclass(frozen=True, slots=True)
class Parse:
    """The grammar of a text as the first stage of the training reads it; `heads[i] == i` for roots."""

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]


Parser = Callable[[Plain], Parse]
"""Whatever gives the grammar of a text."""

_FUNCTION = frozenset(("ADP", "AUX", "CCONJ", "DET", "PART", "PUNCT", "SCONJ", "SYM"))


def head_of(parse: Parse, start: int, end: int) -> int:
    """The word of a run that governs the others: of those whose head lies outside, the first that is no function word."""
    outside = [index for index in range(start, end) if not start <= parse.heads[index] < end or parse.heads[index] == index]
    content = [index for index in outside if parse.upos[index] not in _FUNCTION]
    return (content or outside or [start])[0]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Lessons of one corpus: `weight` is how often each is read in one round, `budget` the word pieces of one window, `share` the
    part of a full batch that is learnt from at once."""

    lessons: Sequence[Lesson]
    weight: float = 1.0
    budget: int = 256
    share: float = 1.0
