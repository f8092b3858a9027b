"""What the words around a toponym say it lies in: "Syria's Latakia province", "Pandi, Bulacan", "the Libyan town of Derna"."""

import re

from dragoman.knowledge.gazetteer import PlaceKind

_WORD = r"[A-Z](?:[\w.-]|['’](?!s\b))*"
_NAME = rf"{_WORD}(?:[ -](?:(?:al|el|de|del|of|the|and|ez|es|d')[ -])?{_WORD}){{0,4}}"
_NOUN = (
    r"(?:city|town|village|capital|port|province|governorate|region|state|district|county|suburb|neighbou?rhood|enclave|area|island|oblast|"
    r"department|prefecture|countryside|valley|stronghold|border|camp|municipality|hamlet|outskirts|settlement|resort|peninsula)"
)
_PLACE = rf"{_NAME}(?:\s+{_NOUN})?"
_AFTER = (
    re.compile(rf",\s+(?:(?:in|of)\s+)?(?:the\s+)?(?:[a-z-]+\s+){{0,2}}({_PLACE})"),
    re.compile(rf"\s*\(({_PLACE})\)"),
    re.compile(
        rf"(?:\s+{_NOUN})?,?\s+(?:in|of|inside|across)\s+(?:the\s+)?(?:[a-z-]+\s+){{0,5}}({_PLACE})(?:['’]s\s+(?:[a-z-]+\s+){{0,3}}({_PLACE}))?"
    ),
)
_BEFORE = (
    re.compile(rf"({_NAME}?)['’]s?\s+(?:[\w-]+\s+){{0,4}}(?:of\s+)?(?:the\s+)?$"),
    re.compile(rf"({_NAME})\s+(?:[a-z-]+\s+){{0,3}}{_NOUN}s?\s+(?:of\s+|in\s+)?(?:the\s+)?$"),
    re.compile(rf"({_NAME})\s+(?:north|south|east|west|central)[a-z-]*\s+(?:of\s+)?$"),
)
_LIST_AFTER = re.compile(rf"(?:,\s+(?:the\s+)?{_NAME}){{1,}},?\s+(?:and|or)\s+(?:the\s+)?[A-Z]|(?:,\s+(?:the\s+)?{_NAME}){{3,}}")
_LIST_BEFORE = re.compile(rf"{_NAME},\s+(?:and\s+|or\s+)?(?:the\s+)?$")
_WINDOW = 90
_STOPS = re.compile(r"[.!?;:]\s|\n|[“”\"]")


def containers(text: str, start: int, end: int) -> tuple[str, ...]:
    """The names and adjectives that the words around `text[start:end]` say it may lie in, nearest first; empty where they say nothing.

    Offsets are code points, half-open. The words are as in the text ("Syria", "Libyan", "Latakia province"); whether a place
    indeed lies in what they name is for the gazetteer to say, so lists of neighbours ("Homs, Hama") do no harm.
    """
    after = text[end : end + _WINDOW]
    stop = _STOPS.search(after)
    after = after[: stop.start()] if stop else after
    return _found(_last(text[max(0, start - _WINDOW) : start]), after)


_KINDS: tuple[tuple[PlaceKind, ...], ...] = (("province", "district", "region"), ("city",), ("district", "region", "city"), ("water",))
_WORDS = (
    r"provinces?|governorates?|oblasts?|regions?|states?|territor(?:y|ies)|prefectures?|departments?|count(?:y|ies)|districts?",
    r"city|cities|towns?|villages?",
    r"suburbs?|neighbou?rhoods?|boroughs?",
    r"rivers?|River|seas?|Sea|lakes?|Lake",
)
_SAID_AFTER = tuple(re.compile(rf"\s+(?:{words})\b(?!\s+(?:of|department|officials?)\b)") for words in _WORDS)
_SAID_BEFORE = tuple(
    re.compile(rf"(?:^|(?:^|\s)[a-z'’-]+\s+)(?:{words})(?:\s+of)?\s+(?:{_NAME}(?:,\s+(?:and\s+)?|\s+(?:and|or)\s+))*(?:the\s+)?$")
    for words in _WORDS
)


def said_kinds(text: str, start: int, end: int) -> frozenset[PlaceKind]:
    """The kinds of place that the words beside `text[start:end]` call it ("the states of X and Y", "X province", "the X River").

    "The Y district of X" says nothing of X.
    Offsets are code points, half-open; empty where they say nothing.
    """
    before, after = _last(text[max(0, start - _WINDOW) : start]), text[end : end + 30]
    for kinds, said_before, said_after in zip(_KINDS, _SAID_BEFORE, _SAID_AFTER, strict=True):
        if said_after.match(after) or said_before.search(before):
            return frozenset(kinds)
    return frozenset()


def _last(before: str) -> str:
    """What follows the last mark that ends a sentence or a quotation."""
    return before[max((stop.end() for stop in _STOPS.finditer(before)), default=0) :]


def _found(before: str, after: str) -> tuple[str, ...]:
    names: list[str] = []
    first = _AFTER[0].match(after)
    if first and not _LIST_AFTER.match(after) and not _LIST_BEFORE.search(before):
        names.append(first[1])
        second = _AFTER[0].match(after, first.end())
        if second:
            names.append(second[1])
    for pattern in _AFTER[1:]:
        found = pattern.match(after)
        if found:
            names += [name for name in found.groups() if name]
    for pattern in _BEFORE:
        found = pattern.search(before)
        if found:
            names.append(found[1])
    return tuple(dict.fromkeys(re.sub(r"(?:['’]s?|\.)$", "", name) for name in names if name))
