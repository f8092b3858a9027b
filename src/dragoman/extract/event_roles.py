"""Who does it and to whom: by syntax, by what the language model saw, and by who speaks."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.extract.event_candidates import BY_OUGHT, Candidate
from dragoman.extract.grammar import Grammar
from dragoman.extract.parties import Parties
from dragoman.knowledge.event_triggers import event_words
from dragoman.knowledge.mention_nouns import mention_nouns
from dragoman.model.entities import Entity
from dragoman.model.entries import Statement

PARTIES = frozenset(("country", "organisation", "group", "person", "nationality"))
_TARGETS = PARTIES
_MUTUAL = frozenset(
    ("fight", "clash", "battle", "war", "fighting", "hostility", "skirmish", "firefight", "warfare", "conflict", "confrontation")
)
_ONE_WAY = frozenset(("telephone", "phone", "ring", "call", "visit", "shuttle", "fly", "see"))
_SUFFER = frozenset(("flee", "die", "fall", "suffer", "lose", "perish", "starve"))
_SERVED = frozenset(("UNO", "EUR"))
_BODIES = frozenset(("country", "organisation", "group"))


@dataclass(frozen=True, slots=True)
class Roles:
    """Entity ids by role, and the rules that filled them."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    why: tuple[str, ...]


def roles(trees: Grammar, who: Parties, found: Candidate) -> Roles:
    """Actors and recipients of a candidate: the speaker of its statement, else syntax, and the model's parts where syntax finds none."""
    if found.why[0].startswith(BY_OUGHT):
        return _asked(trees, who, found)
    why: list[str] = []
    by_syntax = _by_syntax(trees, who, found)
    by_model = _by_model(who, found)
    actors, recipients = by_syntax
    if found.type != "ASSAULT":  # of violence the model knows the victims no better than the words
        recipients = tuple(dict.fromkeys((*recipients, *by_model[1])))
    own = parties_of(trees, who, trees.dependents(found.at, "nsubj"), PARTIES) if not trees.is_passive(found.at) else ()
    if found.speech is not None and found.speech.speaker is not None and not own:
        actors = (found.speech.speaker,)
        why.append("actors: who says it")
    elif actors:
        why.append("actors: syntax")
    elif by_model[0]:
        actors = by_model[0]
        why.append("actors: model")
    if recipients:
        why.append("recipients: syntax")
    elif by_model[1]:
        recipients = by_model[1]
        why.append("recipients: model")
    elif found.speech is not None and found.speech.to is not None:
        recipients = (found.speech.to,)
        why.append("recipients: whom it is said to")
    if not actors and found.type == "ASSAULT":
        actors = _by_instrument(trees, who, found)
    if not recipients and found.type == "ASSAULT":
        recipients = _hit(trees, who, found)
    if not recipients and found.speech is not None and found.type in ("ACCUSE", "REQUEST", "THREATEN", "SUPPORT", "REJECT"):
        recipients = _spoken_of(who, found.speech, with_bodies(who, actors))
    if not recipients and found.type in _ABOUT:
        recipients = _named_after(trees, who, found, with_bodies(who, actors))
    if trees.tokens[found.at].lemma.lower() in _SUFFER and not recipients:
        actors, recipients = (), actors
    if actors and [token.text.lower() for token in trees.tokens[found.at + 1 : found.at + 3]] in (["each", "other"], ["one", "another"]):
        recipients = actors  # "accused each other"
        return Roles(with_bodies(who, actors), recipients, (*why, "recipients: each other"))
    actors, recipients = _mutual(trees, who, found, actors, recipients)
    actors = with_bodies(who, actors)
    recipients = tuple(one for one in recipients if one not in actors)
    return Roles(actors, recipients, tuple(why))


def _asked(trees: Grammar, who: Parties, found: Candidate) -> Roles:
    """The roles of "X must do it": the speaker asks, X is asked; none where X is the speaker or no party."""
    speaker = with_bodies(who, (found.speech.speaker,) if found.speech is not None and found.speech.speaker else ())
    asked = tuple(one for one in parties_of(trees, who, trees.subjects(found.at), PARTIES) if one not in speaker)
    return Roles(speaker if asked else (), asked, ("actors: who says it", "recipients: who ought to"))


def with_bodies(who: Parties, ids: Iterable[str]) -> tuple[str, ...]:
    """The ids, and after each person the state or body that he acts for, where an office or membership ties him to one."""
    found: dict[str, None] = {}
    for one in ids:
        found[one] = None
        entity = who.entities.get(one)
        if entity is None or entity.type != "person":
            continue
        of = next((role.of for role in entity.roles if role.of in who.entities), None) or next(iter(entity.member_of), None)
        if of is None and entity.code:
            of = _body_of(who, entity)
        if of is not None and of in who.entities and who.entities[of].type in _BODIES:
            found[of] = None
    return tuple(found)


def _body_of(who: Parties, entity: Entity) -> str | None:
    """The state whose government an official belongs to, or the body that an envoy serves, where the report has it as an entity."""
    kind = "organisation" if entity.code in _SERVED else "country" if "GOV" in entity.sectors else None
    same = [other for other in who.entities.values() if kind and other.type == kind and other.code == entity.code]
    return min(same, key=lambda other: len(other.name)).id if same else None


def _by_model(who: Parties, found: Candidate) -> tuple[tuple[str, ...], tuple[str, ...]]:
    def fill(role: str) -> tuple[str, ...]:
        part = found.frame.part(role) if found.frame else None
        return who.within(part.tokens) if part else ()

    return fill("actor"), fill("recipient")


def _by_syntax(trees: Grammar, who: Parties, found: Candidate) -> tuple[tuple[str, ...], tuple[str, ...]]:
    at = found.at
    token = trees.tokens[at]
    lemma = token.lemma.lower()
    if token.upos == "VERB":
        subjects, objects = trees.subjects(at), trees.objects(at)
        actors = parties_of(trees, who, subjects, PARTIES)
        recipients = parties_of(trees, who, objects, _TARGETS)
        if not recipients:
            recipients = _further(trees, who, found)
        if lemma in _SUFFER and not trees.is_passive(at):
            return recipients if found.type == "ASSAULT" and lemma == "lose" else (), actors
        return actors, recipients
    if token.upos == "ADJ":
        return parties_of(trees, who, trees.dependents(at, "nsubj"), PARTIES), _further(trees, who, found)
    actors = parties_of(trees, who, [*trees.subjects(at), *_makers(trees, who, at)], PARTIES)
    recipients = parties_of(trees, who, trees.objects(at), _TARGETS)
    head = trees.tokens[at].head
    if (
        found.type == "CONSULT"
        and token.deprel == "obl"
        and trees.tokens[head].upos == "VERB"
        and trees.case_of(at) in ("in", "at", "during")
    ):
        actors = tuple(dict.fromkeys((*parties_of(trees, who, trees.subjects(head), PARTIES), *actors)))  # "said in a call to X"
    light = _light(trees, at)
    if light is not None:
        if token.deprel in ("obj", "obl") and not trees.is_passive(light) or token.deprel == "nsubj:pass" or trees.is_passive(light):
            does = parties_of(trees, who, trees.subjects(light), PARTIES)
            actors = does if does and not _has_owner(trees, at) else actors or does
        others = [
            child
            for child in trees.dependents(light, "obl")
            if trees.case_of(child) in ("against", "on", "with", "to", "at") and child != at
        ]
        recipients = recipients or parties_of(trees, who, others, _TARGETS)
    return actors, recipients


def _by_instrument(trees: Grammar, who: Parties, found: Candidate) -> tuple[str, ...]:
    """As in "killed in an airstrike by X", "died in X's bombing": whose the violent act is."""
    for child in trees.dependents(found.at, "obl", "obl:agent", "nsubj"):
        rows = event_words().triggers.get((trees.tokens[child].lemma.lower(), "NOUN"), ())
        if any(row.type == "ASSAULT" for row in rows):
            ids = parties_of(trees, who, trees.subjects(child), PARTIES)
            if ids:
                return ids
    return ()


def _named_after(trees: Grammar, who: Parties, found: Candidate, actors: tuple[str, ...]) -> tuple[str, ...]:
    """The first party named in the complements of a word of saying, that is none of the actors."""
    for child in trees.dependents(found.at, "obj", "obl", "xcomp", "ccomp", "nmod", "advcl"):
        if child < found.at:
            continue
        for one in trees.subtree(child):
            entity = who.at(one)
            if entity is not None and entity.type in PARTIES and entity.id not in actors:
                return (entity.id,)
    return ()


_ABOUT = frozenset(("ACCUSE", "AGREE", "COOPERATE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"))


def _hit(trees: Grammar, who: Parties, found: Candidate) -> tuple[str, ...]:
    """Whom a violent act hurt, where a verb around it says so: "ten people were killed in the attack", "the raid killed ten"."""
    token = trees.tokens[found.at]
    head = token.head
    if token.upos != "NOUN" or head == found.at or trees.tokens[head].upos != "VERB":
        return ()
    rows = event_words().triggers.get((trees.tokens[head].lemma.lower(), "VERB"), ())
    if not any(row.type == "ASSAULT" for row in rows) and trees.tokens[head].lemma.lower() not in ("injure", "wound", "die", "destroy"):
        return ()
    return parties_of(
        trees, who, trees.objects(head) if token.deprel == "nsubj" or trees.is_passive(head) else trees.subjects(head), _TARGETS
    )


def _spoken_of(who: Parties, speech: Statement, speakers: tuple[str, ...]) -> tuple[str, ...]:
    """Whom words of blame, demand or praise are about: the first party in them that is not the speaker."""
    for span in speech.content:
        for mention in who.scene.mentions_in(span):
            entity = who.entities.get(mention.entity or "")
            if entity is not None and entity.type in PARTIES and entity.id not in speakers:
                return (entity.id,)
    return ()


def _has_owner(trees: Grammar, at: int) -> bool:
    """Whether an event noun says itself whose it is: "X's attack", "the attack by X"."""
    return any(
        trees.case_of(child) == "by" or {trees.tokens[one].text for one in trees.dependents(child, "case")} & {"'s", "’s"}
        for child in trees.dependents(at, "nmod")
    )


def _makers(trees: Grammar, who: Parties, at: int) -> list[int]:
    """As in "coalition airstrikes", "rebel attacks": who stands before an event noun, though without a capital."""
    return [child for child in trees.dependents(at, "compound", "amod") if who.at(child) is not None]


def _light(trees: Grammar, at: int) -> int | None:
    """The verb that lends an event noun its subject: "launched an offensive", "held talks with"."""
    head = trees.tokens[at].head
    if head == at or trees.tokens[at].deprel not in ("obj", "obl", "nsubj", "nsubj:pass") or trees.tokens[head].upos != "VERB":
        return None
    return head if trees.tokens[head].lemma.lower() in event_words().light else None


def _further(trees: Grammar, who: Parties, found: Candidate) -> tuple[str, ...]:
    """Recipients of words that act on a clause or through a preposition: "demanded that A leave", "called on B to", "at A's refusal"."""
    at = found.at
    for child in trees.dependents(at, "obl", "nmod"):
        if trees.case_of(child) in ("on", "against", "with", "to", "for", "at", "of", "from", "upon", "over", "by"):
            ids = parties_of(trees, who, trees.conjuncts(child), _TARGETS)
            if ids:
                return ids
    for child in trees.dependents(at, "ccomp", "xcomp"):
        ids = parties_of(trees, who, trees.dependents(child, "nsubj", "nsubj:pass"), PARTIES)
        if ids:
            return ids
    return ()


def parties_of(trees: Grammar, who: Parties, heads: Iterable[int], kinds: frozenset[str]) -> tuple[str, ...]:
    """The entities at the heads of noun phrases; where a head names none, those whom its phrase belongs to: "bases of the rebels"."""
    found: dict[str, None] = {}
    for head in heads:
        entity = who.at(head) or who.named.get(head)  # a wrong tree may put the head of a name elsewhere
        if entity is not None and entity.type in kinds:
            found[entity.id] = None
            continue
        people = mention_nouns().get(trees.tokens[head].lemma.lower()) in ("person", "group")
        owners = (
            []
            if people
            else [
                child
                for child in trees.dependents(head, "nmod", "amod", "compound", "appos")
                if trees.case_of(child) in ("", "of", "by", "from", "’s", "'s", "between")
            ]
        )
        for owner in owners:
            for one in trees.conjuncts(owner):
                other = who.at(one)
                if other is not None and other.type in PARTIES:
                    found[other.id] = None
    return tuple(found)


def _mutual(
    trees: Grammar, who: Parties, found: Candidate, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Two-sided acts: in fighting and meetings everybody is an actor; who is visited or rung up stays a recipient."""
    lemma = trees.tokens[found.at].lemma.lower()
    both = tuple(dict.fromkeys((*actors, *recipients)))
    if found.type == "ASSAULT" and lemma in _MUTUAL and actors and recipients:
        return both, ()
    if found.type == "CONSULT":
        one_way = (
            found.mode == "visit"
            or lemma in _ONE_WAY
            and trees.tokens[found.at].upos == "VERB"
            or _is_at_home(trees, who, found, actors, recipients)
        )
        return (actors, recipients) if one_way and actors else (both, ())
    if found.type == "COOPERATE" and not recipients and len(actors) > 1:
        return actors[:1], actors[1:]
    return actors, recipients


def _is_at_home(trees: Grammar, who: Parties, found: Candidate, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    """Whether a meeting is held in the country of those met and not of those who meet them: then it is a visit."""
    places = [who.at(child) for child in trees.dependents(found.at, "obl", "nmod") if trees.case_of(child) in ("in", "at")]
    lands = {place.code or (place.place.country if place.place else None) for place in places if place is not None} - {None}
    hosts = {who.entities[one].code for one in recipients if one in who.entities}
    guests = {who.entities[one].code for one in actors if one in who.entities}
    return bool(lands & hosts) and not lands & guests
