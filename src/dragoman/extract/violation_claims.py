"""One accusation of breaking a truce: who accuses whom of what, when and where, and how far it is borne out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.extract.lists import ACTORS, Lists
from dragoman.extract.truce_mentions import actors_before
from dragoman.extract.windows import stem
from dragoman.knowledge.truces import truce_words
from dragoman.model.edtf import date_of
from dragoman.model.entries import Violation
from dragoman.model.span import Span
from dragoman.model.vocabulary import Finding, ViolationKind

BREACH_NOUNS = frozenset(("violation", "breach", "infringement", "infraction", "transgression"))
BREACH_VERBS = frozenset(("violate", "breach", "break", "flout", "infringe"))
_ACCUSING = frozenset(
    (
        "accuse",
        "blame",
        "charge",
        "denounce",
        "allege",
        "report",
        "record",
        "register",
        "document",
        "count",
        "claim",
        "complain",
        "say",
        "attribute",
        "log",
    )
)
_NAMING = frozenset(("accuse", "blame", "charge", "denounce"))
_RECIPROCAL = frozenset(("each other", "one another", "the other"))
_MOST = 3
_DENIERS = ("denied", "denies", "deny", "rejected the", "dismissed the", "refused to comment on the")


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that tell of a breach, before they are split by sides: `pairs` are (accuser, accused)."""

    at: int
    evidence: Span
    kind: ViolationKind
    pairs: tuple[tuple[str | None, str | None], ...]


@lru_cache(maxsize=20_000)
def kind_of(words: str) -> ViolationKind:
    """The kind of breach that words tell of, by the table’s first row that fits."""
    return next((kind for pattern, kind in truce_words().violations if pattern.search(words)), "unclear")


def kind_at(listed: Lists, at: int) -> ViolationKind:
    """The kind of deed that the words from `at` on name, if they begin with it: `blocking food aid`."""
    return _kind_of_start(_around(listed, at).of(listed.trees.annotated.document.text))


@lru_cache(maxsize=20_000)
def _kind_of_start(words: str) -> ViolationKind:
    return next((kind for pattern, kind in truce_words().violations if pattern.match(words)), "unclear")


def breach(listed: Lists, at: int, *, is_noun: bool) -> Claim:
    """A breach by its own word, with who brings it up: the verb of accusing above it, or its sentence’s."""
    trees = listed.trees
    tokens = trees.tokens
    verb = _accusing(listed, at)
    clause = trees.clause(verb if verb is not None else at)
    if not clause.holds(tokens[at].span):
        clause = Span(min(clause.start, tokens[at].start), max(clause.end, tokens[at].end))
    doers = tuple(one for one in _doers(listed, at, is_noun=is_noun))
    return Claim(at, clause, kind_of(clause.of(trees.annotated.document.text)), _pairs(listed, verb, doers))


def deed(listed: Lists, at: int, verbs: Sequence[int]) -> Claim:
    """A deed that breaks a truce, at the word that names it; `verbs` are those that bring it up, if any."""
    trees = listed.trees
    tokens = trees.tokens
    text = trees.annotated.document.text
    clause = trees.clause(at)
    kind = kind_of(_around(listed, at).of(text))
    kind = kind if kind != "unclear" else kind_of(clause.of(text))
    verb = verbs[0] if verbs else None
    doers = listed.who.ids(trees.subjects(at), ACTORS)
    if not doers:
        doers = next((listed.after(here) for here in range(at + 1, min(at + 7, len(tokens))) if tokens[here].text.lower() == "by"), ())
    if verb is None and not doers and tokens[at].upos == "NOUN":
        doers = tuple(one for here in range(max(0, at - 5), at) for one in listed.who.ids([here], ACTORS))
    return Claim(at, clause, kind, _pairs(listed, verb, doers))


def _around(listed: Lists, at: int) -> Span:
    """The few words around a deed, so that one of an enumeration gets its own kind."""
    tokens = listed.trees.tokens
    last = at
    while last + 1 < len(tokens) and last < at + 5 and tokens[last + 1].text not in (",", ";", ".", "and"):
        last += 1
    return Span(tokens[at].start, tokens[last].end)


def _accusing(listed: Lists, at: int) -> int | None:
    trees = listed.trees
    tokens = trees.tokens
    above = next((here for here in trees.ancestors(at) if tokens[here].upos == "VERB" and tokens[here].lemma.lower() in _ACCUSING), None)
    if above is not None:
        return above
    before = [
        here
        for here in range(max(0, at - 14), at)
        if tokens[here].sentence == tokens[at].sentence and stem(tokens[here]) in _ACCUSING and tokens[here].upos == "VERB"
    ]
    return before[-1] if before else None


def _doers(listed: Lists, at: int, *, is_noun: bool) -> tuple[str, ...]:
    """Who broke it: the subject of a verb, the agent or owner of a noun (`violations by the rebels`, `the army’s breaches`)."""
    tokens = listed.trees.tokens
    if is_noun:
        by = next((here for here in range(at + 1, min(at + 9, len(tokens))) if tokens[here].text.lower() == "by"), None)
        if by is not None and any(tokens[here].upos == "VERB" for here in range(at + 1, by)):  # `breaches of a truce announced by …`
            by = None
        owner = [here for here in range(max(0, at - 4), at) if here + 1 < len(tokens) and tokens[here + 1].text in ("’s", "'s", "’")]
        return listed.after(by) if by is not None else listed.who.ids(owner, ACTORS)
    if listed.trees.is_passive(at):
        return listed.who.ids(listed.trees.dependents(at, "obl:agent"), ACTORS)
    return actors_before(listed, at)


def _pairs(listed: Lists, verb: int | None, doers: Sequence[str]) -> tuple[tuple[str | None, str | None], ...]:
    """Accuser and accused. `A and B accused each other`: each way; a collective that does so is on both ends."""
    trees = listed.trees
    if verb is None:
        return tuple((None, doer) for doer in doers[:_MOST]) or ((None, None),)
    accusers = actors_before(listed, verb)
    if stem(trees.tokens[verb]) in _NAMING:
        tail = " ".join(token.text.lower() for token in trees.tokens[verb + 1 : verb + 3])
        if tail in _RECIPROCAL and accusers:
            if len(accusers) == 1:
                return ((accusers[0], accusers[0]),)
            return tuple((one, other) for one in accusers for other in accusers if one != other)
        accused = listed.who.ids(trees.dependents(verb, "obj"), ACTORS) or listed.after(verb)
        return ((accusers[0] if accusers else None, accused[0] if accused else (doers[0] if doers else None)),)
    return tuple((accusers[0] if accusers else None, doer) for doer in doers[:_MOST]) or ((accusers[0] if accusers else None, None),)


def told(listed: Lists, claim: Claim) -> Iterator[Violation]:
    """The entries of one claim; without an accuser of its own, the speaker of the statement around it accuses, if he does not deny."""
    trees, scene = listed.trees, listed.who.scene
    said = scene.said_in(trees.tokens[claim.at].span)
    speaker = next((statement.speaker for statement in scene.statements if statement.id == said and statement.act != "deny"), None)
    places = listed.who.places(claim.evidence)
    for accuser, accused in claim.pairs:
        by = accuser or (speaker if speaker != accused else None)
        yield Violation(
            accuser=by,
            accused=accused,
            kind=claim.kind,
            date=date_of(scene.times_in(claim.evidence)),
            place=places[-1] if places else None,
            finding=finding_of(listed, claim, claimed=by is not None),
            said_in=said,
            evidence=(claim.evidence,),
        )


def finding_of(listed: Lists, claim: Claim, *, claimed: bool) -> Finding:
    """By the words of the sentence, and a denial or a doubt in the next one; what nothing bears out is alleged.

    What the report says in its own voice is unclear.
    """
    trees = listed.trees
    text = trees.annotated.document.text
    own = trees.sentence(claim.at).of(text)
    for pattern, finding in truce_words().findings:
        if pattern.search(own):
            return finding
    number = trees.tokens[claim.at].sentence + 1
    if number < len(trees.annotated.sentences):
        following = trees.annotated.span(trees.annotated.sentences[number]).of(text)
        if any(word in following.lower() for word in _DENIERS):
            return "denied"
        doubt = next(
            (
                finding
                for pattern, finding in truce_words().findings
                if finding in ("unverifiable", "inconclusive") and pattern.search(following)
            ),
            None,
        )
        if doubt is not None:
            return doubt
    return "alleged" if claimed else "unclear"
