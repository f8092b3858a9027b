"""Bytes of an input, unpacked if they are gzip (told by content, never by name), in bounded pieces."""

import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol

from dragoman.intake.failure import refusal
from dragoman.intake.limits import Limits, amount
from dragoman.model.problem import Problem

GZIP = b"\x1f\x8b"
PIECE = 1 << 16


class Readable(Protocol):
    """Whatever gives bytes, at most so many at a time, and none at its end."""

    def read(self, size: int, /) -> bytes: ...  # noqa: D102


def pieces(stream: Readable, limits: Limits) -> Iterator[bytes | Problem]:
    """The content of `stream`, at most 64 KiB at a time and never empty; a `Problem` comes last or not at all."""
    try:
        head = stream.read(PIECE)
        if head.startswith(GZIP):
            yield from _gunzip(head, stream, limits)
            return
        while head:
            yield head
            head = stream.read(PIECE)
    except OSError as error:
        yield refusal("unreadable", f"could not be read to its end: {error.strerror or error}")


def _gunzip(head: bytes, stream: Readable, limits: Limits) -> Iterator[bytes | Problem]:
    engine = zlib.decompressobj(wbits=31)
    data, packed, unpacked = head, 0, 0
    while data:
        packed += len(data)
        more = True
        while more:
            if engine.eof:  # a gzip file may be several, one after another, with zeros as padding
                data = data.lstrip(b"\0")
                if not data:
                    break
                engine = zlib.decompressobj(wbits=31)
            try:
                piece = engine.decompress(data, PIECE)
            except zlib.error as error:
                yield refusal("bad-gzip", f"is damaged gzip: {error}, {unpacked:,} bytes in")
                return
            data = engine.unused_data if engine.eof else engine.unconsumed_tail
            more = bool(data) or (len(piece) == PIECE and not engine.eof)
            unpacked += len(piece)
            if unpacked > limits.expansion_from_bytes and unpacked > limits.expansion * packed:
                yield refusal(
                    "gzip-bomb",
                    f"unpacks to more than {limits.expansion} times its size ({packed:,} bytes gave {unpacked:,} so far);"
                    " the rest is not read",
                )
                return
            if piece:
                yield piece
        data = stream.read(PIECE)
    if not engine.eof:
        yield refusal("bad-gzip", f"is gzip that breaks off, {unpacked:,} bytes in")


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
