"""Proper names: those that the language model sees, and those that the tables of actors and places know."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.knowledge.actors import Knowledge
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.mention_nouns import mention_nouns
from dragoman.model.annotated import Annotated, Stretch, Token
from dragoman.model.vocabulary import MentionType

_FROM_MODEL: dict[str, MentionType] = {"person": "person", "organisation": "organisation", "place": "place", "nationality": "nationality"}
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october"
    " november december jan feb mar apr jun jul aug sept sep oct nov dec mr mrs ms dr".split()
)
_ARTICLES = frozenset(("the", "a", "an"))
_TRAILING = frozenset(("'s", "’s", "'", "’", ",", ".", "”", '"', "“", ")", ";", ":"))
_TITLES = frozenset("mr mrs ms dr sir lord lady prof gen col lt maj capt brig adm sgt sen rep gov pope king queen prince princess sheikh ayatollah".split())


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
    found = [*_from_model(annotated, knowledge), *_known(annotated, words, knowledge), *_placed(annotated, words, gazetteer)]
    found.sort(key=lambda one: (one.start - one.end, one.trust, one.start))
    taken: set[int] = set()
    kept: list[Named] = []
    for one in found:
        if taken.isdisjoint(range(one.start, one.end)):
            kind = _type(tokens[one.start : one.end], one, knowledge, gazetteer)
            if kind is not None:
                taken.update(range(one.start, one.end))
                kept.append(Named(Stretch(one.start, one.end), kind))
    return sorted(kept, key=lambda name: name.tokens.start)


def _from_model(annotated: Annotated, knowledge: Knowledge) -> Iterable[_Found]:
    for name in annotated.names:
        start, end = name.tokens.start, name.tokens.end
        while start < end and annotated.tokens[start].text.lower() in _ARTICLES:
            start += 1
        while end > start and annotated.tokens[end - 1].text in _TRAILING:
            end -= 1
        while name.type == "person" and end - start > 1 and _is_title(annotated.tokens[start], knowledge):
            start += 1
        if start < end:
            yield _Found(start, end, _FROM_MODEL.get(name.type), 1)


def _is_title(token: Token, knowledge: Knowledge) -> bool:
    """Whether the first word of a person's name is what that person is: `President`, `Gen.`, `Secretary`."""
    lower = token.text.lower().rstrip(".")
    return lower in _TITLES or knowledge.agent(lower) is not None


def _known(annotated: Annotated, words: Sequence[str], knowledge: Knowledge) -> Iterable[_Found]:
    for at, token in enumerate(annotated.tokens):
        if token.upos == "PUNCT" or token.text.lower() in _ARTICLES:
            continue
        match = knowledge.longest(words, at, annotated.document.published)
        if match:
            length, known = match
            last = annotated.tokens[at + length - 1]
            if last.sentence == token.sentence and (length > 1 or _may_name(token)):
                kind: MentionType = "place" if known.seat and known.type == "place" else known.type
                yield _Found(at, at + length, kind, 0)
        elif _people(token, knowledge):
            yield _Found(at, at + 1, "nationality", 0)


def _placed(annotated: Annotated, words: Sequence[str], gazetteer: Gazetteer) -> Iterable[_Found]:
    for at, token in enumerate(annotated.tokens):
        if token.text[:1].isupper() and _may_name(token):
            length = gazetteer.longest(words, at)
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
    text = " ".join(token.text for token in tokens)
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
