"""What the words around the name of a negotiation say of it: its round, place, sides, mediators and hosts."""

import re

from dragoman.extract.grammar import Grammar
from dragoman.extract.lists import ACTORS, PLACES, Lists
from dragoman.extract.windows import stem
from dragoman.knowledge.talks import talks_words

_TOWNS = frozenset(("place", "facility"))
_ORDINALS = {
    word: number
    for number, words in enumerate(
        ("first opening", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 1
    )
    for word in words.split()
}
_COUNTS = {word: number for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_ROUND = re.compile(
    rf"\b(?P<ordinal>{'|'.join(_ORDINALS)}|\d+(?:st|nd|rd|th))\s+(?:of\s+(?P<rounds>{'|'.join(_COUNTS)}|\d+)\s+(?:planned\s+)?rounds?"
    r"|(?:(?!of\b|in\b|time\b|since\b)[\w.’'-]+\s+){0,2}?(?:round|cycle|session|phase)s?\b)",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    rf"\b(?:round|cycle|session)s?,\s+the\s+(?P<ordinal>{'|'.join(_ORDINALS)}|\d+(?:st|nd|rd|th))\b"
    rf"(?:\s+of\s+(?P<rounds>{'|'.join(_COUNTS)}|\d+)\b)?",
    re.IGNORECASE,
)
"""As in "the round, the first of three"."""
_ROUNDS = re.compile(
    rf"\b(?P<rounds>{'|'.join(_COUNTS)}|\d+)\s+(?:separate\s+|planned\s+|more\s+)?(?:rounds|cycles|sessions) of\b", re.IGNORECASE
)
_BACK = 16
_UNSURE = frozenset(("about", "over", "regarding", "concerning"))


def round_of(words: str) -> tuple[int | None, int | None]:
    """Which round it is and of how many, as the words say."""
    found = _APPOSED.search(words) or _ROUND.search(words)
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
        if (
            mention
            and mention.entity
            and listed.who.entities[mention.entity].type in _TOWNS
            and mention.form == "name"
            and not _owns(trees, here)
        ):
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
    return _place_before(listed, min((*before, at)))


def _place_before(listed: Lists, first: int) -> tuple[str, ...]:
    """`flew to Paris for talks`, `will host ministers in Rome on Friday for a first meeting`; `In Doha, talks resumed`."""
    tokens = listed.trees.tokens
    start = first - 1
    while start > 0 and tokens[start - 1].sentence == tokens[first].sentence and first - start < _BACK:
        start -= 1
    opening = first - 1 > 0 and tokens[first - 1].text == "," and tokens[start].text.lower() in ("in", "at")
    if not opening and not (first > 0 and tokens[first - 1].text.lower() in ("for", "from", "after", "following")):
        return ()
    for here in range(first - 2, start - 1, -1):
        if tokens[here].text.lower() in ("in", "at", "to") and (place := listed.place_at(here, _TOWNS)):
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


def sides_of(listed: Lists, at: int, before: tuple[int, ...], after: tuple[int, ...]) -> tuple[str, ...]:
    """Who talks, by the phrase itself: `between A and B`, `with C`, `involving the warring sides`, `his meeting`."""
    trees = listed.trees
    found: dict[str, None] = {}
    for here in after:
        token = trees.tokens[here]
        word = token.text.lower()
        if word in ("between", "among", "involving", "including") or (
            word == "with" and here - at <= 8 and trees.tokens[here - 1].text.lower() not in ("along", "together")
        ):
            found.update(dict.fromkeys(listed.after(here)))
        if token.upos == "VERB" and "VerbForm=Part" not in token.feats and here - at > 2 and word != "involving":
            break
    for here in before:
        if trees.tokens[here].text.lower() in ("his", "her", "their", "its") or _owns(trees, here):
            found.update(dict.fromkeys(listed.who.ids([here], ACTORS - {"place"})))
    return tuple(found)


def brokers_of(listed: Lists, kind: str, before: tuple[int, ...], after: tuple[int, ...]) -> tuple[str, ...]:
    """Who mediates, by the phrase itself: `U.N.-mediated talks`, `UN talks`, `talks brokered by Qatar`, `under the auspices of the UN`."""
    trees, roles = listed.trees, talks_words().roles
    found: dict[str, None] = {}
    for here in before:
        if stem(trees.tokens[here]) in roles["mediate"] and here >= 2 and trees.tokens[here - 1].text in ("-", "–"):
            found.update(dict.fromkeys(listed.before(here - 1)))
        mention = listed.who.by_head.get(here)
        if mention and mention.entity and kind == "talks":
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
    return len(between) > 8 or any(
        token.upos == "NOUN" and not re.fullmatch(r"weeks?|months?|days?|years?", token.text.lower()) for token in between
    )


def hosts_of(listed: Lists, kind: str, before: tuple[int, ...], after: tuple[int, ...]) -> tuple[str, ...]:
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
