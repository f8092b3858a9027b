"""How far places reach: outlines for a map, so that what is known of a province alone is drawn as one and not as a dot."""

from collections.abc import Iterable
from functools import cache
from math import cos, pi, radians, sin

from dragoman.knowledge.gazetteer import Candidate, bundled_rows, regions

Ring = tuple[tuple[float, float], ...]
"""Longitude and latitude in degrees, counter-clockwise, the first point not repeated."""

AROUND = 8.0  # km around a settlement that belong to it
DISTRICT = 20.0  # km: the tables hold no settlements of a district, and few districts reach further
SIDES = 24
_KM = 111.2  # of a degree of latitude


def outline(precision: str, lat: float, lon: float, geonameid: int | None) -> Ring | None:
    """The outline of an area around its middle; None for a spot, and for a country, whose shape the map itself has.

    A province is the hull of its settlements (GeoNames' towns), a region a circle of the reach that its table gives it.
    """
    if precision == "province" and geonameid is not None and (hull := _province(geonameid)):
        return hull
    if precision == "region":
        return circle(lat, lon, next((one.reach for one in regions() if abs(one.lat - lat) + abs(one.lon - lon) < 0.02), 0) or 100.0)
    return circle(lat, lon, DISTRICT) if precision in ("province", "district") else None


def circle(lat: float, lon: float, reach: float) -> Ring:
    """A circle of so many kilometres around a point."""
    wide = reach / (_KM * max(0.05, cos(radians(lat))))
    turns = (2 * pi * step / SIDES for step in range(SIDES))
    return tuple((round(lon + wide * cos(turn), 3), round(lat + reach / _KM * sin(turn), 3)) for turn in turns)


@cache
def _province(geonameid: int) -> Ring:
    towns = _provinces().get(geonameid, ())
    return hull(point for town in towns for point in circle(town.lat, town.lon, AROUND))


@cache
def _provinces() -> dict[int, tuple[Candidate, ...]]:
    """The settlements of each province, by the province's number at GeoNames."""
    named: dict[str, int] = {}
    towns: dict[str, list[Candidate]] = {}
    for place in bundled_rows():
        if place.kind == "province" and place.geonameid is not None and place.admin1 is not None:
            named[place.admin1] = place.geonameid
        elif place.kind == "city" and place.admin1 is not None:
            towns.setdefault(place.admin1, []).append(place)
    return {number: tuple(towns.get(admin1, ())) for admin1, number in named.items()}


def hull(points: Iterable[tuple[float, float]]) -> Ring:
    """The convex hull of points (Andrew's monotone chain); empty for fewer than three."""
    known = sorted(set(points))
    if len(known) < 3:
        return ()
    lower, upper = _chain(known), _chain(reversed(known))
    return (*lower[:-1], *upper[:-1])


def _chain(points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    kept: list[tuple[float, float]] = []
    for x, y in points:
        while len(kept) > 1 and _turn(kept[-2], kept[-1], (x, y)) <= 0:
            kept.pop()
        kept.append((x, y))
    return kept


def _turn(one: tuple[float, float], two: tuple[float, float], three: tuple[float, float]) -> float:
    """Above zero where the way turns left."""
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])
