"""Actors, reports and what is reported between them, as entities of FollowTheMoney, one a line, for Aleph and OpenAleph.

FollowTheMoney knows facts, not claims: each event's name says by whose word it is, and what was negated, planned or only possible is left
out. https://followthemoney.tech/ describes the schemata.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.export.outgoing import Outgoing, standing
from dragoman.knowledge.country_codes import alpha2
from dragoman.model.report_json import line_of
from dragoman.record.rows import Actor, Entry, Part, Source

SCHEMATA = {
    "person": "Person",
    "organisation": "Organization",
    "group": "Organization",
    "country": "PublicBody",
    "place": "Address",
    "facility": "Address",
}
"""The schema of an actor, by its type; weapons and vehicles are none."""

_OFFICES = frozenset({"GOV", "MIL", "SPY", "COP", "JUD", "LEG"})
_REAL = frozenset({"happened", "ongoing"})
LONGEST = 120  # characters of an event's words in its name


def write_follow_the_money(record: Outgoing, stream: BinaryIO) -> int:
    """Write every entity; how many there were."""
    count = 0
    for count, entity in enumerate(follow_the_money(record), 1):  # noqa: B007 -- the last number is the count
        stream.write(line_of(entity).encode() + b"\n")
    return count


def follow_the_money(record: Outgoing) -> Iterator[dict[str, Any]]:
    """Articles, actors, then events and rounds of talks, each with the links between who did it and to whom it was done."""
    for source in record.sources():
        yield _article(source)
    known: set[str] = set()
    for actor in record.every_actor():
        if actor.type in SCHEMATA:
            known.add(actor.id)
            yield _actor(actor)
    for entry in standing(record, "events"):
        if entry.status in _REAL:
            yield from _event(entry, known, _title(entry, entry.type or "event"), ("actors", "recipients"))
    for entry in standing(record, "talks"):
        what = f"talks, {(entry.status or 'unclear').replace('_', ' ')}"
        yield from _event(entry, known, _title(entry, what), ("participants", "mediators"))


def _entity(known_as: str, schema: str, **properties: Any) -> dict[str, Any]:
    listed = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    told = {name: list(dict.fromkeys(one for one in values if one)) for name, values in listed.items()}
    return {"id": known_as, "schema": schema, "properties": {name: values for name, values in told.items() if values}}


def _article(source: Source) -> dict[str, Any]:
    return _entity(
        source.report,
        "Article",
        title=source.title or source.name,
        fileName=source.name,
        publisher=source.publisher,
        publishedAt=source.published,
        sourceUrl=_web(source.url),
    )


def _actor(actor: Actor) -> dict[str, Any]:
    schema = SCHEMATA[actor.type]
    if schema == "Address":
        where = actor.place
        spot = {"latitude": f"{where.lat:g}", "longitude": f"{where.lon:g}"} if where is not None else {}
        country = (where.country if where is not None else None) or actor.code
        return _entity(actor.id, schema, full=actor.name, name=actor.name, country=alpha2().get(country or ""), **spot)
    if schema == "Organization" and _OFFICES.intersection(actor.sectors):
        schema = "PublicBody"
    coded = " ".join(filter(None, (actor.code, *actor.sectors)))
    others = [name for name in actor.names if name != actor.name]
    return _entity(actor.id, schema, name=actor.name, alias=others, country=alpha2().get(actor.code or ""), summary=coded)


def _title(entry: Entry, what: str) -> str:
    words = entry.words if len(entry.words) <= LONGEST else f"{entry.words[: LONGEST - 1]}…"
    return f"{what}, {_by_whom(entry)}: {words}"


def _by_whom(entry: Entry) -> str:
    """By whose word it is, innermost first; the report's own where nobody is named."""
    told = [voice.speaker.name if voice.speaker is not None else "somebody" for voice in entry.said_by]
    return f"by the word of {', through '.join(told)}" if told else f"by the word of {entry.source.publisher or entry.source.name}"


def _event(entry: Entry, known: set[str], title: str, roles: tuple[str, str]) -> Iterator[dict[str, Any]]:
    place = next(iter(entry.having("place")), None)
    first, last = entry.start, entry.end
    doers, others = (_known(entry.having(role), known) for role in roles)
    when = {"date": first} if first == last else {"startDate": first, "endDate": last}
    proof = {"proof": entry.source.report, "publisher": entry.source.publisher, "sourceUrl": _web(entry.source.url)}
    yield _entity(
        entry.id,
        "Event",
        name=title,
        summary=entry.words,
        description=f"{_by_whom(entry)[:1].upper()}{_by_whom(entry)[1:]}.",
        keywords=[entry.type, entry.status],
        recordId=entry.id,
        involved=[*doers, *others],
        location=place.name if place is not None else None,
        addressEntity=place.actor if place is not None and place.actor in known else None,
        **when,
        **proof,
    )
    if entry.kind == "events":
        for one in doers:
            for other in others:
                link = f"{entry.id}-{one}-{other}"
                told = {"role": entry.type, "summary": title, "recordId": entry.id}
                yield _entity(link, "UnknownLink", subject=one, object=other, **told, **when, **proof)


def _known(parts: tuple[Part, ...], known: set[str]) -> list[str]:
    return list(dict.fromkeys(part.actor for part in parts if part.actor in known and SCHEMATA.get(part.type) != "Address"))


def _web(url: str | None) -> str | None:
    """FollowTheMoney takes addresses of the web alone."""
    return url if url is not None and url.startswith(("http://", "https://")) else None
