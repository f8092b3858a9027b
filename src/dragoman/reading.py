"""The whole way of a report, top to bottom: language, who and where and when, who says what, and what happened."""

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from dragoman.extract.ceasefires import ceasefires
from dragoman.extract.commitments import commitments
from dragoman.extract.events import events
from dragoman.extract.figures import figures
from dragoman.extract.mentions import mentions
from dragoman.extract.positions import positions
from dragoman.extract.statement_dates import dated
from dragoman.extract.statements import statements
from dragoman.extract.talks import talks
from dragoman.knowledge import actors, gazetteer
from dragoman.knowledge.actors import Knowledge
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.language.ahead import ahead
from dragoman.language.model_files import Model
from dragoman.language.reader import Reader
from dragoman.model.annotated import Annotated
from dragoman.model.document import Document
from dragoman.model.problem import Problem
from dragoman.model.report import Report
from dragoman.model.scene import Scene
from dragoman.resolve.entities import entities
from dragoman.resolve.speakers import spoken
from dragoman.resolve.times import times


@dataclass(frozen=True, slots=True)
class Tools:
    """What every reading needs, loaded once: the language model, the actors and the places that are known."""

    reader: Reader
    knowledge: Knowledge
    gazetteer: Gazetteer


def tools(
    knowledge: Path | None = None, gazetteer_dump: Path | None = None, threads: int = 0, model: Model = "full"
) -> Tools | Problem:
    """The tools, with the user's own table of actors and GeoNames dump beside the packaged ones, or what is wrong with those.

    `threads` is how many cores one report may use (0: all), `model` which of the packaged language models reads it.
    """
    known = actors.load(knowledge)
    if isinstance(known, Problem):
        return known
    places = gazetteer.load(gazetteer_dump)
    if isinstance(places, Problem):
        return places
    ready = Tools(Reader(threads, model), known, places)
    places.candidates("Geneva")  # any name: its tables are unpacked at the first question
    gc.collect()
    gc.freeze()  # the tables stay for good: the collector need not go through them with every report
    return ready


def read_all(documents: Iterable[Document], use: Tools) -> Iterator[Report]:
    """The report of each document, in order, as `read` gives it; with cores to spare, the language of the next ones is read meanwhile."""
    coming = iter(documents)
    first = list(islice(coming, 2))
    if len(first) < 2 or use.reader.threads == 1:
        return (read(document, use) for document in chain(first, coming))
    language = ahead(use.reader.beside().annotate, chain(first, coming), use.reader.threads)
    return (gathered(annotated, use) for annotated in language)


def read(document: Document, use: Tools) -> Report:
    """What one document reports. The same document gives the same report, whatever was read before it."""
    return gathered(use.reader.annotate(document), use)


def gathered(annotated: Annotated, use: Tools) -> Report:
    """What a report's language tells: all of its record."""
    document = annotated.document
    scene = staged(annotated, use)
    counted = figures(scene)
    return Report(
        document=document,
        sentences=tuple(annotated.span(sentence) for sentence in annotated.sentences),
        mentions=scene.mentions,
        entities=scene.entities,
        times=scene.times,
        statements=scene.statements,
        events=events(scene, counted),
        commitments=commitments(scene),
        ceasefires=ceasefires(scene),
        talks=talks(scene),
        positions=positions(scene),
        figures=counted,
        problems=problems(document),
    )


def staged(annotated: Annotated, use: Tools) -> Scene:
    """Who, where and when, and who says what: the ground on which happenings are read."""
    when = times(annotated)
    named = mentions(annotated, use.knowledge, use.gazetteer)
    said = dated(annotated, statements(annotated), when)
    tied, actors_of = entities(annotated, named, said, use.knowledge, use.gazetteer)
    attributed = spoken(said, tied, actors_of, annotated, use.knowledge)
    return Scene(annotated, tied, actors_of, when, attributed, annotated.document.published)


def problems(document: Document) -> tuple[Problem, ...]:
    """What the reader noticed and could not settle."""
    undated = Problem("no-date", "The report gives no date of its own, so that relative dates stay unresolved.")
    return (*document.problems, *(() if document.published else (undated,)))
