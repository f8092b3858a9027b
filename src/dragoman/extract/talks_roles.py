"""Who has which part in a negotiation: sides, mediators and the bodies behind them, hosts, those who stay away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.extract.lists import ACTORS, Lists
from dragoman.extract.talks_mentions import TalksMention
from dragoman.extract.talks_status import verbs_of
from dragoman.extract.windows import stem
from dragoman.knowledge.talks import talks_words
from dragoman.model.entities import Entity, Mention


@dataclass(slots=True)
class Parts:
    """Ids of entities by part, in order."""

    participants: dict[str, None] = field(default_factory=dict)
    mediators: dict[str, None] = field(default_factory=dict)
    hosts: dict[str, None] = field(default_factory=dict)
    absent: dict[str, None] = field(default_factory=dict)


def parts_of(listed: Lists, group: Sequence[TalksMention], *, alone: bool) -> Parts:
    """The parts told around the mentions of one negotiation; `alone` says that the report tells of no other talks of its kind."""
    found = Parts()
    for mention in group:
        _add(found.mediators, mention.brokers)
        _add(found.participants, mention.sides)
        _add(found.hosts, mention.hosts)
        _by_verbs(listed, mention, found)
    mediate(listed, group, found, alone=alone)
    for entity in tuple(found.participants):
        if is_mediator(listed.who.entities[entity]):
            found.mediators.setdefault(entity)
    _behind(listed, found.mediators)
    _behind_sides(listed, found.participants)
    for taken in (found.mediators, found.absent):
        for entity in taken:
            found.participants.pop(entity, None)
    return found


def _by_verbs(listed: Lists, mention: TalksMention, found: Parts) -> None:
    """Parts by the verbs that a mention is object or subject of."""
    trees, roles = listed.trees, talks_words().roles
    if trees.tokens[mention.head].upos == "VERB":
        return
    for verb in verbs_of(trees, mention.head):
        lemma = stem(trees.tokens[verb])
        if verb > mention.head:  # what follows the name is read with it
            continue
        subjects = listed.who.ids([at for at in trees.subjects(verb) if at != mention.head], ACTORS)
        if not subjects and not trees.is_passive(verb):
            subjects = listed.before(verb)
        people = [one for one in subjects if listed.who.entities[one].type != "place" or listed.who.entities[one].code]
        if lemma in roles["stay_away"] or (lemma in roles["attend"] and trees.is_negated(verb)):
            _add(found.absent, people)
        elif lemma in roles["mediate"]:
            _add(found.mediators, people)
        elif lemma in roles["host"]:
            _add(found.hosts, people)
        elif lemma in roles["attend"]:
            _add(found.hosts if mention.kind == "conference" and lemma == "hold" else found.participants, people)


def mediate(listed: Lists, group: Sequence[TalksMention], found: Parts, *, alone: bool) -> None:
    """Add the envoy: one named in the sentences of the talks, or one of the body that brokers them, named anywhere.

    `alone`: an envoy of the report belongs to its only talks even if he is named elsewhere.
    """
    trees = listed.trees
    sentences = {trees.tokens[mention.head].sentence for mention in group}
    talks = any(mention.kind == "talks" for mention in group)
    codes = {listed.who.entities[one].code for one in found.mediators}
    for entity in listed.who.entities.values():
        if not is_mediator(entity):
            continue
        here = [mention for mention in listed.who.scene.mentions if mention.entity == entity.id]
        near = any(trees.annotated.span(trees.annotated.sentences[number]).holds(mention.span) for number in sentences for mention in here)
        of_broker = bool(found.mediators) and entity.code in codes and entity.type == "person"
        with_him = any(mention.kind == "meeting" and _is_met(listed, mention, one) for mention in group for one in here)
        if entity.id in found.absent or (found.mediators and entity.code and entity.code not in codes):
            continue
        if of_broker or with_him or (talks and (alone or near)):
            found.mediators[entity.id] = None


def _is_met(listed: Lists, mention: TalksMention, one: Mention) -> bool:
    """Whether somebody is named within some words after a meeting: `its first meeting with the UN envoy, …`."""
    tokens = listed.trees.tokens
    near = [token for token in tokens[mention.head : mention.head + 12] if token.sentence == tokens[mention.head].sentence]
    return any(one.head.start == token.start for token in near) and any(token.text.lower() in ("with", "to") for token in near[:3])


def is_mediator(entity: Entity) -> bool:
    """Whether somebody’s office is to mediate: a mediator or facilitator, or the envoy of an international body."""
    roles = talks_words().roles
    words = " ".join([*(role.title.lower() for role in entity.roles), entity.name.lower()])
    if entity.type not in ("person", "group"):
        return False
    if any(word in words for word in ("mediator", "facilitator", "go-between")):
        return True
    return entity.type == "person" and entity.code in roles["bodies"] and any(word in words for word in roles["mediators"])


def _behind(listed: Lists, mediators: dict[str, None]) -> None:
    """The body that a mediator acts for mediates too, where the report names it."""
    bodies = talks_words().roles["bodies"]
    for one in tuple(mediators):
        entity = listed.who.entities[one]
        if entity.type not in ("person", "group"):
            continue
        named = [role.of for role in entity.roles if role.of and _is_body(listed.who.entities.get(role.of), entity)]
        coded = [
            other.id
            for other in listed.who.entities.values()
            if entity.code in bodies and other.type == "organisation" and other.code == entity.code
        ]
        states = [
            other.id for other in listed.who.entities.values() if entity.code and other.type == "country" and other.code == entity.code
        ]
        _add(mediators, named[:1] or coded[:1] or states[:1])


def _behind_sides(listed: Lists, sides: dict[str, None]) -> None:
    """The state or body that a person speaks for takes part too, where the report ties him to it."""
    for one in tuple(sides):
        entity = listed.who.entities[one]
        if entity.type == "person":
            _add(
                sides,
                [
                    body
                    for body in entity.member_of
                    if (known := listed.who.entities.get(body)) and known.type in ("country", "organisation")
                ][:1],
            )


def _is_body(body: Entity | None, of: Entity) -> bool:
    return body is not None and body.type in ("organisation", "country") and (of.code is None or body.code == of.code)


def _add(role: dict[str, None], ids: Iterable[str]) -> None:
    role.update(dict.fromkeys(ids))
