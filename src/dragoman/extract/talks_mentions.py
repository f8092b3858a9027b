"""Where a report speaks of a negotiation, and which of these places speak of the same one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.grammar import Grammar
from dragoman.extract.parties import Parties
from dragoman.knowledge.talks import talks_words
from dragoman.model.annotated import Frame
from dragoman.model.entities import Time
from dragoman.model.span import Span

PLACES = frozenset(("place", "country", "facility"))
ACTORS = frozenset(("country", "organisation", "group", "person", "nationality"))
_PLACED = frozenset(("in", "at", "on"))
_WITH = frozenset(("between", "with", "among", "involving", "by", "of"))
_OUTSIDE_NAME = frozenset(("acl", "appos", "parataxis", "conj", "cc", "punct"))
_ORDINALS = {word: number for number, words in enumerate(
    ("first|opening|1st", "second|2nd", "third|3rd", "fourth|4th", "fifth|5th", "sixth|6th", "seventh|7th", "eighth|8th", "ninth|9th", "tenth|10th"), 1
) for word in words.split("|")}  # fmt: skip
_COUNTS = {word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_ROUND = re.compile(
    rf"\b(?P<ordinal>{'|'.join(_ORDINALS)}|\d+(?:st|nd|rd|th)|last|latest|final|next)\s+(?:of\s+(?P<rounds>{'|'.join(_COUNTS)}|\d+)\s+(?:planned\s+)?rounds?"
    r"|(?:[\w-]+\s+){0,2}round)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TalksMention:
    """Words that name a negotiation. `head` is the head token, `clause` the clause around it; ids are entities'.

    `score` is the model's belief that the head names talks, 0 where it saw none. `years` are those that its own words give.
    """

    name: Span
    head: int
    lemma: str
    clause: Span
    places: tuple[str, ...]
    between: tuple[str, ...]
    brokers: tuple[str, ...]
    round: int | None
    rounds: int | None
    times: tuple[Time, ...]
    years: frozenset[str]
    score: float


def talks_mentions(trees: Grammar, who: Parties) -> tuple[TalksMention, ...]:
    """Every place of the report that names a negotiation, in order of the text."""
    frames = {frame.anchor: frame for frame in trees.annotated.frames if frame.kind == "talks"}
    words = talks_words()
    found = []
    for token in trees.tokens:
        lemma = token.lemma.lower()
        frame = frames.get(token.index)
        if token.upos not in ("NOUN", "PROPN") or not (frame or lemma in words.strong or lemma in words.weak):
            continue
        mention = _mention(trees, who, token.index, lemma, frame)
        if _is_negotiation(trees, mention, lemma, frame):
            found.append(mention)
    return tuple(one for one in found if not any(other is not one and _is_part_of(trees, one, other) for other in found))


def _mention(trees: Grammar, who: Parties, at: int, lemma: str, frame: Frame | None) -> TalksMention:
    inside = trees.subtree(at, _OUTSIDE_NAME)
    name = trees.span([place for place in inside if at - 12 <= place <= at + 14])
    clause = trees.clause(at)
    number, rounds = _round(name.of(trees.annotated.document.text) if lemma == "round" else clause.of(trees.annotated.document.text))
    own_times = who.scene.times_in(name)
    return TalksMention(
        name=name,
        head=at,
        lemma=lemma,
        clause=clause,
        places=_places(trees, who, at),
        between=_between(trees, who, at),
        brokers=_brokers(trees, who, at),
        round=number,
        rounds=rounds,
        times=own_times or who.scene.times_in(clause),
        years=frozenset(time.from_[:4] for time in own_times if time.from_ and time.type == "DATE"),
        score=frame.score if frame else 0.0,
    )


def _is_negotiation(trees: Grammar, mention: TalksMention, lemma: str, frame: Frame | None) -> bool:
    """Strong nouns name talks by themselves (`talks` only in the plural); weak ones need a sign of it beside them."""
    words = talks_words()
    token = trees.tokens[mention.head]
    beside = {trees.tokens[at].text.lower() for at in trees.children[mention.head]}
    if beside & words.idle and not beside & words.process:
        return False
    if lemma == "talk" and token.text.lower() != "talks":
        return False
    if frame and frame.score >= 0.6:
        return True
    signs = bool(mention.places) + bool(mention.brokers) + bool(len(mention.between) >= 1) + (mention.round is not None) + bool(beside & words.process)
    capital = token.text[:1].isupper() and token.upos == "PROPN"
    if lemma in words.strong:
        return signs >= 1 or capital or bool(frame)
    return signs >= 2 or (bool(frame) and signs >= 1) or (lemma == "process" and bool(beside & words.process))


def _is_part_of(trees: Grammar, one: TalksMention, other: TalksMention) -> bool:
    """`talks` inside `a round of talks`: the outer phrase is the mention."""
    return other.lemma in ("round", "session", "track") and one.head in trees.subtree(other.head, frozenset(("acl", "conj"))) and one.head > other.head


def _round(words: str) -> tuple[int | None, int | None]:
    """Which round it is and of how many, as the words say."""
    found = _ROUND.search(words)
    if not found:
        return None, None
    ordinal, total = found["ordinal"].lower(), (found["rounds"] or "").lower()
    number = _ORDINALS.get(ordinal) or (int(re.sub(r"\D", "", ordinal)) if ordinal[0].isdigit() else None)
    return number, _COUNTS.get(total) or (int(total) if total.isdigit() else None)


def _places(trees: Grammar, who: Parties, at: int) -> tuple[str, ...]:
    """Where it is held: by its own phrase (`Geneva talks`, `talks in Geneva`), else by the predicate's (`resumed in Geneva`)."""
    own = [child for child in trees.dependents(at, "compound", "nmod", "obl", "amod") if trees.case_of(child) in _PLACED or trees.tokens[child].upos == "PROPN"]
    nested = [deep for child in trees.dependents(at, "nmod") if trees.tokens[child].lemma.lower() in ("talk", "round", "negotiation")
              for deep in trees.dependents(child, "nmod", "obl") if trees.case_of(deep) in _PLACED]  # fmt: skip
    found = who.ids([*own, *nested], frozenset(("place", "facility"))) or who.ids([child for child in own if trees.case_of(child) in _PLACED], PLACES)
    above = trees.tokens[at].head
    if not found and above != at:
        beside = [child for child in trees.dependents(above, "obl") if trees.case_of(child) in _PLACED]
        found = who.ids([deep for child in beside for deep in (child, *trees.dependents(child, "nmod", "appos"))], PLACES)
    return found


def _between(trees: Grammar, who: Parties, at: int) -> tuple[str, ...]:
    """Who talks, by the phrase itself: `between A and B`, `with C`, `involving the warring sides`, `his meeting`."""
    heads = [child for child in trees.dependents(at, "nmod", "obl") if trees.case_of(child) in _WITH - {"of", "by"}]
    heads += [deep for child in trees.dependents(at, "acl") if trees.tokens[child].lemma.lower() in ("involve", "include", "bring") for deep in trees.dependents(child, "obj", "obl")]
    heads += [child for child in trees.dependents(at, "nmod") if trees.tokens[child].upos == "PRON"]
    return who.ids([one for head in heads for one in trees.conjuncts(head)], ACTORS)


def _brokers(trees: Grammar, who: Parties, at: int) -> tuple[str, ...]:
    """Who mediates, by the phrase itself: `U.N.-mediated talks`, `talks brokered by Qatar`, `under the auspices of the UN`."""
    verbs = talks_words().roles["mediate"]
    heads: list[int] = []
    for child in trees.dependents(at, "amod", "acl", "compound", "nmod"):
        if trees.tokens[child].lemma.lower() in verbs:
            heads += [deep for deep in trees.dependents(child, "obl", "obl:agent", "compound", "nmod", "nsubj") if trees.case_of(deep) in ("", "by")]
        if trees.tokens[child].lemma.lower() in ("auspices", "auspex", "mediation", "sponsorship", "aegis"):
            heads += trees.dependents(child, "nmod", "compound")
    return who.ids([one for head in heads for one in trees.conjuncts(head)], ACTORS)


def grouped(mentions: Sequence[TalksMention]) -> list[list[TalksMention]]:
    """Mentions of one negotiation together; parallel tracks, other rounds and other years stay apart.

    A mention that gives neither place nor number belongs to the negotiation told last that it may be.
    """
    groups: list[list[TalksMention]] = []
    for mention in mentions:
        fitting = [group for group in reversed(groups) if all(_may_be_one(mention, other) for other in group)]
        placed = [group for group in fitting if mention.places and any(set(mention.places) & set(other.places) for other in group)]
        if placed or fitting:
            (placed or fitting)[0].append(mention)
        else:
            groups.append([mention])
    return groups


def _may_be_one(one: TalksMention, other: TalksMention) -> bool:
    if one.places and other.places and not set(one.places) & set(other.places):
        return False
    if one.round and other.round and one.round != other.round:
        return False
    if one.years and other.years and not one.years & other.years:
        return False
    kinds = {_kind(one.lemma), _kind(other.lemma)}
    return len(kinds) == 1 or "open" in kinds


def _kind(lemma: str) -> str:
    """Nouns that may stand for each other: talks, negotiations, rounds and processes are one; calls and meetings are their own."""
    if lemma in ("call", "conversation"):
        return "call"
    if lemma in ("meeting", "gathering", "session", "summit"):
        return "meeting"
    if lemma in ("conference", "congress", "forum", "assembly"):
        return "conference"
    return "talks"
