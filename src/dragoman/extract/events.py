"""Events: who does what to whom, as PLOVER 2.0 counts it."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.event_candidates import BY_OUGHT, Candidate, candidates
from dragoman.extract.event_circumstances import when, where
from dragoman.extract.event_merge import Told, merged
from dragoman.extract.event_reality import reality
from dragoman.extract.event_roles import Roles, roles
from dragoman.extract.event_types import settled
from dragoman.extract.event_vetoes import veto
from dragoman.extract.grammar import Grammar, grammar
from dragoman.extract.parties import Parties, parties
from dragoman.knowledge.event_triggers import STRONG, WITH_A_PARTY
from dragoman.model.edtf import Side
from dragoman.model.entries import Event, Figure, Size
from dragoman.model.ids import content_id
from dragoman.model.scene import Scene
from dragoman.model.span import Span, hull

_BESIDE = frozenset(("acl", "advcl", "conj", "xcomp"))


def events(scene: Scene, figures: Sequence[Figure]) -> tuple[Event, ...]:
    """The events of a report in order of the text, each once; `figures` are those of the same report, for the sizes."""
    trees, who = grammar(scene.annotated), parties(scene)
    told = [made for found in candidates(scene, trees) if (made := _told(scene, trees, who, found)) is not None]
    return tuple(_event(trees, one, figures) for one in merged(trees, told))


def _told(scene: Scene, trees: Grammar, who: Parties, found: Candidate) -> Told | None:
    """A candidate with all that is told of it, or None where it is no event after all."""
    if found.frame is None and found.weight < STRONG and not found.why[0].startswith(BY_OUGHT) or veto(trees, who, found):
        return None
    kept = settled(trees, found)
    if kept is None:
        return None
    parts = roles(trees, who, kept)
    if not _counts(trees, kept, parts):
        return None
    if kept.type == "CONSULT" and kept.mode is None and parts.actors and parts.recipients:
        kept = replace(kept, mode="visit")
    value, by = reality(trees, kept)
    clause = trees.clause(kept.at)
    span = trees.tokens[kept.at].span
    speech = kept.speech
    said_in = scene.said_in(span) if speech is None or kept.why[0].startswith(BY_OUGHT) else speech.within
    side: Side | None = "coming" if value == "future" else None
    return Told(
        kept,
        parts,
        value,
        trees.clause_head(kept.at),
        clause,
        where(trees, who, clause, kept.at),
        when(scene, clause, side),
        said_in,
        (*parts.why, by),
    )


def _counts(trees: Grammar, found: Candidate, parts: Roles) -> bool:
    """Whether a candidate is an event: one that the model sees too; without it a strong word that has both an actor and a recipient.

    Verbs beside the main one ("..., killing ten") need a word of the table and a party as well.
    """
    if found.frame is not None:
        token = trees.tokens[found.at]
        return (
            token.upos != "VERB" or token.deprel not in _BESIDE or found.weight >= WITH_A_PARTY and bool(parts.actors or parts.recipients)
        )
    if found.why[0].startswith(BY_OUGHT):
        return bool(parts.actors and parts.recipients)
    return found.weight >= STRONG and bool(parts.actors and parts.recipients)


def _event(trees: Grammar, told: Told, figures: Sequence[Figure]) -> Event:
    trigger = trees.tokens[told.found.at].span
    evidence = hull([told.words, trigger]) if trees.sentence(told.found.at).holds(hull([told.words, trigger])) else trigger
    frame = told.found.frame
    model = f"model: event {frame.score:.2f}" if frame else "model: no event seen"
    return Event(
        id=content_id("v", trees.annotated.document.id, trigger.start, trigger.end),
        trigger=trigger,
        type=told.found.type,
        mode=told.found.mode,
        actors=told.roles.actors,
        recipients=told.roles.recipients,
        place=told.place,
        date=told.date,
        reality=told.reality,
        said_in=told.said_in,
        size=_size(told, evidence, figures),
        evidence=(evidence,),
        why="; ".join((model, *told.found.why, *told.why)),
    )


def _size(told: Told, evidence: Span, figures: Sequence[Figure]) -> Size:
    """The figures of the same clause that say what a violent act or an arrest cost."""
    if told.found.type not in ("ASSAULT", "COERCE", "PROTEST"):
        return Size()

    def of(*measures: str) -> tuple[str, ...]:
        return tuple(
            figure.id for figure in figures if figure.measure in measures and any(evidence.meets(span) for span in figure.evidence)
        )

    return Size(of("killed"), of("injured"), of("detained"))
