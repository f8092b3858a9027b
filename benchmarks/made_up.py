"""Made-up reports in any number, for records of a size that nobody has at hand: the samples' entries under other names, days and words.

Each report has three of four entries of one sample, some 30 of them, its words exchanged for others of the same length, so that spans
still hold; its people are drawn from a few thousand, few of them often and most of them seldom, as in the news; one in twenty is a near-
copy of the one before it. The same number gives the same report.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from functools import cache
from hashlib import blake2b
from typing import Any

from dragoman.model.entities import Entity
from dragoman.model.report import Report

PEOPLE = 4_000
DAYS = 3_000
FIRST_DAY = date(2011, 3, 15)
KINDS = ("statements", "events", "commitments", "ceasefires", "talks", "positions", "figures")
COPIES = 20  # one report in so many repeats the one before
_DATED = frozenset({"date", "start", "end", "deadline", "period"})


def made_up(samples: tuple[Report, ...], first: int, last: int) -> Iterator[Report]:
    """Reports number `first` to `last`, the last not included."""
    words = _by_length(" ".join(sample.document.text for sample in samples))
    for number in range(first, last):
        base = number - 1 if number % COPIES == COPIES - 1 else number
        yield _report(samples[base % len(samples)], number, base, words)


def _report(sample: Report, number: int, base: int, words: Mapping[int, list[str]]) -> Report:
    rng = random.Random(base)  # noqa: S311 -- chance for variety, no secret
    shift = timedelta(days=rng.randrange(DAYS))
    moved = _Moved(FIRST_DAY - date(2016, 2, 22) + shift, f"{number}")
    text = _exchanged(sample.document.text, words, rng)
    if number != base:
        text = text[:-9] + f"{number:09d}"
    names = {entity.id: _person(entity, rng) for entity in sample.entities}
    document = replace(
        sample.document,
        id=moved.named(sample.document.id),
        name=f"made-up-{number}",
        text=text,
        title=text[: len(sample.document.title or "")],
        published=moved.day(sample.document.published),
        publisher=f"Paper {base % 40}",
    )
    changed = {
        field.name: tuple(moved.value(one) for at, one in enumerate(getattr(sample, field.name)) if at % 4 < 3 or field.name not in KINDS)
        for field in fields(sample)
        if field.name not in ("document", "entities", "sentences", "problems")
    }
    return replace(sample, document=document, entities=tuple(moved.value(names[entity.id]) for entity in sample.entities), **changed)


class _Moved:
    """Values under other ids, on other days."""

    def __init__(self, shift: timedelta, salt: str) -> None:
        self._shift = shift
        self._salt = salt
        self._names: dict[str, str] = {}

    def named(self, old: str) -> str:
        if old not in self._names:
            kind, _, digits = old.partition("-")
            size = len(digits) // 2
            self._names[old] = f"{kind}-{blake2b(f'{self._salt}{old}'.encode(), digest_size=size).hexdigest()}"
        return self._names[old]

    def day(self, old: str | None) -> str | None:
        if old is None or len(old) != 10 or "X" in old or "/" in old:
            return old
        return (date.fromisoformat(old) + self._shift).isoformat()

    def value(self, old: Any) -> Any:
        """A value, its ids and days and those of what it holds exchanged."""
        if isinstance(old, tuple):
            return tuple(self.value(one) for one in old)
        if isinstance(old, str):
            return self.named(old) if _is_id(old) else old
        if not is_dataclass(old) or isinstance(old, type):
            return old
        changed = {}
        for name in _names(type(old)):
            held = getattr(old, name)
            if isinstance(held, str) and name in _DATED:
                changed[name] = self.day(held)
            elif isinstance(held, tuple) and held or (isinstance(held, str) and _is_id(held)) or (name == "size"):
                changed[name] = self.value(held)
        return replace(old, **changed) if changed else old


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _is_id(words: str) -> bool:
    return len(words) > 13 and words[1] == "-" and words[0] in "dmesvctkpf" and all(char in "0123456789abcdef" for char in words[2:])


def _person(entity: Entity, rng: random.Random) -> Entity:
    """Somebody else of the same kind; states and places stay, as they do from report to report."""
    if entity.type not in ("person", "organisation", "group"):
        return entity
    number = int(PEOPLE ** rng.random())  # the first few are in the news every day
    name = f"{entity.name.split()[0]} {_syllables(number)}".strip()
    known = f"{entity.known_as}-{number}" if entity.known_as else None
    return replace(entity, name=name, aliases=(), known_as=known)


def _syllables(number: int) -> str:
    sounds = ("ba", "do", "ri", "ke", "mu", "sa", "ne", "to", "la", "vi")
    return "".join(sounds[int(digit)] for digit in str(number + 1000)).capitalize()


def _by_length(text: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for word in sorted({word for word in text.split() if word.isalpha() and word.islower()}):
        found.setdefault(len(word), []).append(word)
    return found


def _exchanged(text: str, words: Mapping[int, list[str]], rng: random.Random) -> str:
    """`text` with two words in three exchanged for others of the same length."""
    pieces = text.split(" ")
    for at, piece in enumerate(pieces):
        if piece.isalpha() and piece.islower() and rng.random() < 2 / 3:
            pieces[at] = rng.choice(words[len(piece)])
    return " ".join(pieces)
