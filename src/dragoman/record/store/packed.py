"""Values in one column: a flat dataclass as a JSON list of its fields, and back; and block keys as whole numbers."""

import json
import re
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from hashlib import blake2b
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import orjson

Value = TypeVar("Value")

_WIDE = re.compile(r"\d{19}")
"""What may be a number of more than 64 bits, which the quick reader would round."""


def packed(value: Any) -> str:
    """The fields in order; tuples as lists, sets as sorted lists."""
    kind: Any = type(value)
    return dense([getattr(value, name) for name in _names(kind)])


def dense(value: Any) -> str:
    """JSON without a blank."""
    try:
        return orjson.dumps(value, default=sorted).decode()
    except TypeError:  # a number of more than 64 bits
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=sorted)


def loose(text: str) -> Any:
    """The value of JSON that this record wrote."""
    return json.loads(text) if _WIDE.search(text) else orjson.loads(text)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def unpacked(kind: Callable[..., Value], text: str) -> Value:
    """The value that `packed` was given."""
    return kind(*(make(one) for make, one in zip(_makers(kind), loose(text), strict=True)))


def block_key(kind: str, block: str) -> int:
    """A signed number of 63 bits for a block of one kind."""
    return int.from_bytes(blake2b(f"{kind}\x1f{block}".encode(), digest_size=8).digest(), "big", signed=True) >> 1


@cache
def _makers(kind: Any) -> tuple[Callable[[Any], Any], ...]:
    hints = get_type_hints(kind)
    return tuple(_maker(hints[field.name]) for field in fields(kind))


def _maker(hint: Any) -> Callable[[Any], Any]:
    origin = get_origin(hint)
    if origin in (tuple, frozenset):
        inner = _maker(get_args(hint)[0])
        return lambda values: origin(inner(one) for one in values)
    return lambda value: value
