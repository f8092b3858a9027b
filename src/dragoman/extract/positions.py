"""Positions: what a party wants, accepts or refuses on an issue, in its words."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.grammar import Grammar, grammar
from dragoman.extract.parties import Parties, parties
from dragoman.extract.position_candidates import Candidate, candidates
from dragoman.extract.position_holders import holders
from dragoman.extract.position_signs import signs, weight
from dragoman.extract.position_stances import issue, issue_of, stance
from dragoman.model.entries import Position
from dragoman.model.ids import content_id
from dragoman.model.scene import Scene
from dragoman.model.span import Span, hull

_LEAST = 0.0
_OUTSIDE = frozenset(("cc", "punct", "parataxis", "mark"))
_NEAR = 12
"""Words between a subject and its verb beyond which the subject is left out of the evidence."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its words, who holds it, the signs for and against it, and what they weigh."""

    found: Candidate
    what: Span
    evidence: Span
    holders: tuple[str, ...]
    signs: tuple[str, ...]
    weight: float


def positions(scene: Scene) -> tuple[Position, ...]:
    """The positions of a report in order of the text; the same words give one position to one holder."""
    trees, who = grammar(scene.annotated), parties(scene)
    kept: list[Position] = []
    for one in sorted(weighed(scene, trees, who), key=lambda one: (-one.weight, one.what)):
        if one.weight > _LEAST:
            made = [_position(scene, trees, one, holder) for holder in one.holders]
            kept += [new for new in made if not any(_same(old, new) for old in kept)]
    return tuple(sorted(kept, key=lambda one: (one.what, one.id)))


def weighed(scene: Scene, trees: Grammar, who: Parties) -> Iterator[Weighed]:
    """All candidates with what they are worth, in order of the text."""
    text = scene.annotated.document.text
    for found in candidates(scene, trees):
        what = _what(found, trees)
        evidence = _evidence(found, trees, what)
        held = holders(found, scene, trees, who)
        about = signs(found, trees, who, issue_of(what.of(text)), issue_of(evidence.of(text)), held[0] if held else None)
        yield Weighed(found, what, evidence, held, about, weight(about))


def _what(found: Candidate, trees: Grammar) -> Span:
    """The words of the position: the clause or noun phrase of its head without verbs joined to it."""
    inside = [found.head]
    for child in trees.children[found.head]:
        token = trees.tokens[child]
        joined = token.deprel == "conj" and token.upos in ("VERB", "AUX")
        if token.deprel not in _OUTSIDE and not joined and (found.cue is None or found.cue not in trees.subtree(child)):
            inside += trees.subtree(child)
    return trees.span(inside)


def _evidence(found: Candidate, trees: Grammar, what: Span) -> Span:
    """From who takes the stand, by the word that does, to the last word of the position; without such a word, the clause of it."""
    if found.cue is None:
        parts = [what, trees.clause(found.head)]
    else:
        holder = [at for at in trees.dependents(found.cue, "nsubj", "nsubj:pass", "obl:agent") if abs(at - found.cue) <= _NEAR]
        parts = [what, trees.tokens[found.cue].span, *(trees.tokens[at].span for at in holder)]
    sentence = trees.sentence(found.head)
    return hull([part for part in parts if sentence.holds(part)] or [what])


def _position(scene: Scene, trees: Grammar, one: Weighed, holder: str) -> Position:
    text = scene.annotated.document.text
    about, by_issue = issue(one.found, (one.what.of(text), one.evidence.of(text), trees.sentence(one.found.head).of(text)))
    stand, by_stance = stance(one.found, trees, one.evidence)
    frame = f"model: position {one.found.frame.score:.2f}" if one.found.frame else "model: no position seen"
    return Position(
        id=content_id("p", scene.annotated.document.id, one.what.start, one.what.end, holder),
        holder=holder,
        issue=about,
        stance=stand,
        what=one.what,
        said_in=one.found.statement.id if one.found.statement else None,
        evidence=(one.evidence,),
        why=f"{frame}; {by_issue}; {by_stance}; signs weigh {one.weight:.2f}",
    )


def _same(old: Position, new: Position) -> bool:
    """Whether two tell one position: one holder, words that meet."""
    return old.holder == new.holder and old.what.meets(new.what)
