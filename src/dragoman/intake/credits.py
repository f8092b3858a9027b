"""Who wrote a report, by its own words: bylines, `Additional reporting by…`, `(Writing by…; Editing by…)`."""

import re
from dataclasses import dataclass

from dragoman.intake.written_dates import MONTHS, WEEKDAYS
from dragoman.knowledge.newswire import agencies

SHORTEST = 8  # characters of a line of credits, such as "Edited:B"
_CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĘĚĞĢĪİĶŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽ"
_WORD = re.compile(rf"(?:[Aa]l-|[Ee]l-|[Dd]['’]|[Oo]['’])?[{_CAPITAL}][\w'’.-]*|de|da|di|du|dos|von|van|der|den|la|le|bin|bint|ibn|al|el|y")
_NOT_NAMES = frozenset({*MONTHS, *WEEKDAYS, "today", "yesterday", "tomorrow", "night", "morning", "the", "a", "an", "our", "this", "staff"})
# Words that may stand where a name does in a byline, and give none.
_NOBODY = re.compile(
    r"(?:our |the )?(?:staff|foreign staff|agenc(?:y|ies)|news agencies|staff and agenc(?:y|ies)|staff writers?|staff reporters?"
    r"|wire services?"
    r"|correspondents?|reporters?|newsroom|editorial board|(?:\w+ ){0,2}(?:bureau|correspondents?|reporters?|newsroom|desk|staff))",
    re.IGNORECASE,
)
_ROLES = (
    r"(?:(?:additional|extra|further)\s+)?(?:reporting|writing|editing|research|compiled|translation|translating|graphics|rewriting"
    r"|photography|edited|written|reported)(?:\s*(?:,|and|&)\s*(?:writing|editing|reporting|research))?"
)
_CREDIT = re.compile(rf"\s*{_ROLES}\s*(?:by\b|from\b|:)\s*:?\s*", re.IGNORECASE)
_BETWEEN_CREDITS = re.compile(rf"\s*[;.]\s*(?={_ROLES}\s*(?:by\b|from\b|:))", re.IGNORECASE)
_CONTRIBUTED = re.compile(
    r"(?P<who>.{3,300}?),?\s+(?:also\s+)?contributed(?:\s+(?:additional\s+)?(?:reporting|research))?"
    r"\s+(?:to|for)\s+this\s+(?:report|story|article|dispatch)(?:\s+from\s+[^.]{2,60})?\.?",
    re.DOTALL,
)
_WRITERS = re.compile(r"\s*(?P<agency>.{2,40}?)\s+(?:staff\s+)?(?:writers?|journalists?|correspondents?|reporters?)\s+", re.DOTALL)
_BY = re.compile(r"(?:by|from)\s*:?\s+(?=\S)", re.IGNORECASE)
_LEAD = re.compile(r"[\s•*·–—\-(\[]*")
_TRAIL = re.compile(r"[\s)\].]*\Z")


@dataclass(frozen=True, slots=True)
class Credits:
    """The people and agencies that a line credits, in order of the line."""

    people: tuple[str, ...]
    agencies: tuple[str, ...]


def byline(line: str) -> Credits | None:
    """Whom a line `By A. Writer and B. Other, Associated Press` names, or None where it is no byline."""
    found = _BY.match(line)
    if found is None or len(line) > 200 or line.rstrip().endswith((":", ";", ",", "?", "!")):
        return None
    return _everybody(line[found.end() :].rstrip().removesuffix("."), lone_names=False)


def signature(line: str) -> Credits | None:
    """Whom a line of nothing but names names (`A. Writer in Beirut, Associated Press`), or None where it holds other words."""
    if len(line) > 120 or line.rstrip().endswith((".", ":", ";", ",", "?", "!")):
        return None
    return _everybody(line, lone_names=False)


def credited(line: str) -> Credits | None:
    """Whom a line of credits names (`(Additional reporting by …; Editing by …)`), or None where it is none."""
    if len(line) < SHORTEST:
        return None
    bare = line[_match_end(_LEAD, line) : _TRAIL.search(line).start()]  # type: ignore[union-attr]  # matches always
    if _CREDIT.match(bare):
        return _roles(bare, bracketed=line.lstrip().startswith(("(", "[")))
    contributed = _CONTRIBUTED.fullmatch(bare)
    if contributed is None:
        return None
    who, named = contributed["who"], []
    writers = _WRITERS.match(who)
    if writers and writers["agency"] in agencies():
        who, named = who[writers.end() :], [agencies()[writers["agency"]]]
    found = _everybody(who, lone_names=False)
    return Credits(found.people, tuple(dict.fromkeys([*named, *found.agencies]))) if found else None


def _roles(bare: str, *, bracketed: bool) -> Credits | None:
    people: list[str] = []
    named: list[str] = []
    for credit in _BETWEEN_CREDITS.split(bare):
        found = _everybody(credit[_match_end(_CREDIT, credit) :], lone_names=True)
        if found is not None:
            people += found.people
            named += found.agencies
        elif not bracketed:
            return None  # a sentence of the report that begins "Reporting by the two monitors shows…"
    return Credits(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(named)))


def _everybody(words: str, *, lone_names: bool) -> Credits | None:
    """The names of a list such as `A. Writer in Beirut, B. Other and C. Third`; None where some of it is no name.

    `lone_names` allows names of one word.
    """
    people: list[str] = []
    named: list[str] = []
    in_place = False
    for part in re.split(r"\s*(?:,|;|\b(?i:and)\b|&|\s/\s|\|)\s*", re.sub(r"\s+", " ", words).strip()):
        if not part:
            continue
        who, at, _ = part.partition(" in ")
        if not at:
            who, at, _ = part.partition(" at ")
        who = who.strip(" .")
        if who in agencies():
            named.append(agencies()[who])
        elif _NOBODY.fullmatch(who):
            pass
        elif in_place and not at and " " not in who and who[:1].isupper():
            continue  # "in West Palm Beach, Florida": still the place
        elif _is_name(who, lone=lone_names):
            people.append(who)
        else:
            return None
        in_place = bool(at)
    return Credits(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(named)))


def _is_name(words: str, *, lone: bool) -> bool:
    tokens = words.split()
    return (
        (1 if lone else 2) <= len(tokens) <= 6
        and all(_WORD.fullmatch(token) for token in tokens)
        and tokens[-1][:1].isupper() | tokens[-1].startswith(("al-", "el-", "d'", "d’"))
        and not _NOT_NAMES.intersection(token.lower() for token in tokens)
    )


def _match_end(pattern: re.Pattern[str], words: str) -> int:
    found = pattern.match(words)
    return found.end() if found else 0
