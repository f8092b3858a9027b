"""What an entry leaves to be known by in other reports, and the few keys under which its like are looked up."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from dragoman.knowledge.states import states
from dragoman.model.report import Report
from dragoman.record.drafts import PLACES, Draft

MOST_STEMS = 24
_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"\d+(?:[,.]\d+)*")
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
    sides, others, places = _keys(draft, keys)
    words = " ".join(_essence(draft)) or draft.words
    value = draft.data.get("value")
    if focus and draft.kind == "ceasefires":
        places.add(focus)
    return Trace(
        kind=draft.kind,
        type=draft.type,
        status=draft.status,
        first=draft.start,
        last=draft.end,
        known_from=day,
        sides=tuple(sorted(sides)),
        others=tuple(sorted(others)),
        places=tuple(sorted(places)),
        wording=stems(words),
        numbers=(f"{value:g}",) if isinstance(value, int | float) else tuple(sorted(set(_NUMBER.findall(words)))),
        round=draft.data.get("round"),
        report=report,
    )


def focus_of(report: Report) -> str | None:
    """The code of the country whose places and people a report names most; None where it names none."""
    code = {one.id: (one.place.country if one.place is not None else None) or one.code for one in report.entities}
    named = Counter(code.get(one.entity or "") for one in report.mentions)
    ranked = sorted(((times, country) for country, times in named.items() if country in states()), reverse=True)
    return ranked[0][1] if ranked else None


def _essence(draft: Draft) -> Iterable[str]:
    for key in ESSENCE.get(draft.kind, ()):
        held: Any = draft.data.get(key)
        for span in held if isinstance(held, list) else [held]:
            if span is not None:
                yield span["text"]


def _keys(draft: Draft, keys: Mapping[str, tuple[str, ...]]) -> tuple[set[str], set[str], set[str]]:
    """What identifies those who do it, the others, and the places."""
    found: tuple[set[str], set[str], set[str]] = (set(), set(), set())
    doers = SIDES[draft.kind]
    for role, entity in draft.roles:
        if role in doers or role not in _ASIDE:
            found[0 if role in doers else 2 if role in PLACES else 1].update(keys.get(entity, ()))
    return found


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
    """The few keys under which an entry is kept for others to find: what kind of thing, who or where, and when.

    Time goes by steps as long as two may lie apart.
    """
    return _blocks(one, (0,))


def blocks_around(one: Trace) -> tuple[str, ...]:
    """The keys under which what may tell of the same is looked up: those of its own step of time and of the two beside it."""
    return _blocks(one, (-1, 0, 1))


def _blocks(one: Trace, steps: tuple[int, ...]) -> tuple[str, ...]:
    step = max(REACH[one.kind], 1)
    ordinal = ordinal_of(one.day) // step
    others = one.others if one.kind == "talks" else ()
    places = one.places if one.kind in ("events", "ceasefires", "talks") else ()
    whom = [key for key in (*places, *one.sides, *others) if _tells(one.kind, key)]
    if one.kind == "figures":
        whom = [f"{number}" for number in one.numbers]
    named = one.type if one.kind in ("events", "commitments", "positions", "figures") else ""
    return tuple(f"{named}:{key}:{ordinal + shift}" for key in dict.fromkeys(whom[:6]) for shift in steps)


def _tells(kind: str, key: str) -> bool:
    """Whether a key is worth looking under: nobody of a single report, and no state where every report has many entries of it."""
    if key.startswith("only:"):
        return False
    return kind not in ("events", "statements") or (":" in key and not key.startswith("kb:state:"))


@lru_cache(1 << 13)
def ordinal_of(day: str) -> int:
    """A day as a number, for counting from one to another."""
    return date.fromisoformat(day).toordinal()
