"""GeoNames' dump of a country (https://download.geonames.org/export/dump/): read and checked."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dragoman.knowledge.place_names import key
from dragoman.model.problem import Problem

_COLUMNS = 19
MOST_DIGITS = 18  # of an id or a population
DumpKind = Literal["province", "district", "city", "region", "water", "facility"]
_KINDS: dict[str, DumpKind] = {
    "P": "city",
    "H": "water",
    "L": "region",
    "T": "region",
    "V": "region",
    "R": "facility",
    "S": "facility",
}
_DIVISIONS: dict[str, DumpKind] = {"ADM1": "province", "ADM2": "district", "ADM3": "district"}


@dataclass(frozen=True, slots=True)
class DumpLine:
    """A place of a dump. `country` is ISO 3166-1 alpha-2, `admin1` GeoNames' code with the country before it (`SY.12`)."""

    keys: frozenset[str]
    name: str
    lat: float
    lon: float
    geonameid: int
    country: str
    admin1: str | None
    kind: DumpKind
    population: int


def read_dump(path: Path) -> tuple[DumpLine, ...] | Problem:
    """The places of a GeoNames dump; a Problem with code `gazetteer` that names the file and the first line at fault."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as failure:
        return _fault(f"{path.name} cannot be read: {failure.strerror}.")
    except UnicodeDecodeError as failure:
        return _fault(f"{path.name} is not UTF-8: byte {failure.start} does not fit.")
    lines = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line:
            continue
        place = _line(line.split("\t"))
        if isinstance(place, str):
            return _fault(f"{path.name}, line {number}: {place}")
        if place is not None:
            lines.append(place)
    return tuple(lines) if lines else _fault(f"{path.name} holds no place.")


def _line(cells: list[str]) -> DumpLine | str | None:
    """A line's place, what is wrong with it, or None for what is no place to look up (a country itself, a historical division)."""
    if len(cells) != _COLUMNS:
        return f"a line of a GeoNames dump has {_COLUMNS} columns set apart by tabs, this one has {len(cells)}."
    geonameid, name, ascii_name, others, lat, lon, feature_class, feature, country, _, admin1 = cells[:11]
    if not _whole(geonameid):
        return f"column 1 must be a GeoNames id, a whole number, not {geonameid[:60]!r}."
    if not (_degrees(lat, 90) and _degrees(lon, 180)):
        return f"columns 5 and 6 must be latitude and longitude in degrees, not {lat[:60]!r} and {lon[:60]!r}."
    if not (len(country) == 2 and country.isupper()):
        return f"column 9 must be a country's ISO code of two letters, not {country[:60]!r}."
    if not _whole(cells[14]):
        return f"column 15 must be a population, a whole number, not {cells[14][:60]!r}."
    kind = _KINDS.get(feature_class) or _DIVISIONS.get(feature)
    if kind is None:
        return None
    keys = frozenset(key(spelling) for spelling in (name, ascii_name, *others.split(","))) - {""}
    return DumpLine(
        keys, name, float(lat), float(lon), int(geonameid), country, f"{country}.{admin1}" if admin1 else None, kind, int(cells[14])
    )


def _whole(cell: str) -> bool:
    return cell.isdecimal() and len(cell) <= MOST_DIGITS


def _degrees(cell: str, most: int) -> bool:
    try:
        return -most <= float(cell) <= most
    except ValueError:
        return False


def _fault(message: str) -> Problem:
    return Problem("gazetteer", message, severity="error")
