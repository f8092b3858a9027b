"""How likely two actors of different reports are one, and why: small scored signs, each said in words."""

from dataclasses import dataclass

from rapidfuzz.distance import JaroWinkler

from dragoman.record.actor_keys import Profile, acronym, normal, skeleton

SAME = 0.85
"""Score from which two are taken for one until somebody judges. Set where, on the labelled pairs of the tests, none was wrong."""
POSSIBLE = 0.6
"""Score from which a link is proposed and left to people."""

ALIKE = 0.92
"""Jaro-Winkler likeness of two spellings of one name."""
ALIKE_BY_SOUND = 0.8
"""The same where the consonants are the same too: `salim` and `salem`, not `hassan` and `hussein`, nor `mohamed` and `mahmoud`."""


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
    best: Link | None = None
    for left in _names(one):
        for right in _names(other):
            found = _person_names(left, right, one, other)
            if found is not None and (best is None or found.score > best.score):
                best = found
    return best


def _person_names(left: str, right: str, one: Profile, other: Profile) -> Link | None:
    a, b = left.split(), right.split()
    agree = _agreement(one, other)
    if len(a) > 1 and len(b) > 1:
        if left == right:
            return Link(0.9 + agree / 10 if one.code == other.code or agree else 0.75, f"both are called {left!r}")
        initial = a[0][0] == b[0][0] and (len(a[0]) == 1 or len(b[0]) == 1)
        if (_spelt(a[0], b[0]) or initial) and _spelt(a[-1], b[-1]):
            return Link(0.8 + agree / 5, f"{left!r} and {right!r} are spellings of one name")
        return None
    surname = a[-1] if len(b) > 1 else b[-1] if len(a) > 1 else None
    if surname is None:
        return Link(0.6 + agree / 5, f"both are called {left!r}") if left == right and agree else None
    full = a if len(a) > 1 else b
    alone = b[-1] if len(a) > 1 else a[-1]
    if full[-1] == alone and agree:
        return Link(0.65 + agree / 4, f"{alone!r} alone, of the same country and office as {' '.join(full)!r}")
    return None


def _spelt(one: str, other: str) -> bool:
    """Whether two names are spellings of one."""
    alike = JaroWinkler.similarity(one, other)
    return alike >= ALIKE or (alike >= ALIKE_BY_SOUND and skeleton(one) == skeleton(other))


def _agreement(one: Profile, other: Profile) -> float:
    """How far country, sector, office and company speak for one actor, 0 to 1."""
    score = 0.0
    if one.code and one.code == other.code:
        score += 0.3
    if set(one.sectors) & set(other.sectors):
        score += 0.2
    if set(one.roles) & set(other.roles):
        score += 0.3
    if set(one.context) & set(other.context):
        score += 0.2
    return score


def _organisations(one: Profile, other: Profile) -> Link | None:
    left, right = _names(one), _names(other)
    both = sorted(set(left) & set(right))
    if both:
        sure = one.code == other.code or one.known_as or other.known_as
        return Link(0.9 if sure else 0.7, f"both are called {both[0]!r}")
    for longer, shorter in ((left, right), (right, left)):
        for name in longer:
            tokens = name.split()
            if len(tokens) > 2 and acronym(tokens) in shorter and len(acronym(tokens)) > 2:
                return Link(0.88 if one.code == other.code else 0.7, f"{acronym(tokens)!r} are the first letters of {name!r}")
    close = max(((JaroWinkler.similarity(a, b), a, b) for a in left for b in right if len(a) > 7 and len(b) > 7), default=None)
    if close is not None and close[0] >= 0.95 and one.code == other.code:
        return Link(0.7, f"{close[1]!r} and {close[2]!r} differ by little")
    return None


def _places(one: Profile, other: Profile) -> Link | None:
    if one.geonameid and other.geonameid:
        return None
    both = sorted(set(_names(one)) & set(_names(other)))
    where = one.country or one.code
    if both and where is not None and where == (other.country or other.code):
        return Link(0.88, f"both are called {both[0]!r} and lie in {where}")
    return None


def _names(profile: Profile) -> list[str]:
    return list(dict.fromkeys(name for name in (normal(one) for one in (profile.name, *profile.aliases)) if name))
