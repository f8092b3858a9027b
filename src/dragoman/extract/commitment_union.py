"""Clauses about one undertaking, put together across a report; and what stays behind as the exception of a pull-out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.entries import Commitment

_MOVES = frozenset(("withdraw_forces", "keep_forces", "cease_fire"))
"""Kinds of which a side has one at a time, as long as nothing in their words parts them."""
_ALIKE = 0.34


def united(entries: Sequence[Commitment], text: str) -> list[Commitment]:
    """One entry for each undertaking, in order of the text; a pull-out has what is kept as its exceptions."""
    kept: list[Commitment] = []
    for one in entries:
        at = next((place for place, other in enumerate(kept) if _is_one(one, other, text)), None)
        if at is None:
            kept.append(one)
        else:
            kept[at] = _with(kept[at], one)
    return [_less_what_stays(one, kept) for one in kept]


def _is_one(one: Commitment, other: Commitment, text: str) -> bool:
    """The same kind by one of the same actors, in like words; forces that move or stay are one matter of their side."""
    if one.kind != other.kind or not set(one.by) & set(other.by):
        return False
    mine, theirs = (_content(entry.what.of(text)) for entry in (one, other))
    shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    parted = bool(one.places and other.places and not set(one.places) & set(other.places))
    return shared >= _ALIKE or (one.kind in _MOVES and shared > 0 and not parted)


def _content(words: str) -> set[str]:
    """The stems of the words that carry meaning, roughly: six letters of each that has four or more."""
    return {word[:6] for word in re.findall(r"[a-z]{4,}", words.lower())} - {
        "that",
        "with",
        "from",
        "would",
        "will",
        "have",
        "their",
        "they",
        "this",
    }


def _with(one: Commitment, other: Commitment) -> Commitment:
    """The first entry with what the second adds; an order tells more than an announcement."""
    ordered = other.strength == "ordered" and one.strength == "announced"
    return replace(
        one,
        by=other.by if ordered else one.by,
        to=tuple(dict.fromkeys((*one.to, *other.to))),
        strength=other.strength if ordered else one.strength,
        said_in=other.said_in if ordered else one.said_in,
        what=other.what if ordered else one.what,
        exceptions=tuple(sorted({*one.exceptions, *other.exceptions})),
        conditions=tuple(sorted({*one.conditions, *other.conditions})),
        start=one.start or other.start,
        deadline=one.deadline or other.deadline,
        deadline_rule=one.deadline_rule or other.deadline_rule,
        places=tuple(dict.fromkeys((*one.places, *other.places))),
        status=other.status if one.status == "announced" else one.status,
        evidence=tuple(sorted({*one.evidence, *other.evidence})),
        why=f"{one.why}; one with another clause of the same undertaking",
    )


def _less_what_stays(one: Commitment, every: Sequence[Commitment]) -> Commitment:
    if one.kind != "withdraw_forces":
        return one
    stays = {other.what for other in every if other.kind == "keep_forces" and set(other.by) & set(one.by)}
    return replace(one, exceptions=tuple(sorted({*one.exceptions, *stays})))
