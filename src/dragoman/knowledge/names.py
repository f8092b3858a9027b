"""How names are compared: one key for all the spellings that differ only in case, accents, hyphens, dots or articles."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

REMEMBERED = 1 << 14
"""Words whose comparable form is remembered: a report asks for the same ones over and over."""

_MARKS = str.maketrans(
    {"-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "/": " ", "\xa0": " ", "&": " and "}
    | dict.fromkeys("'’‘ʼʻ`´ʿʾ.,\"“”()[]", "")
)
# Letters that Unicode does not take apart into a plain letter and an accent.
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ə": "a", "ŋ": "ng"})
_LINKS = frozenset(("al", "el", "ul", "ud"))
_POSSESSIVES = ("'s", "’s", "s'", "s’")


@lru_cache(REMEMBERED)
def key(name: str) -> str:
    """The comparable form of `name`: lower case, no accents, no article in front, hyphens as spaces, no dots and quotes.

    The Arabic article is left out after the first word (`Bashar al-Assad`, `Bashar Assad`).
    """
    words = plain(name).split()
    if len(words) > 1 and words[0] in {"the", "a", "an"}:
        del words[0]
    return " ".join([words[0], *(word for word in words[1:] if word not in _LINKS)]) if words else ""


@lru_cache(REMEMBERED)
def plain(text: str) -> str:
    """`text` in lower case without accents, dots, commas and quotation marks; hyphens and slashes are spaces."""
    low = text.lower()
    if not low.isascii():
        low = "".join(char for char in unicodedata.normalize("NFKD", low.translate(_LETTERS)).lower() if not unicodedata.combining(char))
    return low.translate(_MARKS)


def acronym(name: str) -> str | None:
    """`name` without dots, where it is one word in capitals (`U.N.` gives `UN`), else None."""
    word = name.replace(".", "")
    return word if len(word) > 1 and word.isupper() and " " not in word and "-" not in word else None


def bare(name: str) -> str:
    """`name` without the possessive at its end."""
    for ending in _POSSESSIVES:
        if name.endswith(ending):
            return name[: -len(ending)] + ("s" if ending[0] == "s" else "")
    return name


def growing(words: Sequence[str], start: int, limit: int) -> Iterator[tuple[int, str]]:
    """The keys of `words[start:start + 1]`, `words[start:start + 2]`, …: how many words, and their key.

    At most `limit` words of the key; tokens that are only marks count as words of the text and add nothing to the key.
    """
    built = ""
    count = 0
    for index in range(start, len(words)):
        word = words[index]
        if word in {"'s", "’s"}:
            built += "s"
            continue
        for piece in plain(word).split():
            if count and piece in _LINKS:
                continue
            count += 1
            built = f"{built} {piece}" if built else piece
        if count > limit or not built:
            return
        if word[-1].isalnum() or word[-1] == ".":
            yield index - start + 1, built
