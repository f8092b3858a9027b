"""Proper names: those that the language model sees, and those that the tables of actors and places know."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.knowledge.actors import Knowledge
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.mention_nouns import mention_nouns, noun_type
from dragoman.model.annotated import Annotated, Stretch, Token
from dragoman.model.vocabulary import MentionType

_FROM_MODEL: dict[str, MentionType] = {"person": "person", "organisation": "organisation", "place": "place", "nationality": "nationality"}
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october"
    " november december jan feb mar apr jun jul aug sept sep oct nov dec mr mrs ms dr".split()
)
_ARTICLES = frozenset(("the", "a", "an"))
_TRAILING = frozenset(("'s", "’s", "'", "’", ",", ".", "”", '"', "“", ")", ";", ":"))
_BEFORE_PLACES = frozenset(("in", "near", "at", "from", "to", "outside", "around"))
_SIDES = frozenset(
    "north south east west central northern southern eastern western northeast northwest southeast southwest northeastern northwestern"
    " southeastern southwestern upper lower".split()
)
_LINKS = frozenset(("-", "’", "'", "‘", "–"))
_PARTICLES = frozenset(
    "al el ul de del della da dos di du des le la los von van der den bin ibn bint ben abu umm ould ag wal y e ter ten zu af"
    " az at ad ar as ash".split()
)
_TITLES = frozenset(
    "mr mrs ms dr sir lord lady prof gen col lt maj capt brig adm sgt sen rep gov pope king queen prince princess sheikh ayatollah"
    " foreign deputy presidential vice acting former supreme datuk dato tun ustadz ustaz mullah maulana mawlawi hajj haji hajji"
    " monsignor".split()
)
_OF = frozenset(("of", "for", "on", "against"))
_PAPERS = frozenset(
    "agreement agreements accord accords treaty declaration communique communiqué resolution resolutions plan pact protocol memorandum"
    " roadmap initiative convention charter constitution act law code statute deal hostilities b ramadan statement report principles"
    " peace".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A proper name in the text: the words it covers and what it names."""

    tokens: Stretch
    type: MentionType


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    type: MentionType | None
    trust: int  # the lower, the more is its type believed


def proper_names(annotated: Annotated, knowledge: Knowledge, gazetteer: Gazetteer) -> list[Named]:
    """The names of a report in order of the text, without overlap: where two compete the longer one wins, then the better known."""
    tokens = annotated.tokens
    words = [token.text for token in tokens]
    found = [*_from_model(annotated, knowledge, gazetteer), *_known(annotated, words, knowledge), *_placed(annotated, words, gazetteer)]
    found.sort(key=lambda one: (one.start - one.end, one.trust, one.start))
    taken: set[int] = set()
    kept: list[Named] = []
    found += _again(tokens, found)
    for one in found:
        if taken.isdisjoint(range(one.start, one.end)):
            kind = _type(tokens[one.start : one.end], one, knowledge, gazetteer)
            if kind is not None:
                taken.update(range(one.start, one.end))
                kept.append(Named(Stretch(one.start, one.end), kind))
    return sorted((_widened(annotated, name, taken) for name in kept), key=lambda name: name.tokens.start)


def _again(tokens: Sequence[Token], found: Sequence[_Found]) -> list[_Found]:
    """Words that the model passed over, though it takes them for the end of a person's name elsewhere ("Alexanda Kotey … Kotey")."""
    covered = {at for one in found for at in range(one.start, one.end)}
    last = {tokens[one.end - 1].text for one in found if one.type == "person" and one.end - one.start > 1}
    return [
        _Found(token.index, token.index + 1, "person", 1)
        for token in tokens
        if token.text in last and token.index not in covered and token.upos == "PROPN" and len(token.text) > 2
    ]


def _widened(annotated: Annotated, name: Named, taken: set[int]) -> Named:
    """A toponym with the side and the kind of place that belong to it: "northern Syria", "Latakia province", "Hodeidah port"."""
    tokens = annotated.tokens
    start, end, kind = name.tokens.start, name.tokens.end, name.type
    if kind not in {"place", "country", "facility"}:
        return name
    while start and tokens[start - 1].sentence == tokens[start].sentence and _is_side(tokens, start - 1) and start - 1 not in taken:
        start -= 1
        kind = "place"
    if end < len(tokens) and tokens[end].sentence == tokens[start].sentence and end not in taken and name.type != "country":
        noun = mention_nouns().get(tokens[end].lemma.lower())
        last = end + 1 == len(tokens) or tokens[end + 1].upos not in {"NOUN", "PROPN"}
        if noun in {"place", "facility"} and tokens[end].upos in {"NOUN", "PROPN"} and last:
            end, kind = end + 1, "facility" if noun == "facility" else "place"
    return Named(Stretch(start, end), kind)


def _is_side(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word tells a side of a place: `northern`, `south-east` (three words with the hyphen)."""
    word = tokens[at].text.lower()
    if word in {"-", "–"}:
        return at > 0 and tokens[at - 1].text.lower() in _SIDES and tokens[at - 1].end == tokens[at].start
    return word in _SIDES and tokens[at].upos in {"ADJ", "NOUN", "PROPN", "ADV"}


def _from_model(annotated: Annotated, knowledge: Knowledge, gazetteer: Gazetteer) -> Iterable[_Found]:
    """The model's names, mended: no articles and marks at their edges, no titles in persons, persons that it cut up in one piece."""
    tokens = annotated.tokens
    runs: list[tuple[int, int, str]] = []
    for name in annotated.names:
        start, end = name.tokens.start, name.tokens.end
        if runs and runs[-1][2] == name.type and (start == runs[-1][1] or _linked(tokens, runs[-1][1], start)):
            start = runs.pop()[0]
        elif runs and start == runs[-1][1] and runs[-1][2] == "organisation" and tokens[start - 1].text in _OF:
            runs[-1] = (runs[-1][0], end, "organisation")  # "Liberation Front of" and "Tamar"
            continue
        runs.append((start, end, name.type))
    surnames = {tokens[end - 1].text for start, end, kind in runs if kind == "person" and end > start + 1}
    for first, last, kind in runs:
        start, end = first, last
        while start < end and (tokens[start].text.lower() in _ARTICLES or tokens[start].text in _TRAILING):
            start += 1
        while end > start and (tokens[end - 1].text in _TRAILING or tokens[end - 1].upos in {"ADP", "CCONJ", "DET"}):
            end -= 1
        if kind == "person":
            start = _past_place(tokens, start, _past_titles(tokens, start, end, knowledge), end, gazetteer)
        end = _with_number(tokens, end)
        if end == start + 1 and kind != "nationality" and tokens[start].text not in surnames and _is_common(tokens[start]):
            continue
        if (
            kind == "organisation"
            and start < end
            and tokens[end - 1].text.lower() in _PAPERS
            and knowledge.find(_joined(tokens[start:end])) is None
        ):
            continue
        if start < end and any(token.text[:1].isupper() or token.text[:1].isdigit() for token in tokens[start:end]):
            yield _Found(start, end, _FROM_MODEL.get(kind), 1)


def _is_common(token: Token) -> bool:
    """Whether a name of one word is but a common noun or a pronoun with a capital ("the Council", "Residents", "We"), which is no name."""
    return token.upos == "PRON" or noun_type(token) not in {None, "nationality"}


def _joined(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _linked(tokens: Sequence[Token], end: int, start: int) -> bool:
    """Whether only a hyphen or apostrophe without spaces stands between two pieces ("al" "-" "Assad")."""
    if start != end + 1 or tokens[end].text not in _LINKS:
        return False
    return tokens[end - 1].end == tokens[end].start and tokens[end].end == tokens[start].start


def _with_number(tokens: Sequence[Token], end: int) -> int:
    """A number that is written together with a name belongs to it ("M23", "PK5")."""
    return end + 1 if end < len(tokens) and tokens[end].text.isdigit() and tokens[end - 1].end == tokens[end].start else end


def _past_titles(tokens: Sequence[Token], start: int, end: int, knowledge: Knowledge) -> int:
    """Where a person's name begins past what that person is: `President`, `Gen.`, `Minister for the Middle East`."""
    first = start
    for at in range(start, end):
        if tokens[at].text.islower() and tokens[at].text not in _PARTICLES or _is_title(tokens[at], knowledge):
            first = at + 1
    return first


def _past_place(tokens: Sequence[Token], start: int, first: int, end: int, gazetteer: Gazetteer) -> int:
    """Where a name begins past the place of an office that stands before it ("Minister for the Middle East Jane Roe")."""
    if first == start or not tokens[first - 1].text.islower():
        return first
    place = gazetteer.longest([token.text for token in tokens[first:end]], 0) if first < end else 0
    return first + place if 0 < place < end - first else first


def _is_title(token: Token, knowledge: Knowledge) -> bool:
    """Whether a word of a person's name is what that person is."""
    lower = token.text.lower().rstrip(".")
    return lower in _TITLES or knowledge.agent(lower) is not None or mention_nouns().get(lower) == "person"


def _known(annotated: Annotated, words: Sequence[str], knowledge: Knowledge) -> Iterable[_Found]:
    for at, token in enumerate(annotated.tokens):
        if token.upos == "PUNCT" or token.text.lower() in _ARTICLES:
            continue
        if (
            at + 1 < len(words)
            and token.text[:1].isupper()
            and words[at + 1][:1].isupper()
            and knowledge.demonym(f"{token.text} {words[at + 1]}")
        ):
            yield _Found(at, at + 2, "nationality", 0)
        match = knowledge.longest(words, at, annotated.document.published)
        if match:
            length, known = match
            while length > 1 and words[at + length - 1] in _TRAILING:
                length -= 1
            last = annotated.tokens[at + length - 1]
            if known.type != "person" and length > 1 and mention_nouns().get(last.lemma.lower()) == "person":
                continue
            shown = any(word[:1].isupper() for word in words[at : at + length]) or known.name.islower()
            if shown and last.sentence == token.sentence and (length > 1 or _may_name(token)):
                kind: MentionType = "place" if known.seat and known.type == "place" else known.type
                yield _Found(at, _with_number(annotated.tokens, at + length), kind, 0)
        elif _people(token, knowledge):
            yield _Found(at, at + 1, "nationality", 0)


def _placed(annotated: Annotated, words: Sequence[str], gazetteer: Gazetteer) -> Iterable[_Found]:
    for at, token in enumerate(annotated.tokens):
        if token.text[:1].isupper() and _may_name(token):
            located = at > 0 and words[at - 1].lower() in _BEFORE_PLACES and token.upos == "PROPN"
            length = gazetteer.longest(words, at, shy=located)
            if length and annotated.tokens[at + length - 1].sentence == token.sentence:
                yield _Found(at, at + length, "place", 2)


def _may_name(token: Token) -> bool:
    """Whether a single word of a table is a name here, and not a common word with a capital."""
    if token.text.lower() in _CALENDAR:
        return False
    return token.upos in {"PROPN", "ADJ", "X"} or (token.upos == "NOUN" and token.text[:1].isupper())


def _people(token: Token, knowledge: Knowledge) -> bool:
    if not token.text[:1].isupper() or token.upos not in {"PROPN", "ADJ", "NOUN"}:
        return False
    lower = token.text.lower()
    nouns = mention_nouns()
    if "nationality" in {nouns.get(lower), nouns.get(lower.removesuffix("s"))}:
        return True
    return knowledge.demonym(token.text) is not None


def _type(tokens: Sequence[Token], found: _Found, knowledge: Knowledge, gazetteer: Gazetteer) -> MentionType | None:
    """What a name names, as finely as the tables tell; None for what is no actor and no place."""
    if len(tokens) == 1 and _people(tokens[0], knowledge) and not _is_state(tokens[0].text, knowledge):
        return "nationality"
    text = _joined(tokens)
    if found.trust == 0:
        return found.type
    known = knowledge.find(text)
    if known is not None and known.type != "place" and (found.type != "place" or known.type in {"country", "facility"}) and not known.seat:
        return known.type
    if found.type != "place":
        return found.type
    last = mention_nouns().get(tokens[-1].text.lower())
    if last in {"facility", "organisation"} and len(tokens) > 1:
        return "facility"
    places = gazetteer.candidates(text)
    if places and places[0].kind in {"country", "facility"}:
        return "country" if places[0].kind == "country" else "facility"
    return "place"


def _is_state(word: str, knowledge: Knowledge) -> bool:
    """Whether `word` names a state itself (`UAE` is adjective and name)."""
    known = knowledge.find(word)
    return known is not None and known.type == "country"
