"""The JSON Schema of `dragoman.report/1`, made from the values' own types and docstrings."""

import json
import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from inspect import getdoc
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from dragoman.model.keys import UNFOLDED, key, shape
from dragoman.model.report import SCHEMA, Report
from dragoman.model.span import Span

_DATE = r"[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[~?%]?"
_EDTF = rf"^({_DATE}|(\.\.|{_DATE})/(\.\.|{_DATE}))$"
_ISO = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_PATTERNS = {"date": _EDTF, "start": _EDTF, "end": _EDTF, "deadline": _EDTF, "period": _EDTF, "published": _ISO, "from": _ISO, "to": _ISO}
"""What a date must look like, by the key it stands under."""

_TIMES = {"Time": {"from", "to"}, "Document": {"published"}}
"""The values whose dates are ISO; in all others they are EDTF, and `to` there is an entity."""

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def report_schema() -> dict[str, Any]:
    """The schema of one report, after draft 2020-12; keys that it does not name are allowed, since fields may be added."""
    kinds = sorted(set(_kinds(Report)) - {Report}, key=lambda kind: kind.__name__)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **_object(Report, {"schema": {"const": SCHEMA}}),
        "$defs": {kind.__name__: _object(kind, {}) for kind in kinds},
    }


def schema_page() -> str:
    """The schema as the package publishes it: indented JSON with a line end."""
    return json.dumps(report_schema(), indent=2, ensure_ascii=False) + "\n"


def _kinds(hint: Any) -> Iterator[type]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
        for _, inner in shape(hint):
            yield from _kinds(inner)
    for inner in get_args(hint):
        yield from _kinds(inner)


def _object(kind: type, first: dict[str, Any]) -> dict[str, Any]:
    properties = dict(first)
    for field, hint in shape(kind):
        name = key(field.name)
        if (kind, field.name) in UNFOLDED:
            properties.update(_object(Span, {})["properties"])
        else:
            properties[name] = _schema(hint) | _more(kind, name, hint)
    return {"description": _description(kind), "type": "object", "properties": properties, "required": list(properties)}


def _schema(hint: Any) -> dict[str, Any]:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (UnionType, Union):
        inner = _schema(next(argument for argument in arguments if argument is not NoneType))
        if set(inner) == {"type"}:
            return {"type": [inner["type"], "null"]}
        return {"anyOf": [inner, {"type": "null"}]}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0])}
    if is_dataclass(hint) and isinstance(hint, type):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    return {"type": _PLAIN[hint]}


def _more(kind: type, name: str, hint: Any) -> dict[str, Any]:
    """What the types do not say: offsets count from zero, evidence is never empty, dates have a form."""
    if name == "evidence":
        return {"minItems": 1}
    if hint is int and name == "start":
        return {"minimum": 0}
    if hint is int and name == "end":
        return {"minimum": 1}
    dated = _TIMES.get(kind.__name__, set(_PATTERNS) - {"from", "to", "published"})
    return {"pattern": _PATTERNS[name]} if name in dated and hint == str | None else {}


def _description(kind: type) -> str:
    return re.sub(r"\s+", " ", getdoc(kind) or "").strip()
