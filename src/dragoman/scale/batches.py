"""Inputs cut into batches, each named by what is in it: the unit that is read, written and, where need be, read again, as a whole."""

import base64
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman.intake.documents import Metadata
from dragoman.intake.failure import Failure
from dragoman.intake.parcels import Parcel, parcels, sources
from dragoman.model.problem import Problem
from dragoman.scale.journal import followed

SIZE = 256  # reports of one batch: what a death costs at most, some minutes of one core
SMALL = 8_000_000  # bytes of files that are cut together


@dataclass(frozen=True, slots=True)
class Batch:
    """Some of a source's items in their order; the same source, cut again and to be read in the same way, gives the same `id`."""

    id: str
    items: tuple[Parcel | Failure, ...]


def groups(paths: Sequence[str]) -> Iterator[list[str]]:
    """The inputs in their order, the files of folders one by one; small ones together, so that a batch is not one short report."""
    some: list[str] = []
    room = SMALL
    for source in sources(paths):
        named = source.name if isinstance(source, Failure) else source
        size = _size(named)
        if some and (size > room or len(some) >= SIZE):
            yield some
            some, room = [], SMALL
        some.append(named)
        room -= size
    if some:
        yield some


def batches(group: Sequence[str], reading: str, size: int = SIZE) -> Iterator[Batch]:
    """The batches of one group; `reading` says how they are to be read, and is part of their names."""
    start = blake2b("\0".join([reading, *group]).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
    coming = followed(parcels(group), start)
    while some := list(islice(coming, size)):
        yield Batch(some[-1][1], tuple(item for item, _ in some))


def packed(batch: Batch) -> bytes:
    """A batch as JSON, to go to another machine."""
    return json.dumps({"id": batch.id, "items": [_packed(item) for item in batch.items]}).encode()


def unpacked(raw: bytes) -> Batch:
    """The batch that `packed` gave."""
    value = json.loads(raw)
    return Batch(value["id"], tuple(_unpacked(item) for item in value["items"]))


def _packed(item: Parcel | Failure) -> dict[str, Any]:
    if isinstance(item, Failure):
        return {"name": item.name, "code": item.problem.code, "message": item.problem.message, "severity": item.problem.severity}
    return asdict(item) | {"raw": base64.b85encode(item.raw).decode()}


def _unpacked(item: dict[str, Any]) -> Parcel | Failure:
    if "code" in item:
        return Failure(item["name"], Problem(item["code"], item["message"], severity=item["severity"]))
    carried = Metadata(**item["carried"] | {"byline": tuple(item["carried"]["byline"])})
    return Parcel(**item | {"raw": base64.b85decode(item["raw"]), "carried": carried})


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0  # cutting it will say what is wrong
