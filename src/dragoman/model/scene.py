"""What is known of a report once its people, places and times are settled: the ground on which happenings are read."""

from dataclasses import dataclass

from dragoman.model.annotated import Annotated
from dragoman.model.entities import Entity, Mention, Time
from dragoman.model.entries import Statement
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Scene:
    """A report half read: language, mentions tied to entities, times resolved, statements whole.

    All sequences are in order of the text. `published` is the report's ISO date or None.
    """

    annotated: Annotated
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    times: tuple[Time, ...]
    statements: tuple[Statement, ...]
    published: str | None

    def said_in(self, span: Span) -> str | None:
        """The id of the innermost statement whose content holds `span`, or None in the report's own voice."""
        around = [
            (piece.end - piece.start, statement.id)
            for statement in self.statements
            for piece in statement.content
            if piece.holds(span)
        ]
        return min(around)[1] if around else None

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """The mentions whose head lies inside `span`, in order of the text."""
        start, end = span.start, span.end
        return tuple([mention for mention in self.mentions if start <= mention.head.start and mention.head.end <= end])

    def times_in(self, span: Span) -> tuple[Time, ...]:
        """The time expressions inside `span`, in order of the text."""
        return tuple(time for time in self.times if span.start <= time.start and time.end <= span.end)
