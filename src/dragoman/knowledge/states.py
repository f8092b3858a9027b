"""States and territories: their names, adjectives, people and capitals."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.tables import packaged


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory. `code` is ISO 3166-1 alpha-3 (Kosovo: KOS); `forms` are its other names."""

    code: str
    name: str
    forms: tuple[str, ...]
    adjectives: tuple[str, ...]
    person: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    source: str


@cache
def states() -> dict[str, State]:
    """All states by their code, in order of the code."""
    return {row[0]: _state(row) for row in packaged("states.tsv")}


def _state(row: list[str]) -> State:
    code, name, forms, adjectives, person, people, capitals, source = row
    return State(code, name, _list(forms), _list(adjectives), _list(person), _list(people), _list(capitals), source)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
