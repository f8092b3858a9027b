"""A report's text cut into stretches, each with the entries that rest on it, so that a page can mark them although they overlap."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.record.rows import Entry

_OVERRIDES = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a text that the same entries rest on. `start`, `end`: code points, half-open.

    `entries` are ids and kinds, the widest first; `depth` counts the statements that the words are said in, one within another.
    """

    start: int
    end: int
    text: str
    entries: tuple[tuple[str, str], ...]
    depth: int

    @property
    def has_words(self) -> bool:
        """Whether there is enough of it to point at: more than a stop, a comma or a short word."""
        return sum(char.isalnum() for char in self.text) > 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The stretches of one line of the text."""

    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        """The line as it shows."""
        return "".join(one.text for one in self.stretches)


def paragraphs(text: str, entries: Sequence[Entry]) -> tuple[Paragraph, ...]:
    """The lines of a text that are not blank, cut where entries begin and end; all stretches together are the text but its line ends."""
    spans = [(piece["start"], piece["end"], entry) for entry in entries for piece in entry.data["evidence"]]
    said = [(piece["start"], piece["end"]) for entry in entries if entry.kind == "statements" for piece in entry.data["content"]]
    lines = (line for line in re.finditer(r"[^\n]+", text) if line.group().strip())
    return tuple(Paragraph(tuple(_stretches(text, line.start(), line.end(), spans, said))) for line in lines)


def _stretches(
    text: str, start: int, end: int, spans: Iterable[tuple[int, int, Entry]], said: Iterable[tuple[int, int]]
) -> Iterator[Stretch]:
    here = [one for one in spans if one[0] < end and start < one[1]]
    speech = [one for one in said if one[0] < end and start < one[1]]
    edges = [cut for one in here for cut in one[:2]] + [cut for one in speech for cut in one]
    for first, last in pairwise(sorted({start, end, *(cut for cut in edges if start < cut < end)})):
        over = sorted((one for one in here if one[0] <= first and last <= one[1]), key=lambda one: (one[0] - one[1], one[2].id))
        ids = tuple(dict.fromkeys((entry.id, entry.kind) for *_, entry in over))
        yield Stretch(first, last, shown(text[first:last]), ids, sum(a <= first and last <= b for a, b in speech))


def shown(words: str) -> str:
    """Words as they are, but for characters that turn the direction of what follows or are none: those show as their number."""
    return _OVERRIDES.sub(lambda found: f"[U+{ord(found.group()):04X}]", words).encode("utf-8", "replace").decode()
