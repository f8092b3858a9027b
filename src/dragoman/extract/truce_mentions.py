"""Where a report speaks of a truce, and which of these places speak of the same one."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.grammar import Grammar
from dragoman.extract.parties import Parties
from dragoman.knowledge.truces import truce_words
from dragoman.model.entities import Time
from dragoman.model.span import Span
from dragoman.model.vocabulary import CeasefireClass

_PLACED = frozenset(("in", "for", "across", "around", "throughout", "over"))
_HYPOTHETICAL = frozenset(("any", "no", "some", "another"))


@dataclass(frozen=True, slots=True)
class TruceMention:
    """Words that name a truce: `name` are the words of its noun phrase, `head` its head token, `clause` the clause around it.

    `places` are entity ids that its own words tie it to, `times` the time expressions in its noun phrase, `definite` says that it
    is told as known (`the truce`, `the February truce`).
    """

    name: Span
    head: int
    class_: CeasefireClass
    clause: Span
    places: tuple[str, ...]
    times: tuple[Time, ...]
    definite: bool


def truce_mentions(grammar: Grammar, who: Parties) -> tuple[TruceMention, ...]:
    """Every place of the report that names a truce, in order of the text."""
    annotated = grammar.annotated
    text, tokens = annotated.document.text, annotated.tokens
    found: dict[int, TruceMention] = {}
    taken: list[Span] = []
    for pattern, class_ in truce_words().names:
        for match in pattern.finditer(text):
            span = Span(*match.span())
            inside = [token.index for token in tokens if span.start <= token.start and token.end <= span.end]
            if not inside or any(span.meets(other) for other in taken):
                continue
            taken.append(span)
            head = next((at for at in inside if not (inside[0] <= tokens[at].head <= inside[-1]) or tokens[at].head == at), inside[0])
            phrase = grammar.span([at for at in grammar.subtree(head, frozenset(("acl", "appos", "conj", "parataxis", "cc", "punct"))) if _is_near(grammar, at, inside)])
            found[span.start] = TruceMention(
                span,
                head,
                class_,
                grammar.clause(head),
                _places(grammar, who, head),
                who.scene.times_in(phrase),
                _is_definite(grammar, head),
            )
    return tuple(found[start] for start in sorted(found))


def _is_near(grammar: Grammar, at: int, inside: Sequence[int]) -> bool:
    return inside[0] - 12 <= at <= inside[-1] + 12


def _places(grammar: Grammar, who: Parties, head: int) -> tuple[str, ...]:
    """Where a truce holds, by its own phrase (`the truce in Aleppo`, `Syria’s truce`), else by its clause (`… in Aleppo`)."""
    kinds = frozenset(("place", "country", "facility"))
    own = [at for at in grammar.dependents(head, "nmod", "obl") if grammar.case_of(at) in _PLACED or grammar.tokens[at].upos == "PROPN"]
    found = who.ids([one for at in own for one in grammar.conjuncts(at)], kinds)
    if found:
        return found
    above = grammar.tokens[head].head
    if above == head:
        return ()
    beside = [at for at in grammar.dependents(above, "obl", "nmod") if grammar.case_of(at) in _PLACED and at != head]
    return who.ids([one for at in beside for one in grammar.conjuncts(at)], kinds)


def _is_definite(grammar: Grammar, head: int) -> bool:
    """Whether the report speaks of it as known: `the`, `this`, a possessor, or no article before a plural."""
    words = {grammar.tokens[at].text.lower() for at in grammar.dependents(head, "det")}
    if words & {"the", "this", "that", "these", "those"}:
        return True
    return not words and bool([at for at in grammar.dependents(head, "nmod") if grammar.tokens[at].upos in ("PRON", "PROPN")])


def grouped(mentions: Sequence[TruceMention], who: Parties) -> list[list[TruceMention]]:
    """Mentions of one truce together: like places and times, the nearest earlier one first.

    A mention that says nothing of place or time belongs to the truce told last; one whose place or year differs from all is a
    truce of its own.
    """
    groups: list[list[TruceMention]] = []
    for mention in mentions:
        fitting = [group for group in reversed(groups) if all(_may_be_one(mention, other, who) for other in group)]
        if fitting:
            fitting[0].append(mention)
        else:
            groups.append([mention])
    return groups


def _may_be_one(one: TruceMention, other: TruceMention, who: Parties) -> bool:
    if one.places and other.places and not set(one.places) & set(other.places) and not _is_inside(one, other, who):
        return False
    years = [{time.from_[:4] for time in mention.times if time.from_} for mention in (one, other)]
    return not (years[0] and years[1] and not years[0] & years[1])


def _is_inside(one: TruceMention, other: TruceMention, who: Parties) -> bool:
    """Whether a country of the one is where the other's place lies: `Syria` and `Aleppo` may be one truce."""
    entities = [[who.entities[place] for place in mention.places] for mention in (one, other)]
    for outer, inner in (entities, entities[::-1]):
        countries = {entity.code for entity in outer if entity.type == "country"}
        if countries & {entity.code for entity in inner}:
            return True
    return False
