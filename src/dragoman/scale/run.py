"""A long run into a file: read by several processes, noted as it goes, taken up again where it broke off."""

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from dragoman.intake.failure import Failure
from dragoman.intake.parcels import Parcel
from dragoman.model.problem import Problem
from dragoman.scale.crew import Crew
from dragoman.scale.journal import Beside, Far, failure_line, followed, note, noted
from dragoman.scale.locking import lock
from dragoman.scale.reader import Wants
from dragoman.scale.way import way

SECONDS = 2.0  # of reading that a kill may cost, beside what is being read
Items = Callable[[], Iterable[Parcel | Failure]]
Tell = Callable[[bytes | Failure], None]


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a run: how far it came, and how much of that an earlier run had done."""

    far: Far
    before: int = 0


def run(out: Path, items: Items, wants: Wants, workers: int, tell: Tell, *, resume: bool) -> Ended | Problem:
    """Read all items into `out` (JSON Lines, in their order), which is there only once it is whole.

    `tell` hears of each result as it is written. With `resume` a run that broke off is taken up. A Problem where there is one that
    is not to be taken up, or that cannot be; raises OSError where nothing can be written, and UnfitError where nothing can be read.
    """
    beside, reading = Beside(out), way(wants)
    found = noted(beside.journal, reading) if beside.journal.exists() else None
    if isinstance(found, Problem):
        return found
    if found is not None and found.whole:
        return _named(beside, found, found.items)
    if found is not None and not resume:
        why = "a run into this output broke off; --resume goes on with it, and without this file it is begun anew"
        return _refused("broken-off", beside.journal, why)
    with ExitStack() as stack:
        part, failures = (stack.enter_context(_opened(path)) for path in (beside.part, beside.failures))
        if not lock(part):
            return _refused("at-work", beside.part, "another run is writing this file")
        far = found or Far(reading)
        if beside.part.stat().st_size < far.written or beside.failures.stat().st_size < far.failures_written:
            return _refused("bad-journal", beside.journal, "speaks of more than there is; without this file the run is begun anew")
        coming = followed(items())
        last = next(islice(coming, far.items - 1, None), (None, None)) if far.items else (None, far.through)
        if last[1] != far.through:
            return _refused("other-inputs", beside.journal, f"the first {far.items:,} items of the inputs are not those that were read")
        _cut(part, far.written)
        _cut(failures, far.failures_written)
        note(beside.journal, far)
        crew = stack.enter_context(closing(Crew(wants, workers)))
        ended = _written(crew, coming, far, beside, part, failures, tell)
    return _named(beside, ended, far.items)


def _named(beside: Beside, ended: Far, before: int) -> Ended:
    """Give a whole output its name; a run that died at this is ended by the next."""
    if beside.part.exists():
        beside.part.replace(beside.out)
    beside.journal.unlink(missing_ok=True)
    if not ended.failures_written:
        beside.failures.unlink(missing_ok=True)
    return Ended(ended, before)


def _refused(code: str, path: Path, why: str) -> Problem:
    return Problem(code, f"{path}: {why}.", severity="error")


def _written(
    crew: Crew, coming: Iterator[tuple[Parcel | Failure, str]], far: Far, beside: Beside, part: BinaryIO, failures: BinaryIO, tell: Tell
) -> Far:
    """Write what becomes of each item; how far that comes."""
    hashes: deque[str] = deque()

    def noticed() -> Iterator[Parcel | Failure]:
        for item, through in coming:
            hashes.append(through)
            yield item

    def keep() -> None:
        for stream in (part, failures):
            stream.flush()
            os.fsync(stream.fileno())
        note(beside.journal, far)

    kept = time.monotonic()
    for result in crew.read(noticed()):
        line = failure_line(result) if isinstance(result, Failure) else result
        (failures if isinstance(result, Failure) else part).write(line)
        far = far.after(result, line, hashes.popleft())
        tell(result)
        if time.monotonic() - kept > SECONDS:
            keep()
            kept = time.monotonic()
    far = replace(far, whole=True)
    keep()
    return far


def _opened(path: Path) -> BinaryIO:
    """A file to go on with, made where there is none."""
    return path.open("r+b" if path.exists() else "x+b")


def _cut(stream: BinaryIO, size: int) -> None:
    """Go on behind the first `size` bytes; what lies there was written by a run that died before it was noted."""
    stream.truncate(size)
    stream.seek(size)
