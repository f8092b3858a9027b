"""Who undertakes something, and towards whom: people together with the state or body that they act for."""

from collections.abc import Iterable, Sequence

from dragoman.extract.commitment_candidates import Candidate
from dragoman.extract.grammar import Grammar
from dragoman.extract.parties import Parties
from dragoman.model.entities import Entity
from dragoman.model.entries import Statement

ACTORS = frozenset(("country", "organisation", "group", "person", "nationality"))
_SPEAKS = frozenset("i we our us my ours".split())
_THIRD = frozenset("he she it they who which his her its their this that".split())
_OF_STATE = frozenset(("GOV", "MIL", "LEG"))
_BODIES = {"UNO": "United Nations", "EUR": "European Union"}


def undertakers(found: Candidate, trees: Grammar, who: Parties) -> tuple[str, ...]:
    """The ids of those who undertake: the subject of the word that undertakes, the speaker, the doer of what is undertaken."""
    heads = _heads(found, trees)
    named = _entities(heads, trees, who, found.statement)
    doer = _entities(_doers(found, trees), trees, who, found.statement) if found.complement == "clause" or found.cue is None else ()
    speaker = found.statement.speaker if found.statement is not None else None
    if not named and found.cue is not None and (heads == () or not _is_actor(heads, who)) and speaker is not None:
        named = (speaker,)
    if found.cue is None and speaker is not None and speaker not in named and all(_is_nameless(who.entities[one]) for one in named):
        named = (speaker,)  # "some forces would stay", said by the one who sends them
    for one in doer:
        if not named or one not in named and same_side(who.entities[one], [who.entities[other] for other in named]):
            named = (*named, one)
    if (
        speaker is not None
        and speaker not in named
        and (not named or same_side(who.entities[speaker], [who.entities[one] for one in named]))
    ):
        named = (speaker, *named)
    if not named and found.frame is not None and (actor := found.frame.part("actor")) is not None and actor.score >= 0.4:
        named = tuple(one for one in who.within(actor.tokens) if who.entities[one].type in ACTORS)
    return acting_for(named, who)


def acting_for(ids: Sequence[str], who: Parties) -> tuple[str, ...]:
    """The same entities, each followed by the state or body that it acts for where the report has that too."""
    full: dict[str, None] = {}
    for one in ids:
        full[one] = None
        for body in behind(who.entities[one], who):
            full[body] = None
    return tuple(full)


def behind(entity: Entity, who: Parties) -> tuple[str, ...]:
    """The state or body that a person, a ministry or an army acts for: by membership, by office, by code."""
    if entity.type == "person" or entity.type == "group" and "GOV" in entity.sectors:
        known = [
            one for one in (*entity.member_of, *(role.of for role in entity.roles if role.of)) if one in who.entities and one != entity.id
        ]
        known = [one for one in dict.fromkeys(known) if who.entities[one].type in ("country", "organisation", "group")]
        if known:
            return tuple(known[:1])
    elif entity.type != "organisation" or not set(entity.sectors) & _OF_STATE:
        return ()
    if set(entity.sectors) & _OF_STATE or entity.code in _BODIES:
        state = next((one for one in who.entities.values() if one.id != entity.id and one.code == entity.code and _is_state(one)), None)
        return (state.id,) if state is not None else ()
    return ()


def receivers(found: Candidate, trees: Grammar, who: Parties, by: Sequence[str]) -> tuple[str, ...]:
    """The ids of those towards whom something is undertaken: whom the word governs, else whom the model marks."""
    heads: list[int] = []
    if found.cue is not None and trees.tokens[found.cue].upos == "VERB" and found.complement != "noun":
        heads += trees.dependents(found.cue, "obj", "iobj")
    if found.cue is not None:
        heads += [child for child in trees.dependents(found.cue, "obl", "nmod") if trees.case_of(child) in ("with", "to", "towards")]
    named = [one for head in heads for one in who.ids(trees.conjuncts(head), ACTORS)]
    if not named and found.frame is not None and (part := found.frame.part("recipient")) is not None and part.score >= 0.5:
        named = [one for one in who.within(part.tokens) if who.entities[one].type in ACTORS]
    return tuple(one for one in dict.fromkeys(named) if one not in by)


def _heads(found: Candidate, trees: Grammar) -> tuple[int, ...]:
    """Heads of noun phrases that fill who undertakes."""
    at = found.head if found.cue is None else found.cue
    if found.cue is not None and trees.tokens[at].upos in ("NOUN", "PROPN"):
        owners = trees.subjects(at)
        if owners:
            return owners
        above = trees.tokens[at].head
        return trees.subjects(above) if trees.tokens[at].deprel in ("obj", "xcomp", "obl") else trees.objects(at)
    return trees.subjects(at)


def _doers(found: Candidate, trees: Grammar) -> tuple[int, ...]:
    """Heads of noun phrases that do what is undertaken."""
    return trees.subjects(found.head) if trees.tokens[found.head].upos not in ("NOUN", "PROPN") else ()


def _entities(heads: Iterable[int], trees: Grammar, who: Parties, statement: Statement | None) -> tuple[str, ...]:
    named: dict[str, None] = {}
    for head in heads:
        entity = who.at(head)
        word = trees.tokens[head].text.lower()
        if word in _SPEAKS and statement is not None and statement.speaker is not None:
            named[statement.speaker] = None
        elif entity is not None and entity.type in ACTORS:
            named[entity.id] = None
    return tuple(named)


def _is_actor(heads: Sequence[int], who: Parties) -> bool:
    return any((entity := who.at(head)) is not None and entity.type in ACTORS for head in heads)


def same_side(one: Entity, others: Sequence[Entity]) -> bool:
    """Whether an entity acts for, or is acted for by, one of others: membership, office, or the code of a state and its organs."""
    for other in others:
        ties = {*one.member_of, *(role.of for role in one.roles)}
        back = {*other.member_of, *(role.of for role in other.roles)}
        if other.id in ties or one.id in back:
            return True
        if (
            one.code
            and one.code == other.code
            and all(_is_state(side) or set(side.sectors) & _OF_STATE or side.code in _BODIES for side in (one, other))
        ):
            return True
    return False


def _is_nameless(entity: Entity) -> bool:
    """Whether an entity is no more than a noun: it has no code, and no name begins it."""
    return entity.type == "group" and entity.code is None


def _is_state(entity: Entity) -> bool:
    return entity.type == "country" or entity.type == "organisation" and _BODIES.get(entity.code or "") == entity.name
