"""Mentions to entities: who and what a report tells of, each under all its names, with code, office, ties and place."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dragoman.knowledge.actors import Knowledge
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.known import BODIES
from dragoman.knowledge.names import key
from dragoman.model.annotated import Annotated
from dragoman.model.entities import Entity, Mention, Place, Role
from dragoman.model.entries import Statement
from dragoman.model.ids import content_id
from dragoman.resolve.actors import coded
from dragoman.resolve.coreference import clusters_of
from dragoman.resolve.coreference_ground import Cluster, Ground, ground
from dragoman.resolve.entity_choice import is_entity
from dragoman.resolve.place_context import containers, said_kinds
from dragoman.resolve.places import PlaceName, resolved

_PLACES = frozenset(("country", "place", "facility"))
_AT_HOME = frozenset(("person", "group", "place", "facility", "organisation"))
_ABROAD = frozenset(("USA", "RUS", "GBR", "FRA", "CHN", "DEU"))
"""States whose names stand in reports from everywhere: none of them is where a report plays unless nothing else is named."""

_TOWN = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
_MINISTRY = re.compile(r"\b[Mm]inistry\b")


def entities(
    annotated: Annotated, mentions: Sequence[Mention], statements: Sequence[Statement], knowledge: Knowledge, gazetteer: Gazetteer
) -> tuple[tuple[Mention, ...], tuple[Entity, ...]]:
    """The mentions with the ids of what they stand for, and the entities in order of their first mention."""
    if not mentions:
        return tuple(mentions), ()
    ready = ground(annotated, mentions, statements, knowledge, gazetteer)
    clusters = clusters_of(ready)
    kept = sorted((one for one in clusters if one.members and is_entity(ready, one)), key=lambda one: min(one.members))
    ids = {
        one.number: content_id("e", annotated.document.id, one.type, min(ready.mentions[member].start for member in one.members))
        for one in kept
    }
    setting = _setting(kept)
    placed = _places(ready, kept)
    seat = _seat(ready)
    made = tuple(_entity(ready, one, ids, setting, seat, placed.get(one.number)) for one in kept)
    of = {member: ids[one.number] for one in kept for member in one.members}
    return tuple(replace(mention, entity=of[number]) if number in of else mention for number, mention in enumerate(ready.mentions)), made


def _setting(kept: Sequence[Cluster]) -> str | None:
    """The state where the report plays: the one most spoken of, the great powers left aside."""
    told: Counter[str] = Counter()
    for cluster in kept:
        if cluster.type in _PLACES and cluster.code and cluster.code not in BODIES:
            told[cluster.code] += len(cluster.members)
    home = [(count, code) for code, count in told.items() if code not in _ABROAD]
    return max(home)[1] if home else None


def _places(ready: Ground, kept: Sequence[Cluster]) -> dict[int, Place | None]:
    """The coordinates of every place that is named, settled together."""
    text = ready.annotated.document.text
    named = [one for one in kept if one.type in _PLACES and any(ready.mentions[member].form == "name" for member in one.members)]
    names: list[PlaceName] = []
    for cluster in named:
        members = [
            ready.mentions[member]
            for member in cluster.members
            if ready.mentions[member].form == "name" and ready.mentions[member].type in _PLACES
        ]
        first = members[0] if members else ready.mentions[cluster.members[0]]
        inside = tuple(dict.fromkeys(word for one in members for word in containers(text, one.start, one.end)))
        said = frozenset(kind for one in members for kind in said_kinds(text, one.start, one.end))
        called = cluster.known.name if cluster.type == "country" and cluster.known else first.span.of(text)
        kind = cluster.type if cluster.type in _PLACES else None
        names.append(PlaceName(called, first.start, inside, said, kind))  # type: ignore[arg-type]
    home = [one.code for one in kept if one.code and one.type not in _PLACES and one.code not in BODIES for _ in one.members]
    return dict(zip((one.number for one in named), resolved(names, ready.gazetteer, home), strict=True))


def _seat(ready: Ground) -> str | None:
    """The state in which the report was written: a "Defence Ministry" of which a report from Moscow speaks is Russia's."""
    document = ready.annotated.document
    line = next((one.span.of(document.text) for one in document.furniture if one.kind == "dateline"), "")
    town = _TOWN.match(line)
    if town is None:
        return None
    known = ready.knowledge.find(town[0].title(), ready.published, ())
    if known is not None and known.type in _PLACES:
        return known.code
    (place,) = resolved([PlaceName(town[0].title(), 0, (), frozenset(), "place")], ready.gazetteer, [])
    return place.country if place is not None else None


def _entity(ready: Ground, cluster: Cluster, ids: dict[int, str], setting: str | None, seat: str | None, place: Place | None) -> Entity:
    name = _name(ready, cluster)
    forms = _forms(ready, cluster)
    kind = cluster.type
    near = {code for code in (setting,) if code}
    called = name if cluster.named else (forms[0] if forms else name)
    for title, _, _ in cluster.titles[:1]:
        called = f"{called}, {title}"
    home = seat if seat is not None and kind == "organisation" and _MINISTRY.search(name) else setting
    around = home if kind not in ("place", "facility", "country") else None
    tried = (called, *(forms if kind == "organisation" else ()))  # of a body one of its names says whose it is
    told = (coded(form, None, kind, ready.knowledge, ready.published, near) for form in tried)
    coding = next((one for one in told if one.code), None) or coded(called, None, kind, ready.knowledge, ready.published, near, around)
    code = coding.code or cluster.code
    why = coding.why
    if code is None and place is not None and place.country:
        code, why = place.country, "the state that the place lies in"
    if code is None and home is not None and kind in _AT_HOME:
        code, why = home, f"the state that the report is {'about' if home == setting else 'from'}; no word says another"
    roles = tuple(dict.fromkeys(Role(title, ids.get(of) if of is not None else None, (span,)) for title, of, span in cluster.titles))
    member_of = tuple(dict.fromkeys(role.of for role in roles if role.of)) if kind == "person" else ()
    return Entity(
        id=ids[cluster.number],
        name=name,
        aliases=tuple(form for form in forms if form != name),
        type=kind,
        code=code,
        sectors=coding.sectors,
        roles=roles,
        member_of=member_of,
        place=place,
        known_as=cluster.known.id if cluster.known else coding.known_as,
        why=why,
    )


def _name(ready: Ground, cluster: Cluster) -> str:
    """The knowledge base's name where it is known, else the fullest in the text; an unnamed one's is its first phrase."""
    if cluster.known is not None and cluster.type != "place":
        return cluster.known.name
    names = [ready.text(member) for member in cluster.members if ready.mentions[member].form == "name"]
    if names:
        return max(names, key=lambda form: (len(form.split()), -names.index(form)))
    nominal = [ready.text(member) for member in cluster.members if ready.mentions[member].form == "nominal"]
    return _without_article((nominal or cluster.forms or [""])[0])


def _forms(ready: Ground, cluster: Cluster) -> list[str]:
    """Every way that the text names it, in order: names alone and in their whole phrase, nominals with and without what follows.

    Pronouns are no names, adjectives of a state are.
    """
    found: dict[str, str] = {}
    for member in cluster.members:
        form = ready.mentions[member].form
        if form != "pronoun":
            found.setdefault(key(ready.text(member)), ready.text(member))
            if ready.mentions[member].type not in {"nationality", "place", "country"}:
                around = ready.around(member)
                found.setdefault(key(around), around)
            if form == "nominal":
                for longer in (ready.spoken_of(member), ready.uncounted(member)):
                    if longer is not None:
                        found.setdefault(key(longer), longer)
    found.pop("", None)
    return list(found.values())


def _without_article(phrase: str) -> str:
    first, _, rest = phrase.partition(" ")
    return rest if first.lower() in ("the", "a", "an") and rest else phrase
