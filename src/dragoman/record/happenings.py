"""How likely two entries of different reports tell of one happening, and why.

The wrong merge is worse than the missed one: two reports of one day in one war tell of many attacks that look alike, so that wording,
place and numbers must speak for one happening before it is taken for one.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from dragoman.record.actor_links import Link
from dragoman.record.drafts import PLACES, Draft

SAME_HAPPENING = 0.7
POSSIBLE_HAPPENING = 0.5
"""Set on the labelled pairs of the tests: from the first none was wrong, under the second hardly any was right."""

MOST_STEMS = 24
_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"\d[\d,.]*")
_EMPTY = frozenset(
    "the and for that with from was were are has have had his her its their they been will would could should may might said says "
    "say after before over into than then this these those who whom whose which what when where while also but not all any some "
    "more most other such only own same very about against between during under again out off down here there".split()
)
"""Words that two sentences share without telling of the same."""

_ENDINGS = ("ations", "ation", "ings", "ing", "ions", "ion", "ies", "ed", "es", "s", "al")

SIDES = {
    "statements": ("speaker",),
    "events": ("actors",),
    "commitments": ("by",),
    "ceasefires": ("parties", "sponsors"),
    "talks": ("participants", "mediators"),
    "positions": ("holder",),
    "figures": (),
}
"""The roles of those who do it, kind by kind; all others but places are its counterparts."""

MOST_OFF = 2  # days by which reports differ on when a truce began
ROUND = 21
"""Days that a round of talks lasts at most, where reports do not say how long."""

REACH = {"statements": 2, "events": 3, "commitments": 45, "ceasefires": 400, "talks": ROUND, "positions": 45, "figures": 45}
"""Days that two entries of one happening may lie apart."""

_ASIDE = ("speaker", "accuser", "accused", "tabled")

ESSENCE = {"commitments": ("what",), "positions": ("what",), "ceasefires": ("name",), "talks": ("name",), "statements": ("content",)}
"""The keys of the spans that say what it is; where there is none, the evidence does."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What an entry leaves to be known by: the sides that do it (actors' keys and codes), the others, the places, the words' stems."""

    kind: str
    type: str | None
    status: str | None
    first: str | None
    last: str | None
    known_from: str
    sides: tuple[str, ...]
    others: tuple[str, ...]
    places: tuple[str, ...]
    wording: tuple[str, ...]
    numbers: tuple[str, ...]
    round: int | None
    report: str

    @property
    def day(self) -> str:
        """The day by which it is looked up: its own first day, or that of its report."""
        return self.first or self.known_from


def trace(draft: Draft, keys: Mapping[str, tuple[str, ...]], day: str, report: str, focus: str | None = None) -> Trace:
    """The trace of a draft.

    `keys` are what identifies each entity of its report, `day` the day from which the report is known; `focus` is the country that
    the report is about, in which a truce lies whatever other places are named with it.
    """
    sides = SIDES[draft.kind]
    words = " ".join(_essence(draft)) or draft.words
    value = draft.data.get("value")
    around = [focus] if focus and draft.kind == "ceasefires" else []
    return Trace(
        kind=draft.kind,
        type=draft.type,
        status=draft.status,
        first=draft.start,
        last=draft.end,
        known_from=day,
        sides=_keys(draft, keys, lambda role: role in sides),
        others=_keys(draft, keys, lambda role: role not in (*sides, *PLACES, *_ASIDE)),
        places=tuple(sorted({*_keys(draft, keys, lambda role: role in PLACES), *around})),
        wording=stems(words),
        numbers=(f"{value:g}",) if isinstance(value, int | float) else tuple(sorted(set(_NUMBER.findall(words)))),
        round=draft.data.get("round"),
        report=report,
    )


def _essence(draft: Draft) -> Iterable[str]:
    for key in ESSENCE.get(draft.kind, ()):
        held: Any = draft.data.get(key)
        for span in held if isinstance(held, list) else [held]:
            if span is not None:
                yield span["text"]


def _keys(draft: Draft, keys: Mapping[str, tuple[str, ...]], wanted: Any) -> tuple[str, ...]:
    return tuple(sorted({key for role, entity in draft.roles if wanted(role) for key in keys.get(entity, ())}))


def stems(words: str) -> tuple[str, ...]:
    """The content words of a phrase, cut to what their forms share, sorted; 24 at most, the longest ones."""
    found = {_stem(word) for word in _WORD.findall(words.lower()) if word not in _EMPTY}
    return tuple(sorted(sorted(found, key=lambda stem: (-len(stem), stem))[:MOST_STEMS]))


@lru_cache(1 << 15)
def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def happening_blocks(one: Trace) -> tuple[str, ...]:
    """The few keys under which entries that may tell of the same are looked up: what kind of thing, who or where, and when.

    Time goes by steps as long as two may lie apart; each is looked up in its own step and the one before, so that neighbours meet.
    """
    step = max(REACH[one.kind], 1)
    ordinal = _ordinal(one.day) // step
    others = one.others if one.kind == "talks" else ()
    places = one.places if one.kind in ("events", "ceasefires", "talks") else ()
    whom = [key for key in (*places, *one.sides, *others) if _tells(one.kind, key)]
    if one.kind == "figures":
        whom = [f"{number}" for number in one.numbers]
    named = one.type if one.kind in ("events", "commitments", "positions", "figures") else ""
    return tuple(f"{named}:{key}:{ordinal + shift}" for key in dict.fromkeys(whom[:6]) for shift in (0, 1))


def _tells(kind: str, key: str) -> bool:
    """Whether a key is worth looking under: nobody of a single report, and no state where every report has many entries of it."""
    if key.startswith("only:"):
        return False
    return kind not in ("events", "statements") or (":" in key and not key.startswith("kb:state:"))


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
    if one.numbers and other.numbers and not set(one.numbers) & set(other.numbers) and words < 0.6:
        return None
    where = _overlap((key for key in one.places if len(key) > 3), (key for key in other.places if len(key) > 3))
    score = 0.75 * min(1.0, words * 1.6) + 0.1 * who + 0.1 * whom + 0.1 * where + (0.08 if dated else 0.0)
    return _link(score, "the same kind of event", one, other, words)


def _commitments(one: Trace, other: Trace) -> Link | None:
    who = _overlap(one.sides, other.sides)
    if one.type != other.type or not who:
        return None
    words = _overlap(one.wording, other.wording)
    if one.first and other.first and _apart(one, other) > 3 and words < 0.5:
        return None
    where = _overlap(one.places, other.places)
    special = 0.0 if one.type in ("other", "support", "refrain") else 0.3
    near = 1.0 - _apart(one, other) / REACH["commitments"]
    score = 0.15 * who + 0.5 * words + special + 0.1 * where + 0.15 * near
    return _link(score, f"the same undertaking ({(one.type or '').replace('_', ' ')}) by the same side", one, other, words)


_GENERAL = frozenset({"cessation", "preliminary", "definitive"})


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
    sides = 0.1 * _overlap((*one.sides, *one.others), (*other.sides, *other.others))
    near = max(0.0, 0.35 - known / 200)
    local = 0.15 if "local" in (one.type, other.type) and not exactly else 0.0
    score = 0.47 + (0.25 if begun else 0.0) + near + exactly + sides - (0.05 if unsure else 0.0) - local
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
    return abs(_ordinal(one) - _ordinal(other))


@lru_cache(1 << 13)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _positions(one: Trace, other: Trace) -> Link | None:
    who, words = _overlap(one.sides, other.sides), _alike(one.wording, other.wording)
    if not who or one.type != other.type or one.status != other.status:
        return None
    return _link(0.35 + words, "the same stance of the same holder", one, other, words)


def _figures(one: Trace, other: Trace) -> Link | None:
    if one.type != other.type or not one.numbers or one.numbers != other.numbers:
        return None
    if one.places and other.places and not set(one.places) & set(other.places):
        return None
    words = _alike(one.wording, other.wording)
    where = 0.15 if set(one.places) & set(other.places) else 0.0
    return _link(0.35 + words + where, f"the same figure, {one.numbers[0]}", one, other, words)


_DENIAL = frozenset({"deny", "refuse", "doubt"})


def _statements(one: Trace, other: Trace) -> Link | None:
    if not _overlap(one.sides, other.sides) or (one.type in _DENIAL) != (other.type in _DENIAL):
        return None
    words = _alike(one.wording, other.wording)
    return _link(0.25 + words * 1.2, "the same words of the same speaker", one, other, words) if len(one.wording) > 2 else None


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
    shared = [stem for stem in one.wording if stem in other.wording][:4]
    worded = f", with the words {', '.join(shared)}" if shared and words > 0.2 else ""
    days = _apart(one, other)
    return Link(round(min(score, 1.0), 3), f"{what}{worded}, {'on the same days' if days == 0 else f'{days} days apart'}")
