"""Accusations that a truce was broken: which words tell of them, and of which truce."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.lists import Lists
from dragoman.extract.truce_dates import end_of, start_of
from dragoman.extract.truce_mentions import TruceMention
from dragoman.extract.violation_claims import BREACH_NOUNS, BREACH_VERBS, Claim, breach, deed, kind_at, kind_of, told
from dragoman.extract.windows import stem
from dragoman.knowledge.truces import truce_words
from dragoman.model.entries import Violation
from dragoman.model.span import Span

_SPITE = ("despite", "in violation of", "in breach of", "in defiance of", "notwithstanding", "violates", "violated", "flouts", "rips up")
_SINCE = ("since", "during", "after", "under")
_NEAR = 3
_OTHER_LAW = frozenset(
    (
        "right",
        "rights",
        "law",
        "airspace",
        "sovereignty",
        "charter",
        "constitution",
        "resolution",
        "sanction",
        "sanctions",
        "embargo",
        "privacy",
    )
)


@dataclass(frozen=True, slots=True)
class _Told:
    group: int
    claim: Claim


def breaches(listed: Lists, groups: Sequence[Sequence[TruceMention]]) -> list[tuple[Violation, ...]]:
    """The accusations against each of the truces, in order of the text; one clause and kind once."""
    found: list[_Told] = []
    if groups:
        found += [
            *_named_breaches(listed, groups),
            *_in_spite(listed, groups),
            *_accusations(listed, groups),
            *_observed(listed, groups),
            *_beside_breaches(listed, groups),
            *_since_start(listed, groups),
        ]
    kept: list[list[Claim]] = [[] for _ in groups]
    for one in found:
        if not any(_is_same(one.claim, other) for every in kept for other in every):
            kept[one.group].append(one.claim)
    return [
        tuple(violation for claim in sorted(claims, key=lambda claim: claim.evidence) for violation in told(listed, claim))
        for claims in kept
    ]


def _is_same(one: Claim, other: Claim) -> bool:
    return one.evidence.meets(other.evidence) and (one.kind == other.kind or "unclear" in (one.kind, other.kind))


def _named_breaches(listed: Lists, groups: Sequence[Sequence[TruceMention]]) -> Iterator[_Told]:
    """Breaches by their own word: `accused each other of violations`, `the army broke the truce`, `120 breaches by the rebels`.

    A verb needs the truce as its object; a noun alone belongs to the truce told last. Breaches of the law, of rights or of airspace
    are none, nor are those that are denied to have been (`no violations`).
    """
    trees = listed.trees
    for token in trees.tokens:
        lemma = stem(token)
        is_noun = token.upos == "NOUN" and token.lemma.lower() in BREACH_NOUNS
        is_verb = token.upos == "VERB" and lemma in BREACH_VERBS
        if not is_noun and not is_verb:
            continue
        following = {
            trees.tokens[at].lemma.lower()
            for at in range(token.index + 1, min(token.index + 9, len(trees.tokens)))
            if trees.tokens[at].sentence == token.sentence
        }
        if following & _OTHER_LAW and not any(_in(token.index, mention, 9) for group in groups for mention in group):
            continue
        place = _object_truce(listed, token.index, groups) if is_verb else _last_told(token.index, groups)
        before = {trees.tokens[at].text.lower() for at in range(max(0, token.index - 3), token.index)}
        if (
            place is None
            or _is_supposed(listed, token.index)
            or (before & {"no", "without", "any", "potential"})
            or _is_to_come(listed, token.index)
        ):
            continue
        yield _Told(place, breach(listed, token.index, is_noun=is_noun))


def _in(at: int, mention: TruceMention, within: int) -> bool:
    return 0 < mention.head - at <= within


def _object_truce(listed: Lists, at: int, groups: Sequence[Sequence[TruceMention]]) -> int | None:
    """The truce right after a verb of breaking, or its subject in the passive; `it` for the truce told last."""
    tokens = listed.trees.tokens
    for place, every in enumerate(groups):
        group = [mention for mention in every if mention.sentence == tokens[at].sentence]
        if any(_in(at, mention, 5) and not any(tokens[here].upos == "VERB" for here in range(at + 1, mention.head)) for mention in group):
            return place
        if any(0 < at - mention.head <= 8 and listed.trees.is_passive(at) for mention in group):
            return place
    following = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
    if following == "it" or (
        following == "the" and tokens[at + 2 : at + 3] and tokens[at + 2].lemma.lower() in ("agreement", "accord", "deal", "pact", "terms")
    ):
        return _last_told(at, groups)
    return _relative_truce(listed, at, groups)


def _relative_truce(listed: Lists, at: int, groups: Sequence[Sequence[TruceMention]]) -> int | None:
    """`a truce which both sides accuse the other of breaking`."""
    tokens = listed.trees.tokens
    for place, group in enumerate(groups):
        for mention in group:
            if mention.head < at <= mention.head + 22 and tokens[at].sentence == mention.sentence and tokens[at].text.lower() == "breaking":
                return place
    return None


def _last_told(at: int, groups: Sequence[Sequence[TruceMention]]) -> int | None:
    """The truce whose nearest mention stands closest before a word, or follows within its sentence."""
    best = [(abs(mention.head - at) * (1 if mention.head < at else 2), place) for place, group in enumerate(groups) for mention in group]
    far, place = min(best)
    return place if far <= 320 else None


def _is_supposed(listed: Lists, at: int) -> bool:
    """Whether a breach stands under `if`: `would hit back if the rebels broke it`."""
    tokens = listed.trees.tokens
    return any(
        tokens[here].text.lower() in ("if", "unless", "whether") and tokens[here].sentence == tokens[at].sentence
        for here in range(max(0, at - 7), at)
    )


def _is_to_come(listed: Lists, at: int) -> bool:
    """Whether breaches are only watched for or feared: `will report violations`, `in case of a violation`."""
    tokens = listed.trees.tokens
    before = [tokens[here].text.lower() for here in range(max(0, at - 6), at) if tokens[here].sentence == tokens[at].sentence]
    return "will" in before or "would" in before or before[-3:-1] == ["case", "of"]


def _in_spite(listed: Lists, groups: Sequence[Sequence[TruceMention]]) -> Iterator[_Told]:
    """Deeds told as going on despite a truce or in violation of it, or since it came: `a shelling of the port since the truce`."""
    trees = listed.trees
    text = trees.annotated.document.text
    for place, group in enumerate(groups):
        for mention in group:
            sentence = trees.sentence(mention.head)
            lead = text[max(sentence.start, mention.name.start - 45) : mention.name.start].lower()
            spite = any(word in lead for word in _SPITE)
            since = any(word in lead.split() for word in _SINCE) and kind_of(sentence.of(text)) != "unclear"
            if not spite and not (since and mention.definite):
                continue
            bearer = _bearer(listed, mention, spite=spite)
            if bearer is not None:
                yield _Told(place, deed(listed, bearer, ()))


def _bearer(listed: Lists, mention: TruceMention, *, spite: bool) -> int | None:
    """The word of the sentence that names the deed: by its kind, else, in spite of a truce, a word of fighting."""
    trees = listed.trees
    span = trees.sentence(mention.head)
    outside = [token for token in trees.tokens if span.holds(token.span) and not mention.name.meets(token.span)]
    for token in outside:
        if token.upos in ("NOUN", "VERB") and kind_at(listed, token.index) != "unclear":
            return token.index
    return next((token.index for token in outside if token.lemma.lower() in _FIGHTING), None) if spite else None


_FIGHTING = frozenset(("attack", "battle", "clash", "fighting", "kill", "onslaught", "offensive", "violence", "wound", "advance", "fight"))


def _accusations(listed: Lists, groups: Sequence[Sequence[TruceMention]]) -> Iterator[_Told]:
    """What sides accuse each other of while a truce is in force: `the army accused the rebels of shelling a village`.

    Only deeds of a kind that breaks truces count, each of an enumeration by itself.
    """
    trees = listed.trees
    live = [place for place, group in enumerate(groups) if _is_live(listed, group)]
    if not live:
        return
    for token in trees.tokens:
        if token.upos != "VERB" or token.lemma.lower() not in ("accuse", "blame"):
            continue
        of = _preposition(listed, token.index)
        if of is None:
            continue
        place = _last_told(token.index, [groups[one] for one in live])
        if place is None:
            continue
        for at in range(of + 1, len(trees.tokens)):
            word = trees.tokens[at]
            if word.sentence != token.sentence:
                break
            if word.upos in ("NOUN", "VERB") and kind_at(listed, at) != "unclear":
                yield _Told(live[place], deed(listed, at, (token.index,)))


def _preposition(listed: Lists, at: int) -> int | None:
    """The `of` or `for` that what somebody is accused of follows."""
    tokens = listed.trees.tokens
    for here in range(at + 2, min(at + 22, len(tokens))):
        if tokens[here].text.lower() in ("of", "for") and tokens[here].sentence == tokens[at].sentence:
            return here
    return None


def _is_live(listed: Lists, group: Sequence[TruceMention]) -> bool:
    """Whether a truce is more than asked for: something in its sentences is not a call for it."""
    text = listed.trees.annotated.document.text
    calls = next(pattern for pattern, status in truce_words().statuses if status == "proposed")
    return any(
        not calls.search(Span(max(listed.trees.sentence(mention.head).start, mention.name.start - 60), mention.name.end).of(text))
        for mention in group
    )


def _observed(listed: Lists, groups: Sequence[Sequence[TruceMention]]) -> Iterator[_Told]:
    """What those who watch a truce have seen: `monitors logged shelling`, `the mission documented the recruitment of minors`."""
    trees = listed.trees
    for token in trees.tokens:
        if token.upos != "VERB" or token.lemma.lower() not in _SEEING:
            continue
        nouns = truce_words().roles["monitor_nouns"]
        subjects = [trees.tokens[at].lemma.lower() for at in (*trees.subjects(token.index), *range(max(0, token.index - 3), token.index))]
        if not set(subjects) & nouns:
            continue
        place = _last_told(token.index, groups)
        for at in range(token.index + 1, min(token.index + 30, len(trees.tokens))):
            word = trees.tokens[at]
            if word.sentence != token.sentence:
                break
            if place is not None and word.upos in ("NOUN", "VERB") and kind_at(listed, at) != "unclear":
                yield _Told(place, deed(listed, at, (token.index,)))


_SEEING = frozenset(
    ("attribute", "blame", "confirm", "count", "document", "log", "observe", "record", "register", "report", "say", "verify")
)


def _beside_breaches(listed: Lists, groups: Sequence[Sequence[TruceMention]]) -> Iterator[_Told]:
    """Deeds with a named doer next to words that a truce is not kept: `They disregard the truce. … shelling by the army`."""
    trees = listed.trees
    text = trees.annotated.document.text
    spans = [trees.annotated.span(run) for run in trees.annotated.sentences]
    for place, group in enumerate(groups):
        broken = {mention.sentence for mention in group if _UNKEPT.search(spans[mention.sentence].of(text))}
        near = {number for one in broken for number in range(one - _NEAR + 1, one + _NEAR)}
        for token in trees.tokens:
            if (
                token.sentence not in near
                or token.upos not in ("NOUN", "VERB")
                or kind_at(listed, token.index) == "unclear"
                or _is_modal(listed, token.index)
            ):
                continue
            claim = deed(listed, token.index, ())
            if any(accused for _, accused in claim.pairs):
                yield _Told(place, claim)


_UNKEPT = re.compile(r"\b(?:violat\w+|breach\w*|disregard\w*|respect|comply|flout\w*|undermin\w+|broken?)\b", re.IGNORECASE)


def _is_modal(listed: Lists, at: int) -> bool:
    """Whether a deed is only asked to end, feared or possible."""
    tokens = listed.trees.tokens
    before = {tokens[here].lemma.lower() for here in range(max(0, at - 5), at) if tokens[here].sentence == tokens[at].sentence}
    return bool(
        before & {"would", "could", "may", "might", "should", "must", "if", "stop", "halt", "cease", "end", "prevent", "avoid", "will"}
    )


def _since_start(listed: Lists, groups: Sequence[Sequence[TruceMention]]) -> Iterator[_Told]:
    """Deeds that somebody tells of, on a day of a truce whose first day is told: `rockets hit the town on Tuesday, monitors said`."""
    trees, scene = listed.trees, listed.who.scene
    for place, group in enumerate(groups):
        start = start_of(listed, group)
        if start is None or len(start) != _DAY or not _is_live(listed, group):
            continue
        end = end_of(listed, group) or "9999"
        for token in trees.tokens:
            if (
                token.upos not in ("NOUN", "VERB")
                or token.deprel == "amod"
                or kind_at(listed, token.index) == "unclear"
                or _is_modal(listed, token.index)
            ):
                continue
            days = [time.from_ for time in scene.times_in(trees.clause(token.index)) if time.type in ("DATE", "TIME") and time.from_]
            if days and all(start <= day <= end for day in days) and scene.said_in(token.span) is not None:
                yield _Told(place, deed(listed, token.index, ()))


_DAY = 10
