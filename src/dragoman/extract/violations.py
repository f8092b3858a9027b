"""Accusations that a truce was broken: who accuses whom of what, and how far it is borne out."""

from collections.abc import Iterator, Sequence

from dragoman.extract.grammar import Grammar
from dragoman.extract.parties import Parties
from dragoman.extract.truce_mentions import TruceMention
from dragoman.knowledge.truces import truce_words
from dragoman.model.edtf import date_of
from dragoman.model.entries import Violation
from dragoman.model.span import Span
from dragoman.model.vocabulary import Finding, ViolationKind

_ACTORS = frozenset(("country", "organisation", "group", "person", "nationality"))
_BREACH_NOUNS = frozenset(("violation", "breach", "infringement", "infraction", "transgression"))
_BREACH_VERBS = frozenset(("violate", "breach", "break", "flout", "infringe"))
_ACCUSING = frozenset(("accuse", "blame", "charge", "denounce", "allege", "report", "record", "register", "document", "count", "claim", "complain"))
_NAMING = frozenset(("accuse", "blame", "charge", "denounce"))
_COUNTER = frozenset(("despite", "violation", "breach", "defiance"))
_RECIPROCAL = frozenset(("each", "other", "one", "another", "other’s"))
_DOING = frozenset(("attack", "strike", "shell", "bomb", "kill", "fire", "hit", "offensive", "onslaught", "bombardment", "shelling", "airstrike", "clash", "fighting", "assault", "raid", "advance"))


def breaches(trees: Grammar, who: Parties, group: Sequence[TruceMention], count: int) -> tuple[Violation, ...]:
    """The accusations against one of `count` truces, in order of the text, each clause once."""
    found: dict[Span, Violation] = {}
    for clause, violation in sorted([*_told(trees, who, group, count), *_in_spite(trees, who, group)], key=lambda pair: pair[0]):
        if not any(clause.meets(other) for other in found):
            found[clause] = violation
    return tuple(found.values())


def _told(trees: Grammar, who: Parties, group: Sequence[TruceMention], count: int) -> Iterator[tuple[Span, Violation]]:
    """Violations by their own word: `accused each other of violations`, `the army broke the truce`, `breaches of the truce`.

    The word belongs to the truce that it governs; alone it belongs to the only truce of the report, or to the one told last.
    """
    tokens = trees.tokens
    heads = {mention.head for mention in group}
    first = min(heads)
    for token in tokens:
        lemma = token.lemma.lower()
        is_noun = token.upos == "NOUN" and lemma in _BREACH_NOUNS
        if not is_noun and not (token.upos == "VERB" and lemma in _BREACH_VERBS):
            continue
        governed = [at for at in trees.subtree(token.index) if at in heads]
        if not governed and (not is_noun or (count > 1 and not 0 <= token.index - max(at for at in heads if at <= token.index or at == first) < 120)):
            continue
        if not governed and is_noun and _other_thing(trees, token.index):
            continue
        if trees.is_negated(token.index):
            continue
        yield _violation(trees, who, token.index, is_noun)


def _other_thing(trees: Grammar, at: int) -> bool:
    """Whether the breach is of something else: human rights, airspace, the law."""
    words = {trees.tokens[child].lemma.lower() for child in trees.subtree(at)}
    return bool(words & {"right", "rights", "law", "airspace", "sovereignty", "charter", "constitution", "resolution", "sanction", "embargo"})


def _violation(trees: Grammar, who: Parties, at: int, is_noun: bool) -> tuple[Span, Violation]:
    tokens = trees.tokens
    clause = trees.clause(at)
    accuser: str | None = None
    accused: str | None = None
    verb = next((place for place in trees.ancestors(at) if tokens[place].upos == "VERB" and tokens[place].lemma.lower() in _ACCUSING), None)
    if verb is not None:
        clause = trees.clause(verb)
        accuser = _first(who, trees.subjects(verb))
        if tokens[verb].lemma.lower() in _NAMING:
            objects = trees.objects(verb)
            accused = _first(who, objects)
            if any(tokens[place].lemma.lower() in _RECIPROCAL for place in objects):
                accused = accuser
    if accused is None:
        doers = trees.subjects(at)
        accused = _first(who, [place for place in doers if tokens[place].lemma.lower() not in _BREACH_NOUNS])
    return clause, _made(trees, who, at, clause, accuser, accused)


def _in_spite(trees: Grammar, who: Parties, group: Sequence[TruceMention]) -> Iterator[tuple[Span, Violation]]:
    """Attacks told as going on despite the truce or in violation of it: the verb above the truce's phrase is the deed."""
    tokens = trees.tokens
    for mention in group:
        words = {*trees.case_of(mention.head).split(), *(tokens[at].lemma.lower() for at in (tokens[mention.head].head,))}
        if not words & _COUNTER:
            continue
        deed = next((at for at in trees.ancestors(mention.head) if tokens[at].upos == "VERB"), None)
        if deed is None:
            continue
        involved = [deed, *trees.subjects(deed), *trees.dependents(deed, "nsubj", "nsubj:pass", "obj")]
        bearer = next((at for at in involved if tokens[at].lemma.lower() in _DOING), None)
        if bearer is None:
            continue
        doers = [at for place in involved for at in (place, *trees.subjects(place))]
        clause = trees.clause(deed)
        yield clause, _made(trees, who, deed, clause, None, _first(who, doers))


def _made(trees: Grammar, who: Parties, at: int, clause: Span, accuser: str | None, accused: str | None) -> Violation:
    scene = who.scene
    text = trees.annotated.document.text
    place = trees.tokens[at].span
    said = scene.said_in(place)
    if accuser is None and said is not None:
        accuser = next(statement.speaker for statement in scene.statements if statement.id == said)
    places = who.places(clause)
    return Violation(
        accuser=accuser,
        accused=accused,
        kind=_kind(clause.of(text)),
        date=date_of(scene.times_in(clause)),
        place=places[-1] if places else None,
        finding=_finding(trees.sentence(at).of(text), accuser is not None),
        said_in=said,
        evidence=(clause,),
    )


def _kind(words: str) -> ViolationKind:
    return next((kind for pattern, kind in truce_words().violations if pattern.search(words)), "unclear")


def _finding(words: str, claimed: bool) -> Finding:
    """By the words of the sentence; a claim that nothing bears out is alleged, and the report's own word leaves it unclear."""
    return next((finding for pattern, finding in truce_words().findings if pattern.search(words)), "alleged" if claimed else "unclear")


def _first(who: Parties, tokens: Sequence[int]) -> str | None:
    found = who.ids(tokens, _ACTORS)
    return found[0] if found else None
