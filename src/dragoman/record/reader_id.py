"""What a reading was made with, so that a record knows which of its reports a newer reader should read again."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

ROOMS = ("extract", "intake", "knowledge", "language", "model", "resolve")
"""Whatever decides how a report is read. The model's big files are left out: `SHA256SUMS` holds their hashes."""
LEFT_OUT = ("__pycache__", ".onnx", "tokenizer.json")


@cache
def reader_id() -> str:
    """The package's version and a hash over the rules, the tables and the language model: `0.1.0+3f9a1c0b`."""
    digest = hashlib.blake2b(digest_size=4)
    for room in ROOMS:
        for path, file in _files(files("dragoman") / room, room):
            digest.update(f"{path}\0".encode())
            digest.update(file.read_bytes())
    return f"{version('dragoman')}+{digest.hexdigest()}"


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda one: one.name):
        if item.name.endswith(LEFT_OUT):
            continue
        if item.is_dir():
            yield from _files(item, f"{path}/{item.name}")
        else:
            yield f"{path}/{item.name}", item
