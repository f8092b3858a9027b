"""Toponyms to coordinates: which of its namesakes a report means, told by the words around it and by the report's other places.

Whether a name is meant as a place at all ("Moscow said") is decided elsewhere.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log10
from typing import Literal

from dragoman.knowledge.gazetteer import Candidate, Gazetteer, PlaceKind, near
from dragoman.knowledge.place_names import key
from dragoman.model.entities import Place
from dragoman.model.vocabulary import PlacePrecision

_PRECISION: dict[PlaceKind, PlacePrecision] = {
    "country": "country",
    "province": "province",
    "district": "district",
    "city": "city",
    "region": "region",
    "water": "region",
    "facility": "point",
}
_PRIOR: dict[PlaceKind, float] = {"country": 3.0, "region": 2.4, "water": 2.4, "facility": 2.4, "province": 0.0, "district": -0.4, "city": 0.0}
_SIZE = 0.4  # for each tenfold population
_SEAT = 0.6  # what a province or district yields to its namesake town
_ROUNDS = 3
_MOST = 30  # namesakes that are weighed
_SMALL = 30_000  # a town of fewer people needs some sign in the text that its country is meant
_CONTAINED = 2.5
_SUPPORT = 1.6
_NEARNESS = 1.2
_FOLDING = 200.0  # km over which nearness falls to a third


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A toponym of a report: its words, where they start (code points), and what the words around say that it lies in.

    `kinds` are the kinds of place that the words beside it call it, empty where they say nothing; `type` is that of the mention where it
    is known. `place_context` reads containers and kinds off a text.
    """

    text: str
    start: int
    containers: tuple[str, ...] = ()
    kinds: frozenset[PlaceKind] = frozenset()
    type: Literal["country", "place", "facility"] | None = None


@dataclass(frozen=True, slots=True)
class _Group:
    """All mentions of one name: a report means one place by it."""

    names: tuple[PlaceName, ...]
    candidates: tuple[Candidate, ...]
    inside: tuple[int, ...]
    """For each candidate, how many containers hold it."""


def resolved(names: Sequence[PlaceName], gazetteer: Gazetteer, home: Iterable[str] = ()) -> tuple[Place | None, ...]:
    """The place of each name, in the order given; None where the gazetteer knows none that the report may mean.

    `home` are the alpha-3 codes of countries that the report is about (its nationalities, actors, dateline), once for each time it
    names them. The same name has the same place throughout.
    """
    groups = {name_key: _group(same, gazetteer) for name_key, same in _by_key(names).items()}
    told = Counter(home)
    for group in groups.values():
        for name in group.names:
            told.update(code for code in map(gazetteer.nation, name.containers) if code)
    chosen: dict[str, Candidate | None] = {name_key: _best(group, [], told) for name_key, group in groups.items()}
    for _ in range(_ROUNDS):
        chosen = {name_key: _best(group, _others(chosen, groups, name_key), told) for name_key, group in groups.items()}
    found = {
        name_key: _place(one) if one is not None and _is_meant(one, groups[name_key], _others(chosen, groups, name_key), told) else None
        for name_key, one in chosen.items()
    }
    return tuple(found[key(name.text)] for name in names)


def _by_key(names: Sequence[PlaceName]) -> dict[str, list[PlaceName]]:
    same: dict[str, list[PlaceName]] = {}
    for name in names:
        same.setdefault(key(name.text), []).append(name)
    return same


def _group(names: Sequence[PlaceName], gazetteer: Gazetteer) -> _Group:
    candidates = gazetteer.candidates(names[0].text)[:_MOST]
    words = dict.fromkeys(word for name in names for word in name.containers if key(word) != key(name.text))
    around = [_meant_by(word, gazetteer) for word in words] if len(candidates) > 1 or words else []
    kinds = frozenset(kind for name in names for kind in name.kinds)
    if kinds == {"water"}:
        candidates = tuple(one for one in candidates if one.kind == "water")
    inside = tuple(sum(any(gazetteer.contains(one, candidate) for one in ones) for ones in around) for candidate in candidates)
    return _Group(tuple(names), candidates, inside)


def _meant_by(word: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The places that a container may be: for an adjective its country ("Libyan"), else what the gazetteer knows."""
    found = gazetteer.candidates(word)[:5]
    nation = gazetteer.nation(word)
    if nation and nation in gazetteer.countries and not any(one.kind == "country" and one.country == nation for one in found):
        country = gazetteer.countries[nation]
        return (Candidate(word, country.lat, country.lon, country.geonameid, nation, None, "country", 0),)
    return found


def _others(chosen: dict[str, Candidate | None], groups: dict[str, _Group], but: str) -> list[tuple[Candidate, int]]:
    """The places chosen for the other names, with how often each is named."""
    return [(one, len(groups[name_key].names)) for name_key, one in chosen.items() if one is not None and name_key != but]


def _best(group: _Group, others: Sequence[tuple[Candidate, int]], told: Counter[str]) -> Candidate | None:
    if not group.candidates:
        return None
    support = _support(others, told)
    points = [one for one, _ in others if one.kind not in ("country", "region", "water")]
    kinds = frozenset(kind for name in group.names for kind in (*name.kinds, name.type))
    scored = [
        (_prior(one, kinds) - 0.05 * rank + _CONTAINED * min(inside, 2) + _SUPPORT * support.get(one.country or "", 0.0) + _nearness(one, points), -rank)
        for rank, (one, inside) in enumerate(zip(group.candidates, group.inside, strict=True))
    ]
    return group.candidates[-max(scored)[1]]


def _support(others: Sequence[tuple[Candidate, int]], told: Counter[str]) -> dict[str, float]:
    """The share of each country in what the report names."""
    weights = Counter[str]()
    for code, times in told.items():
        weights[code] += times
    for one, times in others:
        if one.country:
            weights[one.country] += times
    whole = sum(weights.values())
    return {code: weight / whole for code, weight in weights.items()} if whole else {}


def _prior(one: Candidate, kinds: frozenset[str | None]) -> float:
    """How likely a place is meant by its name where nothing else tells."""
    prior = _PRIOR[one.kind] + (_SIZE * log10(one.population + 100) if one.kind in ("city", "province", "district") else 0.0)
    if one.kind in kinds:
        prior += 1.0
    return prior if one.exact else prior - 1.0


def _nearness(one: Candidate, points: Sequence[Candidate]) -> float:
    """How close a place lies to the report's others: the two nearest count."""
    if one.kind in ("country", "region", "water") or not points:
        return 0.0
    distances = sorted(near(one, other) for other in points)[:2]
    return _NEARNESS * sum(exp(-distance / _FOLDING) for distance in distances) / 2


def _is_meant(one: Candidate, group: _Group, others: Sequence[tuple[Candidate, int]], told: Counter[str]) -> bool:
    """Whether a little town, or one whose name only sounds alike, can be meant: its country must be spoken of, where any is."""
    if one.kind not in ("city", "district") or (one.population >= _SMALL and one.exact):
        return True
    if group.inside[group.candidates.index(one)]:
        return True
    support = _support(others, told)
    return one.country in support or (not support and one.exact)


def _place(one: Candidate) -> Place:
    return Place(one.lat, one.lon, one.geonameid, one.country, _PRECISION[one.kind])
