"""Made-up values for property tests: any report that the types allow, its spans inside its text."""

from dataclasses import fields
from typing import get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from dragoman.model.document import Document, Furniture
from dragoman.model.report import Report
from dragoman.model.span import Span

TEXT = "Il a dit « non ». 🕊️ The “truce” held, \u0928\u092e\u0938\u094d\u0924\u0947\u2028 café\u0301 said.\nNo more."
"""Short, but with an emoji, combining marks and a line separator: the offsets' hard cases."""

WORDS = st.text(st.characters(), max_size=8)


def spans():
    def span(ends):
        return Span(min(ends), max(ends))

    place = st.integers(0, len(TEXT))
    return st.tuples(place, place).filter(lambda ends: ends[0] != ends[1]).map(span)


def _values(hint):
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is Span:
        return spans()
    if hint is Document:
        return documents()
    if hint is float:
        return st.one_of(st.integers(-10, 10**9).map(float), st.floats(0, 1))
    if hint in (str, int):
        return {str: WORDS, int: st.integers(0, 10**6)}[hint]
    if origin is tuple:
        return st.lists(_values(arguments[0]), max_size=2).map(tuple)
    if origin is not None and type(None) in arguments:
        return st.none() | _values(next(argument for argument in arguments if argument is not type(None)))
    if origin is not None:
        return st.sampled_from(arguments)
    return built(hint)


def built(kind):
    """Any value of one of the model's types; `start` and `end` that are numbers lie in the text."""
    hints = get_type_hints(kind)
    parts = {field.name: _values(hints[field.name]) for field in fields(kind)}
    if hints.get("start") is int:
        del parts["start"], parts["end"]
        return st.builds(lambda place, **rest: kind(start=place.start, end=place.end, **rest), place=spans(), **parts)
    return st.builds(kind, **parts)


def documents():
    """Any document, always with the same text."""
    hints = get_type_hints(Document)
    parts = {field.name: _values(hints[field.name]) for field in fields(Document) if field.name not in ("text", "furniture")}
    return st.builds(Document, text=st.just(TEXT), furniture=st.lists(built(Furniture), max_size=2).map(tuple), **parts)


def reports():
    """Any report."""
    return built(Report)
