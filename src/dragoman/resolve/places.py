"""Toponyms to coordinates: which of its namesakes a report means, told by the words around it and by the report's other places.

Whether a name is meant as a place at all ("Moscow said") is decided elsewhere.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import exp, log10
from typing import Literal

from dragoman.knowledge.gazetteer import Candidate, Gazetteer, PlaceKind, near
from dragoman.knowledge.place_names import key, without_article
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
_WIDE = frozenset({"country", "region", "water"})
_PEOPLED = frozenset({"city", "province", "district"})

# Points in favour of a candidate. Set by judgement: what the text says outright outweighs what can be guessed from size.
_PRIOR: dict[PlaceKind, float] = {
    "country": 3.5,
    "region": 3.0,
    "water": 3.0,
    "facility": 2.6,
    "province": 0.0,
    "district": -0.4,
    "city": 0.0,
}
_SIZE = 0.4  # for each tenfold population
_RANK = 0.05  # less for each namesake before it
_SEAT = 0.6  # what a province or district yields to its namesake town
_SEAT_WITHIN = 300.0  # km: the town of Buenos Aires lies beside the province of that name
_SEAT_SHARE = 10  # unless it has that many times the town's people ("Quebec")
_ALIAS = 0.8  # less for a town under another name: Salisbury before Harare, which was once called so
_ALIAS_SHARE = 50  # where one that bears the name is no more than so many times smaller
_CAPITAL = 0.5  # it is the seat of a government
_SAID = 1.0  # the words beside it say its kind
_SOUNDS = 1.0  # less where only the sound is alike
_CONTAINED = 2.5  # what the text says it lies in holds it
_HOLDING = 2.0  # it holds what the text says lies in it
_SUPPORT = 1.6  # times its country's share in what the report names
_NEARNESS = 1.2
_FOLDING = 200.0  # km over which nearness falls to a third
_ROUNDS = 4
_MOST = 30  # namesakes that are weighed
_SMALL = 30_000  # a town of fewer people needs some sign in the text that its country is meant
_WELL_KNOWN = 100_000  # a town of fewer people is not meant where the text says that it lies elsewhere


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
    """All mentions of one name (a report means one place by it), and what may be meant.

    `inside` counts, for each candidate, the containers that hold it; `around` are the containers' own candidates, `inner` the keys of
    the names that give this one as their container ("Atlanta" where this is Georgia).
    """

    names: tuple[PlaceName, ...]
    candidates: tuple[Candidate, ...]
    priors: tuple[float, ...]
    around: tuple[tuple[Candidate, ...], ...]
    inside: tuple[int, ...]
    inner: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the rest of a report says for one name: its places, and the share of each country in all that it names."""

    points: tuple[Candidate, ...]
    share: dict[str, float]


def resolved(names: Sequence[PlaceName], gazetteer: Gazetteer, home: Iterable[str] = ()) -> tuple[Place | None, ...]:
    """The place of each name, in the order given; None where the gazetteer knows none that the report may mean.

    `home` are the alpha-3 codes of countries that the report is about, once for each time it names them: those of its nationalities
    and actors, not those of the names themselves. The same name has the same place throughout. A name that is not known lies where
    its container does, with the container's precision ("Tawassuiya, Idlib province").
    """
    groups = _groups(names, gazetteer)
    told = Counter(home)
    for group in groups.values():
        told.update(one.country for ones in group.around for one in ones[:1] if one.country and _holds_any(one, group, gazetteer))
    chosen: dict[str, Candidate | None] = dict.fromkeys(groups)
    for turn in range(_ROUNDS):
        known = chosen
        chosen = {
            name_key: _best(group, _scene(known, groups, name_key, told), [known[one] for one in group.inner] if turn else [], gazetteer)
            for name_key, group in groups.items()
        }
        if turn and chosen == known:
            break  # nothing moves any more
    found = {name_key: _settled(chosen[name_key], group, _scene(chosen, groups, name_key, told)) for name_key, group in groups.items()}
    return tuple(found[key(name.text)] for name in names)


def _groups(names: Sequence[PlaceName], gazetteer: Gazetteer) -> dict[str, _Group]:
    same: dict[str, list[PlaceName]] = {}
    inner: dict[str, dict[str, None]] = {}
    for name in names:
        name_key = key(name.text)
        same.setdefault(name_key, []).append(name)
        for word in name.containers:
            inner.setdefault(key(word), {})[name_key] = None
    return {
        name_key: _group(together, tuple(one for one in inner.get(name_key, ()) if one != name_key), gazetteer)
        for name_key, together in same.items()
    }


def _group(names: Sequence[PlaceName], inner: tuple[str, ...], gazetteer: Gazetteer) -> _Group:
    kinds = frozenset(kind for name in names for kind in name.kinds)
    types = frozenset(name.type for name in names)
    candidates = gazetteer.candidates(names[0].text)[:_MOST]
    if kinds == {"water"}:
        candidates = tuple(one for one in candidates if one.kind == "water")
    words = dict.fromkeys(word for name in names for word in name.containers if key(word) != key(name.text))
    around = tuple(_meant_by(word, gazetteer) for word in words)
    inside = tuple(sum(any(gazetteer.contains(one, candidate) for one in ones) for ones in around) for candidate in candidates)
    priors = tuple(
        _prior(key(names[0].text), one, candidates, kinds | types, is_capital=gazetteer.is_capital(one)) - _RANK * rank
        for rank, one in enumerate(candidates)
    )
    return _Group(tuple(names), candidates, priors, around, inside, inner)


def _meant_by(word: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The places that a container may be: for an adjective its country ("Libyan"), else what the gazetteer knows."""
    found = gazetteer.candidates(word)[:5]
    nation = gazetteer.nation(word)
    if nation in gazetteer.countries and not any(one.kind == "country" for one in found):
        country = gazetteer.countries[nation]
        return (Candidate(word, country.lat, country.lon, country.geonameid, nation, None, "country", 0),)
    return found


def _holds_any(container: Candidate, group: _Group, gazetteer: Gazetteer) -> bool:
    return not group.candidates or any(gazetteer.contains(container, one) for one in group.candidates)


def _scene(chosen: dict[str, Candidate | None], groups: dict[str, _Group], but: str, told: Counter[str]) -> _Scene:
    """What the other names of the report say for the name `but`."""
    weights = Counter(told)
    points = []
    for name_key, one in chosen.items():
        if one is None or name_key == but:
            continue
        if one.country:
            weights[one.country] += len(groups[name_key].names)
        if one.kind not in _WIDE:
            points.append(one)
    whole = sum(weights.values())
    return _Scene(tuple(points), {code: weight / whole for code, weight in weights.items()})


def _best(group: _Group, scene: _Scene, inner: Sequence[Candidate | None], gazetteer: Gazetteer) -> Candidate | None:
    """The likeliest candidate: by its size and kind, by what holds it, by what it holds, by countries and distances."""
    if not group.candidates:
        return None
    scored = []
    for rank, (one, prior, inside) in enumerate(zip(group.candidates, group.priors, group.inside, strict=True)):
        holds = any(other is not None and gazetteer.contains(one, other) for other in inner)
        signs = _CONTAINED * min(inside, 2) + _HOLDING * holds + _SUPPORT * scene.share.get(one.country or "", 0.0)
        scored.append((prior + signs + _nearness(one, scene.points), -rank))
    return group.candidates[-max(scored)[1]]


def _prior(asked: str, one: Candidate, namesakes: Sequence[Candidate], kinds: frozenset[str | None], *, is_capital: bool) -> float:
    """How likely a place is meant by its name where nothing else tells."""
    prior = _PRIOR[one.kind]
    if one.kind in _PEOPLED:
        prior += _SIZE * log10(one.population + 100)
    if one.kind in ("province", "district") and any(
        town.kind == "city" and near(town, one) < _SEAT_WITHIN and town.population * _SEAT_SHARE > one.population for town in namesakes
    ):
        prior -= _SEAT
    if one.kind not in _WIDE and any(other.kind == "country" and other.country == one.country for other in namesakes):
        prior -= _SEAT  # the State of Mexico yields to Mexico
    if one.kind in kinds:
        prior += _SAID
    rivals = (town for town in namesakes if town.kind == "city" and _bears(town, asked))
    if one.kind == "city" and not _bears(one, asked) and any(town.population * _ALIAS_SHARE > one.population for town in rivals):
        prior -= _ALIAS
    if is_capital:
        prior += _CAPITAL
    return prior if one.exact else prior - _SOUNDS


def _bears(town: Candidate, asked: str) -> bool:
    """Whether a town's own name is the one asked for, not an older or foreign one."""
    return without_article(key(town.name)) == without_article(asked)


def _nearness(one: Candidate, points: Sequence[Candidate]) -> float:
    """How close a place lies to the report's others: the two nearest count."""
    if one.kind in _WIDE or not points:
        return 0.0
    distances = sorted(near(one, other) for other in points)[:2]
    return _NEARNESS * sum(exp(-distance / _FOLDING) for distance in distances) / 2


def _settled(one: Candidate | None, group: _Group, scene: _Scene) -> Place | None:
    """The chosen place; that of the container where nothing inside it is known by the name; None where nothing can be meant."""
    if one is not None and group.inside[group.candidates.index(one)]:
        return _place(one)
    small = one is None or (one.kind in ("city", "district") and one.population < _WELL_KNOWN)
    if small:
        for ones in group.around:
            if ones and ones[0].kind in ("province", "district"):
                return replace(_place(ones[0]), geonameid=None)
    if one is None or not _is_meant(one, scene):
        return None
    return _place(one)


def _is_meant(one: Candidate, scene: _Scene) -> bool:
    """Whether a little town, or one whose name only sounds alike, can be meant: its country must be spoken of, where any is."""
    if one.kind not in ("city", "district") or (one.population >= _SMALL and one.exact):
        return True
    return one.country in scene.share or (not scene.share and one.exact)


def _place(one: Candidate) -> Place:
    return Place(one.lat, one.lon, one.geonameid, one.country, _PRECISION[one.kind])
