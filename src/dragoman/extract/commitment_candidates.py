"""Where an undertaking may be told: words that undertake, verbs of what is to come, and what the language model marks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.extract.grammar import Grammar
from dragoman.knowledge.commitments import undertakings
from dragoman.model.annotated import Frame
from dragoman.model.entries import Statement
from dragoman.model.scene import Scene

Complement = Literal["clause", "infinitive", "noun", "none"]
_FUTURE = frozenset("will shall would ’ll 'll wo".split())
_BE = frozenset("is are was were be been".split())
_PREDICATES = frozenset(("VERB", "AUX", "ADJ"))
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
    for head, cue, complement in _by_cue(trees):
        if head not in found or found[head][0] is None:
            found[head] = (cue, complement)
    for token in trees.tokens:
        if token.index not in found and token.upos in _PREDICATES | {"NOUN"} and modal(trees, token.index) is not None:
            found[token.index] = (None, "none")
    frames = [frame for frame in scene.annotated.frames if frame.kind == "commitment"]
    seen: dict[int, Frame] = {}
    for frame in frames:
        near = _nearest(trees, frame.anchor, found)
        head = trees.clause_head(frame.anchor) if near is None and trees.tokens[frame.anchor].upos == "AUX" else near
        head = frame.anchor if head is None else head
        found.setdefault(head, (None, "none"))
        if head not in seen or seen[head].score < frame.score:
            seen[head] = frame
    return tuple(
        Candidate(head, cue, complement, modal(trees, head), innermost(scene, trees, head), seen.get(head))
        for head, (cue, complement) in sorted(found.items())
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
        before = next((place for place in range(at - 2, max(at - 5, -1), -1) if trees.tokens[place].upos != "ADV" and trees.tokens[place].text.lower() != "not"), None)
        if before is not None and trees.tokens[before].text.lower() in _BE:
            return "is to"
        if before is not None and trees.tokens[before].text.lower() == "going":
            return "going to"
    if token.deprel == "conj" and token.upos in ("VERB", "AUX") and token.head != at:
        if not trees.dependents(at, "nsubj", "nsubj:pass", "aux") and "Tense=" not in token.feats:
            return modal(trees, token.head)
    return None


def innermost(scene: Scene, trees: Grammar, at: int) -> Statement | None:
    """The innermost statement whose content holds token `at`."""
    told = scene.said_in(trees.tokens[at].span)
    return next((statement for statement in scene.statements if statement.id == told), None) if told else None


def _by_cue(trees: Grammar) -> Iterator[tuple[int, int, Complement]]:
    """What hangs on words that undertake: infinitives and clauses (verbs joined in them each for itself), else nouns."""
    words = undertakings()
    for token in trees.tokens:
        if (token.lemma.lower(), token.upos) not in words and (token.lemma.lower(), "VERB") not in words:
            continue
        at = token.index
        clauses = [child for child in trees.dependents(at, "xcomp", "ccomp", "acl", "advcl", "csubj") if _completes(trees, at, child)]
        if clauses:
            for clause in clauses:
                for verb in _verbs(trees, clause):
                    yield verb, at, "infinitive" if _is_infinitive(trees, clause) else "clause"
            continue
        if (token.lemma.lower(), token.upos) not in words:
            continue
        if token.deprel == "acl" and "VerbForm=Part" in token.feats and "Tense=Past" in token.feats and not trees.dependents(at, "obj"):
            yield token.head, at, "noun"
            continue
        nouns = [child for child in trees.children[at] if _is_noun_complement(trees, at, child)]
        for noun in nouns[:1]:
            yield noun, at, "noun"


def _completes(trees: Grammar, cue: int, child: int) -> bool:
    """Whether a clause tells what a cue undertakes: an infinitive, a `that` clause after it; no relative or adverbial clause."""
    relation = trees.tokens[child].deprel
    if child < cue:
        return relation == "ccomp" and trees.tokens[cue].upos == "VERB"
    if relation in ("xcomp", "ccomp"):
        return True
    marks = {trees.tokens[mark].text.lower() for mark in trees.dependents(child, "mark")}
    if relation in ("acl", "csubj"):
        return "to" in marks or "that" in marks
    return relation == "advcl" and "to" in marks and child - cue <= 6 and not trees.dependents(cue, "obj", "xcomp", "ccomp")


def _is_infinitive(trees: Grammar, at: int) -> bool:
    return any(trees.tokens[mark].text.lower() == "to" for mark in trees.dependents(at, "mark")) or trees.tokens[at].deprel == "xcomp"


def _verbs(trees: Grammar, at: int) -> Iterator[int]:
    yield at
    for child in trees.dependents(at, "conj"):
        if trees.tokens[child].upos in _PREDICATES:
            yield from _verbs(trees, child)


def _is_noun_complement(trees: Grammar, cue: int, child: int) -> bool:
    token = trees.tokens[child]
    if token.upos not in ("NOUN", "PROPN", "NUM", "SYM") or child < cue and token.deprel != "nsubj:pass":
        return False
    if token.deprel in ("obj", "nsubj:pass"):
        return True
    case = trees.case_of(child)
    return token.deprel in ("obl", "nmod") and case in ("to", "on", "of", "for")


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
