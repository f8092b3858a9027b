"""Where a report names a negotiation, and what the words around the name say of it."""

import re
from dataclasses import dataclass, field, replace

from dragoman.extract.grammar import Grammar
from dragoman.extract.lists import ACTORS, PLACES, Lists
from dragoman.extract.windows import stem, words_after, words_before
from dragoman.knowledge.talks import talks_words
from dragoman.model.annotated import Frame
from dragoman.model.entities import Time
from dragoman.model.span import Span

_TOWNS = frozenset(("place", "facility"))
_ORDINALS = {word: number for number, words in enumerate(
    ("first|opening|1st", "second|2nd", "third|3rd", "fourth|4th", "fifth|5th", "sixth|6th", "seventh|7th", "eighth|8th", "ninth|9th", "tenth|10th"), 1
) for word in words.split("|")}  # fmt: skip
_COUNTS = {word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_ROUND = re.compile(
    rf"\b(?P<ordinal>{'|'.join(_ORDINALS)}|\d+(?:st|nd|rd|th))\s+(?:of\s+(?P<rounds>{'|'.join(_COUNTS)}|\d+)\s+(?:planned\s+)?rounds?"
    r"|(?:(?!of\b|in\b|time\b|since\b)[\w.’'-]+\s+){0,2}?(?:round|cycle|session|phase)s?\b)",
    re.IGNORECASE,
)
_ROUNDS = re.compile(rf"\b(?P<rounds>{'|'.join(_COUNTS)}|\d+)\s+(?:separate\s+|planned\s+|more\s+)?(?:rounds|cycles|sessions) of\b", re.IGNORECASE)
_UNSURE = frozenset(("about", "over", "regarding", "concerning"))


@dataclass(frozen=True, slots=True)
class TalksMention:
    """Words that tell of a negotiation. `head` is the head token, `clause` the clause around it; ids are entities'.

    `kind` is what its noun or verb names (`talks`, `meeting`, `call`, `conference`, `summit`, `signing`). `generic` says that it is told
    as what may never be (`any talks`), `definite` as known, `other` as another than those told before. `score` is the model's belief that the
    head names talks, 0 where it saw none. `why` names the rule.
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
        kind = words.kind.get(token.lemma.lower())
        if token.upos not in ("NOUN", "PROPN") or (kind is None and (frame is None or frame.score < _SURE)):
            continue
        mention = _mention(listed, token.index, kind or "talks", frame)
        if _is_negotiation(listed, mention, frame):
            found.append(mention)
    return tuple(one for place, one in enumerate(found) if not any(_is_inside(trees, one, other) for other in found[max(0, place - 2) : place]))


_SURE = 0.6


def _mention(listed: Lists, at: int, kind: str, frame: Frame | None) -> TalksMention:
    trees, scene = listed.trees, listed.who.scene
    before, after = words_before(trees, at), words_after(trees, at)
    text = trees.annotated.document.text
    beside = {trees.tokens[here].text.lower() for here in before}
    name = _name(trees, at, before)
    clause = trees.clause(at)
    around = Span(trees.tokens[min((*before, at))].start, trees.tokens[max((at, *after))].end)
    number, rounds = _round(around.of(text)) if kind == "talks" else (None, None)
    near = tuple(time for time in scene.times_in(around) if time.type in ("DATE", "TIME"))
    if kind == "meeting" and _of_leaders(trees, before):
        kind = "summit"
    return TalksMention(
        name=name,
        head=at,
        kind="call" if kind != "call" and beside & {"phone", "telephone"} else kind,
        clause=clause,
        places=place_of(listed, at, before, after),
        sides=_sides(listed, at, before, after),
        brokers=_brokers(listed, before, after),
        hosts=_hosts(listed, kind, before, after),
        round=number,
        rounds=rounds,
        times=near,
        generic=bool(beside & talks_words().signs["generic"]),
        definite=bool(beside & {"the", "these", "those", "this", "that"}),
        other=bool(beside & talks_words().signs["other"]),
        score=frame.score if frame else 0.0,
        why=f"the noun {trees.tokens[at].text!r}" + (f" and a talks frame of {frame.score:.2f}" if frame else ""),
    )


def _name(trees: Grammar, at: int, before: tuple[int, ...]) -> Span:
    """The words before the noun in its phrase, and its first `of`, `on`, `in`, `with` or `between` phrase."""
    first = min((*before, at))
    while first < at and (trees.tokens[first].text in ("”", "’s", "'s", "’", "'", ")", "]", "-", "–", "and") or trees.tokens[first].upos == "ADV"):
        first += 1
    return Span(trees.tokens[first].start, trees.tokens[at].end)


def _of_leaders(trees: Grammar, before: tuple[int, ...]) -> bool:
    return bool({trees.tokens[here].lemma.lower() for here in before} & {"leader", "president"})


def _is_negotiation(listed: Lists, mention: TalksMention, frame: Frame | None) -> bool:
    """Strong nouns name talks by themselves (`talk` only in the plural); the others need a sign beside them."""
    words = talks_words()
    trees = listed.trees
    token = trees.tokens[mention.head]
    lemma = token.lemma.lower()
    before = words_before(trees, mention.head)
    beside = {form for here in before for form in (trees.tokens[here].text.lower(), trees.tokens[here].lemma.lower())}
    if beside & words.signs["not"] and not beside & words.signs["process"] - {"national", "joint"}:
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
        return process or bool(mention.brokers) or named or (bool(frame) and bool(mention.sides or mention.places)) or (lemma == "call" and len(mention.sides) >= 1 and _is_with(trees, mention.head))
    held = _is_held(trees, mention.head)
    signs = process + named + bool(mention.brokers) + bool(mention.hosts) + bool(mention.sides) + bool(mention.places) + held + bool(mention.times) + bool(frame)
    return signs >= 2


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
        if kinds.get(trees.tokens[here].lemma.lower()) and trees.tokens[at + 1].text.lower() == "of":
            return True
    return False


def _is_held(trees: Grammar, at: int) -> bool:
    """Whether a verb of holding, planning or shunning governs the noun, or a participle of one stands with it."""
    holding = talks_words().signs["holding"]
    around = [trees.tokens[at].head, *trees.children[at], *words_before(trees, at), *range(max(0, at - 4), at), *range(at + 1, min(at + 5, len(trees.tokens)))]
    return any(stem(trees.tokens[here]) in holding for here in around if here != at and trees.tokens[here].sentence == trees.tokens[at].sentence)


def _is_inside(trees: Grammar, one: TalksMention, other: TalksMention) -> bool:
    """`talks` inside `a round of talks`, `talks process`: the earlier or the later noun is the mention of both."""
    between = trees.tokens[other.head + 1 : one.head]
    return len(between) <= 4 and bool(between) and between[0].text.lower() == "of" and not any(token.upos in ("VERB", "AUX", "PUNCT") for token in between[1:])


def _round(words: str) -> tuple[int | None, int | None]:
    """Which round it is and of how many, as the words say."""
    found = _ROUND.search(words)
    if found:
        ordinal, total = found["ordinal"].lower(), (found["rounds"] or "").lower()
        number = _ORDINALS.get(ordinal) or int(re.sub(r"\D", "", ordinal))
        return number, _number(total)
    many = _ROUNDS.search(words)
    return None, _number(many["rounds"].lower()) if many else None


def _number(word: str) -> int | None:
    return _COUNTS.get(word) or (int(word) if word.isdigit() else None)


def place_of(listed: Lists, at: int, before: tuple[int, ...], after: tuple[int, ...]) -> tuple[str, ...]:
    """Where it is held: `Geneva talks`, `talks in Geneva`, `talks resumed on Monday in the Swiss city of Geneva`."""
    trees = listed.trees
    for here in before:
        mention = listed.who.by_head.get(here)
        if mention and mention.entity and listed.who.entities[mention.entity].type in _TOWNS and mention.form == "name" and not _owns(trees, here):
            return (mention.entity,)
    for kinds in (_TOWNS, PLACES):
        for here in after:
            word = trees.tokens[here].text.lower()
            if (
                word in ("in", "at")
                and not _is_about(trees, at, here)
                and (place := listed.place_at(here, kinds))
                and (here == at + 1 or kinds is _TOWNS or not _acts_between(trees, at, here))
            ):
                return (place,)
    return ()


def _owns(trees: Grammar, here: int) -> bool:
    return here + 1 < len(trees.tokens) and trees.tokens[here + 1].text in ("’s", "'s", "’", "'")


def _is_about(trees: Grammar, at: int, here: int) -> bool:
    """`talks on the war in Syria`: the place is that of the matter, not of the talks."""
    nominal = [
        place
        for place in range(at + 1, here)
        if trees.tokens[place].text.lower() in _UNSURE | {"on", "to", "for"} and trees.tokens[place + 1].upos not in ("VERB", "AUX")
    ]
    verbs = [place for place in range(at + 1, here) if trees.tokens[place].upos == "VERB"]
    day = [place for place in range(at + 1, here) if re.fullmatch(r"\w+day|\d+", trees.tokens[place].text)]
    return bool(nominal) and not day and (not verbs or min(verbs) > min(nominal))


def _acts_between(trees: Grammar, at: int, here: int) -> bool:
    """Whether another thing stands between: a country after it is where that is (`talks to end the war in Syria`)."""
    between = [trees.tokens[place] for place in range(at + 1, here)]
    return any(token.upos == "NOUN" and not re.fullmatch(r"weeks?|months?|days?|years?", token.text.lower()) for token in between) or sum(
        token.upos == "VERB" for token in between) > 1  # fmt: skip


def _sides(listed: Lists, at: int, before: tuple[int, ...], after: tuple[int, ...]) -> tuple[str, ...]:
    """Who talks, by the phrase itself: `between A and B`, `with C`, `involving the warring sides`, `his meeting`."""
    trees = listed.trees
    found: dict[str, None] = {}
    for here in after:
        token = trees.tokens[here]
        word = token.text.lower()
        if word in ("between", "among", "involving", "including") or (word == "with" and here - at <= 8 and trees.tokens[here - 1].text.lower() not in ("along", "together")):
            found.update(dict.fromkeys(listed.after(here)))
        if token.upos == "VERB" and "VerbForm=Part" not in token.feats and here - at > 2 and word != "involving":
            break
    for here in before:
        if trees.tokens[here].text.lower() in ("his", "her", "their", "its") or _owns(trees, here):
            found.update(dict.fromkeys(listed.who.ids([here], ACTORS - {"place"})))
    return tuple(found)


def _brokers(listed: Lists, before: tuple[int, ...], after: tuple[int, ...]) -> tuple[str, ...]:
    """Who mediates, by the phrase itself: `U.N.-mediated talks`, `UN talks`, `talks brokered by Qatar`, `under the auspices of the UN`."""
    trees, roles = listed.trees, talks_words().roles
    found: dict[str, None] = {}
    for here in before:
        if stem(trees.tokens[here]) in roles["mediate"] and here >= 2 and trees.tokens[here - 1].text in ("-", "–"):
            found.update(dict.fromkeys(listed.before(here - 1)))
        mention = listed.who.by_head.get(here)
        if mention and mention.entity:
            entity = listed.who.entities[mention.entity]
            if entity.type == "organisation" and entity.code in roles["bodies"] and not _owns(trees, here):
                found[entity.id] = None
    for here in after:
        word = trees.tokens[here].text.lower()
        if word == "by" and stem(trees.tokens[here - 1]) in roles["mediate"] and not _other_noun(trees, after[0] - 1, here - 1):
            found.update(dict.fromkeys(listed.after(here)))
        elif word in roles["frames"]:
            following = trees.tokens[here + 1].text.lower() if here + 1 < len(trees.tokens) else ""
            found.update(dict.fromkeys(listed.after(here + 1) if following in ("of", "by") else listed.before(here)))
    return tuple(found)


def _other_noun(trees: Grammar, at: int, participle: int) -> bool:
    """Whether another thing stands between, that the participle belongs to: `talks … after a truce brokered by …`."""
    between = [trees.tokens[here] for here in range(at + 1, participle)]
    return len(between) > 8 or any(token.upos == "NOUN" and not re.fullmatch(r"weeks?|months?|days?|years?", token.text.lower()) for token in between)


def _hosts(listed: Lists, kind: str, before: tuple[int, ...], after: tuple[int, ...]) -> tuple[str, ...]:
    """Who gives the place: `a Russian-hosted conference`, `hosted by Egypt`, `Moscow’s congress`."""
    trees, roles = listed.trees, talks_words().roles
    found: dict[str, None] = {}
    for here in before:
        if kind == "conference" and _owns(trees, here):
            found.update(dict.fromkeys(listed.who.ids([here], ACTORS)))
        if stem(trees.tokens[here]) in ("host", "organise", "organize") and here >= 2 and trees.tokens[here - 1].text in ("-", "–"):
            found.update(dict.fromkeys(listed.before(here - 1)))
    for here in after:
        if trees.tokens[here].text.lower() == "by" and stem(trees.tokens[here - 1]) in roles["host"]:
            found.update(dict.fromkeys(listed.after(here)))
    return tuple(found)


def with_place(mention: TalksMention, place: str) -> TalksMention:
    """The mention, held at a place that other words tell."""
    return replace(mention, places=(place,))
