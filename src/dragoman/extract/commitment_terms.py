"""The terms of an undertaking: its words, conditions, exceptions, days, places and how far it has come."""

import re
from datetime import date, timedelta

from dragoman.extract.commitment_candidates import Candidate
from dragoman.extract.grammar import Grammar
from dragoman.knowledge.commitments import kind_words, status_words
from dragoman.model.edtf import edtf
from dragoman.model.entities import Time
from dragoman.model.scene import Scene
from dragoman.model.span import Span
from dragoman.model.vocabulary import CommitmentKind, CommitmentStatus

_OUTSIDE = frozenset(("nsubj", "nsubj:pass", "csubj", "mark", "cc", "aux", "parataxis"))
_PHRASES = re.compile(
    r"\b(?:on (?:the )?condition that|provided(?: that)?|as long as|so long as|in return for|in exchange for"
    r"|only (?:if|when|after|once)|unless|if|once)\b",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:except(?: for| that)?|excluding|with the exception of|apart from|other than|save for"
    r"|but not|(?:would|will|does|did|do) not (?:cover|apply to|include|extend to))\b[^.;]*",
    re.IGNORECASE,
)
_STAY = re.compile(
    r"\b(?:(?:would|will|to) (?:remain|stay|be kept|keep|retain|maintain)|(?:remain|stay)s? (?:in place|behind))\b", re.IGNORECASE
)
_BEFORE = re.compile(
    r"\b(?:by|until|before|no later than|not later than|within|in|till)"
    r"(?: the end of| noon on| midnight on| \d{1,2}(?::\d\d)? ?[ap]\.?m\.? on)?[\s“\"'‘]*(?:the |a )?$",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"\b(?:within|in|by|until|no later than)\b[^,.;]{0,40}\b(?:of|after|from|following)\b (?:the )?"
    r"(?:signature|signing|entry into force|ratification|ceasefire|agreement|\w+ing|[^,.;]{0,25})",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NOT = re.compile(r"\b(?:not|never|no longer|no)\b|n[’']t\b", re.IGNORECASE)


def what_of(found: Candidate, trees: Grammar) -> Span:
    """The words of what is undertaken: the predicate with its objects, without its subject and what is joined to it."""
    if found.cue is not None and found.complement == "noun" and found.cue > found.head:
        return trees.span(trees.subtree(found.head, frozenset(("acl", "conj", "cc"))))
    inside: list[int] = [found.head]
    for child in trees.children[found.head]:
        token = trees.tokens[child]
        joined = token.deprel == "conj" and token.upos in ("VERB", "AUX")
        outside = token.deprel in _OUTSIDE or joined or child == found.cue or token.deprel == "advcl" and child > found.head
        if not outside and (found.cue is None or not found.head < found.cue or found.cue not in trees.subtree(child)):
            inside += trees.subtree(child)
    return trees.span(inside)


def kind_of(words: str, *, denied: bool, least: float = 0.0) -> CommitmentKind:
    """The kind by the heaviest pattern in the words that weighs at least `least`; what is refused is `refrain`."""
    if denied:
        return "refrain"
    small = words.lower()
    return next((row.kind for row in kind_words() if row.weight > least and row.pattern.search(small)), "other")


def is_denied(words: str) -> bool:
    """Whether the words of an undertaking themselves deny something in their first few words."""
    return _NOT.search(" ".join(words.split()[:3])) is not None


def conditions_of(found: Candidate, trees: Grammar) -> tuple[Span, ...]:
    """Clauses with `if`, `unless`, `once`, `provided`, `as long as` that hang on the undertaking or on its cue."""
    spans: list[Span] = []
    for at in {found.head, found.cue if found.cue is not None else found.head}:
        for child in trees.dependents(at, "advcl", "acl", "obl", "parataxis", "conj"):
            if found.cue is not None and child in (found.head, found.cue):
                continue
            span = trees.span(trees.subtree(child))
            opening = " ".join(span.of(trees.annotated.document.text).split()[:4])
            if (hit := _PHRASES.search(opening)) is not None and hit.start() <= 6:
                spans.append(span)
    return tuple(sorted(set(spans)))


def exceptions_of(found: Candidate, trees: Grammar, kind: CommitmentKind) -> tuple[Span, ...]:
    """Words of the sentence that take something out; of a pull-out also the sentence, up to two later, that tells what stays."""
    text = trees.annotated.document.text
    sentence = trees.sentence(found.head)
    start = trees.tokens[found.head].start
    spans = [
        _trimmed(text, sentence.start + hit.start(), sentence.start + hit.end())
        for hit in _EXCEPT.finditer(sentence.of(text))
        if sentence.start + hit.start() > start
    ]
    if kind == "withdraw_forces":
        number = trees.tokens[found.head].sentence
        for later in trees.annotated.sentences[number : number + 3]:
            whole = trees.annotated.span(later)
            if (hit := _STAY.search(whole.of(text))) is not None and whole.start + hit.start() > start:
                at = next(
                    (
                        token.index
                        for token in trees.tokens[later.start : later.end]
                        if token.start <= whole.start + hit.start() < token.end
                    ),
                    None,
                )
                if at is not None:
                    spans.append(trees.clause(at))
                    break
    return tuple(sorted(set(spans)))


def days_of(scene: Scene, what: Span) -> tuple[str | None, str | None, Span | None]:
    """Start, deadline and the rule of a deadline that is tied to another event, from the time expressions of what is undertaken."""
    text = scene.annotated.document.text
    start = deadline = None
    for time in scene.times_in(what):
        value = _coming(edtf(time), time.span.of(text), scene.published)
        before = text[max(what.start, time.start - 30) : time.start]
        if value is None:
            continue
        if _BEFORE.search(before) and not _at_start(before, time):
            deadline = deadline or value.rpartition("/")[2]
        elif time.type in ("DATE", "TIME") and (scene.published is None or value[:10] >= scene.published[: len(value[:10])]):
            start = start or value.partition("/")[0]
    rule = _RULE.search(what.of(text))
    return start, deadline, Span(what.start + rule.start(), what.start + rule.end()) if rule and deadline is None else None


def _coming(value: str | None, words: str, published: str | None) -> str | None:
    """The day of a bare weekday in an undertaking is that of the week to come: `was ordering a withdrawal from Tuesday`."""
    if value is None or published is None or not _WEEKDAY.fullmatch(words) or not _DAY.fullmatch(value) or value >= published:
        return value
    return (date.fromisoformat(value) + timedelta(days=7)).isoformat()


def _at_start(before: str, time: Time) -> bool:
    """Whether `in` stands before a month or a year: that is when something starts, not by when it must be done."""
    return before.rstrip().lower().endswith(" in") and time.type == "DATE"


def status_of(trees: Grammar, sentence: Span) -> CommitmentStatus:
    """How far it has come by the words of its sentence; `announced` where they tell nothing."""
    text = trees.annotated.document.text
    words = sentence.of(text).lower()
    return next((row.status for row in status_words() if row.pattern.search(words)), "announced")


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end].rstrip(" ,.;:")
    return Span(start, start + max(1, len(words)))
