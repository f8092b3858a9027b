"""The labelled pairs of `tests/record/linking_cases.tsv`: what two reports say, and whether the two are one."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.record.actor_keys import Profile
from dragoman.record.actor_links import Link
from dragoman.record.traces import Trace, stems
from profiles import profile

FILE = Path(__file__).parent / "record" / "linking_cases.tsv"
ACTORS = ("person", "organisation", "group", "place", "facility", "country")


@dataclass(frozen=True, slots=True)
class Case:
    """`one` and `other` as the file has them; `same` is the truth, `strength` how plain it is."""

    one: str
    other: str
    same: bool
    strength: str


@cache
def cases(*, actors: bool) -> tuple[Case, ...]:
    """The pairs of actors, or those of happenings."""
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
    found = [Case(one, other, truth == "same", strength) for one, other, truth, strength in (line.split("\t") for line in lines)]
    return tuple(case for case in found if (case.one.split(";")[0] in ACTORS) == actors)


def actor(cell: str) -> Profile:
    """The profile that a cell describes: `person; Salva Kiir; code=SSD; sectors=GOV`."""
    kind, name, *fields = cell.split("; ")
    given = dict(field.split("=", 1) for field in fields)
    many = {key: tuple(given[key].split(",")) for key in ("sectors", "roles") if key in given}
    aliases = tuple(alias.strip() for alias in given["alias"].split(",")) if "alias" in given else ()
    number = int(given["geonameid"]) if "geonameid" in given else None
    return profile(name, kind, given.get("code"), known=given.get("known"), aliases=aliases, geonameid=number, country=given.get("country"), **many)


def happening(cell: str, report: str) -> Trace:
    """The trace that a cell describes: `figures killed exact; 86 people killed; numbers=86; at=SDN`."""
    types, words, *fields = cell.split("; ")
    kind, of, status = types.split()
    given = dict(field.split("=", 1) for field in fields)
    by, to, at, numbers = (tuple(sorted(given[key].split(","))) if key in given else () for key in ("by", "to", "at", "numbers"))
    day = given.get("day")
    known = given.get("known", day or "2023-04-20")
    turn = int(given["round"]) if "round" in given else None
    return Trace(kind, of, status, day, given.get("until", day), known, by, to, at, stems(words), numbers, turn, report)


def told(found: Iterable[tuple[Case, Link | None]], taken: float) -> str:
    """How many links are taken rightly and wrongly, strength by strength, and those that are wrong or missed."""
    counts: dict[str, list[int]] = {}
    lines = []
    for case, link in found:
        count = counts.setdefault(case.strength, [0, 0, 0])
        is_taken = link is not None and link.score >= taken
        count[0] += is_taken and case.same
        count[1] += is_taken and not case.same
        count[2] += case.same and not is_taken
        if is_taken != case.same:
            lines.append(f"{'wrong ' if is_taken else 'missed'} {link.score if link else 0:.2f} {case.one} | {case.other}")
    heads = [f"{strength}: {right} right, {wrong} wrong, {missed} missed" for strength, (right, wrong, missed) in counts.items()]
    return "\n".join([*heads, *lines])
