"""A long run into Parquet by day, on one machine: the batches that are there already are passed over, the others read in order."""

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

from dragoman.intake.failure import Failure
from dragoman.intake.parcels import Parcel
from dragoman.scale.batches import SIZE, Batch, batches, groups
from dragoman.scale.crew import Crew
from dragoman.scale.day_files import Done, done, write_batch
from dragoman.scale.reader import Wants
from dragoman.scale.way import way


def read_days(paths: Sequence[str], out: Path, wants: Wants, workers: int, size: int = SIZE) -> Iterator[Done]:
    """What became of each batch, as it is there. Raises UnfitError where nothing can be read, OSError where nothing can be written."""
    reading = way(wants)
    lacking: deque[Batch] = deque()
    before: deque[Done] = deque()

    def items() -> Iterator[Parcel | Failure]:
        for batch in chain.from_iterable(batches(group, reading, size) for group in groups(paths)):
            told = done(out, batch.id)
            if told is None:
                lacking.append(batch)
                yield from batch.items
            else:
                before.append(told)

    with closing(Crew(wants, workers)) as crew:
        results: list[bytes | Failure] = []
        for result in crew.read(items()):
            results.append(result)
            if len(results) == len(lacking[0].items):
                yield write_batch(out, lacking.popleft().id, results)
                results = []
            while before:
                yield before.popleft()
    yield from before
