"""The same reading over many machines, on Ray Data: sources are cut into batches, readers that are actors take them. The one file that
imports ray, an extra.

A task may run more than once, where a machine is lost; what it writes is there once (`day_files`). A report that ends its reader is told
by the crew inside the actor, which reads the rest of the batch.
"""

import json
import logging
import os
import socket
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dragoman.scale.batches import SIZE, Batch, batches, groups, packed, unpacked
from dragoman.scale.crew import Crew, UnfitError
from dragoman.scale.day_files import Done, done, write_batch
from dragoman.scale.reader import Wants
from dragoman.scale.way import way

LOCAL = "local"
"""The address of a cluster that is this machine and ends with the run."""
PATIENCE = 10.0  # seconds for a cluster to answer


class NoRayError(RuntimeError):
    """Ray is asked for where it is not installed."""


class NoClusterError(RuntimeError):
    """There is no cluster at the address, or it was lost; the message is one sentence."""


class Actor:
    """One reader of the cluster: it watches over a process that reads, so that no report can end it."""

    def __init__(self, wants: Wants, out: str) -> None:
        self._crew = Crew(wants, 1)
        self._out = Path(out)

    def __call__(self, row: dict[str, bytes]) -> dict[str, str]:
        """Read and write one batch, where it is not there; what became of it, and why nothing can be read, where that is so."""
        batch = unpacked(row["batch"])
        try:
            told = done(self._out, batch.id) or write_batch(self._out, batch.id, list(self._crew.read(batch.items)))
        except UnfitError as unfit:
            return {"told": "", "unfit": str(unfit)}
        return {"told": json.dumps(asdict(told)), "unfit": ""}


def read_on_ray(paths: Sequence[str], out: Path, wants: Wants, actors: int, address: str, size: int = SIZE) -> Iterator[Done]:
    """What became of each batch, as it comes. Raises NoRayError, NoClusterError, UnfitError.

    Every machine of the cluster must see `paths` and `out` under the same names.
    """
    ray = _ray()
    reading = way(wants)

    def cut(row: dict[str, str]) -> Iterator[dict[str, bytes]]:
        for batch in batches(json.loads(row["sources"]), reading, size):
            yield {"batch": packed(batch if done(out, batch.id) is None else Batch(batch.id, ()))}

    rows = [{"sources": json.dumps(some)} for some in groups(paths)]
    try:
        _begin(ray, address, actors)
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.target_max_block_size = 1  # bytes: every batch goes out by itself, to whoever is free
        cutting = ray.data.from_items(rows, override_num_blocks=len(rows)).flat_map(cut, num_cpus=0)
        pool = ray.data.ActorPoolStrategy(size=actors)
        for row in cutting.map(Actor, fn_constructor_args=(wants, str(out)), compute=pool, num_cpus=1).iter_rows():
            if row["unfit"]:
                raise UnfitError(row["unfit"])
            yield Done(**json.loads(row["told"]))
    except (ConnectionError, ray.exceptions.RayError) as error:
        raise NoClusterError(f"The cluster {address!r} cannot go on: {' '.join(str(error).split())[:300]}.") from error
    finally:
        ray.shutdown()


def _begin(ray: Any, address: str, actors: int) -> None:
    """Join the cluster. Ray itself asks for minutes after one that is not there."""
    host, colon, port = address.rpartition(":")
    if colon:
        try:
            socket.create_connection((host, int(port) if port.isdigit() else 0), PATIENCE).close()
        except OSError as error:
            raise NoClusterError(f"There is no cluster at {address!r}: {error.strerror or error}.") from error
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # Ray would tell its makers how it is used, and hears of it in no other way
    os.environ["RAY_BACKEND_LOG_LEVEL"] = "fatal"  # what goes wrong comes as an error
    here = {"num_cpus": actors, "include_dashboard": False} if address == LOCAL else {}
    ray.init(address=address, logging_level=logging.ERROR, log_to_driver=False, **here)


def _ray() -> Any:
    try:
        import ray  # noqa: PLC0415 -- an extra, and seconds of imports
        import ray.data  # noqa: PLC0415
    except ImportError as error:
        raise NoRayError('Reading on a cluster needs Ray: pip install "dragoman[ray]"') from error
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", module=r"ray\.", category=UserWarning)  # advice on tuning
    return ray
