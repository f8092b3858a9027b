"""Where an undertaking may be told: words that undertake, verbs of what is to come, and what the language model marks."""

from dataclasses import dataclass

from dragoman.extract.complements import PREDICATES, Complement, complements
from dragoman.extract.grammar import Grammar
from dragoman.knowledge.commitments import undertakings
from dragoman.model.annotated import Frame
from dragoman.model.entries import Statement
from dragoman.model.scene import Scene

_FUTURE = frozenset("will shall would ’ll 'll wo".split())
_BE = frozenset("is are was were be been".split())
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may be undertaken: `head` is the token that governs its words, `cue` the token that undertakes.

    `complement` is how the words hang on the cue, `modal` the auxiliary of a verb of what is to come (`is to` for that).
    `statement` is the innermost one around the head, `frame` what the language model marks there.
    """

    head: int
    cue: int | None
    complement: Complement
    modal: str | None
    statement: Statement | None
    frame: Frame | None


def candidates(scene: Scene, trees: Grammar) -> tuple[Candidate, ...]:
    """All candidates, one a head, in order of the text; where several sources give one head, the word that undertakes wins."""
    found: dict[int, tuple[int | None, Complement]] = {}
    for head, cue, complement in complements(trees, undertakings()):
        found.setdefault(head, (cue, complement))
    for token in trees.tokens:
        if token.index not in found and token.upos in PREDICATES | {"NOUN"} and modal(trees, token.index) is not None:
            found[token.index] = (None, "none")
    frames = [frame for frame in scene.annotated.frames if frame.kind == "commitment"]
    seen: dict[int, Frame] = {}
    for frame in frames:
        near = _nearest(trees, frame.anchor, found)
        alone = trees.clause_head(frame.anchor) if trees.tokens[frame.anchor].upos == "AUX" else frame.anchor
        place = alone if near is None else near
        found.setdefault(place, (None, "none"))
        if place not in seen or seen[place].score < frame.score:
            seen[place] = frame
    return tuple(
        Candidate(head, teller, how, modal(trees, head), innermost(scene, trees, head), seen.get(head))
        for head, (teller, how) in sorted(found.items())
    )


def modal(trees: Grammar, at: int) -> str | None:
    """The auxiliary that puts a predicate into what is to come: `will`, `would`, `is to`, `going to`; None where there is none.

    A verb joined to one with such an auxiliary has it too, unless it has an auxiliary or a subject of its own.
    """
    token = trees.tokens[at]
    for child in trees.children[at]:
        word = trees.tokens[child].text.lower()
        if trees.tokens[child].deprel == "aux" and word in _FUTURE:
            return "would" if word == "would" else "will"
    if at >= 2 and trees.tokens[at - 1].text.lower() == "to":
        before = next(
            (
                place
                for place in range(at - 2, max(at - 5, -1), -1)
                if trees.tokens[place].upos != "ADV" and trees.tokens[place].text.lower() != "not"
            ),
            None,
        )
        if before is not None and trees.tokens[before].text.lower() in _BE:
            return "is to"
        if before is not None and trees.tokens[before].text.lower() == "going":
            return "going to"
    joined = token.deprel == "conj" and token.upos in ("VERB", "AUX") and token.head != at
    own = trees.dependents(at, "nsubj", "nsubj:pass", "aux") or "Tense=" in token.feats
    return modal(trees, token.head) if joined and not own else None


def innermost(scene: Scene, trees: Grammar, at: int) -> Statement | None:
    """The innermost statement whose content holds token `at`."""
    told = scene.said_in(trees.tokens[at].span)
    return next((statement for statement in scene.statements if statement.id == told), None) if told else None


def _nearest(trees: Grammar, anchor: int, heads: dict[int, tuple[int | None, Complement]]) -> int | None:
    """The candidate that a frame's anchor belongs to: itself, else one that governs it or that it governs, a few words away."""
    if anchor in heads:
        return anchor
    near = [
        head
        for head in heads
        if abs(head - anchor) <= _NEAR and trees.tokens[head].sentence == trees.tokens[anchor].sentence
        and (trees.tokens[anchor].head == head or trees.tokens[head].head == anchor)
    ]  # fmt: skip
    return min(near, key=lambda head: abs(head - anchor), default=None)
