"""How the fields of the values are called in JSON."""

from dataclasses import Field, fields
from functools import cache
from typing import Any, get_type_hints

from dragoman.model.document import Furniture

UNFOLDED: frozenset[tuple[type, str]] = frozenset({(Furniture, "span")})
"""Fields that are a span whose `start` and `end` stand beside the value's other keys: `{"start", "end", "kind"}`."""


def key(field: str) -> str:
    """The JSON key of a field: its name, less the underscore that keeps it apart from a word of Python (`class_`)."""
    return field.removesuffix("_")


@cache
def shape(kind: type) -> tuple[tuple[Field[Any], Any], ...]:
    """The fields of a value's type in order, each with its type resolved."""
    hints = get_type_hints(kind)
    return tuple((field, hints[field.name]) for field in fields(kind))
