"""What stands around a report and is no part of it: headline, byline, agency, credits, dateline, captions, notices."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.intake.credits import Credits, byline, credited, signature
from dragoman.intake.dateline import Dateline, dateline
from dragoman.intake.written_dates import ANY, WEEKDAY, WrittenDate, written_date
from dragoman.knowledge.newswire import agencies, line_notice, notices
from dragoman.model.document import Furniture, FurnitureKind
from dragoman.model.span import Span

HEAD_LINES = 15  # how far from either end of a text, in lines that hold words, its furniture is looked for
TAIL_LINES = 15
LONGEST_HEADLINE = 200
LONGEST_NOTICE = 1200
SHORTEST_NOTICE = 3  # such as "---" and "END"
_NOBODY = Credits((), ())
_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BLANK_BELOW = re.compile(r"\s*?(?:\r\n|[\r\n\u2028\u2029])[^\S\r\n]*(?:\r\n|[\r\n\u2028\u2029])|\s*?\u2029")
_STOP = re.compile(r"[.…:;,][)\]\"”’'»]*$|[!?][)\]\"”’'»]+$")
_SHORT_FORM = re.compile(r"\b(?:[A-Z]\.){2,}$")
_SENTENCE_END = re.compile(r"[.!?…][)\]\"”’'»]*$")
_NEXT = re.compile(r"(?:(?<=[.!?…)\]\"”’'»])|(?<=\s[•·*]))\s+(?=\S)|\s+(?=[•·(\[]|This (?:article|story|report|page|post)\b)")
_SECTION = re.compile(
    r"(?:the )?(?:middle|far|near|north|south|east|west|world|global|news|politics|africa|asia|europe|americas?|united|top|live"
    r"|breaking)\b.*",
    re.IGNORECASE,
)
_TIME = r"(?:(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,5}\)?)?)"
_STAMP = re.compile(
    r"(?:(?:(?:first|last|originally)\s+)?(?:published|posted|updated|modified|issued|date|created|released)\b\s*:?\s*(?:on\s+|at\s+)?)?"
    rf"(?:{_TIME}[\s,|•·–—-]*)?(?:{WEEKDAY},?\s+)?(?:{ANY})(?:T\d\d:\d\d\S*)?(?:[\s,|•·–—-]*{_TIME})?\.?",
    re.IGNORECASE,
)
_BARS = re.compile(r"\s*[|•·]\s*")
_PLACE_AND_DAY = re.compile(rf"(?:[A-ZÀ-Þ][\w’'.-]+[\s/,]+){{1,5}}(?:{WEEKDAY},?\s+)?(?i:{ANY})\.?")


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a text says of itself. `furniture` is in order and without overlap; `dateline_day` and `stamp_day` may lack a year.

    `stamp_day` is the date of a line of its own (`Published: 14 March 2016`).
    """

    furniture: tuple[Furniture, ...]
    title: str | None
    byline: tuple[str, ...]
    agencies: tuple[str, ...]
    contributors: tuple[str, ...]
    dateline_day: WrittenDate | None
    stamp_day: WrittenDate | None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with words in it. `start` is where its first word stands, `text` has no white space about it.

    `blank_below` is told of the first lines alone.
    """

    start: int
    text: str
    blank_below: bool

    def span(self, start: int = 0, end: int | None = None) -> Span:
        return Span(self.start + start, self.start + (len(self.text) if end is None else end))


@dataclass(frozen=True, slots=True)
class _Piece:
    span: Span
    kind: FurnitureKind
    credits: Credits = _NOBODY
    day: WrittenDate | None = None
    stamped: bool = False


def particulars(text: str, title: str | None = None) -> Particulars:
    """The furniture of `text` and what it tells. `title` is the headline, where the metadata of the report gave it."""
    lines = _lines(text)
    pieces = _ordered([*_head(lines, text, title), *_tail(lines), *_anywhere(lines, text)])
    headline = next((piece.span.of(text) for piece in pieces if piece.kind == "headline"), None)
    return Particulars(
        furniture=tuple(Furniture(piece.span, piece.kind) for piece in pieces),
        title=title or headline,
        byline=_unique(who for piece in pieces if piece.kind == "byline" for who in piece.credits.people),
        agencies=_unique(who for piece in pieces for who in piece.credits.agencies),
        contributors=_unique(who for piece in pieces if piece.kind == "credits" for who in piece.credits.people),
        dateline_day=next((piece.day for piece in pieces if piece.day and not piece.stamped), None),
        stamp_day=next((piece.day for piece in pieces if piece.day and piece.stamped), None),
    )


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    for found in _LINE.finditer(text):
        whole = found.group()
        words = whole.strip()
        if words:
            start = found.start() + whole.index(words)
            blank = len(lines) < HEAD_LINES and _BLANK_BELOW.match(text, start + len(words)) is not None
            lines.append(_Line(start, words, blank))
    return lines


def _head(lines: Sequence[_Line], text: str, title: str | None) -> list[_Piece]:
    """What stands before the report's first sentence, and the dateline that opens it."""
    pieces: list[_Piece] = []
    titled = False
    for index, line in enumerate(lines[:HEAD_LINES]):
        piece = _whole(line) or _signed(line) or _stamp(line)
        if piece is None and not titled and _is_headline(lines, index, title):
            piece, titled = _Piece(line.span(), "headline"), True
        elif piece is None and pieces and pieces[-1].kind == "headline" and _is_standfirst(lines, index):
            piece = _Piece(line.span(), "headline")
        elif piece is None and titled and index + 1 < len(lines):
            piece = _lone_name(line, text)
        if piece is None:
            opening = dateline(line.text)
            if opening is not None:
                pieces.append(_dateline_piece(line, opening))
            break
        pieces.append(piece)
    return pieces


def _tail(lines: Sequence[_Line]) -> list[_Piece]:
    """What stands after the report's last sentence, be it in lines of its own or in the last line of the report."""
    pieces: list[_Piece] = []
    for line in reversed(lines[-TAIL_LINES:]):
        piece = _whole(line) or _agency(line)
        if piece is not None:
            pieces.append(piece)
            continue
        end = len(line.text)
        while end and (start := _last_start(line.text[:end])) is not None:
            words = line.text[start:end]
            pieces.append(_Piece(line.span(start, end), *_credits_or_notice(words)))
            end = len(line.text[:start].rstrip())
        if end:
            break
    return pieces


def _anywhere(lines: Sequence[_Line], text: str) -> list[_Piece]:
    """Credits, captions and notices that fill a line, and the notices that are known wherever they stand."""
    pieces = [piece for piece in map(_whole, lines) if piece is not None]
    for row in notices():
        if row.where == "anywhere":
            pieces += [_Piece(Span(*found.span()), row.kind) for found in row.pattern.finditer(text)]
    for index, line in enumerate(lines):
        if line.text.startswith(("(", "[")) and not line.text.endswith((")", "]")):
            pieces += _broken_credits(lines[index : index + 6])
    return pieces


def _broken_credits(lines: Sequence[_Line]) -> list[_Piece]:
    """Bracketed credits that a hard-wrapped text carries over several lines."""
    for count in range(2, len(lines) + 1):
        if lines[count - 1].text.endswith((")", "]")):
            found = credited(" ".join(line.text for line in lines[:count]))
            last = lines[count - 1]
            return [_Piece(Span(lines[0].start, last.span().end), "credits", found)] if found else []
    return []


def _whole(line: _Line) -> _Piece | None:
    """Credits, a caption or a notice that fills its line."""
    if not SHORTEST_NOTICE <= len(line.text) <= LONGEST_NOTICE:
        return None
    found = credited(line.text)
    if found is not None:
        return _Piece(line.span(), "credits", found)
    row = line_notice(line.text)
    return _Piece(line.span(), row.kind) if row else None


def _agency(line: _Line) -> _Piece | None:
    """An agency's name that stands alone, as `The Associated Press` or `— AFP`."""
    name = _agency_alone(line.text)
    return _Piece(line.span(), "agency", Credits((), (name,))) if name else None


def _agency_alone(words: str) -> str | None:
    return agencies().get(words.strip("-–—()[]*|/. "))


def _signed(line: _Line) -> _Piece | None:
    """An agency alone, a byline, or a signature that names an agency (`A. Writer, Associated Press`)."""
    alone = _agency(line)
    if alone is not None:
        return alone
    by = byline(line.text) or signature(line.text)
    if by is None or (by.people and not by.agencies and byline(line.text) is None):
        return None  # a name alone may be anything; what stands about it must tell
    return _Piece(line.span(), "agency" if by.agencies and not by.people else "byline", by)


def _lone_name(line: _Line, text: str) -> _Piece | None:
    """A name alone under the headline: the caption of a picture where the report speaks of that name, else the writer's."""
    who = signature(line.text)
    if who is None or not who.people or _SECTION.fullmatch(line.text):
        return None
    spoken_of = any(person in text[line.span().end :] for person in who.people)
    return _Piece(line.span(), "caption") if spoken_of else _Piece(line.span(), "byline", who)


def _stamp(line: _Line) -> _Piece | None:
    """A line that is a date, or a place and a date."""
    if len(line.text) > 100:
        return None
    if _STAMP.fullmatch(line.text):
        return _Piece(line.span(), "dateline", day=written_date(line.text), stamped=True)
    if _PLACE_AND_DAY.fullmatch(line.text):
        return _Piece(line.span(), "dateline", day=written_date(line.text))
    parts = _BARS.split(line.text)
    agency = next((agencies()[part] for part in parts if part in agencies()), None)
    if agency and len(parts) > 1:
        return _Piece(line.span(), "dateline", Credits((), (agency,)), written_date(line.text))
    opening = dateline(f"{line.text} X")  # a dateline needs words after it; here they stand in the next line
    if opening is not None and opening.length > len(line.text):
        return _dateline_piece(line, opening)
    return None


def _dateline_piece(line: _Line, opening: Dateline) -> _Piece:
    end = len(line.text[: opening.length].rstrip())
    return _Piece(line.span(0, end), "dateline", Credits((), (opening.agency,) if opening.agency else ()), opening.day)


def _is_headline(lines: Sequence[_Line], index: int, title: str | None) -> bool:
    """Whether a line is the headline: it reads like one, and a blank line or a signature stands between it and the report."""
    line, below = lines[index], lines[index + 1 :]
    if not below:
        return False
    if title is not None and _plain(title) == _plain(line.text):
        return True
    if not _reads_like_headline(line.text) or not any(_SENTENCE_END.search(other.text) for other in below):
        return False
    return line.blank_below or _opens(below)


def _is_standfirst(lines: Sequence[_Line], index: int) -> bool:
    return _reads_like_headline(lines[index].text) and _opens(lines[index + 1 :])


def _opens(lines: Sequence[_Line]) -> bool:
    """Whether the first of `lines` is something that stands between headline and report, or begins with a dateline."""
    if not lines:
        return False
    line = lines[0]
    if _whole(line) or _signed(line) or _stamp(line) or dateline(line.text):
        return True
    name = signature(line.text)
    return len(lines) > 1 and name is not None and bool(name.people)


def _reads_like_headline(words: str) -> bool:
    if not 2 <= len(words.split()) <= 30 or len(words) > LONGEST_HEADLINE or not (words[0].isupper() or words[0] in "‘’“\"'0123456789"):
        return False
    return (_STOP.search(words) is None or _SHORT_FORM.search(words) is not None) and dateline(words) is None


def _last_start(words: str) -> int | None:
    """Where the credits or the notice begin that end `words`, or None where the report itself ends them."""
    base = max(0, len(words) - LONGEST_NOTICE)
    starts = [0] if base == 0 else []
    starts += [found.end() for found in _NEXT.finditer(words, base)]
    return next((start for start in starts if _ends(words[start:])), None)


def _ends(words: str) -> bool:
    if words[:1].islower():
        return False
    return (
        _agency_alone(words) is not None
        or credited(words) is not None
        or any(row.pattern.fullmatch(words) for row in notices() if row.where == "end")
    )


def _credits_or_notice(words: str) -> tuple[FurnitureKind, Credits]:
    alone, found = _agency_alone(words), credited(words)
    if alone:
        return "agency", Credits((), (alone,))
    return ("credits", found) if found else ("notice", _NOBODY)


def _ordered(pieces: Iterable[_Piece]) -> list[_Piece]:
    """In order of the text; of pieces that overlap the one that begins first, and the longest of those."""
    kept: list[_Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.span.start, -piece.span.end)):
        if not kept or kept[-1].span.end <= piece.span.start:
            kept.append(piece)
    return kept


def _plain(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().casefold()


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
