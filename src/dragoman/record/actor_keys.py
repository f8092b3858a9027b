"""What identifies an actor across reports, the names under which people look for it, and where its like are looked up."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dragoman.knowledge.linking_words import linking_words
from dragoman.knowledge.phrase_words import phrase_words
from dragoman.knowledge.states import states
from dragoman.model.entities import Entity
from dragoman.model.report import Report

SHORTEST = 3  # letters of an acronym, or of a token, that is worth looking up
LONGEST_ACRONYM = 7
MOST_CONTEXT = 6
MOST_BLOCKS = 10
REMEMBERED = 1 << 15  # names whose comparable form is kept: reports share most of theirs

_APOSTROPHE = re.compile(r"[’'‘`ʼ]")
_POSSESSIVE = re.compile(r"[’']s\b")
_ARTICLE = re.compile(r"^(?:(?:the|a|an|his|her|its|their|our)\s+)+(?=\w)")
_ARABIC = re.compile(r"\b(?:al|el|ad|an|ar|as|ash|at|az) (?=\w)")
_ARTICLED = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az)[-’'][A-Z]")
_BEFORE = frozenset("the a an all both his her its their our my this that these those then former one some -".split())
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
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).lower())  # 𝔍 is small only as J
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = _GAP.sub(" ", _APOSTROPHE.sub("", _POSSESSIVE.sub("", plain))).strip()
    return _ARABIC.sub("al", _ARTICLE.sub("", plain))


def actor_key(profile: Profile, report: str, entity: str) -> str:
    """What identifies an actor for good.

    In this order: the knowledge base's id, GeoNames' id, a full name with its kind and country, what a group is generally called in its
    country; and for whoever else (a bare surname, "a rebel commander", "the Foreign Ministry" of nobody knows where) only its own report,
    of which `report` and `entity` are ids.
    """
    if profile.known_as is not None:
        return f"kb:{profile.known_as}"
    if profile.geonameid is not None:
        return f"geo:{profile.geonameid}"
    alone = f"only:{report}:{entity}"
    if profile.family == "person":
        tokens = person_tokens(normal(named_by(profile.name, "person") or "")) if profile.is_named else ()
        return f"name:person:{profile.code or '-'}:{' '.join(tokens)}" if len(tokens) > 1 else alone
    name = normal(profile.name)
    if profile.is_named and len(name) >= SHORTEST:
        if not is_common(name):
            wide = profile.family == "place" and name in linking_words().wide
            return f"name:{profile.family}:{'-' if wide else profile.code or '-'}:{name}"
        if profile.family == "organisation" and profile.code and len(name.split()) > 1:  # a country has one supreme court, and many markets
            return f"name:organisation:{profile.code}:{name}"
    head = _general(name.split(), profile.code) if profile.family == "organisation" and profile.sectors else None
    return f"generic:{profile.code}:{'+'.join(sorted(profile.sectors))}:{head}" if head else alone


def _general(tokens: list[str], code: str | None) -> str | None:
    """What a group is called in every report of its country, None where other words say that it is some group of that sort."""
    head = _HEADS.get(tokens[-1]) if tokens else None
    if head is None or code is None:
        return None
    words = linking_words()
    own = _own(code)
    rest = [token for token in tokens[:-1] if token not in own and token not in words.plain]
    if not rest:
        return head
    return f"{rest[0]} {head}" if len(rest) == 1 and rest[0] in words.kinds else None


@lru_cache(maxsize=512)
def _own(code: str) -> frozenset[str]:
    """The words of a state's names and adjectives."""
    state = states().get(code)
    names = (state.name, *state.forms, *state.adjectives) if state is not None else ()
    return frozenset(token for name in names for token in normal(name).split())


@lru_cache(REMEMBERED)
def is_common(name: str) -> bool:
    """Whether a name, as `normal` writes it, is one that many countries or towns have: "ministry of defence", "old city"."""
    return all(token in linking_words().common for token in name.split())


@lru_cache(REMEMBERED)
def named_by(words: str, family: str) -> str | None:
    """The name in the words that stood for somebody; None where they hold none ("his mother", "the city", "a senior official").

    Of a person it is what stands in capitals at the end ("the US journalist James Foley"); of others the words as they are.
    """
    tokens = words.split(",", maxsplit=1)[0].split()
    while tokens and tokens[0].lower() in _BEFORE:
        del tokens[0]
    if not tokens:
        return None
    if family == "person":
        return _persons_name(tokens)
    if family == "country":
        return words if any(_is_capital(token) for token in tokens) else None
    capitals = sum(map(_is_capital, tokens))
    if _is_capital(tokens[-1]) or (capitals > 1 and family == "organisation"):
        return " ".join(tokens)
    return None


def _persons_name(tokens: list[str]) -> str | None:
    inside = linking_words().inside
    start = len(tokens)
    while start and (_is_capital(tokens[start - 1]) or (start < len(tokens) and tokens[start - 1].lower() in inside)):
        start -= 1
        if _POSSESSIVE.search(tokens[start]) or (start < len(tokens) - 1 and start and len(tokens[start]) > 1 and tokens[start].isupper()):
            start += 1  # "Bishop’s colleague", "Labour MP": whose or what he is, not his name
            break
    while start < len(tokens) and tokens[start].lower() in inside and not _is_capital(tokens[start]):
        start += 1
    return " ".join(tokens[start:]) or None


def _is_capital(token: str) -> bool:
    bare = token.lstrip("“”\"'‘’([")
    return bare[:1].isupper() or bool(_ARTICLED.match(bare))


@lru_cache(REMEMBERED)
def person_tokens(name: str) -> tuple[str, ...]:
    """The parts of a person's name, as `normal` writes it: titles left out, "abu ahmed" as one part."""
    words = linking_words()
    found: list[str] = []
    pending = ""
    for token in name.split():
        if token in words.joined and (found or token not in words.inside):
            pending += token
        elif pending or (token not in words.inside and (found or token not in _titles())):
            found.append(pending + token)
            pending = ""
    return tuple(found)


@lru_cache(maxsize=1)
def _titles() -> frozenset[str]:
    return phrase_words().titles | linking_words().honours


def names_of(profile: Profile) -> tuple[str, ...]:
    """The names of an actor as `normal` writes them, the words that are no names left out."""
    found = [normal(name) for words in (profile.name, *profile.aliases) if (name := named_by(words, profile.family))]
    if profile.is_named and profile.family != "person":
        found.insert(0, normal(profile.name))
    return tuple(dict.fromkeys(name for name in found if name))


def actor_names(profile: Profile) -> tuple[str, ...]:
    """The names under which people look for an actor, as `normal` writes them: all that it has, and a person's surname alone."""
    names = [normal(profile.name), *names_of(profile)]
    if profile.is_named and profile.family == "person" and len(names[0].split()) > 1:
        names.append(names[0].split()[-1])
    return tuple(dict.fromkeys(name for name in names if name))


def actor_blocks(profile: Profile) -> tuple[str, ...]:
    """The few keys under which possible matches are looked up; none for whom no name is known.

    Persons of full names meet under their surname's sound and first letter; a bare surname only with a country and an office, so that
    the Mohammeds of a thousand reports do not meet each other.
    """
    if not profile.is_named or profile.family == "country":
        return ()
    found: list[str] = []
    for name in names_of(profile):
        if profile.family == "person":
            found += _person_blocks(person_tokens(name), profile)
        elif profile.family == "organisation":
            found += _body_blocks(name)
        else:
            found.append(f"place:{profile.country or profile.code or '-'}:{skeleton(name)}")
    return tuple(dict.fromkeys(found))[:MOST_BLOCKS]


def _person_blocks(tokens: tuple[str, ...], profile: Profile) -> list[str]:
    if not tokens or len(tokens[-1]) < SHORTEST:
        return []
    sound = skeleton(tokens[-1])
    found = [f"full:{sound}:{_initial(tokens[0])}"] if len(tokens) > 1 else []
    return found + [f"bare:{sound}:{profile.code}:{tag}" for tag in (*telling(profile.sectors), *profile.roles) if profile.code]


def _body_blocks(name: str) -> list[str]:
    tokens = name.split()
    short = acronym(tokens) if len(tokens) > 2 else name if len(tokens) == 1 else ""
    found = [f"name:{name}"] if len(name) >= SHORTEST else []
    if len(tokens) > 1:
        found.append(f"sound:{skeleton(name.removesuffix('s'))}")
    return found + ([f"acronym:{short}"] if SHORTEST <= len(short) <= LONGEST_ACRONYM else [])


def telling(sectors: Iterable[str]) -> tuple[str, ...]:
    """The sectors that tell somebody from others: anybody may be a civilian."""
    return tuple(sector for sector in sectors if sector not in ("CVL", "UNK"))


_SOUNDS = str.maketrans("eiouyjqcz", "aaaaagkks")


def _initial(token: str) -> str:
    """The first letter of a name as it sounds: Omar and Umar, Jamal and Gamal, Qasim and Kassem share it."""
    return token[0].translate(_SOUNDS)


_HEARD = (
    ("tch", "s"), ("tz", "s"), ("ts", "s"), ("ph", "f"), ("kh", "k"), ("gh", "g"), ("sh", "s"), ("ch", "s"), ("th", "t"), ("dh", "d"),
    ("q", "k"), ("c", "k"), ("z", "s"),
)  # fmt: skip
"""Letters by which romanisations of one name differ, and what they are taken for."""

_VOWELS = str.maketrans("eiou", "aaaa")


def skeleton(word: str) -> str:
    """A word by its consonants, so that spellings of one foreign name meet: `muslat` and `mousallat` are both `mslt`."""
    bare = word.removeprefix("al") if len(word) > 4 else word
    for written, heard in _HEARD:
        bare = bare.replace(written, heard)
    first, rest = bare[:1].translate(_VOWELS), re.sub(r"[aeiouyhw\s]", "", bare[1:])
    return re.sub(r"(.)\1+", r"\1", first + rest)


def acronym(tokens: Iterable[str]) -> str:
    """The first letters of a name's words, its small words left out."""
    return "".join(token[0] for token in tokens if token not in ("of", "the", "for", "and", "in", "on", "to"))
