"""Signs that a candidate is a position, or is none: what the words around it are, by name, for weighing."""

from collections.abc import Iterable, Iterator

from dragoman.extract.grammar import Grammar
from dragoman.extract.parties import Parties
from dragoman.extract.position_candidates import Candidate
from dragoman.knowledge.positions import position_weights
from dragoman.model.vocabulary import Issue

_SPEAKS = frozenset("i we our us my".split())


def weight(signs: Iterable[str]) -> float:
    """The sum of the weights of signs: above zero a candidate is taken for a position."""
    weights = position_weights()
    return sum(weights.get(sign, 0.0) for sign in signs)


def signs(found: Candidate, trees: Grammar, who: Parties, issue: Issue, near: Issue, holder: str | None) -> tuple[str, ...]:
    """The names of all signs of a candidate, each once; `issue` is that of its words, `near` that of its clause."""
    about = (f"about {issue}", "about told" if issue != "other" else "about told nearby" if near != "other" else "about nothing")
    return tuple(
        dict.fromkeys(("any", *about, *_cue(found, trees), *_head(found, trees), *_holder(who, holder), *_around(found), *_frame(found)))
    )


def _cue(found: Candidate, trees: Grammar) -> Iterator[str]:
    if found.cue is None:
        return
    cue = trees.tokens[found.cue]
    yield f"cue {cue.lemma.lower()} {cue.upos.lower()}"
    yield f"cue {found.stand.stance if found.stand else 'unknown'} with {found.complement}"
    if trees.is_negated(found.cue):
        yield "cue denied"
    words = {trees.tokens[child].text.lower() for child in trees.dependents(found.cue, "aux", "mark")}
    for word in words & {"if", "would", "will", "could", "may", "might", "should", "when", "to"}:
        yield f"cue with {word}"
    if cue.deprel in ("advcl", "acl"):
        yield f"cue {cue.deprel}"


def _head(found: Candidate, trees: Grammar) -> Iterator[str]:
    token = trees.tokens[found.head]
    yield f"head {token.upos}"
    if found.ought:
        yield f"ought {found.ought}" + ("" if found.cue is not None else " alone")
    for child in trees.dependents(found.head, "mark"):
        if trees.tokens[child].text.lower() in ("if", "unless", "when", "because", "after", "as", "whether"):
            yield f"head with {trees.tokens[child].text.lower()}"
    heads = trees.subjects(found.head) if token.upos in ("VERB", "ADJ") else ()
    if heads:
        word = trees.tokens[heads[0]].text.lower()
        yield "subject speaks" if word in _SPEAKS else "subject you" if word == "you" else f"subject {trees.tokens[heads[0]].upos}"
    if token.deprel == "acl":
        yield "head acl"


def _holder(who: Parties, holder: str | None) -> Iterator[str]:
    if holder is None:
        yield "holder none"
        return
    entity = who.entities[holder]
    yield f"holder {entity.type}"
    for sector in entity.sectors[:1]:
        yield f"holder {sector}"


def _around(found: Candidate) -> Iterator[str]:
    if found.statement is None:
        yield "in no statement"
        return
    yield f"in {found.statement.act}" + ("" if found.cue is not None else f" with {found.ought}" if found.ought else " bare")
    yield f"quoted {found.statement.quoted}"


def _frame(found: Candidate) -> Iterator[str]:
    yield "model sees none" if found.frame is None else f"model {min(9, int(found.frame.score * 10))}"
