"""Near-copies of one wire story, told by how many runs of words two reports share. The one file that imports datasketch."""

import re
from dataclasses import dataclass
from functools import cache
from zlib import crc32

import numpy as np
from datasketch import MinHash
from numpy.typing import NDArray

from dragoman.model.document import Document

SHINGLE = 3  # words of one run
HASHES = 64
BANDS = 16
ROWS = HASHES // BANDS
COPY = 0.55
"""Likeness from which two reports are one story. A wire story cut by a third at its end, as papers cut them, still reaches it; two
reporters' accounts of one day, or a report and the next day's that repeats its background, stay under 0.35."""

UPDATE = 0.35
"""Likeness from which a longer text may be a later version of a shorter one; its background alone does not reach it."""
HELD = 0.85
"""The part of a shorter text that the longer one must hold."""
WHOLE = 60
"""Runs of words that a text needs, to be told from a quotation."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a report's text to tell copies by. `bands`: two texts that share one may be copies.

    `values`: 64 hashes and the number of runs of words, each of 32 bits.
    """

    bands: tuple[str, ...]
    values: bytes


def sketch(document: Document) -> Sketch:
    """The sketch of a report's body, its furniture left out; words alone count, in lower case."""
    words = _WORD.findall(_body(document).lower())
    runs = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
    hashes = _blank().copy()
    hashes.update_batch([run.encode() for run in sorted(runs)])
    values: NDArray[np.uint32] = hashes.hashvalues.astype(np.uint32)
    bands = tuple(f"{band}:{values[band * ROWS : (band + 1) * ROWS].tobytes().hex()}" for band in range(BANDS))
    return Sketch(bands, values.tobytes() + np.uint32(len(runs)).tobytes())


@cache
def _blank() -> MinHash:
    """A sketch of nothing; to draw its permutations takes as long as to sketch a text."""
    return MinHash(num_perm=HASHES, seed=1, hashfunc=crc32)


def likeness(one: bytes, other: bytes) -> float:
    """How like two texts are by the `values` of their sketches: the share of runs that both have, 0 to 1, give or take 0.06.

    A text that is taken up whole into a longer one, as a story is when it is sent out again with more to it, is like that one by
    how much of it is there.
    """
    left, right = np.frombuffer(one, np.uint32), np.frombuffer(other, np.uint32)
    share = float(np.mean(left[:HASHES] == right[:HASHES]))
    if share < UPDATE or min(len(left), len(right)) == HASHES:  # sketches of earlier versions do not tell how long a text is
        return share
    fewer, more = sorted((int(left[-1]), int(right[-1])))
    if fewer < WHOLE:
        return share
    held = min(1.0, share * (fewer + more) / (1 + share) / fewer)
    return max(share, COPY * held / HELD) if held >= HELD else share


def _body(document: Document) -> str:
    pieces, at = [], 0
    for piece in document.furniture:
        pieces.append(document.text[at : piece.span.start])
        at = piece.span.end
    return " ".join([*pieces, document.text[at:]])
