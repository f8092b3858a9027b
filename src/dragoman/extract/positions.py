"""Positions: what a party wants, accepts or refuses on an issue, in its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.grammar import Grammar, grammar
from dragoman.extract.parties import Parties, parties
from dragoman.knowledge.position_issues import issue_words
from dragoman.model.annotated import Frame
from dragoman.model.entries import Position, Statement
from dragoman.model.ids import content_id
from dragoman.model.scene import Scene
from dragoman.model.span import Span, hull
from dragoman.model.vocabulary import Act, Issue, Stance

_BY_ACT: dict[Act, Stance] = {
    "demand": "demands", "urge": "demands", "ask": "demands", "want": "demands", "refuse": "rejects", "propose": "proposes",
    "offer": "proposes", "agree": "accepts",
}  # fmt: skip
"""The stance of a statement by what it does; other acts take none by themselves."""
_ALONE: frozenset[Act] = frozenset(("demand", "urge", "refuse", "propose", "agree"))
"""Acts that make a position without the model's word, where the content is about an issue."""
_OUGHT = re.compile(r"\b(?:must|should|ought to|ha(?:s|ve) to|needs? to|it is time to|call(?:s|ed)? (?:on|for))\b", re.IGNORECASE)
_NEVER = re.compile(
    r"\b(?:must not|should not|cannot accept|can[’']t accept|will never|will not (?:accept|allow|negotiate|attend|recogni[sz]e)|won[’']t (?:accept|allow|attend)"
    r"|no (?:role|place|future|right)|not acceptable|unacceptable|out of the question|reject\w*|refus\w*|oppos\w+)\b",
    re.IGNORECASE,
)
_RED_LINE = re.compile(r"\bred lines?\b|\bnon-negotiable\b|\bnever (?:accept|allow|agree)\b", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:only (?:if|after|when|once)|unless|provided|on condition|as long as|until)\b|\bif\b", re.IGNORECASE)
_BY_VERB: dict[str, Stance] = {
    **dict.fromkeys(("reject", "refuse", "oppose", "boycott", "decline", "resist", "veto", "shun", "snub"), "rejects"),
    **dict.fromkeys(("demand", "insist", "urge", "want", "seek", "press", "require", "call", "appeal"), "demands"),
    **dict.fromkeys(("accept", "agree", "endorse", "back", "approve", "embrace", "support"), "accepts"),
    **dict.fromkeys(("propose", "suggest", "offer", "float", "advocate"), "proposes"),
}  # fmt: skip
"""The stance of a verb's subject towards what the verb governs."""
_OPPOSITE: dict[Stance, Stance] = {"accepts": "rejects", "proposes": "rejects", "demands": "unclear", "rejects": "unclear"}
_GOVERNED = ("obj", "xcomp", "ccomp", "obl")
_SURE = 0.55
_DOUBTFUL = 0.33
"""A frame under this score needs a sign in the words: a verb or a statement that takes a stance, or what ought to be."""
_HOLDERS = frozenset(("country", "organisation", "group", "person", "nationality"))


@dataclass(frozen=True, slots=True)
class _Found:
    """A position before its entities are settled: the words of it, its clause, who says it, and what the model thinks."""

    what: Span
    evidence: Span
    holder: str | None
    statement: Statement | None
    frame: Frame | None
    stance: Stance | None = None


def positions(scene: Scene) -> tuple[Position, ...]:
    """The positions of a report in order of the text; one clause gives one position of one holder."""
    trees, who = grammar(scene.annotated), parties(scene)
    found: list[_Found] = []
    for one in (*_framed(scene, trees, who), *_governed(scene, trees, who), *_stated(scene, trees)):
        if one.holder is not None and not any(other.what.meets(one.what) and other.holder == one.holder for other in found):
            found.append(one)
    return tuple(_position(scene, one) for one in sorted(found, key=lambda one: (one.what, one.holder or "")))


def _framed(scene: Scene, trees: Grammar, who: Parties) -> Iterator[_Found]:
    """Positions that the model sees: the words it marks, held by whom it marks, else by whoever says it, else by the subject."""
    for frame in scene.annotated.frames:
        if frame.kind != "position":
            continue
        part = frame.part("what")
        what = hull(scene.annotated.span(run) for run in part.tokens) if part else trees.clause(frame.anchor)
        statement = _around(scene, trees.tokens[frame.anchor].span) or _by_cue(scene, what)
        actor = frame.part("actor")
        holders = who.within(actor.tokens) if actor and actor.score >= 0.4 else ()
        verb = _stance_verb(trees, frame.anchor)
        if frame.score < _DOUBTFUL and verb is None and not _takes_a_stance(statement, what.of(scene.annotated.document.text)):
            continue
        if verb is not None and verb != _cue(trees, statement):
            subjects = who.ids(trees.subjects(verb), _HOLDERS)
            if subjects:
                yield _Found(what, _clause_of(trees, verb, what), subjects[0], statement, frame, _of_verb(trees, verb))
                continue
        holder = statement.speaker if statement is not None and statement.speaker else None
        if statement is None or (holder is None and not statement.source):
            holder = holders[0] if holders else _subject(trees, who, frame.anchor)
        elif holder is None:
            holder = _source(scene, who, statement)
        yield _Found(what, _evidence(trees, frame.anchor, statement), holder, statement, frame)


def _governed(scene: Scene, trees: Grammar, who: Parties) -> Iterator[_Found]:
    """Stances by a verb of taking one, whose object or complement is about an issue: `the rebels rejected the draft constitution`."""
    text = scene.annotated.document.text
    for token in trees.tokens:
        stance = _of_verb(trees, token.index)
        if stance in (None, "unclear") or token.lemma.lower() in ("support", "back", "seek", "press", "want", "offer", "float"):
            continue
        holders = who.ids(trees.subjects(token.index), _HOLDERS)
        for child in trees.dependents(token.index, *_GOVERNED) if holders else ():
            if trees.tokens[child].deprel == "obl" and trees.case_of(child) not in ("for", "on", "to", "against"):
                continue
            what = trees.span([at for at in trees.subtree(child, frozenset(("parataxis", "advcl"))) if at != token.index])
            if _issue_by_words(what.of(text)) is not None:
                statement = _around(scene, token.span)
                yield _Found(what, _clause_of(trees, token.index, what), holders[0], statement, None, stance)
                break


def _of_verb(trees: Grammar, at: int) -> Stance | None:
    """The stance that a verb gives its subject; turned where it is denied, none where it is only possible."""
    token = trees.tokens[at]
    if token.upos != "VERB":
        return None
    stance = _BY_VERB.get(token.lemma.lower())
    if stance is None or {trees.tokens[child].lemma.lower() for child in trees.dependents(at, "aux")} & {"could", "might", "may"}:
        return None
    return _OPPOSITE[stance] if trees.is_negated(at) else stance


def _stance_verb(trees: Grammar, anchor: int) -> int | None:
    """The nearest verb above that takes a stance, within the clause and the one around it."""
    for steps, at in enumerate(trees.ancestors(anchor)):
        if steps > 3:
            return None
        if _of_verb(trees, at) not in (None, "unclear"):
            return at
    return None


def _cue(trees: Grammar, statement: Statement | None) -> int | None:
    """The token of a statement's cue."""
    if statement is None or not statement.cue:
        return None
    return next((token.index for token in trees.tokens if any(piece.holds(token.span) for piece in statement.cue) and token.upos == "VERB"), None)


def _takes_a_stance(statement: Statement | None, words: str) -> bool:
    return (statement is not None and statement.act in _BY_ACT) or bool(_OUGHT.search(words) or _NEVER.search(words) or _RED_LINE.search(words))


def _clause_of(trees: Grammar, verb: int, what: Span) -> Span:
    """The clause of a verb with what it governs."""
    sentence = trees.sentence(verb)
    subjects = [trees.tokens[at].span for at in trees.subjects(verb)]
    return hull([trees.tokens[verb].span, *(span for span in (what, *subjects) if sentence.holds(span))])


def _stated(scene: Scene, trees: Grammar) -> Iterator[_Found]:
    """Demands, refusals, proposals and consents that are about an issue of the process, where the model saw no position."""
    who = parties(scene)
    text = scene.annotated.document.text
    for statement in scene.statements:
        if statement.act not in _ALONE and not (statement.act == "say" and _OUGHT.search(statement.content[0].of(text))):
            continue
        what = statement.content[0]
        if _issue_by_words(what.of(text)) is None:
            continue
        if statement.act == "say" and not _names_issue_after_ought(what.of(text)):
            continue
        holder = statement.speaker or _source(scene, who, statement)
        anchor = next((token.index for token in trees.tokens if what.holds(token.span)), None)
        if anchor is not None:
            yield _Found(what, _evidence(trees, anchor, statement), holder, statement, None)


def _names_issue_after_ought(words: str) -> bool:
    """Whether what ought to be is itself about an issue: the words after `must`, up to the end of the sentence."""
    found = _OUGHT.search(words)
    return found is not None and _issue_by_words(re.split(r"[.!?]", words[found.start() :])[0]) is not None


def _around(scene: Scene, span: Span) -> Statement | None:
    """The innermost statement whose content holds `span`."""
    told = scene.said_in(span)
    return next((statement for statement in scene.statements if statement.id == told), None)


def _by_cue(scene: Scene, what: Span) -> Statement | None:
    """The statement whose content is, or is mostly, the words of the position."""
    for statement in scene.statements:
        if any(piece.meets(what) for piece in statement.content):
            return statement
    return None


def _source(scene: Scene, who: Parties, statement: Statement) -> str | None:
    """The entity named by the source of a statement whose speaker has no name."""
    inside = [mention for mention in scene.mentions if mention.entity and any(piece.holds(mention.head) for piece in statement.source)]
    return next((mention.entity for mention in inside if mention.entity and who.entities[mention.entity].type in _HOLDERS), None)


def _subject(trees: Grammar, who: Parties, anchor: int) -> str | None:
    """The subject of the nearest predicate above that has one."""
    for at in (anchor, *trees.ancestors(anchor)):
        found = who.ids(trees.subjects(at), _HOLDERS) if trees.tokens[at].upos in ("VERB", "NOUN", "ADJ") else ()
        if found:
            return found[0]
    return None


def _evidence(trees: Grammar, anchor: int, statement: Statement | None) -> Span:
    """The clause, with that of the cue where both stand in one sentence."""
    clause = trees.clause(anchor)
    if statement is not None and statement.cue and trees.sentence(anchor).holds(statement.cue[0]):
        parts = [clause, statement.cue[0], *(piece for piece in statement.source if trees.sentence(anchor).holds(piece))]
        return hull(parts)
    return clause


def _position(scene: Scene, found: _Found) -> Position:
    text = scene.annotated.document.text
    words = found.what.of(text)
    issue, by_issue = _issue(found.frame, words, found.evidence.of(text))
    stance, by_stance = _stance(found, words)
    said_in = found.statement.id if found.statement else scene.said_in(found.what)
    frame = f"model: position {found.frame.score:.2f}" if found.frame else "model: no position seen"
    return Position(
        id=content_id("p", "position", found.what.start, found.what.end, found.holder),
        holder=found.holder,
        issue=issue,
        stance=stance,
        what=found.what,
        said_in=said_in,
        evidence=(found.evidence,),
        why=f"{frame}; {by_issue}; {by_stance}",
    )


def _issue(frame: Frame | None, words: str, clause: str) -> tuple[Issue, str]:
    """By the model where it is sure, else by the words of the position, else by those of its clause."""
    label = frame.label("issue") if frame else None
    own = _issue_by_words(words)
    if label is not None and label.value != "other" and (label.score >= _SURE or own is None):
        return label.value, f"issue by the model, {label.score:.2f}"  # type: ignore[return-value]
    if own is not None:
        return own, "issue by its words"
    near = _issue_by_words(clause)
    if near is not None:
        return near, "issue by the words of its clause"
    return "other", "no words tell the issue"


def _issue_by_words(words: str) -> Issue | None:
    best: tuple[float, Issue] | None = None
    for row in issue_words():
        hits = len(row.pattern.findall(words))
        if hits and (best is None or row.weight + 0.1 * min(hits, 3) > best[0]):
            best = (row.weight + 0.1 * min(hits, 3), row.issue)
    return best[1] if best else None


def _stance(found: _Found, words: str) -> tuple[Stance, str]:
    """By red lines and refusals in the words, by what the statement does, by what ought to be, else by the model."""
    label = found.frame.label("stance") if found.frame else None
    act = found.statement.act if found.statement else None
    if _RED_LINE.search(words):
        return "red_line", "stance by the words of a red line"
    if found.stance == "accepts" and _CONDITION.search(words):
        return "accepts_with_conditions", "stance by a verb of consent under a condition"
    if found.stance is not None:
        return found.stance, "stance by the verb that governs it"
    if label is not None and label.score >= 0.7:
        return label.value, f"stance by the model, {label.score:.2f}"  # type: ignore[return-value]
    by_act = _BY_ACT.get(act) if act else None
    if by_act == "accepts" and _CONDITION.search(words):
        return "accepts_with_conditions", "stance by consent under a condition"
    if by_act is not None:
        return by_act, f"stance by the act {act!r}"
    if _NEVER.search(words):
        return "rejects", "stance by words of refusal"
    if _OUGHT.search(words):
        return "demands", "stance by what ought to be"
    if label is not None:
        return label.value, f"stance by the model, {label.score:.2f}"  # type: ignore[return-value]
    return "unclear", "no words tell the stance"

