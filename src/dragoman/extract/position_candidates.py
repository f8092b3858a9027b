"""Where a position may be told: words that take a stand, what ought to be, contents of demands and refusals, and the model's marks."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.extract.complements import Complement, complements
from dragoman.extract.grammar import Grammar
from dragoman.knowledge.positions import Stand, stands
from dragoman.model.annotated import Frame, Token
from dragoman.model.entries import Statement
from dragoman.model.scene import Scene
from dragoman.model.span import Span
from dragoman.model.vocabulary import Act

_TOLD: frozenset[Act] = frozenset((
    "demand", "urge", "want", "ask", "refuse", "propose", "agree", "offer", "welcome", "criticise", "condemn", "promise", "threaten",
    "warn", "order", "announce",
))  # fmt: skip
_OUGHT = frozenset("must should ought cannot ca".split())
_WILL = frozenset("will wo would can could".split())
_NEED = frozenset("need have".split())
_VALUES = re.compile(
    r"(?:un)?acceptable|essential|necessary|vital|crucial|imperative|illegitimate|illegal|wrong|important|intolerable|non-negotiable|doomed|urgent|ready|prepared|willing",
    re.IGNORECASE,
)
_NEAR = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that somebody may want, accept or refuse: `head` governs its words.

    `cue` is the token that takes the stand; `ought` how the predicate itself does (`must`, `will not`, a judgement);
    `statement` is the one whose content holds the head, `frame` what the language model marks there.
    """

    head: int
    cue: int | None
    complement: Complement
    stand: Stand | None
    ought: str | None
    statement: Statement | None
    frame: Frame | None


def candidates(scene: Scene, trees: Grammar) -> tuple[Candidate, ...]:
    """All candidates, one a head, in order of the text; a word that takes a stand wins over the other sources."""
    found: dict[int, tuple[int | None, Complement]] = {}
    for head, cue, complement in complements(trees, stands()):
        if stand_of(trees, cue) is not None:
            found.setdefault(head, (cue, complement))
    governed = set(found)
    found = {head: (word, how) for head, (word, how) in found.items() if word not in governed}  # "urged it to accept a truce" is one
    for head, teller in _contents(scene, trees):
        if not any(abs(head - other) <= 2 for other in found):
            found[head] = (teller, "none")
    for token in trees.tokens:
        if token.index not in found and ought(trees, token.index) is not None:
            found[token.index] = (None, "none")
    seen: dict[int, Frame] = {}
    for frame in scene.annotated.frames:
        if frame.kind == "position":
            head = _nearest(trees, frame.anchor, found)
            found.setdefault(head, (None, "none"))
            if head not in seen or seen[head].score < frame.score:
                seen[head] = frame
    inside = _innermost(scene)
    return tuple(
        Candidate(
            head, word, how, stand_of(trees, word) if word is not None else None, ought(trees, head),
            inside(trees.tokens[head].span), seen.get(head),
        )
        for head, (word, how) in sorted(found.items())
    )  # fmt: skip


def stand_of(trees: Grammar, at: int) -> Stand | None:
    """What a word takes a stand by, where its particle follows within two words; None where it takes none."""
    token = trees.tokens[at]
    after = {other.text.lower() for other in trees.tokens[at + 1 : at + 3]}
    for stand in stands().get((token.lemma.lower(), token.upos), ()):
        if not stand.particle or stand.particle in after:
            return stand
    return None


def ought(trees: Grammar, at: int) -> str | None:
    """How a predicate tells what ought or ought not to be: `must`, `must not`, `will not`, `need`, `value`; None where it does not."""
    token = trees.tokens[at]
    if token.upos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return None
    words = {trees.tokens[child].text.lower() for child in trees.dependents(at, "aux")}
    denied = trees.is_negated(at)
    if words & _OUGHT:
        return "must not" if denied or words & {"cannot", "ca"} else "must"
    if denied and words & _WILL:
        return "will not"
    above = trees.tokens[token.head]
    if token.deprel == "xcomp" and above.lemma.lower() in _NEED and above.upos in ("VERB", "AUX"):
        return "need"
    if token.upos == "ADJ" and _VALUES.fullmatch(token.text) and trees.dependents(at, "cop", "csubj", "xcomp", "ccomp"):
        return "value"
    if (
        token.upos == "NOUN"
        and any(trees.tokens[child].text.lower() == "no" for child in trees.dependents(at, "det"))
        and (words or trees.dependents(at, "expl", "cop") or above.lemma == "be")
    ):
        return "no"
    return None


def _contents(scene: Scene, trees: Grammar) -> Iterator[tuple[int, int | None]]:
    """Heads of the contents of statements that demand, refuse and the like, with their cues."""
    for statement in scene.statements:
        if statement.act in _TOLD and statement.content:
            inside = _tokens(trees, statement.content[0])
            cue = [at for piece in statement.cue for at in _tokens(trees, piece)]
            if inside:
                yield top(trees, inside), cue[0] if cue else None


def top(trees: Grammar, inside: range) -> int:
    """The token of a run that governs the others: the first whose head lies outside it."""
    return next(
        (
            at
            for at in inside
            if trees.tokens[at].deprel != "punct" and (trees.tokens[at].head not in inside or trees.tokens[at].head == at)
        ),
        inside[0],
    )


def _tokens(trees: Grammar, span: Span) -> range:
    first = bisect_left(trees.tokens, span.start, key=_start)
    return range(first, max(first, bisect_left(trees.tokens, span.end, key=_start)))


def _start(token: Token) -> int:
    return token.start


def _innermost(scene: Scene) -> Callable[[Span], Statement | None]:
    by_id = {statement.id: statement for statement in scene.statements}

    def inside(span: Span) -> Statement | None:
        told = scene.said_in(span)
        return by_id.get(told) if told else None

    return inside


def _nearest(trees: Grammar, anchor: int, heads: dict[int, tuple[int | None, Complement]]) -> int:
    """The candidate that a frame's anchor belongs to: itself, else one a few words away that it hangs on or that hangs on it."""
    if anchor in heads:
        return anchor
    near = [
        head for head in heads
        if abs(head - anchor) <= _NEAR and trees.tokens[head].sentence == trees.tokens[anchor].sentence
        and (trees.tokens[anchor].head == head or trees.tokens[head].head == anchor or trees.tokens[head].head == trees.tokens[anchor].head)
    ]  # fmt: skip
    return min(near, key=lambda head: abs(head - anchor), default=anchor)
