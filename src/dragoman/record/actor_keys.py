"""What identifies an actor across reports, the names under which people look for it, and where its like are looked up."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dragoman.model.entities import Entity
from dragoman.model.report import Report

SHORTEST = 3  # letters of an acronym, or of a token, that is worth looking up
MOST_CONTEXT = 6
REMEMBERED = 1 << 15  # names whose comparable form is kept: reports share most of theirs

_APOSTROPHE = re.compile(r"[’'‘`ʼ]")
_POSSESSIVE = re.compile(r"[’']s\b")
_ARTICLE = re.compile(r"^(?:(?:the|a|an|his|her|its|their|our)\s+)+(?=\w)")
_ARABIC = re.compile(r"\b(?:al|el|ad|an|ar|as|ash|at|az) (?=\w)")
_GAP = re.compile(r"[^\w]+")

_FAMILY = {"nationality": "country", "facility": "place", "group": "organisation", "country": "country"}
"""Types that one report may give what another gives otherwise."""

_HEADS = {
    "army": "army",
    "forces": "forces",
    "government": "government",
    "military": "army",
    "opposition": "opposition",
    "rebels": "rebels",
}
"""Heads of groups that mean the same in every report of one country, in the words they share."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a report knows of an actor, as far as another report's can be held against it.

    `roles` are titles in lower case; `geonameid` and `country` are a place's; `is_named` says whether any mention is a name;
    `context` are what identifies some other named actors of the report.
    """

    name: str
    aliases: tuple[str, ...]
    type: str
    code: str | None
    sectors: tuple[str, ...]
    roles: tuple[str, ...]
    known_as: str | None
    geonameid: int | None
    country: str | None
    is_named: bool
    context: tuple[str, ...]

    @property
    def family(self) -> str:
        """The type, as far as reports agree on it: a group may be called an organisation, a facility a place."""
        return _FAMILY.get(self.type, self.type)


def profiles(report: Report) -> dict[str, Profile]:
    """The profile of each entity of a report, by its id."""
    named = {one.entity for one in report.mentions if one.form == "name"}
    known = [one.known_as for one in report.entities if one.known_as is not None and one.type != "country"]
    return {one.id: _profile(one, one.id in named or one.known_as is not None, known) for one in report.entities}


def _profile(entity: Entity, is_named: bool, known: list[str]) -> Profile:  # noqa: FBT001 -- the one thing that the entity does not say
    return Profile(
        name=entity.name,
        aliases=entity.aliases,
        type=entity.type,
        code=entity.code,
        sectors=entity.sectors,
        roles=tuple(dict.fromkeys(role.title.lower() for role in entity.roles)),
        known_as=entity.known_as,
        geonameid=entity.place.geonameid if entity.place is not None else None,
        country=entity.place.country if entity.place is not None else None,
        is_named=is_named,
        context=tuple([one for one in known if one != entity.known_as][:MOST_CONTEXT]),
    )


@lru_cache(REMEMBERED)
def normal(words: str) -> str:
    """`words` as names are compared: lower case, without accents, articles, possessives, dashes, and with the Arabic article joined."""
    plain = unicodedata.normalize("NFKD", words.lower())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = _GAP.sub(" ", _APOSTROPHE.sub("", _POSSESSIVE.sub("", plain))).strip()
    return _ARABIC.sub("al", _ARTICLE.sub("", plain))


def actor_key(profile: Profile, report: str, entity: str) -> str:
    """What identifies an actor for good.

    In this order: the knowledge base's id, GeoNames' id, a full name with its kind and country, what a group is generally called in its
    country; and for whoever else (a bare surname, "a rebel commander") only its own report, of which `report` and `entity` are ids.
    """
    if profile.known_as is not None:
        return f"kb:{profile.known_as}"
    if profile.geonameid is not None:
        return f"geo:{profile.geonameid}"
    name = normal(profile.name)
    tokens = name.split()
    if profile.is_named and (len(tokens) > 1 or (profile.family != "person" and len(name) >= SHORTEST)):
        return f"name:{profile.family}:{profile.code or '-'}:{name}"
    head = _HEADS.get(tokens[-1]) if tokens else None
    if profile.family == "organisation" and profile.code and profile.sectors and head is not None and len(tokens) <= 3:
        return f"generic:{profile.code}:{'+'.join(sorted(profile.sectors))}:{head}"
    return f"only:{report}:{entity}"


def actor_names(profile: Profile) -> tuple[str, ...]:
    """The names under which people look for an actor, as `normal` writes them: all that it has, and a person's surname alone."""
    names = [normal(name) for name in (profile.name, *profile.aliases)]
    if profile.is_named and profile.family == "person" and len(names[0].split()) > 1:
        names.append(names[0].split()[-1])
    return tuple(dict.fromkeys(name for name in names if name))


def actor_blocks(profile: Profile) -> tuple[str, ...]:
    """The few keys under which possible matches are looked up; none for whom no name is known."""
    if not profile.is_named or profile.family == "country":
        return ()
    found = []
    for name in dict.fromkeys(normal(one) for one in (profile.name, *profile.aliases)):
        tokens = name.split()
        if not tokens:
            continue
        if profile.family == "person":
            found.append(f"person:{skeleton(tokens[-1])}")
        elif profile.family == "organisation":
            found.append(f"name:{name}")
            found += [f"pair:{one}:{other}" for one, other in pairwise(tokens)][:3]
            found.append(f"acronym:{acronym(tokens) if len(tokens) > 2 else name}")
        else:
            found.append(f"place:{profile.country or profile.code or '-'}:{skeleton(name)}")
    return tuple(dict.fromkeys(one for one in found if len(one.rpartition(":")[2]) >= SHORTEST - 1))


_HEARD = (("ph", "f"), ("kh", "k"), ("gh", "g"), ("sh", "s"), ("ch", "s"), ("th", "t"), ("dh", "d"), ("q", "k"), ("c", "k"), ("z", "s"))
"""Letters by which romanisations of one name differ, and what they are taken for."""


def skeleton(word: str) -> str:
    """A word by its consonants, so that spellings of one foreign name meet: `muslat` and `mousallat` are both `mslt`."""
    bare = word.removeprefix("al") if len(word) > 4 else word
    for written, heard in _HEARD:
        bare = bare.replace(written, heard)
    first, rest = bare[:1], re.sub(r"[aeiouyhw\s]", "", bare[1:])
    return re.sub(r"(.)\1+", r"\1", first + rest)


def acronym(tokens: Iterable[str]) -> str:
    """The first letters of a name's words, its small words left out."""
    return "".join(token[0] for token in tokens if token not in ("of", "the", "for", "and", "in", "on", "to"))
