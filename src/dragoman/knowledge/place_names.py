"""How a place's name is written down to be looked up: case, accents, apostrophes, hyphens and articles put aside."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from dragoman.knowledge.names import REMEMBERED

_APOSTROPHES = re.compile("[.’'‘`´ʻʼʽʾʿ]")
_BREAKS = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"^(?:al|ar|as|ash|ad|adh|an|at|ath|az|el|er|es|esh|ed|en|et|ez) (?=.)")
_SPECIAL = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ı": "i", "ł": "l", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a", "&": " and "}
)

# What transliterations of one Arabic, Persian or Slavonic name differ in; the order matters: pairs of letters before single ones.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"\b(?:al|ar|as|ash|ad|adh|an|at|ath|az|el|er|es|esh|ed|en|et|ez) ", ""),
        (r" ", ""),
        (r"kh", "k"),
        (r"gh", "g"),
        (r"dh|zh", "d"),
        (r"th", "t"),
        (r"sh|ch", "s"),
        (r"[qc]", "k"),
        (r"j", "g"),
        (r"ou|oo|au|aw|ow|uw|w|o", "u"),
        (r"ee|ei|ai|ay|ey|iy|ia|ie|ya|yi|e|y", "i"),
        (r"[ai]?h?$", ""),
        (r"(?<=.)a", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(REMEMBERED)
def key(name: str) -> str:
    """The form two spellings of one name share: `"Sana’a"`, `"SANAA"` → `"sanaa"`; `"Deir ez-Zor"` → `"deir ez zor"`.

    Empty where the name has no Latin letter or figure.
    """
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_SPECIAL))
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return _BREAKS.sub(" ", _APOSTROPHES.sub("", plain)).strip()


def without_article(name_key: str) -> str:
    """A key less its Arabic article (`"al bab"` → `"bab"`), which the news writes or leaves out; the key itself where it has none."""
    return _ARTICLE.sub("", name_key)


def skeleton(name_key: str) -> str:
    """What is left of a key when transliteration is put aside (`"khan sheikhoun"`, `"khan shaykhun"` → one string).

    Too coarse to be used where the exact name is known.
    """
    for pattern, sound in _SOUNDS:
        name_key = pattern.sub(sound, name_key)
    return name_key


@dataclass(frozen=True, slots=True)
class Described:
    """A name with words that say what it is: the bare `name`, the kinds of place it may be (empty: any), and a direction."""

    name: str
    kinds: frozenset[str] = frozenset()
    direction: str | None = None


DIRECTIONS = frozenset("north south east west northern southern eastern western central centre center upper lower".split())
_PROVINCE = frozenset({"province", "district", "region"})
_CITY = frozenset({"city"})
_KIND_OF = {
    **dict.fromkeys(
        "province governorate oblast kray state region county district prefecture department canton voivodeship emirate krai okrug "
        "division countryside territory raion provinces regions".split(),
        _PROVINCE,
    ),
    **dict.fromkeys(
        "city town village suburb neighbourhood neighborhood camp port municipality enclave pocket township hamlet capital".split(), _CITY
    ),
    **dict.fromkeys("area areas valley border basin island peninsula desert".split(), frozenset[str]()),
}
_OF = re.compile(rf"^(?:the )?({'|'.join(_KIND_OF)})(?: city)? of (?:the )?(.+)$")
_AFTER = re.compile(rf"^(.+) ({'|'.join(_KIND_OF)})$")
_DIRECTION = re.compile(
    r"^(?:the )?((?:north|south)[ ]?(?:east|west)(?:ern)?|(?:north|south|east|west)(?:ern)?|central|mid|upper|lower|greater|"
    r"rural|inner|outer)(?: (?:and|or) (?:north|south|east|west|central)\w*)? (?:of )?(.+)$"
)


def described(name_key: str) -> Described | None:
    """A key taken apart into the bare name and what is said of it; None where it says nothing ("latakia province" → "latakia")."""
    for pattern, kind, name in ((_OF, 1, 2), (_AFTER, 2, 1)):
        found = pattern.match(name_key)
        if found:
            return Described(found[name], _KIND_OF[found[kind]])
    found = _DIRECTION.match(name_key)
    return Described(found[2], frozenset(), found[1]) if found else None
