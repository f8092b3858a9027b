"""Inputs like others but broken: the same number gives the same input."""

import random
from collections.abc import Iterator, Sequence

PIECES = (
    *(b"\0", b"\xff", b"\xed\xa0\xbd", b"\xef\xbb\xbf", b"\r", b"\n", b"\t", b"\x85", b"\xe2\x80\xa8", b"9" * 30, b"-1", b"1e999", b"NaN", b"null"),
    *(b"[" * 50, b"{", b"}", b'"', b"'", b"<", b">", b"<!--", b"]]>", b"&#0;", b"%00", b"\\ud83d", b"(", b")", b"*", b"$", b"|", b"/", b"../"),
)
LARGEST = 20_000


def mutations(seeds: Sequence[bytes], count: int, number: int = 0) -> Iterator[bytes]:
    """So many inputs made of `seeds`."""
    rng = random.Random(number)  # noqa: S311 -- no secret
    for _ in range(count):
        data = rng.choice(seeds)
        for _ in range(rng.randint(1, 4)):
            data = _changed(data, rng, rng.choice(seeds))
        yield data[:LARGEST]


def _changed(data: bytes, rng: random.Random, other: bytes) -> bytes:
    one, two = sorted((rng.randint(0, len(data)), rng.randint(0, len(data))))
    two = min(two, one + 40)
    match rng.randrange(6):
        case 0:
            return data[:one] + data[two:]
        case 1:
            return data[:one] + rng.choice(PIECES) + data[one:]
        case 2:
            return data[:one] + data[one:two] * rng.randint(2, 50) + data[two:]
        case 3:
            return data[:one] + bytes(byte ^ (1 << rng.randrange(8)) for byte in data[one : one + 2]) + data[one + 2 :]
        case 4:
            return data[:one] + other[rng.randint(0, len(other)) :]
        case _:
            return data[:one] + rng.choice(PIECES) + data[two:]
