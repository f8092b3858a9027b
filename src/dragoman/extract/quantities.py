"""The quantities that a sentence gives: numbers in digits and words, ranges, shares, sums of money, and how each is bounded."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.knowledge.quantities import QuantityWords, quantity_words
from dragoman.model.annotated import Stretch, Token
from dragoman.model.vocabulary import Bound

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_DASHES = frozenset(("-", "–", "—", "−"))
_RATIO = 1000  # "one in four", "nine out of ten": what stands after is at most so large


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity and its words, as indexes of tokens, half-open; `hedged` is where its hedge begins (`start` where it has none).

    `anchor` is its first number word. `low` and `high` are given for ranges alone, nothing for bare "hundreds". `unit` is
    `share` for a part of a whole; `money` says that a currency stands with it.
    """

    start: int
    end: int
    hedged: int
    anchor: int
    value: float | None
    low: float | None
    high: float | None
    bound: Bound
    unit: str | None = None
    money: bool = False


@dataclass(frozen=True, slots=True)
class _Number:
    value: float
    stop: int
    scale: float  # of the scale word it ends with, else 1


def quantities(tokens: Sequence[Token], sentence: Stretch) -> Iterator[Quantity]:
    """The quantities of a sentence in order of the text; what they count, and whether it matters, is not asked here."""
    reader = _Reader([token.text.lower() for token in tokens[sentence.start : sentence.end]], quantity_words())
    glued = [
        left.end == right.start for left, right in zip(tokens[sentence.start :], tokens[sentence.start + 1 : sentence.end], strict=False)
    ]
    reader.glued = [*glued, False]
    at = 0
    while at < len(reader.words):
        found = reader.quantity(at)
        if found is None:
            at += 1
            continue
        offset = sentence.start
        yield Quantity(
            found.start + offset, found.end + offset, found.hedged + offset, found.anchor + offset,
            found.value, found.low, found.high, found.bound, found.unit, found.money,
        )  # fmt: skip
        at = max(found.end, at + 1)


class _Reader:
    """One sentence's words in lower case."""

    def __init__(self, words: list[str], table: QuantityWords) -> None:
        self.words, self.table = words, table
        self.glued: list[bool] = [False] * len(words)

    def word(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""

    def quantity(self, at: int) -> Quantity | None:
        """The quantity whose first number word stands at a place, or None."""
        if self.words[at] not in self.table.opening and not _DIGITS.fullmatch(self.words[at]):
            return None
        return self._vague(at) or self._share(at) or self._count(at)

    # Numbers

    def number(self, at: int) -> _Number | None:
        """A cardinal at a place: digits, words, or an article and a scale ("a dozen", "half a million")."""
        word = self.word(at)
        if word == "half" and self.word(at + 1) in ("a", "an") and self.word(at + 2) in self.table.scales:
            return self._scaled(0.5, at + 2)
        if word in ("a", "an") and len(self.word(at + 1)) > 2 and self.word(at + 1) in self.table.scales and self.word(at + 1) != "score":
            return self._scaled(1, at + 1)
        if _DIGITS.fullmatch(word):
            return self._scaled(float(word.replace(",", "")), at + 1)
        if word in self.table.numbers:
            return self._words(at)
        return None

    def _words(self, at: int) -> _Number:
        value, stop = self.table.numbers[self.word(at)], at + 1
        if value >= 20:
            skip = stop + 1 if self.word(stop) in _DASHES else stop
            unit = self.table.numbers.get(self.word(skip))
            if unit is not None and 0 < unit < 10:
                value, stop = value + unit, skip + 1
        if self.word(stop) == "and" and self.word(stop + 1) == "a" and self.word(stop + 2) == "half":
            value, stop = value + 0.5, stop + 3
        return self._scaled(value, stop)

    def _scaled(self, value: float, stop: int) -> _Number:
        """A number with the scales after it: "two hundred thousand", "2bn"; "m" is million only where metres make no sense."""
        scale = 1.0
        while (by := self.table.scales.get(self.word(stop))) is not None and self.word(stop) != "score":
            if len(self.word(stop)) <= 2 and not self._is_short_scale(stop):
                break
            scale *= by
            stop += 1
            skip = stop + 1 if self.word(stop) == "and" else stop
            rest = self.table.numbers.get(self.word(skip)) if scale in (100, 1000) else None
            if rest is not None and rest < 100 and skip > stop:
                small = self._words(skip)
                if small.scale == 1:
                    return self._scaled(value * scale + small.value, small.stop)
        return _Number(value * scale, stop, scale)

    def _is_short_scale(self, at: int) -> bool:
        if not self.glued[at - 1]:
            return False
        paid = self.word(at - 2) in self.table.signs
        return (
            self.word(at) not in ("m", "k")
            or paid
            or self.word(at + 1) not in ("from", "long", "wide", "high", "away", "deep", "off", "(", "of")
        )

    # Quantities

    def _count(self, at: int) -> Quantity | None:
        first = self.number(at)
        if first is None:
            return None
        ratio = self._ratio(at, first)
        if ratio:
            return ratio
        if self.word(at) == "one" and self.word(at - 1) == "not" and self.word(at - 2) != "if" and self.word(at + 1) != "but":
            return self._bounded(at - 1, at + 1, at, 0.0, None)  # "not one shell": none at all
        start, money = self._signed(at)
        value, stop = first, first.stop
        stop, paid = self._paid(stop)
        last = self._other_end(at, start, stop)
        if last is not None:
            low = first.value * (last.scale if first.scale == 1 and first.value < last.value / last.scale * 10 else 1)
            stop, paid_last = self._paid(last.stop)
            if low < last.value:
                share = self.word(stop) in self.table.percent
                by = 0.01 if share else 1
                hedged = start - 1 if self.word(start - 1) in ("between", "from") else start
                return Quantity(
                    start,
                    stop + share,
                    hedged,
                    at,
                    None,
                    low * by,
                    last.value * by,
                    "between",
                    "share" if share else None,
                    money or paid or paid_last,
                )
            stop = first.stop
        percent = self._percent(stop)
        if percent:
            return self._bounded(start, percent, at, value.value / 100, "share")
        return self._bounded(start, stop, at, value.value, None, money=money or paid)

    def _signed(self, at: int) -> tuple[int, bool]:
        """Where a sum begins, counting the sign before it."""
        sign = self.word(at - 1)
        if sign in self.table.signs and (len(sign) > 1 or not sign.isalpha() or self.glued[at - 2 + 1]):
            return at - 1, True
        return at, False

    def _paid(self, stop: int) -> tuple[int, bool]:
        """The end of a number and whether a currency follows: "100 million US dollars", "35 euros"."""
        for skip in (0, 1):
            if self.word(stop + skip) in self.table.currencies and (
                skip == 0 or self.word(stop) in ("us", "u.s.", "canadian", "australian", "syrian", "american")
            ):
                return stop + skip + 1, True
        return stop, False

    def _percent(self, stop: int) -> int:
        """Where "per cent" after a number ends, 0 where there is none."""
        if self.word(stop) in self.table.percent:
            return stop + 1
        return stop + 2 if self.word(stop) == "per" and self.word(stop + 1) == "cent" else 0

    def _other_end(self, at: int, start: int, stop: int) -> _Number | None:
        """The upper end of a range that begins with the number before `stop`."""
        join = self.word(stop)
        after = stop + 1
        if self.word(after) in self.table.signs:
            after += 1
        last = self.number(after)
        if last is None:
            return None
        before = self.word(start - 1)
        if join in _DASHES and self.glued[stop]:
            return last
        if join == "to":
            return last if before != "from" or self.word(start - 2) in ("anything", "anywhere", "ranging", "ranged", "ranges") else None
        if join == "and":
            return last if before == "between" else None
        if join == "or":
            first = self.number(at)
            return last if first is not None and first.value < last.value <= first.value * 2 else None
        return None

    def _ratio(self, at: int, first: _Number) -> Quantity | None:
        """As in "one in four", "nine out of ten": a share."""
        stop = first.stop
        if self.word(stop) == "in":
            after = stop + 1
        elif self.word(stop) == "out" and self.word(stop + 1) == "of":
            after = stop + 2
        else:
            return None
        whole = self.number(after)
        if (
            whole is None
            or not first.value < whole.value <= _RATIO
            or first.value >= 100
            or (self.word(after).isdigit() and not self.word(at).isdigit())
        ):
            return None
        return self._bounded(at, whole.stop, at, round(first.value / whole.value, 4), "share")

    def _share(self, at: int) -> Quantity | None:
        """As in "half the population", "a third of", "two-thirds of"."""
        word = self.word(at)
        if (
            word == "half"
            and self.number(at) is None
            and self.word(at + 1) not in ("past", "an", "a", "-", "brother", "sister", "time", "way")
        ):
            return (
                self._bounded(at, at + 1, at, 0.5, "share")
                if self.word(at - 1) not in ("first", "second", "latter", "other", "last", "in")
                and self.words[max(0, at - 2) : at] != ["and", "a"]
                and self.words[max(0, at - 3) : at] != ["and", "-", "a"]
                and self.words[max(0, at - 2) : at] != ["a", "-"]
                else None
            )
        part = self.table.numbers.get(word) if word not in ("a", "an", "one") else 1.0
        if part is None:
            return None
        name = at + 2 if self.word(at + 1) in _DASHES else at + 1
        share = self.table.shares.get(self.word(name))
        if (
            share is None
            or (part == 1) != (not self.word(name).endswith("s"))
            or (part == 1 and self.word(name + 1) != "of")
            or self.word(name) == "half"
        ):
            return None
        value = round(part * share, 2) if share != 0.3333 else {1.0: 0.3333, 2.0: 0.6667}.get(part, round(part / 3, 4))
        return self._bounded(at, name + 1, at, value, "share")

    def _vague(self, at: int) -> Quantity | None:
        """As in "hundreds", "tens of thousands", "several hundred", "a few dozen": how many is left open."""
        word = self.word(at)
        stop = at
        if word in self.table.vague:
            stop = at + 1
            while self.word(stop) == "of" and self.word(stop + 1) in self.table.vague:
                stop += 2
            if word == "tens" and stop == at + 1:
                return None
        elif word in self.table.before_scale and self.word(at + 1) in self.table.scales and len(self.word(at + 1)) > 2:
            stop = at + 2
            while self.word(stop) in self.table.scales:
                stop += 1
        if stop == at:
            return None
        start = at - 1 if self.word(at - 1) in ("a", "many") else at
        return Quantity(start, stop, start, at, None, None, None, "words")

    # Hedges

    def _bounded(self, start: int, stop: int, anchor: int, value: float, unit: str | None, *, money: bool = False) -> Quantity:
        """A quantity with the bound of its hedge, before or after; without one it is exact."""
        if self.word(stop) == "+":
            return Quantity(start, stop + 1, start, anchor, value, None, None, "at_least", unit, money)
        before = start
        while self.word(before - 1) in self.table.between and before > start - 3:
            before -= 1
        for edge in dict.fromkeys((start, before, start - 1)):
            for words, bound in self.table.before:
                if (
                    edge >= len(words)
                    and tuple(self.words[edge - len(words) : edge]) == words
                    and (edge == start or all(word in self.table.between for word in self.words[edge:start]))
                ):
                    hedged, outer = self._outer(edge - len(words), bound)
                    return Quantity(start, stop, hedged, anchor, value, None, None, outer, unit, money)
        skip = stop + 1 if self.word(stop) in _DASHES else stop
        for words, bound in self.table.after:
            if tuple(self.words[skip : skip + len(words)]) == words and (words != ("odd",) or skip > stop):
                return Quantity(start, skip + len(words), start, anchor, value, None, None, bound, unit, money)
        return Quantity(start, stop, start, anchor, value, None, None, "exact", unit, money)

    def _outer(self, edge: int, bound: Bound) -> tuple[int, Bound]:
        """A hedge on a hedge: "at least about" and "up to some" are bounded by the outer one, and begin with it."""
        for words, outer in self.table.before:
            if bound == "about" and edge >= len(words) and tuple(self.words[edge - len(words) : edge]) == words:
                return edge - len(words), outer
        return edge, bound
