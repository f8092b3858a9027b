"""Near-copies of one wire story, told by how many runs of words two reports share. The one file that imports datasketch."""

import re
from dataclasses import dataclass
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

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a report's text to tell copies by. `bands`: two texts that share one may be copies. `values`: 64 hashes."""

    bands: tuple[str, ...]
    values: bytes


def sketch(document: Document) -> Sketch:
    """The sketch of a report's body, its furniture left out; words alone count, in lower case."""
    words = _WORD.findall(_body(document).lower())
    runs = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
    hashes = MinHash(num_perm=HASHES, seed=1, hashfunc=crc32)
    hashes.update_batch([run.encode() for run in sorted(runs)])
    values: NDArray[np.uint32] = hashes.hashvalues.astype(np.uint32)
    bands = tuple(f"{band}:{values[band * ROWS : (band + 1) * ROWS].tobytes().hex()}" for band in range(BANDS))
    return Sketch(bands, values.tobytes())


def likeness(one: bytes, other: bytes) -> float:
    """How like two texts are by the `values` of their sketches: the share of runs that both have, 0 to 1, give or take 0.06."""
    left, right = np.frombuffer(one, np.uint32), np.frombuffer(other, np.uint32)
    return float(np.mean(left == right))


def _body(document: Document) -> str:
    pieces, at = [], 0
    for piece in document.furniture:
        pieces.append(document.text[at : piece.span.start])
        at = piece.span.end
    return " ".join([*pieces, document.text[at:]])
