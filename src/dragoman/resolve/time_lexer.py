"""A text as the grammar of dates sees it: one letter for each word, most of them the same."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from dragoman.resolve.time_words import FEASTS, LEXICON

OTHER, CAPITAL = ".", "cap"
_SIMPLE = (
    "month may mabbr weekday wabbr weekdays unit units part parts second quarter weekend weekends number hundred ordinal season a ampm"
    " zone last past prev next coming foll each phase edge approx more vague today freq sun long present pastly soonly presently the this"
    " that these of at on in and or to than least most ago earlier later before after same times once twice per half couple other local"
    " time tonight overnight from until recent future near foreseeable immediate moment full cap int nth num num4 year decade clock iso"
    " slash dtg comma hyphen poss quote oclock feast up"
).split()
LETTER = {kind: chr(0x4E00 + place) for place, kind in enumerate(_SIMPLE)}
"""The letter that stands for each kind of word; `.` stands for every other word and mark."""

_TOKEN = re.compile(
    r"(?P<plain>\b[a-z]{3,}\b)"  # most words of any text: tried first, for speed
    r"|(?=[\d'’‘])(?:(?P<iso>\b\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\w-]))"
    r"|(?P<dtg>\b\d{6}[A-Z](?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\d\d(?:\d\d)?\b)"
    r"|(?P<slash>\b\d{1,2}(?P<bar>[/.])\d{1,2}(?P=bar)(?:\d{4}|\d\d)\b(?![/.]\d))"
    r"|(?P<clock>\b\d{1,2}(?::\d\d(?::\d\d)?(?![\d:])|\.\d\d(?=\s?[ap]\.?m\b)))"
    r"|(?P<decade>(?:['’‘](?=\d\ds))?\b(?:\d\d)?\d0s\b|(?:(?<=the )|(?<=The )|(?<=early )|(?<=late )|(?<=mid-))(?:\d\d)?\d0['’]s\b)"
    r"|(?P<nth>\b\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<num>\d+(?:[.,]\d+)*))"
    r"|(?P<ampm>\b(?:[ap]\.m\.|[AP]\.M\.))"
    r"|(?P<feast>\b(?:Christmas(?: Day| Eve)?|New Year['’]s (?:Day|Eve)|Boxing Day|Valentine['’]s Day|May Day|Halloween)\b)"
    r"|(?P<abbr>\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\.)"
    r"|(?P<oclock>\bo['’]clock\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<poss>['’]s\b)|(?P<para>\n\s*\n)|(?P<mark>\S)"
)
_GLUED = frozenset(("mid", "pre", "post", "early", "late", "since", "the"))
# Words before a number that name what it counts, so that it is no year.
_NUMBERED = frozenset(
    "annex article articles block brigade chapter clause decree flight law no"
    " number order page paragraph point resolution resolutions room route rule section unit".split()
)
_CAPITALISED = frozenset(("month", "may", "mabbr", "weekday", "wabbr", "weekdays"))


class Lexeme(NamedTuple):
    """A word or mark. `start`, `end`: code points of the text; `value` counts what its kind says. A tuple, being made by the thousand."""

    start: int
    end: int
    text: str
    kind: str
    value: float | str


@dataclass(frozen=True, slots=True)
class Lexed:
    """A text's words and, in `letters`, their kinds: one letter a word."""

    words: tuple[Lexeme, ...]
    letters: str


def lexed(text: str) -> Lexed:
    """The words of `text` with their kinds."""
    words: list[Lexeme] = []
    letters: list[str] = []
    lexicon, letter_of = LEXICON, LETTER
    unknown: tuple[str, float | str] = (OTHER, 0)
    for found in _TOKEN.finditer(text):
        group = found.lastgroup or "mark"
        start, end = found.span()
        written = found.group()
        kind, value = unknown
        if group == "plain":
            kind, value = lexicon.get(written, unknown)
            if kind in _CAPITALISED:
                kind = OTHER
        elif group == "word":
            lower = written.lower()
            kind, value = lexicon.get(lower, (OTHER, 0))
            capital = written[0].isupper()
            if kind in _CAPITALISED and not capital:
                kind = OTHER
            elif kind == OTHER and capital:
                kind = CAPITAL
        elif group == "abbr":
            kind, value = lexicon[written[:-1].lower()]
        elif group == "num":
            kind, value = _number(text, written, start, end, words)
        elif group == "bar":
            group = "slash"
            kind, value = group, written
        elif group == "mark":
            kind = "comma" if written == "," else "hyphen" if written in "-‑–" else "quote" if written in "'’" else OTHER
        elif group == "ampm":
            kind, value = "ampm", written[0].lower() + "m"
        elif group == "feast":
            kind, value = "feast", FEASTS[written.lower().replace("’", "'")]
        elif group != "para":
            kind, value = group, _written(group, written)
        words.append(Lexeme(start, end, written, kind, value))
        letters.append(letter_of.get(kind, OTHER))
    return Lexed(tuple(words), "".join(letters))


def _number(text: str, written: str, start: int, end: int, before: list[Lexeme]) -> tuple[str, float]:
    """Kind and value of a number: a day of a month, a year, a military hour, any other, or nothing to do with time."""
    after = text[end : end + 2]
    if after[:1] == "%" or (start and text[start - 1] in "$€£#/.:") or (after[:1] in ("/", "°")):
        return OTHER, 0
    if after[:1].isalpha() and not text[end : end + 4].lower().startswith(("am", "pm", "a.m.", "p.m.", "gmt", "hrs")):
        return OTHER, 0
    last = before[-1] if before else None
    if last is not None and last.end == start and last.text[-1:].isalpha():
        return OTHER, 0
    if len(before) > 1 and last is not None and last.kind == "hyphen" and last.end == start and _is_name(before[-2], last):
        return OTHER, 0
    if last is not None and last.text.lower() in _NUMBERED:
        return OTHER, 0
    if (
        last is not None
        and last.kind in ("and", "comma", "or")
        and len(before) > 1
        and before[-2].kind == OTHER
        and before[-2].text[-1].isdigit()
    ):
        return OTHER, 0  # "resolutions 1973 and 2042"
    if not written.isdigit():
        plain = written.replace(",", "")
        return ("num", float(plain)) if plain.count(".") <= 1 and len(plain) < 12 else (OTHER, 0)
    value = int(written) if len(written) < 12 else 0
    if len(written) == 4:
        if 1000 <= value <= 2100 and written[0] != "0":
            return "year", value
        return "num4", value
    if len(written) <= 2:
        return ("int", value) if value <= 31 else ("num", value)
    return "num", value


def _is_name(word: Lexeme, hyphen: Lexeme) -> bool:
    """Whether `word` and a hyphen make a name of the number after them ("Su-24"), against "mid-2015"."""
    glued = word.end == hyphen.start and word.text[-1:].isalpha()
    return glued and word.text.lower() not in _GLUED and word.kind not in ("month", "may", "mabbr", "weekday")


def _written(group: str, written: str) -> float | str:
    if group == "nth":
        return int(written[:-2])
    if group == "decade":
        digits = "".join(char for char in written if char.isdigit())
        return digits[:-1] if len(digits) == 4 else ("19" if int(digits) >= 30 else "20") + digits[:1]
    return written
