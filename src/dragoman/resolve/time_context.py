"""What the grammar of dates knows while it reads one report: its words, its day, the dates it has already met."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from dragoman.model.annotated import Token
from dragoman.resolve.time_calendar import GRAINS, day_of, grain
from dragoman.resolve.time_direction import Side, side
from dragoman.resolve.time_lexer import Lexed, Lexeme

# How many dates back a phrase such as "two days later" looks for its anchor.
_MEMORY = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """A time expression at words `first` to `last` (half-open). `narrowed` are its days where its value does not give them."""

    first: int
    last: int
    type: str
    value: str
    narrowed: tuple[str, str] | None = None


class Fit(NamedTuple):
    """Where a form fits: words `first` to `last` (half-open), and the match, whose groups count words too."""

    first: int
    last: int
    found: re.Match[str]


@dataclass(slots=True)
class Context:
    """The reading of one report. `published` is its day; `met` are the anchored values of the text so far, latest last."""

    text: str
    lexed: Lexed
    published: date | None
    tags: Mapping[int, Token]
    persons: frozenset[int]
    met: list[tuple[int, str]] = field(default_factory=list)

    @property
    def words(self) -> tuple[Lexeme, ...]:
        """All the words of the report."""
        return self.lexed.words

    def side(self, first: int, last: int) -> Side | None:
        """Which way the bare date at these words looks."""
        return side(self.words, first, last, self.tags)

    def lower(self, place: int) -> str:
        """The word at `place` in small letters, or an empty string beyond the text."""
        return self.words[place].text.lower() if 0 <= place < len(self.words) else ""

    def kind(self, place: int) -> str:
        """The kind of the word at `place`, or an empty string beyond the text."""
        return self.words[place].kind if 0 <= place < len(self.words) else ""

    def find(self, first: int, last: int, *kinds: str) -> Lexeme | None:
        """The first word of these kinds among words `first` to `last` (half-open)."""
        return next((word for word in self.words[first:last] if word.kind in kinds), None)

    def reference(self, finest: str) -> str | None:
        """The latest value met whose grain is `finest` (`D`, `W`, `M`, `Q`, `Y`) or finer."""
        for _, value in reversed(self.met[-_MEMORY:]):
            if GRAINS.index(grain(value)) >= GRAINS.index(finest):
                return value
        return None

    def reference_day(self, finest: str) -> date | None:
        """The first day of the latest value met of this grain or finer."""
        value = self.reference(finest)
        return day_of(value) if value is not None else None

    def day_in_sentence(self, place: int) -> str | None:
        """The latest day met in the sentence of the word at `place`."""
        for met, value in reversed(self.met):
            if any(word.text in (".", "!", "?") or "\n" in word.text for word in self.words[met:place]):
                return None
            if grain(value) == "D":
                return value[:10]
        return None


_NAMED = re.compile(r"\b(?:Theresa|Prime Minister|Mrs\.?|Ms\.?|Mr\.?|minister,) (?:May|March)\b")


def names_a_person(text: str) -> bool:
    """Whether somebody called May or March is named in `text`, so that the bare word is no month."""
    return _NAMED.search(text) is not None
