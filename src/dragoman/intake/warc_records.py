"""A web archive (WARC) cut into its records, one after another; what is damaged costs a record, and the next one is looked for.

Where a record lies is the byte of the file at which it begins or, in a packed archive, at which its gzip member begins; then `+N`, where
it is not the first of that member, for the N bytes that come before it once the member is unpacked.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from dragoman.intake.failure import refusal, shown
from dragoman.intake.limits import Limits, amount
from dragoman.intake.unpack import Piece
from dragoman.intake.warc import Head, head_of, held_by
from dragoman.model.problem import Problem

BEGIN = b"WARC/1."
_GAP = re.compile(rb"[\r\n]*")
_NEXT = b"\n" + BEGIN
_INSIDE = b"\r\n\r\n" + BEGIN
_MOST_GAP = 64  # bytes of line ends between two records
_MOST_FAULTS = 1000  # in a row


@dataclass(frozen=True, slots=True)
class Record:
    """A record that may hold a report."""

    place: str
    head: Head
    content: bytes


@dataclass(frozen=True, slots=True)
class Fault:
    """A place of the archive that gave no record."""

    place: str
    problem: Problem


def records(parts: Iterable[Piece], limits: Limits) -> Iterator[Record | Fault | None]:
    """The records of an archive that may hold a report, in its order; None for each of another kind."""
    row = 0
    for member, some in groupby(parts, attrgetter("member")):
        for found in _Member(member, some, limits).records():
            row = row + 1 if isinstance(found, Fault) else 0
            yield found
            if row == _MOST_FAULTS:
                told = f"is the {_MOST_FAULTS:,}th damaged place without a record between them; the rest is not read"
                yield Fault(found.place if isinstance(found, Fault) else "", refusal("bad-record", told))
                return


class _Member:
    """One gzip member of an archive, or the whole of one that is not packed, and how far it is read."""

    def __init__(self, start: int | None, parts: Iterable[Piece], limits: Limits) -> None:
        self._start = start
        self._parts = iter(parts)
        self._limits = limits
        self._held = bytearray()  # what was unpacked and is not yet read
        self._at = 0  # where it begins
        self._problem: Problem | None = None  # why nothing comes after it
        self._ended = False
        self._searched = 0  # up to where no head ends

    def records(self) -> Iterator[Record | Fault | None]:
        """All records of the member."""
        while self._to_content():
            place = self._place()
            end = self._head_end()
            if end is None:
                yield from self._lost(place, "holds no record where one should begin", 1)
                continue
            head = head_of(bytes(self._held[:end]))
            if head.length is None:
                yield from self._lost(place, "is a record that does not say how long it is", end)
            elif head.may_hold_a_report and head.length <= self._limits.file_bytes:
                yield from self._kept(place, head, end)
            else:
                yield from self._passed_over(place, head, end)
        if self._problem is not None:
            yield Fault(self._place() if self._start is None else str(self._start), self._problem)

    def _kept(self, place: str, head: Head, end: int) -> Iterator[Record | Fault]:
        total = end + (head.length or 0)
        self._fill(total + _MOST_GAP)
        if len(self._held) < total:
            yield from self._lost(place, _broken_off(head, total - len(self._held)), end, shows=False)
        elif not self._at_boundary(total):
            yield from self._lost(place, _misled(head), end, shows=False)
        else:
            content = bytes(self._held[end:total])
            self._drop(total)
            yield Record(place, head, content)

    def _passed_over(self, place: str, head: Head, end: int) -> Iterator[Fault | None]:
        """Go past a record that is not kept, which may be of any size, or say that it is too long."""
        too_long = head.may_hold_a_report and self._begins_to_tell(head, end)
        total = head.length or 0
        self._drop(end)
        while True:
            within = self._held.find(_INSIDE, 0, total)
            if within >= 0:
                yield Fault(place, refusal("bad-record", f"{_says(head)}, but another begins within them"))
                self._drop(within)
                return
            if len(self._held) >= total:
                break
            gone = max(0, len(self._held) - len(_INSIDE) + 1)
            self._drop(gone)
            total -= gone
            if not self._more():
                if self._problem is None:
                    yield Fault(place, refusal("bad-record", _broken_off(head, total - len(self._held))))
                self._drop(len(self._held))
                return
        self._drop(total)
        self._fill(_MOST_GAP)
        if not self._at_boundary(0):
            yield from self._lost(place, _misled(head), 0, shows=False)
        elif too_long:
            most = amount(self._limits.file_bytes)
            yield Fault(place, refusal("too-large", f"is a record of {head.length:,} bytes; the most that is read of one is {most}"))
        else:
            yield None

    def _begins_to_tell(self, head: Head, end: int) -> bool:
        """Whether the first bytes of a record's content are those of a page or a text."""
        self._fill(end + self._limits.head_bytes)
        return held_by(head, bytes(self._held[end : end + self._limits.head_bytes]), self._limits) is not None

    def _lost(self, place: str, what: str, after: int, *, shows: bool = True) -> Iterator[Fault]:
        """Say what is wrong, and go on to the next beginning of a record after so many bytes, if there is one."""
        start = f": {shown(bytes(self._held[:40]).decode('utf-8', 'replace'))}" if shows else ""
        if self._problem is None:  # else that is what is wrong
            yield Fault(place, refusal("bad-record", f"{what}{start}"))
        self._drop(max(0, after - 1))
        while (found := self._held.find(_NEXT)) < 0:
            self._drop(max(0, len(self._held) - len(_NEXT) + 1))
            if not self._more():
                self._drop(len(self._held))
                return
        self._drop(found + 1)

    def _to_content(self) -> bool:
        """Go past the line ends between two records; whether anything follows."""
        while True:
            gap = _GAP.match(self._held)
            self._drop(gap.end() if gap else 0)
            if self._held or not self._more():
                return bool(self._held)

    def _head_end(self) -> int | None:
        """How long the head is with which what is held begins; None where no record begins there, or its head does not end."""
        self._fill(len(BEGIN))
        if not self._held.startswith(BEGIN):
            return None
        while True:
            known = max(0, self._searched - self._at)
            ends = [end + len(mark) for mark in (b"\r\n\r\n", b"\n\n") if (end := self._held.find(mark, known)) >= 0]
            if ends:
                self._searched = self._at + min(ends) - 4
                return min(ends) if min(ends) <= self._limits.head_bytes else None
            self._searched = self._at + max(0, len(self._held) - 3)
            if len(self._held) > self._limits.head_bytes or not self._more():
                return None

    def _at_boundary(self, at: int) -> bool:
        """Whether the member ends after so many bytes, or another record begins after them."""
        rest = bytes(self._held[at : at + _MOST_GAP]).lstrip(b"\r\n")
        return BEGIN.startswith(rest[: len(BEGIN)]) and self._problem is None

    def _place(self) -> str:
        if self._start is None:
            return str(self._at)
        return f"{self._start}+{self._at}" if self._at else str(self._start)

    def _fill(self, size: int) -> None:
        while len(self._held) < size and self._more():
            pass

    def _more(self) -> bool:
        """Unpack a little more; whether there was any."""
        if self._ended:
            return False
        part = next(self._parts, None)
        if part is None or isinstance(part.data, Problem):
            self._problem = part.data if part is not None and isinstance(part.data, Problem) else None
            self._ended = True
            return False
        self._held += part.data
        return True

    def _drop(self, size: int) -> None:
        del self._held[:size]
        self._at += size


def _says(head: Head) -> str:
    return f"is a record that says it has {head.length:,} bytes"


def _misled(head: Head) -> str:
    return f"{_says(head)}, but no other begins after them"


def _broken_off(head: Head, missing: int) -> str:
    return f"is a record that breaks off: {missing:,} of its {head.length:,} bytes are missing"
