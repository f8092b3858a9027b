"""Signs that a candidate is an undertaking, or is none: what the words around it are, by name, for weighing."""

from collections.abc import Iterator

from dragoman.extract.commitment_candidates import Candidate
from dragoman.extract.grammar import Grammar
from dragoman.extract.parties import Parties
from dragoman.knowledge.commitments import commitment_weights, undertakings

_ACTORS = frozenset(("country", "organisation", "group", "person"))
_OUGHT = frozenset("may might could must should ought can".split())
_SPEAKS = frozenset("i we our us my".split())
_THIRD = frozenset("he she it they who which".split())
_CLAUSE_MARKS = {
    "if": "in if",
    "unless": "in if",
    "when": "in when",
    "once": "in when",
    "after": "in when",
    "until": "in when",
    "whether": "in whether",
}


def weight(found: Candidate, trees: Grammar, who: Parties, kind: str) -> float:
    """The sum of the weights of a candidate's signs: above zero it is taken for an undertaking."""
    weights = commitment_weights()
    return sum(weights.get(sign, 0.0) for sign in signs(found, trees, who, kind))


def signs(found: Candidate, trees: Grammar, who: Parties, kind: str) -> tuple[str, ...]:
    """The names of all signs of a candidate, each once."""
    return tuple(
        dict.fromkeys(
            (
                "any",
                f"kind {'other' if kind == 'other' else 'told'}",
                *_cue(found, trees),
                *_verb(found, trees),
                *_subject(found, trees, who),
                *_around(found),
                *_frame(found),
            )
        )
    )


def _cue(found: Candidate, trees: Grammar) -> Iterator[str]:
    """The word that undertakes, and how what is undertaken hangs on it."""
    if found.cue is None:
        return
    cue = trees.tokens[found.cue]
    lemma = cue.lemma.lower()
    known = undertakings().get((lemma, cue.upos))
    yield f"cue {known.strength if known else 'unknown'} with {found.complement}"
    yield f"cue {lemma} with {found.complement}"
    if trees.is_negated(found.cue):
        yield "cue denied"
    if any(trees.tokens[child].text.lower() in _OUGHT for child in trees.dependents(found.cue, "aux")):
        yield "cue under a modal"
    if cue.deprel in ("advcl", "acl"):
        yield "cue in a subordinate clause"
    for child in trees.dependents(found.cue, "mark"):
        if trees.tokens[child].text.lower() == "if":
            yield "cue in if"


def _verb(found: Candidate, trees: Grammar) -> Iterator[str]:
    """The form of the predicate of what is undertaken."""
    token = trees.tokens[found.head]
    yield f"head {token.upos}"
    if found.modal:
        yield f"modal {found.modal}" + (" alone" if found.cue is None else "")
        if trees.is_negated(found.head):
            yield "modal denied"
    words = {trees.tokens[child].text.lower() for child in trees.dependents(found.head, "aux")}
    if words & _OUGHT:
        yield "under ought"
    if words & {"have"} and found.modal:
        yield "would have"
    if trees.dependents(found.head, "cop"):
        yield "head with copula"
    if trees.dependents(found.head, "nsubj:pass"):
        yield "head passive"
    for child in trees.dependents(found.head, "mark"):
        if (sign := _CLAUSE_MARKS.get(trees.tokens[child].text.lower())) is not None:
            yield sign
    for child in trees.dependents(found.head, "advmod"):
        if trees.tokens[child].text.lower() in ("when", "how", "where", "why", "probably", "perhaps", "likely", "soon"):
            yield f"with {trees.tokens[child].text.lower()}"
    if token.deprel == "acl" and any(trees.tokens[child].text.lower() in ("who", "which", "that") for child in trees.children[found.head]):
        yield "in a relative clause"


def _subject(found: Candidate, trees: Grammar, who: Parties) -> Iterator[str]:
    """Who would do it: the speaker, a party, or a thing."""
    heads = (
        trees.subjects(found.cue)
        if found.cue is not None
        else trees.subjects(found.head) or trees.objects(found.head)
        if trees.is_passive(found.head)
        else trees.subjects(found.head)
    )
    group = "cue's" if found.cue is not None else "own"
    if not heads:
        yield f"{group} subject none"
        return
    word = trees.tokens[heads[0]].text.lower()
    entity = who.at(heads[0])
    if word in _SPEAKS:
        yield f"{group} subject speaks"
    elif entity is not None and entity.type in _ACTORS:
        yield f"{group} subject {entity.type}"
        if found.statement is not None and entity.id == found.statement.speaker:
            yield f"{group} subject is the speaker"
    elif word in _THIRD:
        yield f"{group} subject pronoun"
    elif word == "you":
        yield f"{group} subject you"
    else:
        yield f"{group} subject other"


def _around(found: Candidate) -> Iterator[str]:
    """The statement that it is told in."""
    if found.statement is None:
        yield "in no statement"
        return
    yield f"in {found.statement.act}" + ("" if found.cue is not None else " without cue")
    if found.statement.quoted == "direct":
        yield "in a quotation"
    if found.statement.speaker_kind == "unnamed":
        yield "by an unnamed speaker"


def _frame(found: Candidate) -> Iterator[str]:
    """How sure the language model is."""
    if found.frame is None:
        yield "model sees none"
    else:
        yield f"model {min(9, int(found.frame.score * 10))}"
