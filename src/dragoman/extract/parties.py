"""From words to the entities they name: who fills a role."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.model.annotated import Stretch
from dragoman.model.entities import Entity, Mention
from dragoman.model.scene import Scene
from dragoman.model.span import Span


@dataclass(frozen=True, slots=True)
class Parties:
    """The mentions of a report by where their heads stand, its entities by id, and whom each word of a name belongs to."""

    scene: Scene
    by_head: dict[int, Mention]
    entities: dict[str, Entity]
    named: dict[int, Entity]

    def at(self, token: int) -> Entity | None:
        """The entity whose mention has its head at a token: the longest such mention's."""
        mention = self.by_head.get(token)
        return self.entities.get(mention.entity) if mention and mention.entity else None

    def ids(self, tokens: Iterable[int], kinds: frozenset[str] | None = None) -> tuple[str, ...]:
        """The ids of the entities at `tokens`, each once, in order; of the given mention types alone where some are given."""
        found: dict[str, None] = {}
        for token in tokens:
            entity = self.at(token)
            if entity and (kinds is None or entity.type in kinds):
                found[entity.id] = None
        return tuple(found)

    def within(self, runs: Sequence[Stretch]) -> tuple[str, ...]:
        """The entities that runs of words name: of each run the outermost mentions, coordinated ones all, in order."""
        found: dict[str, None] = {}
        for run in runs:
            span = self.scene.annotated.span(run)
            inside = [mention for mention in self.scene.mentions_in(span) if mention.entity]
            for mention in inside:
                if not any(other is not mention and _covers(other, mention) for other in inside):
                    found[mention.entity or ""] = None
        return tuple(found)

    def places(self, span: Span) -> tuple[str, ...]:
        """The entities with a name of a place inside `span`, in order of the text."""
        return tuple(
            dict.fromkeys(
                mention.entity
                for mention in self.scene.mentions_in(span)
                if mention.entity and mention.form == "name" and self.entities[mention.entity].type in ("country", "place", "facility")
            )
        )


def _covers(outer: Mention, inner: Mention) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and (outer.start, outer.end) != (inner.start, inner.end)


def parties(scene: Scene) -> Parties:
    """The index of a scene."""
    tokens = scene.annotated.tokens
    starts = {token.start: token.index for token in tokens}
    entities = {entity.id: entity for entity in scene.entities}
    by_head: dict[int, Mention] = {}
    named: dict[int, Entity] = {}
    for mention in sorted(scene.mentions, key=lambda one: one.start - one.end):  # longest first: of names within names the shortest stays
        at = starts.get(mention.head.start)
        if at is not None:
            by_head.setdefault(at, mention)
        here = starts.get(mention.start)
        if mention.form != "name" or mention.entity not in entities:
            continue
        while here is not None and here < len(tokens) and tokens[here].end <= mention.end:
            named[here] = entities[mention.entity]
            here += 1
    return Parties(scene, by_head, entities, named)
