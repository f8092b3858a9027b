"""Commitments: who undertakes to do, or not to do, what."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.extract.commitment_candidates import Candidate, candidates
from dragoman.extract.commitment_parties import receivers, undertakers
from dragoman.extract.commitment_scope import scope_of
from dragoman.extract.commitment_signs import weight
from dragoman.extract.commitment_terms import conditions_of, days_of, exceptions_of, is_denied, kind_of, status_of, what_of
from dragoman.extract.commitment_union import united
from dragoman.extract.grammar import Grammar, grammar
from dragoman.extract.parties import Parties, parties
from dragoman.knowledge.commitments import undertakings
from dragoman.model.entries import Commitment
from dragoman.model.ids import content_id
from dragoman.model.scene import Scene
from dragoman.model.span import Span, hull
from dragoman.model.vocabulary import Act, CommitmentKind, Strength

_BY_ACT: dict[Act, Strength] = {
    "promise": "promised", "offer": "offered", "agree": "agreed", "order": "ordered", "threaten": "threatened", "warn": "threatened",
}  # fmt: skip
_OF_OTHERS: frozenset[Act] = frozenset({"ask", "condemn", "criticise", "demand", "deny", "urge", "welcome"})
"""Acts by which somebody speaks of what others do or are to do: nobody but he himself undertakes anything by them."""

_LEAST = 0.0
_STRONG = 1.12
"""From this weight on words tell a kind that stand only in the clause around what is undertaken."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its words, its kind and the weight of its signs."""

    found: Candidate
    what: Span
    kind: CommitmentKind
    by_kind: str
    weight: float


def commitments(scene: Scene) -> tuple[Commitment, ...]:
    """The commitments of a report in order of the text; several clauses about one undertaking make one."""
    trees, who = grammar(scene.annotated), parties(scene)
    taken = [_commitment(scene, trees, who, one) for one in weighed(scene, trees, who) if one.weight > _LEAST]
    entries = united(_merged([one for one in taken if one is not None]), scene.annotated.document.text)
    return tuple(sorted(entries, key=lambda one: (one.what, one.id)))


def weighed(scene: Scene, trees: Grammar, who: Parties) -> Iterator[Weighed]:
    """All candidates with what they are worth, in order of the text."""
    for found in candidates(scene, trees):
        what = what_of(found, trees)
        kind, by_kind = _kind(scene, trees, found, what)
        yield Weighed(found, what, kind, by_kind, weight(found, trees, who, kind))


def _kind(scene: Scene, trees: Grammar, found: Candidate, what: Span) -> tuple[CommitmentKind, str]:
    """By refusal, by the words of what is undertaken, by those of its clause, else by the model."""
    text = scene.annotated.document.text
    cue = trees.tokens[found.cue] if found.cue is not None else None
    known = undertakings().get((cue.lemma.lower(), cue.upos)) if cue else None
    denied = bool(known and known.refuses) or trees.is_negated(found.head) or is_denied(what.of(text))
    own = kind_of(what.of(text), denied=denied)
    if own != "other":
        return own, "kind by a refusal" if denied else "kind by its words"
    near = kind_of(trees.clause(found.head).of(text), denied=denied, least=_STRONG)
    if near != "other":
        return near, "kind by its clause"
    label = found.frame.label("commitment") if found.frame else None
    if label is not None and label.value != "other" and label.score >= 0.5:
        return label.value, f"kind by the model, {label.score:.2f}"  # type: ignore[return-value]
    return "other", "no words tell the kind"


def _strength(trees: Grammar, found: Candidate) -> Strength:
    """By the word that undertakes, by what the statement around it does, by the model, else announced."""
    cue = trees.tokens[found.cue] if found.cue is not None else None
    known = undertakings().get((cue.lemma.lower(), cue.upos)) if cue else None
    if known is not None:
        return known.strength
    if found.statement is not None and found.statement.act in _BY_ACT:
        return _BY_ACT[found.statement.act]
    label = found.frame.label("strength") if found.frame else None
    return label.value if label is not None and label.score >= 0.5 else "announced"  # type: ignore[return-value]


def _evidence(trees: Grammar, found: Candidate, what: Span) -> Span:
    """The clause of the word that undertakes and the words of what is undertaken; else the clause of these."""
    parts = [trees.clause(found.head), what]
    if found.cue is not None:
        cue = trees.clause(found.cue)
        parts.append(cue if trees.sentence(found.cue).holds(cue) else trees.tokens[found.cue].span)
    return hull(parts)


def _commitment(scene: Scene, trees: Grammar, who: Parties, one: Weighed) -> Commitment | None:
    """The entry of a candidate, or None where nobody undertakes it."""
    found = one.found
    by = undertakers(found, trees, who)
    if not by or (found.statement is not None and found.statement.act in _OF_OTHERS and found.statement.speaker not in by):
        return None
    evidence = _evidence(trees, found, one.what)
    conditions = conditions_of(found, trees)
    start, deadline, rule = days_of(scene, one.what)
    frame = f"model: commitment {found.frame.score:.2f}" if found.frame else "model: no commitment seen"
    cue = (
        f"undertaken by the word {trees.tokens[found.cue].text!r}"
        if found.cue is not None
        else f"told as to come by {found.modal!r}"
        if found.modal
        else "no word undertakes it"
    )
    return Commitment(
        id=content_id("c", scene.annotated.document.id, one.what.start, one.what.end, one.kind),
        by=by,
        to=receivers(found, trees, who, by),
        kind=one.kind,
        strength=_strength(trees, found),
        what=one.what,
        scope=scope_of(scene.annotated.document.text, one.what),
        exceptions=exceptions_of(found, trees, one.kind),
        conditions=conditions,
        start=start,
        deadline=deadline,
        deadline_rule=rule,
        places=tuple(place for place in who.places(evidence) if place not in by),
        status=status_of(trees, trees.sentence(found.head)),
        said_in=found.statement.id if found.statement else None,
        evidence=(evidence,),
        why=f"{frame}; {cue}; {one.by_kind}; signs weigh {one.weight:.2f}",
    )


def _merged(entries: list[Commitment]) -> list[Commitment]:
    """One entry of what is told in the same words, or in one clause as the same kind of undertaking by one of the same actors."""
    kept: list[Commitment] = []
    for one in entries:
        at = next((place for place, other in enumerate(kept) if _same(other, one)), None)
        if at is None:
            kept.append(one)
        else:
            kept[at] = _joined(kept[at], one)
    return kept


def _same(one: Commitment, other: Commitment) -> bool:
    if one.what.meets(other.what):
        return True
    alike = one.kind == other.kind and bool(set(one.by) & set(other.by))
    return alike and any(a.meets(b) for a in one.evidence for b in other.evidence)


def _joined(one: Commitment, other: Commitment) -> Commitment:
    """The first entry with what the second adds."""
    evidence = [*one.evidence]
    for span in other.evidence:
        meeting = [known for known in evidence if known.meets(span)]
        evidence = [known for known in evidence if known not in meeting] + [hull([span, *meeting])]
    return replace(
        one,
        kind=other.kind if one.kind == "other" else one.kind,
        strength=other.strength if one.strength == "announced" else one.strength,
        places=tuple(dict.fromkeys((*one.places, *other.places))),
        conditions=tuple(sorted({*one.conditions, *other.conditions})),
        exceptions=tuple(sorted({*one.exceptions, *other.exceptions})),
        start=one.start or other.start,
        deadline=one.deadline or other.deadline,
        deadline_rule=one.deadline_rule or other.deadline_rule,
        status=other.status if one.status == "announced" else one.status,
        evidence=tuple(sorted(evidence)),
    )
