"""The closed lists that the fields of each kind of entry draw on, from the values' own types."""

from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from dragoman.model.entries import Ceasefire, Commitment, Event, Figure, Position, Statement, Talks
from dragoman.model.keys import key, shape
from dragoman.record.rows import Kind

TYPES: dict[Kind, type] = {
    "statements": Statement,
    "events": Event,
    "commitments": Commitment,
    "ceasefires": Ceasefire,
    "talks": Talks,
    "positions": Position,
    "figures": Figure,
}


@cache
def allowed(kind: Kind) -> dict[str, tuple[str, ...]]:
    """The values that each field of a kind may have, for the fields whose list is closed."""
    found = ((key(field.name), _listed(hint)) for field, hint in shape(TYPES[kind]))
    return {name: values for name, values in found if values}


def _listed(hint: Any) -> tuple[str, ...]:
    if get_origin(hint) in (UnionType, Union):
        return next((values for one in get_args(hint) if (values := _listed(one))), ())
    return get_args(hint) if get_origin(hint) is Literal else ()


_REFERENCES = frozenset({"id", "why", "said_in", "within", "speaker", "to", "place", "holder"})
"""Strings that are ids of something, or an explanation."""


@cache
def correctable(kind: Kind) -> tuple[str, ...]:
    """The fields that hold a plain value which a person may know better: types, statuses, dates, numbers; sorted."""
    return tuple(
        sorted(key(field.name) for field, hint in shape(TYPES[kind]) if field.name not in _REFERENCES and (_listed(hint) or _plain(hint)))
    )


def hint_of(kind: Kind, field: str) -> type:
    """The plain type of a field's value, str, int or float."""
    hint = next(hint for one, hint in shape(TYPES[kind]) if key(one.name) == field)
    return _plain(hint) or str


def _plain(hint: Any) -> type | None:
    options = get_args(hint) if get_origin(hint) in (UnionType, Union) else (hint,)
    return next((one for one in options if one in (str, int, float)), None)
