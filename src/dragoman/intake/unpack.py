"""Bytes of an input, unpacked if they are gzip (told by content, never by name), in bounded pieces."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from dragoman.intake.failure import refusal
from dragoman.intake.limits import Limits, amount
from dragoman.model.problem import Problem

GZIP = b"\x1f\x8b"
MEMBER = GZIP + b"\x08"  # and the one way of packing that there is
PIECE = 1 << 16
MOST_FAULTS = 1000  # of one input; each costs another try at what follows


class Readable(Protocol):
    """Whatever gives bytes, at most so many at a time, and none at its end."""

    def read(self, size: int, /) -> bytes: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of an input's content, never empty, or why there is none.

    `member` is the byte of the input at which the gzip member begins that it comes from, None where the input is no gzip.
    `packed` is how many bytes of the input were read for all content so far.
    """

    data: bytes | Problem
    member: int | None
    packed: int


def pieces(stream: Readable, limits: Limits) -> Iterator[bytes | Problem]:
    """The content of `stream`, at most 64 KiB at a time and never empty; a `Problem` comes last or not at all."""
    return content(unpacked(stream), limits.expansion, limits)


def content(parts: Iterable[Piece], expansion: int, limits: Limits) -> Iterator[bytes | Problem]:
    """The content of `parts` up to the first problem; that it unpacks to more than `expansion` times its size is one."""
    for part in within(parts, expansion, limits):
        yield part.data
        if isinstance(part.data, Problem):
            return


def within(parts: Iterable[Piece], expansion: int, limits: Limits) -> Iterator[Piece]:
    """`parts`, as long as they unpack to no more than `expansion` times their size; else a problem comes last."""
    size = 0
    for part in parts:
        size += len(part.data) if isinstance(part.data, bytes) else 0
        if size > limits.expansion_from_bytes and size > expansion * part.packed:
            told = f"unpacks to more than {expansion} times its size ({part.packed:,} bytes gave {size:,} so far); the rest is not read"
            yield replace(part, data=refusal("gzip-bomb", told))
            return
        yield part


def unpacked(stream: Readable) -> Iterator[Piece]:
    """The content of `stream`, at most 64 KiB at a time. After damaged gzip comes a problem, and then what follows, if anything does."""
    try:
        head = stream.read(PIECE)
        if head.startswith(GZIP):
            yield from _gunzip(head, stream)
            return
        packed = 0
        while head:
            packed += len(head)
            yield Piece(head, None, packed)
            head = stream.read(PIECE)
    except OSError as error:
        yield Piece(refusal("unreadable", f"could not be read to its end: {error.strerror or error}"), None, 0)


def _gunzip(data: bytes, stream: Readable) -> Iterator[Piece]:
    engine = zlib.decompressobj(wbits=31)
    packed, size, member, faults = len(data), 0, 0, 0
    while data:
        more = True
        while more:
            if engine.eof:  # a gzip file may be several, one after another, with zeros as padding
                data = data.lstrip(b"\0")
                if not data:
                    break
                engine, member = zlib.decompressobj(wbits=31), packed - len(data)
            try:
                piece = engine.decompress(data, PIECE)
            except zlib.error as error:
                yield Piece(refusal("bad-gzip", f"is damaged gzip: {error}, {size:,} bytes in"), member, packed)
                faults += 1
                data, packed = _next_member(data[1:] if member == packed - len(data) else data, stream, packed)
                if not data or faults > MOST_FAULTS:
                    return
                engine, member = zlib.decompressobj(wbits=31), packed - len(data)
                continue
            data = engine.unused_data if engine.eof else engine.unconsumed_tail
            more = bool(data) or (len(piece) == PIECE and not engine.eof)
            size += len(piece)
            if piece:
                yield Piece(piece, member, packed)
        data = stream.read(PIECE)
        packed += len(data)
    if not engine.eof:
        yield Piece(refusal("bad-gzip", f"is gzip that breaks off, {size:,} bytes in"), member, packed)


def _next_member(data: bytes, stream: Readable, packed: int) -> tuple[bytes, int]:
    """What is left from the next bytes on with which a gzip member may begin, and how much was read up to its end."""
    while True:
        at = data.find(MEMBER)
        if at >= 0:
            return data[at:], packed
        more = stream.read(PIECE)
        if not more:
            return b"", packed
        data, packed = data[1 - len(MEMBER) :] + more, packed + len(more)


def whole(parts: Iterable[bytes | Problem], limits: Limits) -> bytes | Problem:
    """All of `parts` together, or the problem why not."""
    kept: list[bytes] = []
    size = 0
    for part in parts:
        if isinstance(part, Problem):
            return part
        size += len(part)
        if size > limits.file_bytes:
            return refusal("too-large", f"holds more than {amount(limits.file_bytes)}, the most that is read of one file")
        kept.append(part)
    return b"".join(kept)


def lines(parts: Iterable[bytes | Problem], limits: Limits) -> Iterator[tuple[int, bytes | Problem]]:
    """The lines of `parts` without their line feed, each with its number from one.

    A line over `limits.line_bytes` gives a problem in its place, and the next line is read. A problem in `parts` ends it.
    """
    number, size = 1, 0
    held: list[bytes] = []
    for part in parts:
        if isinstance(part, Problem):
            yield number, part
            return
        *ended, rest = part.split(b"\n")
        for end in ended:
            fits = size + len(end) <= limits.line_bytes
            yield number, b"".join([*held, end]) if fits else _long_line(limits.line_bytes)
            held, size, number = [], 0, number + 1
        size += len(rest)
        if size <= limits.line_bytes:
            held.append(rest)
        else:
            held = []
        if size > limits.line_bytes + limits.file_bytes:
            yield number, _long_line(limits.line_bytes + limits.file_bytes, "; the rest is not read")
            return
    if size > limits.line_bytes:
        yield number, _long_line(limits.line_bytes)
    elif any(held):
        yield number, b"".join(held)


def _long_line(most: int, then: str = ", the most that is read of one") -> Problem:
    return refusal("too-large", f"is a line of more than {amount(most)}{then}")
