"""A report as it came in, cleaned, with its particulars."""

from dataclasses import dataclass, field
from typing import Literal

from dragoman.model.problem import Problem
from dragoman.model.span import Span

PublishedFrom = Literal["given", "metadata", "dateline", "text"]
FurnitureKind = Literal["headline", "byline", "agency", "credits", "dateline", "caption", "notice"]


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of `Document.text` that is no part of the report, so that no entry rests on it."""

    span: Span
    kind: FurnitureKind


@dataclass(frozen=True, slots=True)
class Document:
    """One report: its text and what is known of where it comes from.

    `text` is what every offset of the report counts in: code points, from zero. `published` is an ISO date (`2016-03-14`).
    `title`, `byline`, `agencies` and `contributors` were read from the text or its metadata; the words of the text that
    are no part of the report stand in `furniture`, in order and without overlap. `problems` are notes of intake, for the
    report's own list.
    """

    id: str
    name: str
    text: str
    title: str | None = None
    published: str | None = None
    published_from: PublishedFrom | None = None
    publisher: str | None = None
    agencies: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    furniture: tuple[Furniture, ...] = field(default=())
    problems: tuple[Problem, ...] = ()

    def is_furniture(self, span: Span) -> bool:
        """Whether `span` touches words that are no part of the report."""
        return any(piece.span.meets(span) for piece in self.furniture)
