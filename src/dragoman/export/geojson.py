"""Events and accusations of breaking a truce on a map, as GeoJSON (RFC 7946).

A point is as exact as its `precision` says: a province or a country is an area, whose middle is given because a point must be;
whoever draws it should draw an area, which `is_area` says in one word.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.export.outgoing import Outgoing, said_by, standing
from dragoman.model.report_json import line_of
from dragoman.record.rows import Entry, Part

AREAS = frozenset({"country", "district", "province", "region"})
"""Precisions that mean an area rather than a spot."""


def write_geojson(record: Outgoing, stream: BinaryIO) -> int:
    """Write one collection of features; how many there were."""
    stream.write(b'{"type": "FeatureCollection", "features": [')
    count = 0
    for count, feature in enumerate(features(record), 1):
        stream.write((b",\n" if count > 1 else b"\n") + line_of(feature).encode())
    stream.write(b"\n]}\n")
    return count


def features(record: Outgoing) -> Iterator[dict[str, Any]]:
    """A feature for each place of each event and of each truce that is said to be broken there."""
    for kind, role in (("events", "place"), ("ceasefires", "places")):
        for entry in standing(record, "events" if kind == "events" else "ceasefires"):
            if kind == "events" or entry.data["violations"]:
                yield from (_feature(entry, part) for part in entry.having(role) if part.place is not None)


def _feature(entry: Entry, part: Part) -> dict[str, Any]:
    place = part.place
    assert place is not None  # noqa: S101 -- the caller asked
    return {
        "type": "Feature",
        "id": f"{entry.id}/{part.actor}",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "kind": entry.kind,
            "type": entry.type,
            "status": entry.status,
            "start": entry.start,
            "end": entry.end,
            "place": part.name,
            "precision": place.precision,
            "is_area": place.precision in AREAS,
            "geonameid": place.geonameid,
            "actors": [one.name for one in entry.having("actors", "accused")],
            "recipients": [one.name for one in entry.having("recipients")],
            "said_by": said_by(entry),
            "words": entry.words,
            "report": entry.source.report,
            "published": entry.source.published,
            "url": entry.source.url,
        },
    }
