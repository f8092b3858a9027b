"""The terms of an undertaking: how much of it, from when, by when, unless what, but for what."""

import re

from dragoman.model.annotated import Annotated
from dragoman.model.edtf import edtf
from dragoman.model.entities import Time
from dragoman.model.scene import Scene
from dragoman.model.span import Span

_CONDITION = re.compile(
    r"\b(?:only )?(?:if|unless|provided(?: that)?|on condition that|as long as|so long as|in exchange for|in return for|once)\s+[^.;“”]{6,160}?(?=[.;”]|,\s+(?:he|she|it|they|the|a|said|would|will)\b|$)",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"\b(?:the )?(?:main|greater|larger|bulk|most|major) (?:part|share|portion)?(?: of)?\b|\bthe bulk of\b|\bmost of\b|\b(?:some|part|half|a third|two-thirds|all|none) of\b|\ball (?=\w+ (?:troops|forces|prisoners|hostages))",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:except(?: for)?|excluding|apart from|with the exception of|but not|does not (?:cover|include|apply to)|did not (?:cover|include))\b[^.;“”]{3,120}",
    re.IGNORECASE,
)
_STAYING = re.compile(
    r"[^.;,]{0,80}\b(?:would|will|to|must|continue to|going to)?\s*\b(?:remain|stay|stays|go on working|continue (?:to be|working)|be kept|keep)\b[^.;]{0,120}", re.IGNORECASE
)
_FORCES = re.compile(r"\b(?:forces?|troops?|bases?|airbases?|ports?|seaports?|soldiers?|presence|advisers?|aircraft|air base|naval)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|until|till|before|no later than|not later than|through)\s+(?:the\s+)?(?:end of\s+)?$", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:within|in no more than)\s+(?:the\s+(?:next|coming)\s+)?[\w-]+\s+(?:hours?|days?|weeks?|months?|years?)(?:\s+(?:of|after|from)\s+[^.,;”]{3,60})?", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|starting|beginning|as of|effective|start(?:s|ed|ing)?|begin(?:s|ning)?|on|next|at)\s+(?:the\s+)?$", re.IGNORECASE)


def conditions(annotated: Annotated, sentence: Span) -> tuple[Span, ...]:
    """The clauses of a sentence that say on what it depends."""
    text = annotated.document.text
    return tuple(_tight(text, found.start(), found.end()) for found in _CONDITION.finditer(text, sentence.start, sentence.end))


def scope(annotated: Annotated, inside: Span) -> Span | None:
    """The words that say how much of it."""
    found = _SCOPE.search(annotated.document.text, inside.start, inside.end)
    return _tight(annotated.document.text, found.start(), found.end()) if found else None


def exceptions(annotated: Annotated, sentence: Span) -> tuple[Span, ...]:
    """What a sentence leaves out of an undertaking."""
    text = annotated.document.text
    return tuple(_tight(text, found.start(), found.end()) for found in _EXCEPT.finditer(text, sentence.start, sentence.end))


def staying(annotated: Annotated, sentence: Span) -> Span | None:
    """What a sentence says is to stay of forces that otherwise leave."""
    text = annotated.document.text
    found = _STAYING.search(text, sentence.start, sentence.end)
    return _tight(text, found.start(), found.end()) if found and _FORCES.search(found.group()) else None


def deadline(scene: Scene, sentence: Span) -> tuple[str | None, Span | None]:
    """The day by which it must be done, and the rule that gives one (`within 30 days of signature`)."""
    text = scene.annotated.document.text
    rule = _WITHIN.search(text, sentence.start, sentence.end)
    day = None
    for time in scene.times_in(sentence):
        before = _BY.search(text, sentence.start, time.start)
        if time.type in ("DATE", "TIME") and time.to and before:
            day = _end_of(time)
    return day, Span(*rule.span()) if rule else None


def start(scene: Scene, inside: Span) -> str | None:
    """The day from which it holds or on which it is to be done: a day not before the report's own, by `from`, `on` and the like."""
    text = scene.annotated.document.text
    for time in scene.times_in(inside):
        if time.type not in ("DATE", "TIME") or not time.from_ or (scene.published and time.from_ < scene.published):
            continue
        if _FROM.search(text, inside.start, time.start) and not _BY.search(text, inside.start, time.start):
            return edtf(time)
    return None


def _end_of(time: Time) -> str | None:
    return time.to if time.to == time.from_ else edtf(time)


def _tight(text: str, begin: int, end: int) -> Span:
    """A span without white space and marks at its edges."""
    while begin < end and not text[begin].isalnum():
        begin += 1
    while end > begin and not text[end - 1].isalnum():
        end -= 1
    return Span(begin, max(end, begin + 1))
