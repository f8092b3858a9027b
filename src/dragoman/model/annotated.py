"""A report with its grammar, and with what the language model saw in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from dragoman.model.document import Document
from dragoman.model.span import Span

FrameKind = Literal["statement", "event", "commitment", "position", "figure", "ceasefire", "violation", "talks"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, as Universal Dependencies counts them (contractions are two tokens where they are two words).

    `start` and `end` are code points of `Document.text`, half-open. `head` is the index of the governing token in
    `Annotated.tokens`, its own index for the root of a sentence. `upos`, `feats` and `deprel` (without subtypes, but
    `nsubj:pass`, `aux:pass` and `obl:agent` are kept) are those of Universal Dependencies 2.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str
    sentence: int

    @property
    def span(self) -> Span:
        """Where the token stands in `Document.text`."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of tokens: indexes into `Annotated.tokens`, from zero, half-open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as the language model found it; `type` is a mention type of the record, `score` lies in 0 to 1."""

    tokens: Stretch
    type: str
    score: float


@dataclass(frozen=True, slots=True)
class Part:
    """What fills a role of a frame: runs of tokens in order of the text (more than one where it is broken up)."""

    role: str
    tokens: tuple[Stretch, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Label:
    """A closed-list value that the model gives a frame: `group` names the list, `score` is its probability."""

    group: str
    value: str
    score: float


@dataclass(frozen=True, slots=True)
class Frame:
    """Something that the model sees told at one word: that somebody says, does, undertakes, wants or counts.

    `anchor` is the index of the word that carries it (the cue, the trigger, the head of the undertaking, the number).
    `score` is the probability that the word carries such a frame at all.
    """

    kind: FrameKind
    anchor: int
    score: float
    labels: tuple[Label, ...]
    parts: tuple[Part, ...]

    def label(self, group: str) -> Label | None:
        """The value of one closed list, or None where the model gives none."""
        return next((label for label in self.labels if label.group == group), None)

    def part(self, role: str) -> Part | None:
        """What fills one role, or None where nothing does."""
        return next((part for part in self.parts if part.role == role), None)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document and its language: tokens, sentences, names and frames, each in order of the text.

    `sentences` are runs of tokens that cover the body; furniture has no tokens. `children[i]` are the tokens whose head is token i,
    told from the tokens once for all who ask.
    """

    document: Document
    tokens: tuple[Token, ...]
    sentences: tuple[Stretch, ...]
    names: tuple[Name, ...] = ()
    frames: tuple[Frame, ...] = ()
    children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "children", _children(self.tokens))

    def span(self, stretch: Stretch) -> Span:
        """Where a run of tokens stands in `Document.text`."""
        return Span(self.tokens[stretch.start].start, self.tokens[stretch.end - 1].end)


def _children(tokens: Sequence[Token]) -> tuple[tuple[int, ...], ...]:
    found: dict[int, list[int]] = {}
    for token in tokens:
        if token.head != token.index:
            found.setdefault(token.head, []).append(token.index)
    return tuple([tuple(found[at]) if at in found else () for at in range(len(tokens))])
