"""The record of a report as JSON, `dragoman.report/1`, and back."""

import json
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, is_dataclass
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from dragoman.model.keys import UNFOLDED, key, shape
from dragoman.model.problem import Problem
from dragoman.model.report import SCHEMA, Report
from dragoman.model.span import Span

LARGEST = sys.float_info.max
_UNSAFE = re.compile("[\ud800-\udfff\u0085\u2028\u2029]")
"""Lone surrogates, which UTF-8 cannot hold, and the line ends at which some readers of JSON Lines would cut a line."""


class _NotThatError(ValueError):
    """What is wrong with a JSON value, and where; caught at the door of this file."""


def report_to_dict(report: Report) -> dict[str, Any]:
    """The report as JSON's own values, keys in the order of `record.md`; spans without their text."""
    return {"schema": SCHEMA, **_to_json(report)}


def report_line(report: Report) -> str:
    """The report as one line of JSON Lines, without the line end; every line end and lone surrogate in it is escaped."""
    return line_of(report_to_dict(report))


def line_of(value: Mapping[str, Any]) -> str:
    """What `report_to_dict` gave as one such line."""
    return _dump(value, indent=None)


def report_page(report: Report) -> str:
    """The report as indented JSON, without a line end after it."""
    return _dump(report_to_dict(report), indent=2)


def report_from_dict(value: object) -> Report | Problem:
    """The report that `report_to_dict` gave; a Problem, naming the place and the offending value, for anything else.

    Keys that `dragoman.report/1` does not have are left out; a span that carries its text is checked against it.
    """
    try:
        if not isinstance(value, dict) or value.get("schema") != SCHEMA:
            schema = value.get("schema") if isinstance(value, dict) else value
            raise _NotThatError(f"schema: {_shown(schema)} is not {SCHEMA!r}")
        report: Report = _from_json(Report, value, "")
        _check_text(value, report.document.text, "")
    except _NotThatError as wrong:
        return Problem("not-a-report", f"This is no {SCHEMA}: {wrong}.", severity="error")
    except RecursionError:
        return Problem("not-a-report", f"This is no {SCHEMA}: its values nest too deep.", severity="error")
    return report


def report_from_line(line: str) -> Report | Problem:
    """The report that stands in one line of JSON Lines (or on a whole page of JSON)."""
    try:
        value = json.loads(line)
    except ValueError as wrong:
        return Problem("not-json", f"This is no JSON: {wrong}.", severity="error")
    except RecursionError:
        return Problem("not-json", "This is JSON that nests too deep.", severity="error")
    return report_from_dict(value)


def _dump(value: object, indent: int | None) -> str:
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=None if indent else (",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _to_json(value: Report) -> dict[str, Any]:
    out: dict[str, Any] = _writer(Report)(value)
    return out


@cache
def _writer(hint: Any) -> Callable[[Any], Any]:
    """What turns a value of a type into JSON's own; made once for each type, since a record writes thousands of values a second."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (UnionType, Union):
        inner = _writer(next(one for one in arguments if one is not NoneType))
        return inner if inner is _as_it_is else lambda value: None if value is None else inner(value)
    if origin is tuple:
        one = _writer(arguments[0])
        return list if one is _as_it_is else lambda values: [one(value) for value in values]
    if hint is float:
        return lambda value: int(value) if float(value).is_integer() else value
    if hint is Span:
        return lambda span: {"start": span.start, "end": span.end}
    return _object_writer(hint) if is_dataclass(hint) else _as_it_is


def _object_writer(kind: Any) -> Callable[[Any], dict[str, Any]]:
    parts = [(field.name, key(field.name), _writer(hint), (kind, field.name) in UNFOLDED) for field, hint in shape(kind)]
    names, keys = [name for name, *_ in parts], [written for _, written, *_ in parts]
    inner = [(written, writer) for _, written, writer, _ in parts if writer is not _as_it_is]
    unfolded = {written for _, written, _, unfolds in parts if unfolds}
    values = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)

    def write(value: Any) -> dict[str, Any]:
        out = dict(zip(keys, values(value), strict=True))
        for written, writer in inner:
            out[written] = writer(out[written])
        return out

    def write_unfolded(value: Any) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for written, held in write(value).items():
            out |= held if written in unfolded else {written: held}
        return out

    return write_unfolded if unfolded else write


def _as_it_is(value: Any) -> Any:
    return value


def _from_json(kind: Any, value: object, where: str) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (UnionType, Union):
        return None if value is None else _from_json(next(a for a in arguments if a is not NoneType), value, where)
    if origin is Literal:
        if value not in arguments:
            raise _NotThatError(f"{where}: {_shown(value)} is none of {', '.join(map(str, arguments))}")
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise _NotThatError(f"{where}: {_shown(value)} is no list")
        return tuple(_from_json(arguments[0], item, f"{where}[{place}]") for place, item in enumerate(value))
    if is_dataclass(kind):
        return _value(kind, value, where)
    return _plain(kind, value, where)


def _value(kind: Any, value: object, where: str) -> Any:
    if not isinstance(value, dict):
        raise _NotThatError(f"{where}: {_shown(value)} is no object")
    known: dict[str, Any] = {}
    for field, hint in shape(kind):
        name = key(field.name)
        inner = f"{where}.{name}".removeprefix(".")
        if (kind, field.name) in UNFOLDED:
            known[field.name] = _from_json(hint, value, where)
        elif name in value:
            known[field.name] = _from_json(hint, value[name], inner)
        elif _required(field):
            raise _NotThatError(f"{inner}: is missing")
    try:
        return kind(**known)
    except ValueError as wrong:
        raise _NotThatError(f"{where}: {wrong}") from wrong


def _plain(kind: Any, value: object, where: str) -> Any:
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
        if not -LARGEST <= value <= LARGEST:  # NaN, which JSON does not have, is not either
            raise _NotThatError(f"{where}: {_shown(value)} is no number that can be reckoned with")
        return float(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise _NotThatError(f"{where}: {_shown(value)} is no {kind.__name__}")
    return value


def _required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _check_text(value: object, text: str, where: str) -> None:
    """Hold every span to its text: it lies inside the document, and where it carries words they are the document's."""
    if isinstance(value, list):
        for place, item in enumerate(value):
            _check_text(item, text, f"{where}[{place}]")
    if not isinstance(value, dict):
        return
    start, end = value.get("start"), value.get("end")
    if isinstance(start, int) and isinstance(end, int):
        if not 0 <= start < end <= len(text):
            raise _NotThatError(f"{where}: start={start} end={end} is no stretch of the text, which is {len(text)} code points long")
        words = Span(start, end).of(text)
        if value.get("text", words) != words:
            raise _NotThatError(f"{where}: text {_shown(value['text'])} is not what stands there, {_shown(words)}")
    for name, item in value.items():
        _check_text(item, text, f"{where}.{name}".removeprefix("."))


def _shown(value: object) -> str:
    words = repr(value)
    return words if len(words) <= 60 else words[:57] + "..."
