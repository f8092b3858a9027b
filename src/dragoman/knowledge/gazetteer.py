"""Places by name: countries, provinces, districts, towns, regions, waters and well-known sites of the whole world.

The tables lie in `data/places/` (made by `facts/provinces.py` from GeoNames, and `regions.tsv` by hand); names of countries
come from `data/states.tsv`. A user's own table in GeoNames' form can be laid over them.
"""

import gzip
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Literal

from dragoman.knowledge.place_dump import read_dump
from dragoman.knowledge.place_names import DIRECTIONS, Described, described, key, skeleton, without_article
from dragoman.model.problem import Problem

PlaceKind = Literal["country", "province", "district", "city", "region", "water", "facility"]

_KINDS: dict[str, PlaceKind] = {"c": "city", "p": "province", "d": "district"}
_RANK: dict[PlaceKind, int] = {"country": 6, "region": 5, "water": 5, "facility": 4, "province": 3, "city": 2, "district": 2}
_LONGEST = 7  # words of the longest name that is looked for
_JOINTS = frozenset("-'’.&/–")
_SHARED_NAME = 100_000  # a province gives way to a namesake town of so many people: "Aleppo" is the city


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. `lat`, `lon`: degrees (WGS 84); `country`: ISO 3166-1 alpha-3, None for what lies in several.

    `admin1` is GeoNames' code of the province that it is or lies in (`SY.12`), or None; `population` is 0 where unknown;
    `exact` is False where the name was found by its sound alone. `reach` is the distance in kilometres from the centre within which
    other places count as lying in it (regions and waters).
    """

    name: str
    lat: float
    lon: float
    geonameid: int | None
    country: str | None
    admin1: str | None
    kind: PlaceKind
    population: int
    reach: int = 0
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Country:
    """A state's or territory's place on the globe: its centre, and the extent of its settlements in degrees."""

    code: str
    alpha2: str
    lat: float
    lon: float
    geonameid: int
    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by name. Made by `load`; what `own` holds lies over the bundled tables."""

    countries: dict[str, Country]
    alpha2: dict[str, str]
    nations: dict[str, str]
    capitals: frozenset[tuple[str | None, str]]
    own: dict[str, tuple[Candidate, ...]]

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """The places that `name` may mean, likeliest first; empty where the name is not known.

        Understands words for what a place is ("Latakia province", "the town of Harem"), directions ("northern Syria"),
        articles ("al-Bab", "Bab"), what a name lies in ("Vermillion, South Dakota") and, where the exact spelling is not known, other
        transliterations of one name.
        """
        inner, comma, outer = name.partition(",")
        if comma:
            found = self.candidates(inner)
            around = self.candidates(outer)[:3]
            return tuple(one for one in found if any(self.contains(other, one) for other in around)) or found
        spoken = key(name)
        if not spoken or spoken.removeprefix("the ") in DIRECTIONS:
            return ()
        for spelling in _spellings(spoken):
            found = self._exact(spelling)
            if found:
                return found
        asked = described(spoken)
        if asked is None:
            return self._by_sound(spoken)
        return self._narrowed(asked)

    def longest(self, words: Sequence[str], start: int, *, shy: bool = False) -> int:
        """How many words from `start` on make up the longest name that is likely a place; 0 where none do.

        `words` are tokens in their own spelling; hyphens and apostrophes may be tokens of their own. Names that are likelier a word
        or a person ("Reading", "Mobile", "Jackson") count only with `shy`, for places where the text itself says so ("in Reading").
        """
        if not words[start][:1].isupper() and key(words[start]) not in _ARTICLES:
            return 0
        for length in range(min(_LONGEST, len(words) - start), 0, -1):
            piece = words[start : start + length]
            if not _is_name(piece):
                continue
            spelling = key("".join(_spaced(piece)))
            if len(spelling) > 1 and (self._is_bold(spelling) or (shy and self._numbers(spelling))):
                return length
        return 0

    def nation(self, word: str) -> str | None:
        """The alpha-3 code of the country that a name, adjective or demonym stands for ("Syria", "Syrian", "Syrians")."""
        return self.nations.get(key(word))

    def is_capital(self, place: Candidate) -> bool:
        """Whether a town is the seat of its country's government."""
        return place.kind == "city" and (place.country, key(place.name)) in self.capitals

    def contains(self, around: Candidate, inner: Candidate) -> bool:
        """Whether `inner` lies in `around`, as far as their countries, provinces and distances tell."""
        if around.kind == "country":
            return inner.country == around.country
        if around.kind in ("province", "district", "city") and not around.reach:
            same = around.admin1 is not None and inner.admin1 == around.admin1
            return same and (around.kind == "province" or near(around, inner) < 80)
        return near(around, inner) <= around.reach

    def _exact(self, spelling: str) -> tuple[Candidate, ...]:
        own = self.own.get(spelling, ())
        rows = [self._row(number) for number in self._numbers(spelling)]
        # a part of a state that states.tsv lists among its forms is that part: Scotland
        parts = {row.country for row in rows if row.kind == "province"}
        found = [one for one in own if one.kind != "country" or one.country not in parts or key(one.name) == spelling] + rows
        return tuple(sorted(dict.fromkeys(found), key=_standing)) if len(found) > 1 else tuple(found)

    def _narrowed(self, asked: Described) -> tuple[Candidate, ...]:
        """What a described name may mean: "Latakia province", "northern Syria"."""
        if asked.name in DIRECTIONS and not asked.kinds:
            return ()
        found = self._exact(asked.name) or self._exact(without_article(asked.name))
        if not found and (asked.direction is None or described(asked.name)):
            found = self.candidates(asked.name)
        if asked.kinds:
            found = tuple(one for one in found if one.kind in asked.kinds) or self._of_seat(found, asked) or found
        if asked.direction is None:
            return found
        return tuple(self._towards(one, asked.direction) for one in found if one.kind == found[0].kind)

    def _of_seat(self, found: Sequence[Candidate], asked: Described) -> tuple[Candidate, ...]:
        """The province of a town's own name, where the town is known under a spelling that the province is not ("Kharkov oblast")."""
        if not found or found[0].kind != "city":
            return ()
        namesakes = self._exact(key(found[0].name))
        return tuple(one for one in namesakes if one.kind in asked.kinds and one.admin1 == found[0].admin1)

    def _towards(self, place: Candidate, direction: str) -> Candidate:
        """The northern, southern, eastern, western or middle part of a place."""
        if place.kind == "city":
            return replace(place, kind="district")
        country = self.countries.get(place.country or "")
        if place.kind != "country" or country is None:
            return place
        up = ("north" in direction) - ("south" in direction)
        right = ("east" in direction) - ("west" in direction)
        lat = place.lat + (up > 0) * (country.north - place.lat) * 0.55 - (up < 0) * (place.lat - country.south) * 0.55
        lon = place.lon + (right > 0) * (country.east - place.lon) * 0.55 - (right < 0) * (place.lon - country.west) * 0.55
        reach = round(max(country.north - country.south, 1.0) * 55)
        return replace(place, kind="region", lat=round(lat, 2), lon=round(lon, 2), geonameid=None, reach=reach)

    def _by_sound(self, spoken: str) -> tuple[Candidate, ...]:
        sound = skeleton(spoken)
        if len(sound) < 4 or len(spoken) < 5:
            return ()
        numbers = _found(_lines("sounds"), sound).lstrip(b"?")
        return tuple(replace(self._row(int(number)), exact=False) for number in numbers.split(b",")) if numbers else ()

    def _is_bold(self, spelling: str) -> bool:
        if spelling in self.own:
            return True
        if spelling in self.nations:  # "Somali" is whom, before it is where
            return False
        return _found(_lines("names"), spelling)[:1].isdigit()

    def _numbers(self, spelling: str) -> list[int]:
        found = _found(_lines("names"), spelling).lstrip(b"?")
        return [int(number) for number in found.split(b",")] if found else []

    def _row(self, number: int) -> Candidate:
        kind, name, lat, lon, geonameid, admin, population = _lines("rows")[number].decode().split("\t")
        code = self.alpha2[admin[:2]]
        return Candidate(name, float(lat), float(lon), int(geonameid) or None, code, admin, _KINDS[kind], int(population))


def load(extra: Path | None = None) -> Gazetteer | Problem:
    """The bundled gazetteer, with the places of `extra` before its own: a GeoNames dump (19 tab-separated columns, UTF-8).

    A Problem with code `gazetteer` where the file cannot be read or a line of it is no line of such a dump.
    """
    bundled = _bundled()
    if extra is None:
        return bundled
    dump = read_dump(extra)
    if isinstance(dump, Problem):
        return dump
    own: dict[str, tuple[Candidate, ...]] = dict(bundled.own)
    for line in dump:
        place = Candidate(
            line.name, line.lat, line.lon, line.geonameid, bundled.alpha2.get(line.country), line.admin1, line.kind, line.population
        )
        for spelling in line.keys:
            own[spelling] = (place, *own.get(spelling, ()))
    return replace(bundled, own=own)


def bundled_rows() -> Iterator[Candidate]:
    """Every settlement, province and district of the bundled tables, in their order."""
    known = _bundled()
    return (known._row(number) for number in range(len(_lines("rows"))))  # noqa: SLF001 -- its own file


@cache
def regions() -> tuple[Candidate, ...]:
    """The regions, waters and sites of the bundled table, each once."""
    return tuple(dict.fromkeys(place for places in _bundled().own.values() for place in places if place.reach))


def near(one: Candidate, other: Candidate) -> float:
    """The distance between two places in kilometres, along the globe."""
    a, b, c, d = radians(one.lat), radians(one.lon), radians(other.lat), radians(other.lon)
    return 12742 * asin(sqrt(min(1.0, sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2)))


_ARTICLES = frozenset("al ar as ash ad adh an at ath az el er es esh ed et ez".split())


@cache
def _bundled() -> Gazetteer:
    countries = {
        row[0]: Country(row[0], row[1], float(row[2]), float(row[3]), int(row[4]), *map(float, row[5:9]))
        for row in _table("places/countries.tsv")
    }
    own: dict[str, tuple[Candidate, ...]] = {}
    nations: dict[str, str] = {}
    capitals: set[tuple[str | None, str]] = set()
    for code, name, forms, adjectives, person, people, seats, *_ in _table("states.tsv"):
        spellings = [name, *_listed(forms)]
        for spelling in (*spellings, *_listed(adjectives), *_listed(person), *_listed(people)):
            nations.setdefault(_plain(spelling), code)
        capitals |= {(code, key(seat)) for seat in _listed(seats)}
        if code in countries:
            at = countries[code]
            place = Candidate(name, at.lat, at.lon, at.geonameid, code, None, "country", 0)
            for spelling in spellings:
                own[_plain(spelling)] = (place,)
    for name, forms, kind, lat, lon, reach, country, *_ in _table("places/regions.tsv"):
        place = Candidate(name, float(lat), float(lon), None, country or None, None, _kind(kind), 0, int(reach))
        for spelling in (name, *_listed(forms)):
            own[_plain(spelling)] = (*own.get(_plain(spelling), ()), place)
    alpha2 = {country.alpha2: code for code, country in countries.items()}
    return Gazetteer(countries, alpha2, nations, frozenset(capitals), own)


@cache
def _lines(name: str) -> list[bytes]:
    """The lines of a packed table, each read when it is first needed."""
    packed = files("dragoman.knowledge").joinpath(f"data/places/{name}.tsv.gz").read_bytes()
    return gzip.decompress(packed).split(b"\n")[1:-1]


def _table(name: str) -> Iterator[list[str]]:
    """The rows of a table in `data/`, without comments and the line of column names."""
    lines = files("dragoman.knowledge").joinpath("data", name).read_text(encoding="utf-8").split("\n")
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    next(rows)
    return rows


def _listed(cell: str) -> list[str]:
    return [item for item in cell.split("|") if item]


def _kind(word: str) -> PlaceKind:
    for kind in _RANK:
        if kind == word:
            return kind
    raise ValueError(f"regions.tsv: {word!r} is no kind of place; the kinds are {', '.join(_RANK)}")


def _plain(name: str) -> str:
    return key(name).removeprefix("the ")


def _spellings(spoken: str) -> Iterable[str]:
    """The forms under which a name may be listed: with and without articles."""
    plain = spoken.removeprefix("the ")
    return dict.fromkeys((spoken, plain, without_article(plain)))


def _found(lines: Sequence[bytes], spelling: str) -> bytes:
    """What a sorted list of lines holds under `spelling`; empty where nothing."""
    wanted = spelling.encode() + b"\t"
    at = bisect_left(lines, wanted)
    return lines[at][len(wanted) :] if at < len(lines) and lines[at].startswith(wanted) else b""


def _standing(place: Candidate) -> tuple[float, float]:
    """The order of namesakes where nothing else tells: countries, regions, large towns, provinces, towns by population."""
    if place.kind == "city" and place.population >= _SHARED_NAME:
        return (-3.5, -place.population)
    if place.kind == "district":
        return (-_RANK["city"], -place.population / 2)
    return (-_RANK[place.kind], -place.population)


def _is_name(piece: Sequence[str]) -> bool:
    """Whether tokens may be one name: it ends in a capitalised word, and nothing but joints stands between words."""
    last = piece[-1]
    if not last[:1].isupper():
        return False
    return all(word[:1].isalnum() or word in _JOINTS or word[:1] in "'’" for word in piece)


def _spaced(piece: Sequence[str]) -> Iterator[str]:
    """Tokens with a space between words, and none around an apostrophe ("Sana", "'", "a")."""
    for number, word in enumerate(piece):
        if number and not (word[:1] in "'’" or piece[number - 1] in ("'", "’")):
            yield " "
        yield word
