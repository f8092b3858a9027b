"""The index over the actor tables: which rows a name, a surname, an office, a demonym or a seat leads to.

It is built ahead (`facts/build_index.py`) so that loading the knowledge base is reading, not computing. An entry is a key with a
mark in front that says what kind it is, and the ids (or the code, or the number) that it leads to.
"""

from collections.abc import Iterable, Mapping

from dragoman.knowledge.names import acronym, key
from dragoman.knowledge.tables import CODE, FORMS, ID, NAME, TITLE, TYPE, Row

SURNAME, OFFICE, SMALL, FIRST, DEMONYM, PEOPLE, SEAT = "~", "@", "_", "^", "=", "+", "$"
"""Marks: a person's last name; an office (`@title|CODE`); a name that may stand in small letters; the first word of names (leads
to the number of words of the longest); an adjective or noun for a state's people; a noun for its people; a seat of government."""

_PARTICLES = frozenset(("de", "da", "di", "del", "van", "von", "bin", "ben", "ibn", "ould", "ag", "dos", "der", "la", "le"))

LONGEST = 12
"""Words of the longest name that is looked for."""


def entries(tables: Iterable[tuple[str, Iterable[Row]]]) -> dict[str, str]:
    """The entries for the rows of `tables` (name, rows), most trusted table first; ids in one entry are parted by spaces."""
    index: dict[str, dict[str, None]] = {}

    def enter(entry: str, value: str) -> None:
        index.setdefault(entry, {})[value] = None

    for table, rows in tables:
        for row in rows:
            # A surname without more is found by its date, never as a name: "Muscat" is a town before it is a premier.
            for form in forms(row) if table != "leaders.tsv" or " " in row[NAME] else ():
                enter(name_key(form), row[ID])
                if form.islower():
                    enter(SMALL + key(form), "1")
                if table == "seats.tsv":
                    enter(SEAT + key(form), row[CODE])
            if row[TYPE] == "person":
                for last in surnames(row[NAME]):
                    enter(SURNAME + last, row[ID])
                enter(f"{OFFICE}{key(row[TITLE])}|{row[CODE]}", row[ID])
    return {entry: " ".join(values) for entry, values in index.items()} | _firsts(index)


def state_entries(rows: Iterable[Row]) -> dict[str, str]:
    """The entries for adjectives, demonyms and capitals; `rows` are those of `states.tsv` (code, name, forms, adjectives, …)."""
    index: dict[str, str] = {}
    for code, _, _, adjectives, person, people, capitals, _ in rows:
        for word in cells(adjectives, person, people):
            index.setdefault(DEMONYM + name_key(word), code)
        for word in cells(person, people):
            index.setdefault(PEOPLE + key(word), code)
        for word in cells(capitals):
            index.setdefault(SEAT + key(word), code)
    return index


def joined(first: Mapping[str, str], second: Mapping[str, str]) -> dict[str, str]:
    """Two indexes as one, where `first` is the more trusted."""
    index = {**second, **first}
    for entry in first.keys() & second.keys():
        if entry[0] == FIRST:
            index[entry] = max(first[entry], second[entry], key=int)
        elif entry[0] not in SEAT + DEMONYM + PEOPLE + SMALL:
            index[entry] = " ".join(dict.fromkeys(f"{first[entry]} {second[entry]}".split()))
    return index


def name_key(form: str) -> str:
    """The entry of a name: its key, or the name itself where it is an acronym."""
    return acronym(form) or key(form)


def forms(row: Row) -> list[str]:
    """All the names that a row gives; none where it has `-` for them, and is known by its id only."""
    if row[FORMS] == "-":
        return []
    return [row[NAME], *row[FORMS].split("|")] if row[FORMS] else [row[NAME]]


def surnames(name: str) -> list[str]:
    """The keys of the last name of a person: with its particle (`de mistura`) and without."""
    words = key(name).split()
    start = next((index for index, word in enumerate(words) if index and word in _PARTICLES), len(words))
    return list(dict.fromkeys([words[-1], " ".join(words[start:]) or words[-1]])) if words else []


def cells(*values: str) -> list[str]:
    """The items of cells that are lists parted by `|`."""
    return [item for value in values for item in value.split("|") if item]


def _firsts(index: Iterable[str]) -> dict[str, str]:
    longest: dict[str, int] = {}
    for entry in index:
        if entry[0] in SURNAME + OFFICE + SMALL + SEAT:
            continue
        words = entry.split()
        first = words[0].lower()
        longest[first] = max(longest.get(first, 0), min(len(words), LONGEST))
    return {FIRST + word: str(count) for word, count in longest.items()}
