"""Truces as objects: what they are called, who keeps, sponsors and watches them, whom they leave out, how they stand."""

from collections.abc import Sequence

from dragoman.extract.grammar import Grammar, grammar
from dragoman.extract.parties import Parties, parties
from dragoman.extract.truce_mentions import TruceMention, grouped, truce_mentions
from dragoman.extract.violations import breaches
from dragoman.knowledge.truces import truce_words
from dragoman.model.edtf import edtf
from dragoman.model.entries import Ceasefire
from dragoman.model.ids import content_id
from dragoman.model.scene import Scene
from dragoman.model.span import Span
from dragoman.model.vocabulary import CeasefireClass, CeasefireStatus

_ACTORS = frozenset(("country", "organisation", "group", "person", "nationality"))
_STARTS = frozenset(("begin", "start", "come", "take", "enter", "go"))
_ENDS = frozenset(("end", "expire", "last", "run"))
_EXCEPT = frozenset(("except", "excluding", "except for", "apart from", "but not"))


def ceasefires(scene: Scene) -> tuple[Ceasefire, ...]:
    """The truces of a report in order of their first mention, each with the accusations of breaking it."""
    trees, who = grammar(scene.annotated), parties(scene)
    groups = grouped(truce_mentions(trees, who), who)
    return tuple(_ceasefire(trees, who, group, len(groups)) for group in groups)


def _ceasefire(trees: Grammar, who: Parties, group: Sequence[TruceMention], count: int) -> Ceasefire:
    evidence = tuple(sorted({mention.clause for mention in group}))
    violations = breaches(trees, who, group, count)
    roles = _roles(trees, who, group)
    start, end = _start(trees, who, group), _end(trees, who, group)
    status, why = _status(trees, group, bool(violations))
    name = max(group, key=lambda mention: (mention.class_ != "unclear", mention.name.end - mention.name.start, -mention.name.start)).name
    return Ceasefire(
        id=content_id("c", "ceasefire", [(span.start, span.end) for span in evidence]),
        name=name,
        class_=_class(group, bool(roles["monitors"])),
        parties=roles["parties"],
        sponsors=roles["sponsors"],
        excluded=roles["excluded"],
        places=tuple(dict.fromkeys(place for mention in group for place in mention.places)),
        start=start,
        end=end,
        status=status,
        monitors=roles["monitors"],
        violations=violations,
        evidence=evidence,
        why=why,
    )


def _class(group: Sequence[TruceMention], monitored: bool) -> CeasefireClass:
    """The class that the name gives; a truce with monitors has a mechanism, so it is preliminary where the name says nothing."""
    named = next((mention.class_ for mention in group if mention.class_ != "unclear"), "unclear")
    return "preliminary" if named == "unclear" and monitored else named


def _status(trees: Grammar, group: Sequence[TruceMention], broken: bool) -> tuple[CeasefireStatus, str]:
    """The furthest status that any mention's predicate or words give, and which words gave it."""
    words = truce_words()
    text = trees.annotated.document.text
    best: tuple[int, CeasefireStatus, str] | None = None
    for mention in group:
        for status, why in _said_of(trees, mention):
            rank = words.rank[status]
            if best is None or rank > best[0]:
                best = (rank, status, why)
        clause = mention.clause.of(text).lower()
        for phrase, status in words.of_words:
            if f" {phrase} " in f" {clause} " and (best is None or words.rank[status] > best[0]):
                best = (words.rank[status], status, f"status by the words {phrase!r}")
    if best is None:
        return ("contested", "status by the accusations of breaking it") if broken else ("unclear", "no words give a status")
    return best[1], best[2]


def _said_of(trees: Grammar, mention: TruceMention) -> list[tuple[CeasefireStatus, str]]:
    """Statuses by the verb that the truce is subject or object of; what is denied, possible or asked for says nothing."""
    words = truce_words()
    tokens = trees.tokens
    head = tokens[mention.head]
    verb = tokens[head.head]
    found: list[tuple[CeasefireStatus, str]] = []
    if verb.index == head.index or verb.upos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return found
    lemma = verb.lemma.lower()
    modal = {tokens[at].lemma.lower() for at in trees.dependents(verb.index, "aux")} & {"would", "could", "should", "may", "might", "must", "can"}
    if head.deprel == "nsubj" and not trees.is_negated(verb.index):
        status = words.of_subject.get(lemma)
        if status == "in_effect" and modal:
            status = "announced"
        if status == "in_effect" and "will" in {tokens[at].lemma.lower() for at in trees.dependents(verb.index, "aux")}:
            status = "announced"
        if status:
            found.append((status, f"status by the verb {verb.text!r} of which it is the subject"))
    elif head.deprel in ("obj", "nsubj:pass", "obl", "nmod") and not trees.is_negated(verb.index):
        status = words.of_object.get(lemma)
        if status and not (modal and status not in ("proposed",)):
            found.append((status, f"status by the verb {verb.text!r} of which it is the object"))
    for child in trees.dependents(mention.head, "acl", "amod"):
        status = words.of_object.get(tokens[child].lemma.lower())
        if status:
            found.append((status, f"status by the participle {tokens[child].text!r}"))
    return found


def _roles(trees: Grammar, who: Parties, group: Sequence[TruceMention]) -> dict[str, tuple[str, ...]]:
    """Who is a party, a sponsor, a monitor, or left out, by the verbs around each mention."""
    roles = truce_words().roles
    tokens = trees.tokens
    found: dict[str, dict[str, None]] = {"parties": {}, "sponsors": {}, "excluded": {}, "monitors": {}}

    def add(role: str, heads: Sequence[int]) -> None:
        found[role].update(dict.fromkeys(who.ids(heads, _ACTORS)))

    for mention in group:
        verbs = [at for at in trees.dependents(mention.head, "acl") for at in trees.conjuncts(at)]
        above = tokens[mention.head].head
        if above != mention.head:
            verbs.append(above)
        for verb in verbs:
            lemma = tokens[verb].lemma.lower()
            agents = trees.subjects(verb)
            if mention.head in agents:
                agents = tuple(at for at in agents if at != mention.head)
            if lemma in roles["sponsor_verbs"]:
                add("sponsors", agents)
            elif lemma in roles["party_verbs"]:
                add("parties", agents)
            if lemma in roles["monitor_verbs"]:
                watchers = [at for at in agents if tokens[at].lemma.lower() in roles["monitor_nouns"]]
                add("monitors", watchers)
            negated = trees.is_negated(verb)
            if lemma in roles["exclude_verbs"] or (negated and lemma in roles["cover_verbs"]):
                add("excluded", [at for at in trees.objects(verb) if at != mention.head])
        for child in trees.dependents(mention.head, "amod", "compound", "nmod"):
            maker = [at for at in trees.dependents(child, "obl", "compound", "nmod", "obj", "nsubj") if tokens[at].upos == "PROPN"]
            if tokens[child].lemma.lower() in roles["sponsor_verbs"]:
                add("sponsors", maker)
            if trees.case_of(child) in ("between", "by", "among", "with"):
                add("parties", trees.conjuncts(child))
            if trees.case_of(child) in _EXCEPT:
                add("excluded", trees.conjuncts(child))
        _left_out(trees, mention, add)
    for role in ("sponsors", "excluded", "monitors"):
        for entity in found[role]:
            found["parties"].pop(entity, None)
    return {role: tuple(entities) for role, entities in found.items()}


def _left_out(trees: Grammar, mention: TruceMention, add: object) -> None:
    """`X are not part of the truce`, `not party to any ceasefire`, `X is excluded from the truce`."""
    tokens = trees.tokens
    head = tokens[mention.head]
    above = tokens[head.head]
    if head.deprel in ("nmod", "obl") and above.lemma.lower() in ("part", "party") and trees.is_negated(above.index):
        add("excluded", trees.subjects(above.index) or trees.dependents(above.index, "nsubj"))  # type: ignore[operator]
    if head.deprel == "obl" and above.lemma.lower() in truce_words().roles["exclude_verbs"] and trees.case_of(head.index) == "from":
        add("excluded", trees.objects(above.index))  # type: ignore[operator]


def _start(trees: Grammar, who: Parties, group: Sequence[TruceMention]) -> str | None:
    """When it began or is to begin: a time in its own noun phrase, or by a verb of beginning in its clause."""
    for mention in group:
        for time in mention.times:
            if time.type == "DATE" and time.from_:
                return edtf(time)
    for mention in group:
        head = trees.tokens[mention.head]
        if trees.tokens[head.head].lemma.lower() in _STARTS:
            for time in who.scene.times_in(mention.clause):
                if time.type in ("DATE", "TIME") and time.from_:
                    return edtf(time)
    return None


def _end(trees: Grammar, who: Parties, group: Sequence[TruceMention]) -> str | None:
    """When it ended or is to end, by a verb of ending in its clause."""
    for mention in group:
        head = trees.tokens[mention.head]
        if trees.tokens[head.head].lemma.lower() in _ENDS:
            for time in who.scene.times_in(mention.clause):
                if time.type in ("DATE", "TIME") and time.from_:
                    return edtf(time)
    return None


def spans_of(group: Sequence[TruceMention]) -> tuple[Span, ...]:
    """The clauses that speak of a truce, in order."""
    return tuple(sorted({mention.clause for mention in group}))
