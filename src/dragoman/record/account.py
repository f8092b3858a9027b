"""Accounts that run through a record: an actor's days, two actors' positions side by side, what has changed since a day."""

from dataclasses import dataclass, replace
from typing import Any

from dragoman.record.drafts import KINDS
from dragoman.record.filters import EVERYTHING, Filter
from dragoman.record.rows import Page, Source, Told
from dragoman.record.store.view import LIMIT, View

NOT_ON_A_LINE = ("statements", "figures")
"""Kinds that a time line leaves out: there are too many, and they have pages of their own."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on a time line: the day by which it stands there, and what it is."""

    day: str
    told: Told

    def row(self) -> dict[str, Any]:
        """The entry as one row, with the day by which it stands."""
        return {"day": self.day, **self.told.row()}


def timeline(view: View, words: str, where: Filter = EVERYTHING, limit: int = LIMIT) -> tuple[Moment, ...]:
    """What an actor did, promised, agreed, negotiated and wanted, or what belongs to talks or a truce of that name; oldest first.

    Of each kind the newest `limit` are taken.
    """
    asked = replace(where, actor=words)
    found = [
        Moment(told.entry.start or told.entry.source.known_from, told)
        for kind in KINDS
        if kind not in NOT_ON_A_LINE
        for told in view.told(kind, asked, limit)
    ]
    return tuple(sorted(found, key=lambda moment: (moment.day, moment.told.entry.id))[-limit:])


@dataclass(frozen=True, slots=True)
class Compared:
    """What two actors want on one issue: the positions of each, oldest first."""

    issue: str
    one: tuple[Told, ...]
    other: tuple[Told, ...]


def compare(view: View, one: str, other: str, limit: int = 250) -> tuple[Compared, ...]:
    """Two actors' positions issue by issue, those on which both have one first, then in order of the issues' names."""
    sides = []
    for words in (one, other):
        by_issue: dict[str, list[Told]] = {}
        for told in view.told("positions", Filter(actor=words, roles=("holder",)), limit):
            by_issue.setdefault(told.entry.type or "unclear", []).append(told)
        sides.append({issue: tuple(reversed(held)) for issue, held in by_issue.items()})
    issues = sorted(set(sides[0]) | set(sides[1]), key=lambda issue: (not (issue in sides[0] and issue in sides[1]), issue))
    return tuple(Compared(issue, sides[0].get(issue, ()), sides[1].get(issue, ())) for issue in issues)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a record has learnt since a day: the reports added, and what they told of for the first time, kind by kind."""

    reports: Page[Source]
    fresh: tuple[Told, ...]


def changes(view: View, since: str, limit: int = LIMIT) -> Changes:
    """What was added since a day or a moment (ISO), newest first."""
    return Changes(view.added(since, limit), tuple(view.fresh(since, limit)))


