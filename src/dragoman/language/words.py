"""Text to words and marks, cut as the English treebanks of Universal Dependencies cut them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_LETTER = r"[^\W\d_]"
_MARKS = "\u0300-\u036f\u064b-\u0655\u0670"  # combining marks of Latin and Arabic script belong to their letter
_RUN = rf"{_LETTER}(?:{_LETTER}|[{_MARKS}])*"
_ABBREVIATED = (
    "Mr|Mrs|Ms|Messrs|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cpl|Sgt|Cmdr|Brig|Adm|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|Inc|Ltd|Corp|Co|vs|etc"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mt|Ft|Pres|Sec|Amb|Ave"
)
# Compounds are three words (`US`, `-`, `led`), but for these beginnings, which the treebanks leave on their word.
_PREFIXES = "anti|co|counter|e|ex|inter|mid|mini|non|pan|post|pre|pro|re|semi|sub|ultra|Anti|Co|Counter|E|Ex|Mid|Non|Post|Pre|Pro|Re"
_TOKEN = re.compile(
    rf"""
      (?P<address>https?://[^\s<>"“”]+[\w/]|www\.[^\s<>"“”]+[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@\#]\w+)
    | (?P<initials>(?:{_LETTER}\.){{2,}}|(?<!\w)[A-Z]\.(?=\s[A-Z]))
    | (?P<short>(?<!\w)(?:{_ABBREVIATED})\.(?=\s|[,;:)]))
    | (?P<number>\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s)(?!\w))?)
    | (?P<word>(?:(?:{_PREFIXES})-)*{_RUN}(?:['’`]{_RUN})*)
    | (?P<dots>\.{{2,}}|…|-{{2,}}|['’]['’]|``)
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?P<stem>.+?)(?P<clitic>n['’]t|['’](?:s|re|ve|ll|d|m))", re.IGNORECASE)
_CANNOT = re.compile(r"(?P<stem>can)(?P<clitic>not)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n|\r\n[^\S\n]*\r\n|\u2029")
_LINE_END = re.compile(r"[\n\r\u2028]")
_CLOSES = frozenset(".!?…:;\"”’')]")
_WRAPPED = 100  # a line that was wrapped to a width is shorter than this


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a mark. `start`, `end`: code points of the text, half-open; `opens` says that a paragraph begins with it."""

    start: int
    end: int
    text: str
    opens: bool


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of `text[start:end]` in order; a blank line, or a line end after a closing mark, begins a paragraph."""
    stop = len(text) if end is None else end
    last = -1  # where the word before ended; nothing before opens a paragraph
    for found in _TOKEN.finditer(text, start, stop):
        opens = last < 0 or _breaks(text, last, found.start())
        left, last = found.span()
        stem = _stem(found.group()) if found.lastgroup == "word" else 0
        if stem:
            yield Word(left, left + stem, text[left : left + stem], opens)
            opens = False
        yield Word(left + stem, last, text[left + stem : last], opens)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> int:
    """How long the first of a contraction's two words is; 0 where `word` is one."""
    two = _CLITIC.fullmatch(word) or _CANNOT.fullmatch(word)
    return two.end("stem") if two else 0


def _breaks(text: str, last: int, start: int) -> bool:
    """Whether a paragraph ends between two words."""
    between = text[last:start]
    if between in ("", " ") or not _LINE_END.search(between):
        return False
    if _PARAGRAPH.search(between) or text[last - 1] in _CLOSES:
        return True
    line = max(text.rfind("\n", 0, last), text.rfind("\r", 0, last)) + 1
    return last - line > _WRAPPED
