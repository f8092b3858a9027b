"""Whether a report is in English, told by its words. The one file that imports py3langid.

A text is refused only where two witnesses agree: next to none of its words are English ones, and py3langid, which knows 139
languages, is sure of another. Most reports are settled by the first, which takes a fraction of a millisecond.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from dragoman.intake.failure import refusal
from dragoman.knowledge.languages import language_names
from dragoman.model.problem import Problem

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Frequent in every English report, and no words of another language that writes in Latin letters.
ENGLISH = frozenset("the of and that with said from this it its were been which they their would not are after about but his she".split())
ENOUGH = 0.06  # of all words; English reports have 0.19 in the middle
SURE = 0.75  # of py3langid; it is at least that of three sentences in another language, of lists of names hardly ever
LEAST = 150  # bytes of UTF-8: two lines of Latin letters, 50 Chinese signs; what is shorter is doubtful
PART = 1500  # characters that are looked at, at the beginning, in the middle and at the end
# Nigerian Pidgin is what headlines look like, and `zxx` is no language at all.
_NOT_TOLD = frozenset({"en", "pcm", "zxx"})
_WORD = re.compile(r"[^\W\d_]+")


def not_english(text: str) -> Problem | None:
    """Why a text that is surely in another language is not read; None for English and for whatever is doubtful or short."""
    parts = sample(text)
    if english_words(parts) >= ENOUGH or len(parts.encode("utf-8", "replace")) < LEAST:
        return None
    language, confidence = _identifier().classify(parts)
    if language in _NOT_TOLD or confidence < SURE:
        return None
    return refusal("not-english", f"is in {language_names()[language]} ({language}), by its words; only English is read")


def sample(text: str) -> str:
    """As much of a text as tells its language."""
    if len(text) <= 3 * PART:
        return text
    middle = (len(text) - PART) // 2
    return "\n".join((text[:PART], text[middle : middle + PART], text[-PART:]))


def english_words(text: str) -> float:
    """The share of frequent English words among all words."""
    words = _WORD.findall(text.lower())
    return sum(word in ENGLISH for word in words) / len(words) if words else 0.0


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 -- a second and 100 MB, which English has no need of

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
