"""How likely two entries of different reports tell of one happening, and why.

The wrong merge is worse than the missed one: two reports of one day in one war tell of many attacks that look alike, so that wording,
place and numbers must speak for one happening before it is taken for one.
"""

import re
from collections.abc import Iterable

from dragoman.record.actor_links import Link
from dragoman.record.traces import REACH, ROUND, Trace, ordinal_of

SAME_HAPPENING = 0.7
POSSIBLE_HAPPENING = 0.5
"""Set on the labelled pairs of the tests (`linking_cases.tsv`) and on what 143 articles gave: from the first no plain case was wrong,
under the second hardly any was right."""

MOST_OFF = 2  # days by which reports differ on when a truce began


def same(one: Trace, other: Trace) -> Link | None:
    """How likely two traces are of one happening; None where something speaks against it.

    Never within one report: there the reader itself has told what is one.
    """
    if one.kind != other.kind or one.report == other.report or _apart(one, other) > REACH[one.kind]:
        return None
    return _JUDGES[one.kind](one, other)


def _apart(one: Trace, other: Trace) -> int:
    """Days between two traces, none where their stretches of time meet."""
    first, second = one.day, other.day
    ends = one.last or first, other.last or second
    if first <= ends[1] and second <= ends[0]:  # ISO days stand in order as words do
        return 0
    return _between(ends[0], second) if second > ends[0] else _between(first, ends[1])


def _overlap(one: Iterable[str], other: Iterable[str]) -> float:
    """What two sets share, as a part of the smaller one."""
    a, b = set(one), set(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


FEW = 3
"""Words that two entries share, under which what they share may be the topic alone."""


def _covered(one: Iterable[str], other: Iterable[str]) -> float:
    """What two wordings share, as a part of the shorter one; of few words all that is shared says little."""
    a, b = set(one), set(other)
    return len(a & b) / max(FEW, min(len(a), len(b)))


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    return len(set(one) & set(other))


def _exact(keys: Iterable[str]) -> set[str]:
    """Keys of places that are no country, and of actors that are somebody."""
    return {key for key in keys if ":" in key and not key.startswith(("kb:state:", "only:"))}


NEARLY = 1.5
"""How many times as many one report may count as the next, of one event: counts of the dead grow, from 30 to 41, not from 4 to 30."""


def _near_numbers(one: Iterable[str], other: Iterable[str]) -> bool:
    mine, theirs = ([float(digits) for number in numbers if (digits := number.replace(",", "").rstrip("."))] for numbers in (one, other))
    return any(max(a, b) <= NEARLY * min(a, b) for a in mine for b in theirs)


def _in_person(one: Trace, other: Trace) -> bool:
    """Whether one mouth speaks: the same actor, or a state and somebody of it whom nobody names; two ministers of one state are two."""
    a, b = ({key for key in trace.sides if ":" in key} for trace in (one, other))
    if a & b:
        return True
    unnamed = any(not keys or all(key.startswith(("kb:state:", "only:")) for key in keys) for keys in (a, b))
    return unnamed and bool(set(one.sides) & set(other.sides))


def _alike(one: Iterable[str], other: Iterable[str]) -> float:
    """What two sets share, as a part of both together."""
    a, b = set(one), set(other)
    return len(a & b) / len(a | b) if a and b else 0.0


_REAL = frozenset({"happened", "ongoing"})


def _events(one: Trace, other: Trace) -> Link | None:
    if one.type != other.type or (one.status in _REAL) != (other.status in _REAL):
        return None
    dated = bool(one.first and other.first)
    if dated and _apart(one, other) > 1:
        return None
    if one.places and other.places and not set(one.places) & set(other.places):
        return None
    words, who, whom = _alike(one.wording, other.wording), _overlap(one.sides, other.sides), _overlap(one.others, other.others)
    if (one.sides and other.sides and not who) or (one.others and other.others and not whom):
        return None
    if one.numbers and other.numbers and not _near_numbers(one.numbers, other.numbers):
        return None
    where = _overlap((key for key in one.places if len(key) > 3), (key for key in other.places if len(key) > 3))
    told = max(words * 1.6, 0.9 * _covered(one.wording, other.wording) if where and who else 0.0)
    recalled = 0.1 if _is_recalled(one, other) and _shared(one.wording, other.wording) > 1 else 0.0
    score = 0.75 * min(1.0, told) + 0.1 * who + 0.1 * whom + 0.1 * where + (0.08 if dated else 0.0) + recalled
    return _link(score, "the same kind of event", one, other, words)


PAST = 2
"""Days after which a report that still tells of a day and a town tells of what everybody remembers."""


def _is_recalled(one: Trace, other: Trace) -> bool:
    """Whether both name the same day and the same town, and one of them days later: then it is hardly one of many alike."""
    if one.first is None or one.first != other.first or one.last != other.last or one.first != one.last:
        return False
    later = max(_between(one.first, trace.known_from) for trace in (one, other))
    return later >= PAST and bool(_exact(one.places) & _exact(other.places))


def _commitments(one: Trace, other: Trace) -> Link | None:
    who = _overlap(one.sides, other.sides)
    if one.type != other.type or not who:
        return None
    words, shared = _covered(one.wording, other.wording), _shared(one.wording, other.wording)
    if one.first and other.first and _apart(one, other) > 3 and words < 0.5:
        return None
    where = 0.1 if _exact(one.places) & _exact(other.places) else 0.0
    dated = 0.15 if one.first and one.first == other.first and _is_near(one) and _is_near(other) else 0.0
    special = 0.0 if one.type in ("other", "support", "refrain") else 0.2
    near = 1.0 - _apart(one, other) / REACH["commitments"]
    many = 0.05 if shared > FEW else 0.0
    latest = max(one.known_from, other.known_from)
    named = 0.4 if special and any(_is_bare(trace) for trace in (one, other) if trace.known_from == latest) else 0.0
    score = 0.1 * who + max(0.5 * words, named) + special + where + dated + 0.1 * near + many
    return _link(score, f"the same undertaking ({(one.type or '').replace('_', ' ')}) by the same side", one, other, words)


def _is_bare(one: Trace) -> bool:
    """Whether it is told by its kind alone, as what is known already is: "the withdrawal"."""
    return len(one.wording) == 1


MOST_OPEN = 7  # days within which a date must lie to tell one undertaking from the next: "next week", not "this year"


def _is_near(one: Trace) -> bool:
    return one.first is not None and one.last is not None and _between(one.first, one.last) <= MOST_OPEN


_GENERAL = frozenset({"cessation", "preliminary", "definitive"})
ONLY_CALLED_FOR = 0.65
"""What two truces reach at most where one is only called for, and neither its beginning nor who is bound by it speaks for the other."""


def _called_for(one: Trace) -> bool:
    """Whether a truce may be no more than a call for one: "a lengthy ceasefire", where "the cessation of hostilities" has a name."""
    return one.status == "proposed" or (one.status == "unclear" and one.type not in _GENERAL)


def _ceasefires(one: Trace, other: Trace) -> Link | None:
    """One truce is spoken of for months, mostly by no name: the country, the time and the beginning tell it from the next one."""
    unsure = "unclear" in (one.type, other.type)
    if one.type != other.type and not unsure and not {one.type, other.type} <= _GENERAL:
        return None
    where = set(one.places) & set(other.places)
    if not where:
        return None
    begun = bool(one.first and other.first)
    if begun and _between(one.first or "", other.first or "") > MOST_OFF:
        return None
    known = _between(one.known_from, other.known_from)
    exactly = 0.15 if any(":" in place and not place.startswith("kb:state:") for place in where) else 0.0
    who, whom = ({*trace.sides, *trace.others} for trace in (one, other))
    sides = 0.1 * _overlap(who, whom)
    if who and whom and not who & whom and not begun:
        return None
    near = max(0.0, 0.35 - known / 200)
    local = 0.15 if "local" in (one.type, other.type) and not exactly else 0.0
    score = 0.47 + (0.25 if begun else 0.0) + near + exactly + sides - (0.05 if unsure else 0.0) - local
    vague = _called_for(one) or _called_for(other) or (unsure and not {one.type, other.type} <= _GENERAL | {"unclear"})
    if vague and not begun and not (exactly and _exact(who) & _exact(whom)):
        score = min(score, ONLY_CALLED_FOR)
    return _link(score, "truces of one country and time", one, other, _overlap(one.wording, other.wording))


_OPEN = frozenset({"proposed", "scheduled", "postponed", "opened", "under_way", "unclear"})
_OVER = frozenset({"concluded_with_text", "concluded_without_text", "adjourned", "suspended", "collapsed"})


def _talks(one: Trace, other: Trace) -> Link | None:
    """A round by who, where and when; its end is told with the day on which it ends, so that the two days may differ."""
    if one.round is not None and other.round is not None and one.round != other.round:
        return None
    where = {place for place in set(one.places) & set(other.places) if ":" in place}
    if one.places and other.places and not where:
        return None
    who = _overlap((*one.sides, *one.others), (*other.sides, *other.others))
    first, last = sorted((one, other), key=lambda trace: trace.day)
    apart = _between(first.day, last.day)
    ends = first.status in _OPEN and last.status in _OVER and apart <= ROUND
    within = first.last is not None and last.day <= first.last
    dated = bool(one.first and other.first)
    if (dated and apart > 1 and not ends and not within) or apart > ROUND:
        return None
    mediator = any(key.startswith("kb:person:") for key in {*one.sides, *one.others} & {*other.sides, *other.others})
    if not (who and where) and not (where and dated and apart <= 1) and not (mediator and dated and (apart <= 1 or ends or within)):
        return None
    numbered = 0.15 if one.round is not None and one.round == other.round else 0.0
    together = 0.35 if dated and apart <= 1 else 0.25 if within or ends else max(0.0, 0.2 - apart / 60)
    score = 0.25 * who + (0.3 if where or mediator else 0.0) + together + numbered + 0.1 * _overlap(one.wording, other.wording)
    return _link(score, "talks of the same people in the same place and days", one, other, _overlap(one.wording, other.wording))


def _between(one: str, other: str) -> int:
    return abs(ordinal_of(one) - ordinal_of(other))


def _positions(one: Trace, other: Trace) -> Link | None:
    if one.type != other.type or one.status != other.status or not _in_person(one, other):
        return None
    words, shared = _alike(one.wording, other.wording), _shared(one.wording, other.wording)
    if shared > FEW:
        words = max(words, 0.8 * _covered(one.wording, other.wording))
    wanted = 3 if one.type == "other" else 2
    late = _apart(one, other) / 300
    score = 0.35 + words - late if shared >= wanted else min(0.69, 0.35 + words * 0.5 - late)
    return _link(score, "the same stance of the same holder", one, other, words)


ROUND_NUMBER = re.compile(r"[1-9]0+|0\.\d")
"""Figures that come up again and again: round ones, and shares."""


def _figures(one: Trace, other: Trace) -> Link | None:
    """A figure is told again where number, measure, place and words are the same; small and round numbers say little."""
    if one.type != other.type or not one.numbers or one.numbers != other.numbers:
        return None
    if one.places and other.places and not set(one.places) & set(other.places):
        return None
    if one.first and other.first and _apart(one, other) > 1:
        return None
    words, shared = _alike(one.wording, other.wording), _shared(one.wording, other.wording)
    exactly = bool(_exact(one.places) & _exact(other.places))
    where = 0.15 if exactly else 0.1 if set(one.places) & set(other.places) else 0.0
    score = 0.35 + words + where
    known = _between(one.known_from, other.known_from)
    telling = len(one.numbers[0]) > 1 and not ROUND_NUMBER.fullmatch(one.numbers[0])
    if (not telling and (shared < FEW + (0 if exactly else 1) or words < 0.4)) or (known > MOST_LATER and words < 0.6):
        score = min(score, 0.65)
    return _link(score, f"the same figure, {one.numbers[0]}", one, other, words)


MOST_LATER = 14  # days after which a figure told in other words is likelier to be another one


_DENIAL = frozenset({"deny", "refuse", "doubt"})


def _statements(one: Trace, other: Trace) -> Link | None:
    if not _in_person(one, other) or (one.type in _DENIAL) != (other.type in _DENIAL):
        return None
    words = _alike(one.wording, other.wording)
    score = 0.25 + words * 1.2
    if _shared(one.wording, other.wording) < FEW:
        score = min(score, 0.65)
    return _link(score, "the same words of the same speaker", one, other, words)


_JUDGES = {
    "statements": _statements,
    "events": _events,
    "commitments": _commitments,
    "ceasefires": _ceasefires,
    "talks": _talks,
    "positions": _positions,
    "figures": _figures,
}


def _link(score: float, what: str, one: Trace, other: Trace, words: float) -> Link:
    """The link, with its reason where it may be taken for one."""
    if score < POSSIBLE_HAPPENING:
        return Link(round(score, 3), what)
    shared = [stem for stem in one.wording if stem in other.wording][:4]
    worded = f", with the words {', '.join(shared)}" if shared and words > 0.2 else ""
    days = _apart(one, other)
    return Link(round(min(score, 1.0), 3), f"{what}{worded}, {'on the same days' if days == 0 else f'{days} days apart'}")
