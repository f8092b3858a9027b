"""Who is who in one report, and through how many mouths a thing reaches the reader."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby
from typing import Protocol

from dragoman.model.entities import Entity, Role
from dragoman.model.entries import Ids, Statement
from dragoman.model.report import Report
from dragoman.present.wording import joined, plain, short_ids

SOMEBODY = "somebody unnamed"


class _Known(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """The id, of which a short form is shown."""


@dataclass(frozen=True)
class Cast:
    """The people, bodies and statements of a report by their ids. A name that the report does not give is "?"."""

    report: Report

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Entities by id."""
        return {entity.id: entity for entity in self.report.entities}

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Statements by id."""
        return {statement.id: statement for statement in self.report.statements}

    @cached_property
    def mentioned(self) -> Counter[str]:
        """How often each entity is mentioned."""
        return Counter(mention.entity for mention in self.report.mentions if mention.entity)

    @cached_property
    def heard(self) -> Counter[str]:
        """How many statements each entity makes."""
        return Counter(statement.speaker for statement in self.report.statements if statement.speaker)

    @cached_property
    def short(self) -> dict[str, str]:
        """The shortest ids that `dragoman explain` tells apart."""
        report = self.report
        kinds: tuple[Iterable[_Known], ...] = (
            report.entities, report.statements, report.events, report.commitments, report.ceasefires, report.talks, report.positions,
            report.figures,
        )
        return short_ids(entry.id for entry in chain.from_iterable(kinds))

    def name(self, entity: str | None) -> str:
        """What an entity is called."""
        known = self.entities.get(entity) if entity else None
        return plain(known.name) if known else "?"

    def names(self, entities: Ids, word: str = "and") -> str:
        """What several entities are called, in one phrase."""
        return joined((self.name(entity) for entity in entities), word)

    def speaker(self, statement: Statement) -> str:
        """Who makes a statement: the entity's name, else the words that name the source, else "somebody unnamed"."""
        if statement.speaker in self.entities:
            return self.name(statement.speaker)
        words = " ".join(plain(span.of(self.report.document.text)) for span in statement.source)
        return words or SOMEBODY

    def voices(self, statement: str | None) -> tuple[str, ...]:
        """Who says it and who reports that, from the innermost statement outwards; empty for the report's own voice.

        Somebody who reports himself is named once.
        """
        names: list[str] = []
        seen: set[str] = set()
        while statement in self.statements and statement not in seen:
            seen.add(statement)
            names.append(self.speaker(self.statements[statement]))
            statement = self.statements[statement].within
        return tuple(name for name, _ in groupby(names))

    def says(self, statement: str | None) -> str:
        """Who says so: "says A", "says A, according to B"; "says the report" where nobody else does."""
        voices = self.voices(statement)
        if not voices:
            return "says the report"
        return "says " + ", according to ".join(voices)

    def office(self, entity: Entity) -> str:
        """The offices and memberships that the report gives an entity, in words; a state that its code names is left out."""
        offices = [self._office(entity, role) for role in entity.roles]
        members = [f"of {self.name(body)}" for body in entity.member_of if body in self.entities and not entity.roles]
        return ", ".join(dict.fromkeys([*offices, *members]))

    def _office(self, entity: Entity, role: Role) -> str:
        title, body = plain(role.title), self.entities.get(role.of or "")
        if body is None or (body.code is not None and body.code == entity.code) or body.name in title:
            return title
        return f"{title} of {plain(body.name)}"

    def code(self, entity: Entity) -> str:
        """The country or body, and the sectors: "RUS GOV"."""
        return " ".join([*([entity.code] if entity.code else []), *entity.sectors])
