"""A run on a cluster as a process of its own: where the cluster is lost, Ray ends whoever was joined to it, without a word."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from dragoman.scale.batches import SIZE
from dragoman.scale.crew import UnfitError
from dragoman.scale.day_files import Done
from dragoman.scale.ray_engine import NoClusterError, NoRayError, read_on_ray
from dragoman.scale.reader import Wants

LONGEST = 10.0  # seconds that the process has to leave the cluster


def read_on_cluster(paths: Sequence[str], out: Path, wants: Wants, actors: int, address: str, size: int = SIZE) -> Iterator[Done]:
    """What became of each batch, as it comes. Raises NoRayError, NoClusterError, UnfitError, and OSError where nothing can be written."""
    spawn = get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    process = spawn.Process(target=_drive, args=(theirs, paths, out, wants, actors, address, size))
    process.start()
    theirs.close()
    try:
        while (told := ours.recv()) is not None:
            if isinstance(told, Exception):
                raise told
            yield told
    except EOFError as lost:
        raise NoClusterError(f"The cluster {address!r} was lost; the same command goes on once there is one.") from lost
    finally:
        ours.close()
        process.join(LONGEST)
        process.kill()
        process.join()


def _drive(pipe: Connection, paths: Sequence[str], out: Path, wants: Wants, actors: int, address: str, size: int) -> None:
    with suppress(BrokenPipeError):  # whoever asked is gone
        try:
            for done in read_on_ray(paths, out, wants, actors, address, size):
                pipe.send(done)
            pipe.send(None)
        except (NoRayError, NoClusterError, UnfitError, OSError) as fault:
            pipe.send(fault)
