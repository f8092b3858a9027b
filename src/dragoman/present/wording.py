"""How values of the record are put into words for a person; plain strings, no layout."""

import re
from collections.abc import Iterable, Sequence

from dragoman.model.entries import Figure
from dragoman.model.span import Span

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ID_LENGTH = 4  # hex digits that a shortened id keeps at least

_BLANK = re.compile("[\\s\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")  # control marks could command the terminal
_OPEN, _CLOSE = '“„«"', '”»"'
_SINGLE = str.maketrans({**dict.fromkeys("“„«", "‘"), **dict.fromkeys("”»", "’"), '"': "'"})


def plain(words: str) -> str:
    """`words` on one line: white space and control characters are single blanks, lone surrogates question marks."""
    return _BLANK.sub(" ", words).strip().encode("utf-8", "replace").decode()


def label(value: str) -> str:
    """A value of a closed list as words: `partly_done` as "partly done"."""
    return value.replace("_", " ")


def joined(names: Iterable[str], word: str = "and") -> str:
    """One phrase of several names: "A and B", "A, B and C"."""
    known = list(names)
    return f" {word} ".join([*([", ".join(known[:-1])] if known[:-1] else []), *known[-1:]])


def date(edtf: str) -> str:
    """An EDTF date as a person writes it: "14 Mar 2016", "Mar 2016", "until Mar 2016", "14 Mar 2016 to 16 Mar 2016"."""
    if "/" not in edtf:
        return _day(edtf)
    start, end = edtf.split("/", 1)
    if start == "..":
        return f"until {_day(end)}"
    if end == "..":
        return f"since {_day(start)}"
    return f"{_day(start)} to {_day(end)}"


def period(start: str | None, end: str | None) -> str | None:
    """A stretch of time by its two ends, either of which may be unknown."""
    if start and end and start != end:
        return f"{date(start)} to {date(end)}"
    if start:
        return date(start) if end else f"from {date(start)}"
    return f"until {date(end)}" if end else None


def number(value: float) -> str:
    """A number with its thousands apart: "250,000", "0.5"."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def quantity(figure: Figure) -> str | None:
    """How many a figure counts: "at least 40", "30 to 40", "about 50%"; None where only the text's own words say it."""
    return amount(figure.value, figure.low, figure.high, figure.bound, figure.unit)


def amount(value: float | None, low: float | None, high: float | None, bound: str | None, unit: str | None) -> str | None:
    """The same of a figure's own fields."""

    def shown(one: float) -> str:
        return f"{one * 100:g}%" if unit == "share" else number(one)

    if low is not None and high is not None and value is None:
        return f"{shown(low)} to {shown(high)}"
    known = next((one for one in (value, low, high) if one is not None), None)
    if known is None:
        return None
    hedge = {"about": "about ", "at_least": "at least ", "at_most": "at most "}.get(bound or "", "")
    return f"{hedge}{shown(known)}"


def quote(text: str, spans: Sequence[Span], most: int) -> str:
    """The words of `spans` in double quotation marks, those within them single; cut as `words` cuts them."""
    return f"“{words(text, spans, most, bare=True).translate(_SINGLE)}”"


def quoted(shown: str, most: int = 200) -> str:
    """Words that stand on their own in double quotation marks, those within them single; cut at a blank after `most` characters."""
    whole = plain(shown).translate(_SINGLE)
    return f"“{whole if len(whole) <= most else whole[:most].rsplit(' ', 1)[0].rstrip(' ,;:') + ' …'}”"


def words(text: str, spans: Sequence[Span], most: int, *, bare: bool = False) -> str:
    """The words of `spans` on one line, pieces held apart by an ellipsis, cut at a blank after `most` characters.

    `bare` takes away the quotation marks that enclose a piece.
    """
    pieces = [plain(span.of(text)) for span in spans]
    whole = " … ".join(_bare(piece) if bare else piece for piece in pieces if piece)
    return whole if len(whole) <= most else whole[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def short_ids(ids: Iterable[str]) -> dict[str, str]:
    """Each id cut to the fewest hex digits (four at least) that still tell it from the others: `s-3f9a`."""
    known = sorted(set(ids))
    short = {}
    for place, whole in enumerate(known):
        beside = [*known[max(0, place - 1) : place], *known[place + 1 : place + 2]]
        least = max((_shared(whole, other) + 1 for other in beside), default=0)
        short[whole] = whole[: max(least, whole.find("-") + 1 + ID_LENGTH)]
    return short


def counted(count: int, one: str, many: str | None = None) -> str:
    """How many there are of something: "1 report", "2 reports"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _day(edtf: str) -> str:
    parts = edtf.rstrip("~?%").split("-")
    month = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 0
    if not 1 <= month <= len(MONTHS) or len(parts) > 3:
        return edtf  # a season, a year alone, or one of EDTF's rarer forms: as it is
    words = [*([str(int(parts[2]))] if len(parts) > 2 and parts[2].isdigit() else []), MONTHS[month - 1]]
    return " ".join([*words, *([] if "X" in parts[0] else [parts[0]])]) + (" (about)" if edtf.endswith("~") else "")


def _bare(piece: str) -> str:
    """`piece` without a quotation mark at its ends whose fellow stands at the other end, or nowhere."""
    inner = piece[1:-1]
    opens, closes = piece[:1] in _OPEN, piece[-1:] in _CLOSE
    if (opens or closes) and not any(mark in inner for mark in _OPEN + _CLOSE):
        return piece[opens : len(piece) - closes]
    return piece


def _shared(one: str, other: str) -> int:
    """How many characters the two begin with alike."""
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
