"""Where it happened: the places of events and of breaches that somebody is accused of, each with what is told to have happened there."""

from dataclasses import dataclass

from dragoman.knowledge.extents import Ring, outline
from dragoman.record.breaches import Breach, breaches
from dragoman.record.filters import EVERYTHING, Filter
from dragoman.record.rows import Part, Told
from dragoman.record.store.view import View

LOOKED_AT = 150
"""Events, the newest that fit, that are put on the map; and a fifth as many truces, each with all that is told of it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with what is told of it, the newest first; accusations are of breaking a truce, each with every report that has it.

    `ring` is the outline of an area; None for a spot, and for a country, which is drawn in its own shape.
    """

    place: Part
    ring: Ring | None
    events: tuple[Told, ...]
    accusations: tuple[Breach, ...]

    @property
    def count(self) -> int:
        """How many happenings are told of it."""
        return len(self.events) + len(self.accusations)


def spots(view: View, where: Filter = EVERYTHING, limit: int = LOOKED_AT) -> tuple[Spot, ...]:
    """The places of the newest happenings that fit, those of which most is told first; places without coordinates are left out."""
    at: dict[str, tuple[Part, dict[str, Told], list[Breach]]] = {}
    for told in view.told("events", where, limit):
        for part in told.entry.having("place"):
            at.setdefault(part.actor, (part, {}, []))[1][told.entry.id] = told
    truces = view.mentions_of([told.entry.happening for told in view.told("ceasefires", where, max(1, limit // 5))])
    for breach in (one for mentions in truces for entry in mentions for one in breaches(entry)):
        if breach.place is not None:
            at.setdefault(breach.place.actor, (breach.place, {}, []))[2].append(breach)
    found = [Spot(part, _ring(part), tuple(done.values()), tuple(reversed(laid))) for part, done, laid in at.values() if part.place]
    return tuple(sorted(found, key=lambda spot: (-spot.count, spot.place.name, spot.place.actor)))


def _ring(part: Part) -> Ring | None:
    place = part.place
    return None if place is None else outline(place.precision, place.lat, place.lon, place.geonameid)
