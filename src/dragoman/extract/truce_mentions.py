"""Where a report speaks of a truce."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.extract.grammar import Grammar
from dragoman.extract.lists import ACTORS, PLACES, Lists
from dragoman.extract.windows import noun, words_after, words_before
from dragoman.knowledge.truces import truce_words
from dragoman.model.entities import Time
from dragoman.model.span import Span
from dragoman.model.vocabulary import CeasefireClass

_PLACED = frozenset(("in", "for", "across", "around", "throughout", "over", "at"))
_KNOWN = frozenset(("the", "this", "that", "these", "those", "its", "their", "his", "our"))
_GENERIC = frozenset(("any", "no"))


@dataclass(frozen=True, slots=True)
class TruceMention:
    """Words that name a truce: `name` in full, `head` its head token, `clause` and `sentence` around it.

    `places` are entity ids that its own words tie it to, `times` the time expressions in its phrase, `length` how long it is to last as
    told (`month-long`). `definite` says that it is told as known, `other` as another than those before, `founding` that it may be the only
    mention of a truce: what merely qualifies (`ceasefire talks`) or may never be (`any truce`) is not.
    """

    name: Span
    head: int
    class_: CeasefireClass
    clause: Span
    sentence: int
    places: tuple[str, ...]
    times: tuple[Time, ...]
    length: str | None
    definite: bool
    other: bool
    founding: bool


def truce_mentions(listed: Lists) -> tuple[TruceMention, ...]:
    """Every place of the report that names a truce, in order of the text."""
    found: dict[int, TruceMention] = {}
    taken: list[Span] = []
    for span, class_ in _named(listed.trees):
        inside = [token.index for token in listed.trees.tokens if span.start <= token.start and token.end <= span.end]
        if inside and not any(span.meets(other) for other in taken):
            taken.append(span)
            found[span.start] = _mention(listed, span, inside, class_)
    found |= dict(_one_of_several(listed, [found[start] for start in sorted(found)]))
    return tuple(found[start] for start in sorted(found))


def _named(trees: Grammar) -> Iterator[tuple[Span, CeasefireClass]]:
    text = trees.annotated.document.text
    for pattern, class_ in truce_words().names:
        for match in pattern.finditer(text):
            yield Span(*match.span()), class_
    for pattern, class_ in truce_words().agreements:
        for match in pattern.finditer(text):
            yield Span(*match.span("name")), class_


def _mention(listed: Lists, span: Span, inside: Sequence[int], class_: CeasefireClass) -> TruceMention:
    trees, tokens = listed.trees, listed.trees.tokens
    head = next((at for at in inside if not (inside[0] <= tokens[at].head <= inside[-1]) or tokens[at].head == at), inside[-1])
    before, after = words_before(trees, inside[0]), words_after(trees, inside[-1])
    beside = {tokens[at].text.lower() for at in before} | {tokens[inside[0]].text.lower()}
    first = tokens[min((*before, inside[0]))]
    phrase = Span(first.start, tokens[max((inside[-1], *after[:4]))].end)
    following = tokens[inside[-1] + 1] if inside[-1] + 1 < len(tokens) else None
    carried = following is not None and following.lemma.lower() in truce_words().roles["carriers"]
    preceded = [noun(tokens[at]) for at in range(max(0, first.index - 2), first.index + 1)]
    topic = any(word in ("talk", "negotiation", "discussion") for word in preceded) and any(word in ("on", "about") for word in preceded)
    times = listed.who.scene.times_in(phrase)
    return TruceMention(
        name=span,
        head=head,
        class_=class_,
        clause=trees.clause(head),
        sentence=tokens[head].sentence,
        places=_places(listed, before, after),
        times=tuple(time for time in times if time.type == "DATE"),
        length=next((time.value for time in times if time.type == "DURATION"), None),
        definite=bool(beside & _KNOWN),
        other=bool(beside & truce_words().roles["other"]),
        founding=not (carried or topic or beside & _GENERIC),
    )


def _places(listed: Lists, before: Sequence[int], after: Sequence[int]) -> tuple[str, ...]:
    """Where a truce holds: `the Aleppo truce`, `Syria’s truce`, `the truce in Yemen’s port of Hodeidah`."""
    tokens = listed.trees.tokens
    for at in after[:6]:
        if tokens[at].upos == "VERB":
            break
        if tokens[at].text.lower() in _PLACED and (place := listed.place_at(at)):
            return (place,)
    owners = [at for at in before if (entity := listed.who.at(at)) and entity.type in PLACES and listed.who.by_head[at].form == "name"]
    return listed.who.ids(owners[:1], PLACES)


def _one_of_several(listed: Lists, known: Sequence[TruceMention]) -> Iterator[tuple[int, TruceMention]]:
    """`At least six truces have failed, the last one brokered by …`: the `one` that a sponsor’s or a day’s words follow."""
    tokens = listed.trees.tokens
    for mention in known:
        if not tokens[mention.head].text.lower().endswith("s"):
            continue
        for at in range(mention.head + 1, min(mention.head + 25, len(tokens))):
            if (
                tokens[at].text.lower() == "one"
                and at + 1 < len(tokens)
                and tokens[at + 1].upos == "VERB"
                and tokens[at].sentence == mention.sentence
            ):
                made = _mention(listed, tokens[at].span, [at], "unclear")
                yield tokens[at].start, replace(made, other=True, founding=True)


def actors_before(listed: Lists, at: int) -> tuple[str, ...]:
    """Who does what the verb at `at` says: by the tree, else who stands before it."""
    found = listed.who.ids(listed.trees.subjects(at), ACTORS)
    return found or listed.before(at)
