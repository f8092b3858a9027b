"""The record of one report: `dragoman.report/1`."""

from dataclasses import dataclass

from dragoman.model.document import Document
from dragoman.model.entities import Entity, Mention, Time
from dragoman.model.entries import Ceasefire, Commitment, Event, Figure, Position, Statement, Talks
from dragoman.model.problem import Problem
from dragoman.model.span import Span

SCHEMA = "dragoman.report/1"


@dataclass(frozen=True, slots=True)
class Report:
    """What reading one report gives. Every list is in order of the text; `sentences` cover the body."""

    document: Document
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    ceasefires: tuple[Ceasefire, ...] = ()
    talks: tuple[Talks, ...] = ()
    positions: tuple[Position, ...] = ()
    figures: tuple[Figure, ...] = ()
    problems: tuple[Problem, ...] = ()
