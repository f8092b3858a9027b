"""Where a report names a negotiation, and what the words around the name say of it."""

from dataclasses import dataclass, field, replace

from dragoman.extract.grammar import Grammar
from dragoman.extract.lists import Lists
from dragoman.extract.talks_phrases import brokers_of, hosts_of, place_of, round_of, sides_of
from dragoman.extract.windows import noun, stem, words_after, words_before
from dragoman.knowledge.talks import talks_words
from dragoman.model.annotated import Frame
from dragoman.model.entities import Time
from dragoman.model.span import Span

_TOWNS = frozenset(("place", "facility"))
_MANY = frozenset(("several", "many", "numerous", "various", "countless"))
_SURE = 0.6


@dataclass(frozen=True, slots=True)
class TalksMention:
    """Words that tell of a negotiation. `head` is the head token, `clause` the clause around it; ids are entities'.

    `kind` is what its noun or verb names (`talks`, `meeting`, `call`, `conference`, `summit`, `signing`). `generic` says that it is
    told as what may never be (`any talks`), `definite` as known, `founding` that it may be the only mention, `other` as another
    than those told before. `score` is the model's belief
    that the head names talks, 0 where it saw none. `why` names the rule.
    """

    name: Span
    head: int
    kind: str
    clause: Span
    places: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    brokers: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    round: int | None = None
    rounds: int | None = None
    times: tuple[Time, ...] = field(default=())
    generic: bool = False
    definite: bool = False
    founding: bool = True
    other: bool = False
    score: float = 0.0
    why: str = ""


def talks_nouns(listed: Lists) -> tuple[TalksMention, ...]:
    """Every noun of the report that names a negotiation, in order of the text."""
    trees = listed.trees
    frames = {frame.anchor: frame for frame in trees.annotated.frames if frame.kind == "talks"}
    words = talks_words()
    found: list[TalksMention] = []
    for token in trees.tokens:
        frame = frames.get(token.index)
        kind = words.kind.get(noun(token))
        if token.upos not in ("NOUN", "PROPN") or (kind is None and (frame is None or frame.score < _SURE)):
            continue
        mention = _mention(listed, token.index, kind or "talks", frame)
        if _is_negotiation(listed, mention, frame) and not _is_many(trees, mention):
            found.append(replace(mention, founding=_is_founding(listed, mention)))
    return tuple(
        one for place, one in enumerate(found) if not any(_is_inside(trees, one, other) for other in found[max(0, place - 2) : place])
    )


def _mention(listed: Lists, at: int, kind: str, frame: Frame | None) -> TalksMention:
    trees, scene = listed.trees, listed.who.scene
    before, after = words_before(trees, at), words_after(trees, at)
    text = trees.annotated.document.text
    beside = {trees.tokens[here].text.lower() for here in before}
    name = _name(trees, at, before)
    clause = trees.clause(at)
    around = Span(trees.tokens[min((*before, at))].start, trees.tokens[max((at, *after))].end)
    counted = Span(trees.tokens[max(trees.annotated.sentences[trees.tokens[at].sentence].start, min((*before, at)) - 3)].start, around.end)
    apposed = Span(counted.start, max(counted.end, _apposition_end(trees, at)))
    number, rounds = round_of(apposed.of(text)) if kind == "talks" else (None, None)
    near = tuple(time for time in scene.times_in(around) if time.type in ("DATE", "TIME"))
    if kind == "meeting" and _of_leaders(trees, before):
        kind = "summit"
    return TalksMention(
        name=name,
        head=at,
        kind="call" if kind != "call" and beside & {"phone", "telephone"} else kind,
        clause=clause,
        places=place_of(listed, at, before, after),
        sides=sides_of(listed, at, before, after),
        brokers=brokers_of(listed, kind, before, after),
        hosts=hosts_of(listed, kind, before, after),
        round=number,
        rounds=rounds,
        times=near,
        generic=bool(beside & talks_words().signs["generic"]),
        definite=bool(beside & {"the", "these", "those", "this", "that"}),
        other=bool(beside & talks_words().signs["other"]),
        score=frame.score if frame else 0.0,
        why=f"the noun {trees.tokens[at].text!r}" + (f" and a talks frame of {frame.score:.2f}" if frame else ""),
    )


def _apposition_end(trees: Grammar, at: int) -> int:
    """Where what stands in apposition to a noun ends, as its number does in "the round, the first of three"."""
    tokens = trees.tokens
    if at + 1 == len(tokens) or tokens[at + 1].text != ",":
        return tokens[at].end
    return max(token.end for token in tokens[at : at + 7] if token.sentence == tokens[at].sentence)


def _name(trees: Grammar, at: int, before: tuple[int, ...]) -> Span:
    """The words before the noun in its phrase, and its first `of`, `on`, `in`, `with` or `between` phrase."""
    first = min((*before, at))
    while first < at and (
        trees.tokens[first].text in ("”", "’s", "'s", "’", "'", ")", "]", "-", "–", "and") or trees.tokens[first].upos == "ADV"
    ):
        first += 1
    return Span(trees.tokens[first].start, trees.tokens[at].end)


def _of_leaders(trees: Grammar, before: tuple[int, ...]) -> bool:
    return bool({trees.tokens[here].lemma.lower() for here in before} & {"leader", "president"})


def _is_negotiation(listed: Lists, mention: TalksMention, frame: Frame | None) -> bool:
    """Strong nouns name talks by themselves (`talk` only in the plural); the others need a sign beside them."""
    words = talks_words()
    trees = listed.trees
    token = trees.tokens[mention.head]
    lemma = noun(token)
    before = words_before(trees, mention.head)
    beside = {form for here in before for form in (trees.tokens[here].text.lower(), trees.tokens[here].lemma.lower())}
    if beside & words.signs["not"] and not beside & words.signs["process"] - {"emergency", "formal", "joint", "national", "secret"}:
        return False
    following = trees.tokens[mention.head + 1].text.lower() if mention.head + 1 < len(trees.tokens) else ""
    if following in words.signs["carriers"]:
        return False
    if lemma == "talk" and (token.text.lower() != "talks" or _is_verb_like(trees, mention.head)):
        return False
    if lemma == "negotiation" and beside & {"hostage", "contract", "price"}:
        return False
    if frame and frame.score >= _SURE:
        return True
    if lemma in words.signs["strong"]:
        return True
    process = bool(beside & words.signs["process"]) or bool(_talks_inside(trees, mention.head))
    named = any(here in listed.who.by_head and listed.who.entities.get(listed.who.by_head[here].entity or "", None) is not None
                and listed.who.entities[listed.who.by_head[here].entity or ""].type in _TOWNS for here in before)  # fmt: skip
    bound = lemma in words.signs["bound"]
    if lemma == "congress" and token.upos == "PROPN" and not before and not process:
        return False
    if bound:
        return (
            process
            or bool(mention.brokers)
            or named
            or (bool(frame) and bool(mention.sides or mention.places))
            or (mention.round is not None and mention.definite)
            or (lemma == "call" and len(mention.sides) >= 1 and _is_with(trees, mention.head))
        )
    held = _is_held(trees, mention.head)
    signs = (
        process
        + named
        + bool(mention.brokers)
        + bool(mention.hosts)
        + bool(mention.sides)
        + bool(mention.places)
        + held
        + bool(mention.times)
        + bool(frame)
    )
    return signs >= 2


def _is_founding(listed: Lists, mention: TalksMention) -> bool:
    """Whether anything is told of it but its name: parties, place, mediator, a word of the process, or a verb of how it stands."""
    words, tokens = talks_words(), listed.trees.tokens
    if mention.generic or (mention.kind == "call" and not mention.sides and not mention.score):
        return False
    if mention.places or mention.sides or mention.brokers or mention.hosts or mention.round or mention.score or mention.kind == "summit":
        return True
    before = words_before(listed.trees, mention.head)
    if {tokens[here].text.lower() for here in before} & words.signs["process"]:
        return True
    near = [tokens[mention.head].head, *range(max(0, mention.head - 4), mention.head), *words_after(listed.trees, mention.head)[:6]]
    return any(stem(tokens[here]) in words.of_subject or stem(tokens[here]) in words.of_object for here in near if here != mention.head)


def _is_many(trees: Grammar, mention: TalksMention) -> bool:
    """Whether no talks in particular are meant, but many at different times: `several ceasefires and peace talks have been tried`."""
    first = mention.name.start
    words = [token.text.lower() for token in trees.tokens if first <= token.start <= trees.tokens[mention.head].start]
    return bool(set(words) & _MANY) and not mention.places and not mention.sides


def _is_with(trees: Grammar, at: int) -> bool:
    return any(trees.tokens[here].text.lower() in ("with", "between") for here in range(at + 1, min(at + 9, len(trees.tokens))))


def _is_verb_like(trees: Grammar, at: int) -> bool:
    """`he talks to them`: a noun by mistake of the tagger."""
    following = trees.tokens[at + 1].text.lower() if at + 1 < len(trees.tokens) else ""
    before = trees.tokens[at - 1] if at else None
    return following == "to" and before is not None and before.upos in ("PRON", "PROPN")


def _talks_inside(trees: Grammar, at: int) -> bool:
    """`a round of talks`: the noun after `of` names talks."""
    kinds = talks_words().kind
    for here in range(at + 1, min(at + 7, len(trees.tokens))):
        if trees.tokens[here].upos in ("VERB", "AUX") or trees.tokens[here].text in (",", ";"):
            return False
        if kinds.get(noun(trees.tokens[here])) and trees.tokens[at + 1].text.lower() == "of":
            return True
    return False


def _is_held(trees: Grammar, at: int) -> bool:
    """Whether a verb of holding, planning or shunning governs the noun, or a participle of one stands with it."""
    holding = talks_words().signs["holding"]
    around = [
        trees.tokens[at].head,
        *trees.children[at],
        *words_before(trees, at),
        *range(max(0, at - 4), at),
        *range(at + 1, min(at + 5, len(trees.tokens))),
    ]
    return any(
        stem(trees.tokens[here]) in holding for here in around if here != at and trees.tokens[here].sentence == trees.tokens[at].sentence
    )


def _is_inside(trees: Grammar, one: TalksMention, other: TalksMention) -> bool:
    """`talks` inside `a round of talks`, `talks process`: the earlier or the later noun is the mention of both."""
    between = trees.tokens[other.head + 1 : one.head]
    return (
        len(between) <= 4
        and bool(between)
        and between[0].text.lower() == "of"
        and not any(token.upos in ("VERB", "AUX", "PUNCT") for token in between[1:])
    )
