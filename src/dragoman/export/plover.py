"""Events after PLOVER 2.0, one a line. What somebody says happened is marked as his word, which PLOVER itself does not provide for."""

from typing import Any, BinaryIO

from dragoman.export.outgoing import Outgoing, said_by, standing
from dragoman.model.report_json import line_of
from dragoman.record.rows import Entry, Part

AUXILIARY = {"future": "future", "hypothetical": "hypothetical", "negated": "negation"}
"""PLOVER's auxiliary modes, by the reality of an event."""


def write_plover(record: Outgoing, stream: BinaryIO) -> int:
    """Write every event; how many there were."""
    count = 0
    for count, entry in enumerate(standing(record, "events"), 1):  # noqa: B007 -- the last number is the count
        stream.write(line_of(plover(entry)).encode() + b"\n")
    return count


def plover(entry: Entry) -> dict[str, Any]:
    """One event. `said_by` and `happening` are keys of our own: whose word it is, and which events of other reports are the same one."""
    place = next(iter(entry.having("place")), None)
    modes = [*([entry.data["mode"]] if entry.data["mode"] else []), *([AUXILIARY[entry.status]] if entry.status in AUXILIARY else [])]
    return {
        "id": entry.id,
        "date": entry.data["date"],
        "event_type": entry.type,
        "event_mode": modes,
        "actor": [_actor(part) for part in entry.having("actors")],
        "recipient": [_actor(part) for part in entry.having("recipients")],
        "location": _location(place) if place is not None else None,
        "text": entry.words,
        "source": {
            "id": entry.source.report,
            "publisher": entry.source.publisher,
            "publication_date": entry.source.published,
            "headline": entry.source.title,
            "url": entry.source.url,
        },
        "said_by": said_by(entry),
        "happening": entry.happening,
    }


def _actor(part: Part) -> dict[str, Any]:
    return {"name": part.name, "country": part.code, "sector": list(part.sectors), "id": part.actor}


def _location(part: Part) -> dict[str, Any]:
    place = part.place
    return {
        "name": part.name,
        "country": place.country if place is not None else part.code,
        "lat": place.lat if place is not None else None,
        "lon": place.lon if place is not None else None,
        "geonameid": place.geonameid if place is not None else None,
        "precision": place.precision if place is not None else None,
    }
