"""What a reading was made with, so that a record knows which of its reports a newer reader should read again."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from dragoman.language.model_files import Model, packaged

ROOMS = ("extract", "intake", "knowledge", "language", "model", "resolve")
"""Whatever decides how a report is read, whichever model reads it."""
WEIGHTS = "weights"
LISTS = ("SHA256SUMS", "labels.json")
"""What stands for a model: the one holds the hashes of its files."""


@cache
def reader_id(model: Model = "full") -> str:
    """The package's version and a hash over the rules, the tables and the language model: `0.1.0+3f9a1c0b`, or `0.1.0+5e2b77d1.fast`."""
    digest = hashlib.blake2b(digest_size=4)
    for room in ROOMS:
        for path, file in _files(files("dragoman") / room, room):
            digest.update(f"{path}\0".encode())
            digest.update(file.read_bytes())
    for name in LISTS:
        digest.update((packaged(model) / name).read_bytes())
    return f"{version('dragoman')}+{digest.hexdigest()}{'' if model == 'full' else f'.{model}'}"


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if item.name in ("__pycache__", WEIGHTS):
            continue
        if item.is_dir():
            yield from _files(item, f"{path}/{item.name}")
        else:
            yield f"{path}/{item.name}", item
