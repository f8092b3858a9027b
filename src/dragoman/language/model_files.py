"""The language model's files, each held to the SHA-256 that was written down when they were packed."""

import hashlib
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

Model = Literal["full", "fast"]
"""The models that come with the package: `full`, and `fast`, which has half of its layers."""

SUMS = "SHA256SUMS"
"""The list beside the files, in the format of `sha256sum --check`."""
FILES = ("fillers.onnx", "labels.json", "sight.onnx", "ties.onnx", "tokenizer.json")


class DamagedModelError(Exception):
    """A file of the model is not the one that was packed; the message is one whole sentence that names it."""


def packaged(model: Model = "full") -> Traversable:
    """The folder of a model that comes with the package."""
    weights = files("dragoman.language") / "weights"
    return weights if model == "full" else weights / model


def model_files(place: Traversable) -> Mapping[str, bytes]:
    """Every file of the model by its name, as packed; raises DamagedModelError at the first that is not."""
    sums = _sums(place)
    return {name: _whole(place, name, sums[name]) for name in FILES}


def _sums(place: Traversable) -> dict[str, str]:
    """The hash of each file by its name."""
    found = {}
    for line in _bytes(place, SUMS).decode("ascii", "replace").splitlines():
        wanted, gap, name = line.partition("  ")
        if not gap or len(wanted) != 64 or not name or "/" in name:
            raise DamagedModelError(f"{place / SUMS}: the model is damaged: {line!r} is no line of a SHA-256 and a file's name.")
        found[name] = wanted
    for name in FILES:
        if name not in found:
            raise DamagedModelError(f"{place / SUMS}: the model is damaged: there is no SHA-256 of {name}.")
    return found


def _whole(place: Traversable, name: str, wanted: str) -> bytes:
    raw = _bytes(place, name)
    found = hashlib.sha256(raw).hexdigest()
    if found != wanted:
        raise DamagedModelError(
            f"{place / name}: the model is damaged: the file's SHA-256 is {found}, expected was {wanted}; install Dragoman anew."
        )
    return raw


def _bytes(place: Traversable, name: str) -> bytes:
    try:
        return (place / name).read_bytes()
    except OSError as error:
        raise DamagedModelError(f"{place / name}: the model is damaged: the file cannot be read: {error.strerror}.") from error
