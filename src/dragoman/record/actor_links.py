"""How likely two actors of different reports are one, and why: small scored signs, each said in words."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from rapidfuzz.distance import JaroWinkler

from dragoman.knowledge.linking_words import linking_words
from dragoman.record.actor_keys import SHORTEST, Profile, acronym, is_common, names_of, person_tokens, skeleton, telling

Parts = tuple[str, ...]

_COMPASS = ("north", "south", "east", "west")

SAME = 0.85
"""Score from which two are taken for one until somebody judges.

Set where on the labelled pairs of the tests (`linking_cases.tsv`) none was wrong: a wrong merge costs more than a missed one.
"""
POSSIBLE = 0.6
"""Score from which a link is proposed and left to people."""

ALIKE = 0.92
"""Jaro-Winkler likeness of two spellings of one name."""
ALIKE_BODIES = 0.95
"""The same of two bodies' whole names."""
COUNTRY = 0.3
"""Agreement that a common country gives."""
OFFICE = 0.6
"""Agreement that nothing less than a common office beside the country gives."""
ALIKE_BY_SOUND = 0.8
"""The same where the consonants are the same too: `muslat` and `musallat`."""


@dataclass(frozen=True, slots=True)
class Link:
    """`score` from 0 to 1, and one sentence why."""

    score: float
    reason: str


def link(one: Profile, other: Profile) -> Link | None:
    """How likely two profiles are of one actor; None where something speaks against it, or nothing for it.

    Two that the knowledge base knows by different ids are never one; nor are two of different countries or kinds.
    """
    if one.family != other.family or (one.known_as and other.known_as):
        return None
    if one.code and other.code and one.code != other.code:
        return None
    if one.family == "person":
        return _persons(one, other)
    if one.family == "organisation":
        return _organisations(one, other)
    return _places(one, other) if one.family == "place" else None


def _persons(one: Profile, other: Profile) -> Link | None:
    """Full names decide where both have one; a surname alone is never enough without country and office."""
    left, right = (list(dict.fromkeys(person_tokens(name) for name in names_of(profile))) for profile in (one, other))
    full = [name for name in left if len(name) > 1], [name for name in right if len(name) > 1]
    pairs = product(*full) if full[0] and full[1] else product(left, right)
    firm, agree = _firm(one, other), _agreement(one, other)
    found = [link for a, b in pairs if a and b and (link := _person_names(a, b, one.code == other.code, firm, agree)) is not None]
    return max(found, key=lambda link: link.score, default=None)


def _person_names(a: Parts, b: Parts, same_country: bool, firm: float, agree: float) -> Link | None:  # noqa: FBT001 -- one sign among others
    left, right = " ".join(a), " ".join(b)
    if len(a) > 1 and len(b) > 1:
        if a == b:
            return Link(0.9 + agree / 10 if same_country or agree >= OFFICE else 0.75, f"both are called {left!r}")
        initial = a[0][0] == b[0][0] and (len(a[0]) == 1 or len(b[0]) == 1)
        if (_spelt(a[0], b[0]) or initial) and _spelt(a[-1], b[-1]) and _middles(a[1:-1], b[1:-1]):
            agree = firm if a[0] in linking_words().given else agree  # there are many of that name in one war
            return Link(0.75 + agree / 5, f"{left!r} and {right!r} are spellings of one name")
        return None
    if len(a) == len(b):
        return Link(0.6 + agree / 5, f"both are called {left!r}") if a == b and agree >= OFFICE else None
    full, alone = (a, b[0]) if len(a) > 1 else (b, a[0])
    if full[-1] == alone and agree >= COUNTRY:
        return Link(0.65 + agree / 4, f"{alone!r} alone, of the same country and office as {' '.join(full)!r}")
    return None


def _middles(a: Parts, b: Parts) -> bool:
    """Whether names between the first and the last leave two names one: left out in one, or spelt alike."""
    return not a or not b or all(any(_spelt(x, y) for y in b) for x in a) or all(any(_spelt(x, y) for x in a) for y in b)


@lru_cache(1 << 14)
def _spelt(one: str, other: str) -> bool:
    """Whether two names are spellings of one."""
    if one == other:
        return True
    given = linking_words().given
    if one in given and other in given:
        return given[one] == given[other]
    alike = JaroWinkler.similarity(one, other)
    return alike >= ALIKE or (alike >= ALIKE_BY_SOUND and skeleton(one) == skeleton(other))


def _firm(one: Profile, other: Profile) -> float:
    """How far country, sector and office speak for one actor, 0 to 0.8."""
    score = 0.0
    if one.code and one.code == other.code:
        score += COUNTRY
    if set(telling(one.sectors)) & set(telling(other.sectors)):
        score += 0.2
    if set(one.roles) & set(other.roles):
        score += 0.3
    return score


def _agreement(one: Profile, other: Profile) -> float:
    """The same with the company that they are named in, 0 to 1."""
    return _firm(one, other) + min(2, len(set(one.context) & set(other.context))) / 10


def _organisations(one: Profile, other: Profile) -> Link | None:
    left, right = names_of(one), names_of(other)
    spelt_out = [name for name in left if _is_long(name)], [name for name in right if _is_long(name)]
    both = sorted(set(left) & set(right), key=lambda name: (-len(name), name))
    same_country = one.code == other.code
    if both and (_is_long(both[0]) or not _differ(*spelt_out)):
        if is_common(both[0]) and not (same_country and one.code):
            return None
        return Link(0.9 if same_country or one.known_as or other.known_as else 0.7, f"both are called {both[0]!r}")
    for longer, shorter in ((spelt_out[0], right), (spelt_out[1], left)):
        for name in longer:
            short = acronym(name.split())
            if len(short) >= SHORTEST and short in shorter and not _differ(*spelt_out):
                return Link(0.88 if same_country and one.code else 0.7, f"{short!r} are the first letters of {name!r}")
    close = max(((JaroWinkler.similarity(a, b), a, b) for a in left for b in right if len(a) > 7 and len(b) > 7), default=None)
    if close is not None and close[0] >= ALIKE_BODIES and same_country and _same_words(close[1], close[2]):
        return Link(0.7, f"{close[1]!r} and {close[2]!r} differ by little")
    return None


def _is_long(name: str) -> bool:
    return name.count(" ") > 1


def _differ(one: list[str], other: list[str]) -> bool:
    """Whether both are spelt out, and otherwise: letters that they share stand for different names."""
    return bool(one and other) and not set(one) & set(other)


def _same_words(one: str, other: str) -> bool:
    """Whether two names are the same words, each spelt a little otherwise: never "First Brigade" and "Fifth Brigade", nor 2nd and 3rd."""
    a, b = one.split(), other.split()
    return len(a) == len(b) and all(x == y or _respelt(x, y) for x, y in zip(a, b, strict=True))


def _respelt(one: str, other: str) -> bool:
    return one.isalpha() and other.isalpha() and not one.startswith(_COMPASS) and _spelt(one, other)


def _places(one: Profile, other: Profile) -> Link | None:
    if one.geonameid and other.geonameid:
        return None
    left, right = names_of(one), names_of(other)
    both = sorted(set(left) & set(right))
    where = one.country or one.code
    if where is None or where != (other.country or other.code):
        return None
    if both:
        return None if is_common(both[0]) else Link(0.88, f"both are called {both[0]!r} and lie in {where}")
    for a, b in product(left, right):
        if skeleton(a) == skeleton(b) and _same_words(a, b):
            return Link(0.7, f"{a!r} and {b!r} are spellings of one name and lie in {where}")
    return None
