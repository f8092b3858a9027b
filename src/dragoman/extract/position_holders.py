"""Who holds a position: the one who takes the stand, or the body for which its speaker speaks."""

import re

from dragoman.extract.commitment_parties import ACTORS, behind, same_side
from dragoman.extract.grammar import Grammar
from dragoman.extract.parties import Parties
from dragoman.extract.position_candidates import Candidate
from dragoman.model.entries import Statement
from dragoman.model.scene import Scene

_SPEAKS = frozenset("i we our us my".split())
_THIRD = frozenset("he she it they who which that".split())
_SPEAKS_FOR = re.compile(r"\b(?:spokes(?:man|woman|person)|representative|ambassador|envoy|negotiator|official|deputy)\b", re.IGNORECASE)


def holders(found: Candidate, scene: Scene, trees: Grammar, who: Parties) -> tuple[str, ...]:
    """The ids of those who hold the position: subjects of the word that takes the stand, else the speaker, else the model's."""
    cue = _of_cue(found.cue, found.statement, scene, trees, who) if found.cue is not None else ()
    if cue:
        return tuple(dict.fromkeys(_spoken_for(one, who) for one in cue))
    if found.statement is not None:
        refuses = who.ids(trees.subjects(found.head), ACTORS) if found.ought == "will not" else ()
        if (
            refuses
            and found.statement.speaker is not None
            and not same_side(who.entities[refuses[0]], [who.entities[found.statement.speaker]])
        ):
            return refuses
        speaker = found.statement.speaker or _source(found.statement, scene, who) or _unnamed(found.statement, scene, trees, who)
        if speaker is not None:
            return (_body(found, speaker, trees, who),)
    own = who.ids(trees.subjects(found.head), ACTORS) if found.statement is None and found.ought in ("will not", None) else ()
    if own:
        return own
    if found.frame is not None and (actor := found.frame.part("actor")) is not None and actor.score >= 0.4:
        return tuple(one for one in who.within(actor.tokens) if who.entities[one].type in ACTORS)[:2]
    return ()


def _of_cue(cue: int, around: Statement | None, scene: Scene, trees: Grammar, who: Parties) -> tuple[str, ...]:
    """The speaker of the statement that the word is the cue of, else the subject of the word."""
    word = trees.tokens[cue].span
    heads = _heads(cue, trees)
    named = who.ids(heads, ACTORS)
    if named and trees.tokens[heads[0]].upos != "PRON":
        return named
    for statement in scene.statements:
        if any(piece.holds(word) for piece in statement.cue):
            speaker = statement.speaker or _source(statement, scene, who)
            if speaker is None and not named:
                speaker = _unnamed(statement, scene, trees, who)
            if speaker is not None:
                return tuple(dict.fromkeys((speaker, *named))) if len(named) > 1 and speaker in named else (speaker,)
    if named:
        return named
    if heads and trees.tokens[heads[0]].text.lower() in _THIRD:
        before = _last_speaker(heads[0], scene, trees, who)
        if before is not None:
            return (before,)
    if around is not None and (not heads or trees.tokens[heads[0]].text.lower() in _SPEAKS | _THIRD):
        speaker = around.speaker or _source(around, scene, who)
        return (speaker,) if speaker is not None else ()
    return ()


def _heads(at: int, trees: Grammar) -> tuple[int, ...]:
    if trees.tokens[at].upos in ("NOUN", "PROPN"):
        owners = trees.subjects(at) or tuple(
            child for child in trees.dependents(at, "nmod") if trees.case_of(child) in ("of", "from", "by")
        )
        return owners or (trees.subjects(trees.tokens[at].head) if trees.tokens[at].deprel in ("obj", "obl") else ())
    return trees.subjects(at)


def _source(statement: Statement, scene: Scene, who: Parties) -> str | None:
    """The entity named by the source of a statement whose speaker is not settled."""
    inside = [mention for mention in scene.mentions if mention.entity and any(piece.holds(mention.head) for piece in statement.source)]
    return next((mention.entity for mention in inside if mention.entity and who.entities[mention.entity].type in ACTORS), None)


def _body(found: Candidate, speaker: str, trees: Grammar, who: Parties) -> str:
    """The body that a speaker speaks for where what it says is about that body, or where that is all the speaker is there for."""
    entity = who.entities[speaker]
    if entity.type != "person":
        return speaker
    for one in who.ids(trees.subjects(found.head), ACTORS):
        if one != speaker and same_side(entity, [who.entities[one]]):
            return one
    return _spoken_for(speaker, who)


def _spoken_for(speaker: str, who: Parties) -> str:
    """The body behind a spokesman, an envoy or an official, who does not hold positions of his own; else the same entity."""
    entity = who.entities[speaker]
    if entity.type not in ("person", "group") or not any(
        _SPEAKS_FOR.search(title) for title in (entity.name, *(role.title for role in entity.roles))
    ):
        return speaker
    return next(iter(behind(entity, who)), speaker)


def _unnamed(statement: Statement, scene: Scene, trees: Grammar, who: Parties) -> str | None:
    """Whom the pronoun at the source of a statement stands for, by who spoke last."""
    if not statement.source:
        return None
    at = next((token.index for token in trees.tokens if statement.source[0].holds(token.span)), None)
    if at is None or trees.tokens[at].upos != "PRON":
        return None
    return _last_speaker(at, scene, trees, who)


def _last_speaker(at: int, scene: Scene, trees: Grammar, who: Parties) -> str | None:
    """For a pronoun that names nobody: the speaker of the nearest statement before it, up to two sentences back, that it can stand for."""
    persons = trees.tokens[at].text.lower() in ("he", "she", "who", "i")
    first = trees.annotated.span(trees.annotated.sentences[max(0, trees.tokens[at].sentence - 2)]).start
    for statement in reversed(scene.statements):
        start = (statement.cue or statement.content)[0].start
        if (
            first <= start < trees.tokens[at].start
            and statement.speaker is not None
            and (who.entities[statement.speaker].type == "person") == persons
        ):
            return statement.speaker
    return None
