"""Negotiations: who talks, who mediates, where, in which form, which round, about what, with which papers, and how it stands."""

import re
from collections.abc import Iterable, Sequence

from dragoman.extract.grammar import Grammar, grammar
from dragoman.extract.parties import Parties, parties
from dragoman.extract.talks_documents import documents
from dragoman.extract.talks_mentions import ACTORS, TalksMention, grouped, talks_mentions
from dragoman.knowledge.talks import talks_words
from dragoman.model.edtf import edtf
from dragoman.model.entries import Talks
from dragoman.model.ids import content_id
from dragoman.model.scene import Scene
from dragoman.model.span import Span
from dragoman.model.vocabulary import TalksFormat, TalksStatus

_AGENDA_CASES = frozenset(("on", "about", "over", "regarding", "concerning"))
_AGENDA_VERBS = frozenset(("address", "agree", "aim", "cover", "discuss", "end", "establish", "find", "focus", "resolve", "settle"))
_FUTURE = frozenset(("will", "would", "shall"))


def talks(scene: Scene) -> tuple[Talks, ...]:
    """The negotiations of a report in order of their first mention."""
    trees, who = grammar(scene.annotated), parties(scene)
    return tuple(_talks(trees, who, group) for group in grouped(talks_mentions(trees, who)))


def _talks(trees: Grammar, who: Parties, group: Sequence[TalksMention]) -> Talks:
    text = trees.annotated.document.text
    evidence = tuple(sorted({mention.clause for mention in group}))
    clauses = " | ".join(span.of(text) for span in _sentences(trees, group))
    named = max(group, key=lambda mention: (mention.score > 0, bool(mention.places), mention.name.end - mention.name.start, -mention.head))
    roles = _roles(trees, who, group)
    start, end = _dates(trees, group)
    status, why = _status(trees, group, clauses)
    scene = who.scene
    return Talks(
        id=content_id("t", "talks", [(span.start, span.end) for span in evidence]),
        name=named.name,
        format=_format(clauses, named, bool(roles["mediators"]), len(roles["participants"])),
        participants=roles["participants"],
        mediators=roles["mediators"],
        hosts=roles["hosts"],
        absent=roles["absent"],
        place=next((mention.places[0] for mention in group if mention.places), None),
        round=next((mention.round for mention in group if mention.round), None),
        rounds=next((mention.rounds for mention in group if mention.rounds), None),
        agenda=tuple(dict.fromkeys(_agenda(trees, group))),
        documents=documents(trees, who, _sentences(trees, group)),
        start=start,
        end=end,
        status=status,
        said_in=scene.said_in(group[0].name),
        evidence=evidence,
        why=why,
    )


def _sentences(trees: Grammar, group: Sequence[TalksMention]) -> tuple[Span, ...]:
    return tuple(sorted({trees.sentence(mention.head) for mention in group}))


def _roles(trees: Grammar, who: Parties, group: Sequence[TalksMention]) -> dict[str, tuple[str, ...]]:
    """Participants, mediators, hosts and absentees, by the phrases and the verbs around each mention."""
    roles = talks_words().roles
    found: dict[str, dict[str, None]] = {"participants": {}, "mediators": {}, "hosts": {}, "absent": {}}

    def add(role: str, ids: Iterable[str]) -> None:
        found[role].update(dict.fromkeys(ids))

    for mention in group:
        add("mediators", mention.brokers)
        add("participants", mention.between)
        for verb in _verbs(trees, mention.head):
            lemma = trees.tokens[verb].lemma.lower()
            subjects = who.ids([at for at in trees.subjects(verb) if at != mention.head], ACTORS)
            if lemma in roles["stay_away"] or (lemma in roles["attend"] and trees.is_negated(verb)):
                add("absent", subjects)
            elif lemma in roles["mediate"]:
                add("mediators", subjects)
            elif lemma in roles["host"]:
                add("hosts", subjects)
            elif lemma in roles["attend"]:
                add("participants", subjects)
            elif lemma in ("open", "begin", "start", "resume", "relaunch"):
                add("mediators" if _are_mediators(who, subjects) else "participants", subjects)
    for entity in (*found["participants"], *found["hosts"]):
        if _are_mediators(who, (entity,)):
            found["mediators"][entity] = None
    _behind_mediators(who, found["mediators"])
    for role in ("mediators", "absent"):
        for entity in found[role]:
            found["participants"].pop(entity, None)
    return {role: tuple(ids) for role, ids in found.items()}


def _verbs(trees: Grammar, head: int) -> list[int]:
    """The verbs that a mention hangs on, upwards through the nouns and open complements around it, and those that qualify it."""
    found = [at for at in trees.dependents(head, "acl") if trees.tokens[at].upos == "VERB"]
    for at in trees.ancestors(head):
        token = trees.tokens[at]
        if token.upos in ("VERB", "AUX"):
            found.append(at)
            if token.deprel != "xcomp":
                break
        elif token.upos not in ("NOUN", "PROPN", "ADJ") or len(found) > 3:
            break
    return found


def _are_mediators(who: Parties, ids: Sequence[str]) -> bool:
    """Whether somebody's office is to mediate: envoy, mediator, broker, or the mediator of the report's words."""
    words = talks_words().roles["mediators"]
    titles = [role.title.lower() for one in ids for role in who.entities[one].roles]
    return any(word in title for title in titles for word in words)


def _behind_mediators(who: Parties, mediators: dict[str, None]) -> None:
    """The body that a mediator acts for mediates too, where the report ties him to it."""
    for one in tuple(mediators):
        entity = who.entities[one]
        for body in (*(role.of for role in entity.roles if role.of), *entity.member_of):
            if body in who.entities and who.entities[body].type == "organisation":
                mediators[body] = None


def _format(clauses: str, named: TalksMention, mediated: bool, sides: int) -> TalksFormat:
    """By the words of the sentences; a mediator's meeting with one side is a consultation."""
    for pattern, kind in talks_words().formats:
        if pattern.search(clauses):
            return kind
    if named.lemma in ("meeting", "consultation") and mediated and sides <= 1:
        return "consultation"
    return "unclear"


def _status(trees: Grammar, group: Sequence[TalksMention], clauses: str) -> tuple[TalksStatus, str]:
    """By the verbs that have the talks as subject or object, the last one told ruling; the future of a verb is a schedule."""
    found: list[tuple[TalksStatus, str]] = []
    words = talks_words()
    for mention in group:
        token = trees.tokens[mention.head]
        for verb in _verbs(trees, mention.head)[:3]:
            lemma = trees.tokens[verb].lemma.lower()
            subject = mention.head in trees.subjects(verb) or mention.head in trees.dependents(verb, "nsubj", "nsubj:pass")
            status = words.of_subject.get(lemma) if subject and not trees.is_passive(verb) else words.of_object.get(lemma)
            if status is None or trees.is_negated(verb):
                continue
            aux = {trees.tokens[at].lemma.lower() for at in trees.dependents(verb, "aux")}
            bare = "VerbForm=Inf" in trees.tokens[verb].feats and trees.tokens[trees.tokens[verb].head].lemma.lower() in ("due", "schedule", "expect", "plan", "set")
            if (aux & _FUTURE or bare) and status in ("opened", "under_way", "concluded_without_text", "adjourned"):
                status = "scheduled"
            found.append((status, f"status by the verb {trees.tokens[verb].text!r} around {token.text!r}"))
        if {trees.tokens[at].lemma.lower() for at in trees.children[mention.head]} & {"due", "planned", "scheduled", "upcoming", "forthcoming", "next"}:
            found.append(("scheduled", "status by the words beside the name"))
    if any(status == "concluded_without_text" for status, _ in found) and words.concluded.search(clauses):
        return "concluded_with_text", "status by an agreement that came of it"
    order: dict[TalksStatus, int] = {"collapsed": 5, "cancelled": 5, "postponed": 4, "suspended": 4, "concluded_without_text": 3, "adjourned": 3, "opened": 2, "under_way": 2, "scheduled": 2, "proposed": 1}
    if found:
        return max(found, key=lambda one: order.get(one[0], 0))
    label = next((label for mention in group for frame in trees.annotated.frames if frame.kind == "talks" and frame.anchor == mention.head
                  for label in frame.labels if label.group == "talks_status" and label.score >= 0.5), None)  # fmt: skip
    return (label.value, f"status by the model, {label.score:.2f}") if label else ("unclear", "no words give a status")  # type: ignore[return-value]


def _dates(trees: Grammar, group: Sequence[TalksMention]) -> tuple[str | None, str | None]:
    """When it began or is to begin, and when it ended, by the verb of the clause that holds the time."""
    start: str | None = None
    end: str | None = None
    words = talks_words()
    for mention in group:
        dates = [time for time in mention.times if time.type in ("DATE", "TIME") and time.from_]
        if not dates:
            continue
        lemmas = {trees.tokens[verb].lemma.lower() for verb in _verbs(trees, mention.head)[:2]}
        closing = any(words.of_subject.get(lemma) in ("concluded_without_text", "collapsed") for lemma in lemmas)
        if closing:
            end = end or edtf(dates[0])
        else:
            start = start or edtf(dates[0])
    return start, end


def _agenda(trees: Grammar, group: Sequence[TalksMention]) -> Iterable[Span]:
    """What it is about: `talks on X`, `aimed at X`, `to discuss X`, `the talks must focus on X`."""
    for mention in group:
        for child in trees.dependents(mention.head, "nmod", "acl", "obl"):
            if trees.case_of(child) in _AGENDA_CASES or (trees.tokens[child].upos == "VERB" and trees.tokens[child].lemma.lower() in _AGENDA_VERBS):
                span = trees.span([at for at in trees.subtree(child) if trees.tokens[at].deprel not in ("case", "mark") or trees.tokens[at].head != child])
                if not re.fullmatch(r"\W*(?:[A-Z]\w+day|\d.*)\W*", span.of(trees.annotated.document.text)):
                    yield span
        verb = next(iter(_verbs(trees, mention.head)), None)
        if verb is not None and trees.tokens[verb].lemma.lower() in ("focus", "discuss", "cover", "address", "centre", "center"):
            for child in trees.dependents(verb, "obl", "obj"):
                if trees.case_of(child) in ("on", "") and child != mention.head:
                    yield trees.span([at for at in trees.subtree(child) if at != child or True])
