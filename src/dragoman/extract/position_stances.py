"""What a position is about and which stand it takes."""

import re
from functools import lru_cache
from operator import itemgetter

from dragoman.extract.grammar import Grammar
from dragoman.extract.position_candidates import Candidate
from dragoman.knowledge.positions import issue_words
from dragoman.model.span import Span
from dragoman.model.vocabulary import Act, Issue, Stance

_BY_ACT: dict[Act, Stance] = {
    "demand": "demands", "urge": "demands", "ask": "demands", "want": "demands", "order": "demands", "refuse": "rejects",
    "propose": "proposes", "offer": "proposes", "agree": "accepts", "welcome": "accepts", "promise": "accepts", "criticise": "rejects",
    "condemn": "rejects",
}  # fmt: skip
_OPPOSITE: dict[Stance, Stance] = {
    "accepts": "rejects",
    "proposes": "rejects",
    "demands": "rejects",
    "rejects": "accepts",
    "accepts_with_conditions": "rejects",
}
_BY_OUGHT: dict[str, Stance] = {"must": "demands", "need": "demands", "must not": "rejects", "will not": "rejects", "no": "rejects"}
_RED_LINE = re.compile(
    r"\bred lines?\b|\bnon-negotiable\b|\bnever (?:accept|allow|agree)\b|\bact of war\b|\bdeclaration of war\b", re.IGNORECASE
)
_CONDITION = re.compile(
    r"\b(?:only (?:if|after|when|once)|unless|provided|on (?:the )?condition|as long as|so long as|once|until|if|as soon as|but not)\b",
    re.IGNORECASE,
)
_SURE = 0.6
_MOST_HITS = 3
"""Hits of a pattern that count; more of them say nothing more."""


@lru_cache(64)  # a candidate's words are asked about more than once
def issue_of(words: str) -> Issue:
    """The issue by the heaviest pattern in the words, more hits a little heavier; `other` where none fits."""
    best: tuple[float, Issue] = (0.0, "other")
    small = words.lower()
    for row in issue_words():
        if row.weight + 0.1 * _MOST_HITS > best[0] and (hits := len(row.pattern.findall(small))):
            best = max(best, (row.weight + 0.1 * min(hits, _MOST_HITS), row.issue), key=itemgetter(0))
    return best[1]


def issue(found: Candidate, circles: tuple[str, str, str]) -> tuple[Issue, str]:
    """By the model where it is sure, else by the words of the position, of its evidence, of its sentence."""
    label = found.frame.label("issue") if found.frame else None
    if label is not None and label.value != "other" and label.score >= _SURE:
        return label.value, f"issue by the model, {label.score:.2f}"  # type: ignore[return-value]
    for words, name in zip(circles, ("its words", "its clause", "its sentence"), strict=True):
        own = issue_of(words)
        if own != "other":
            return own, f"issue by {name}"
    return "other", "no words tell the issue"


def stance(found: Candidate, trees: Grammar, evidence: Span) -> tuple[Stance, str]:
    """By red lines, by the word that takes the stand (turned round where it is denied), by what ought to be, by the act, by the model."""
    words = evidence.of(trees.annotated.document.text)
    if _RED_LINE.search(words):
        return "red_line", "stance by the words of a red line"
    label = found.frame.label("stance") if found.frame else None
    if found.stand is not None and found.cue is not None:
        taken = _OPPOSITE.get(found.stand.stance, found.stand.stance) if trees.is_negated(found.cue) else found.stand.stance
        if taken == "accepts" and _CONDITION.search(words):
            return "accepts_with_conditions", f"stance by the word {trees.tokens[found.cue].text!r} under a condition"
        return taken, f"stance by the word {trees.tokens[found.cue].text!r}"
    if label is not None and label.score >= _SURE:
        return label.value, f"stance by the model, {label.score:.2f}"  # type: ignore[return-value]
    if found.ought in _BY_OUGHT:
        if found.ought == "will not" and re.search(r"\b(?:until|unless|without)\b", words, re.IGNORECASE):
            return "accepts_with_conditions", "stance by a refusal until something else is done"
        return _BY_OUGHT[found.ought], f"stance by {found.ought!r}"
    act = found.statement.act if found.statement else None
    by_act = _BY_ACT.get(act) if act else None
    if by_act is not None:
        return ("accepts_with_conditions" if by_act == "accepts" and _CONDITION.search(words) else by_act), f"stance by the act {act!r}"
    if label is not None:
        return label.value, f"stance by the model, {label.score:.2f}"  # type: ignore[return-value]
    return "unclear", "no words tell the stance"
