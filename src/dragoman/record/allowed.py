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
