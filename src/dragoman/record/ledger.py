"""The ledger: each promise, truce and round of talks of a record with what became of it, worked out from its reports, day by day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from dragoman.record.deeds import wanted
from dragoman.record.disputes import Dispute, disputes
from dragoman.record.filters import EVERYTHING, Filter
from dragoman.record.promises import Standing, standing
from dragoman.record.rounds import RoundCourse, round_course
from dragoman.record.rows import Page, Told
from dragoman.record.store.view import LIMIT, View
from dragoman.record.truces import Course, course


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise: the entry that stands for it, and where it stands on the day that was asked for."""

    told: Told
    standing: Standing

    def row(self) -> dict[str, Any]:
        """The entry as one row, its status that of the ledger."""
        stands = self.standing
        ledger_says = {"status": stands.status, "since": stands.since, "claimed": stands.claimed, "found": stands.found, "due": stands.due}
        return self.told.row() | ledger_says


def ledger(view: View, today: str, where: Filter = EVERYTHING, limit: int = LIMIT, after: str | None = None) -> Page[Promise]:
    """Promises, newest first; `today` is the day on which they are looked at, the view's own day where it has one.

    A filter's `status` is that of the ledger, not of a single report.
    """
    day = view.as_of or today
    asked = replace(where, roles=where.roles or ("by", "to"), status=None)
    found: list[Promise] = []
    cursor = after
    while True:
        page = view.told("commitments", asked, limit, cursor)
        found += [promise for promise in _promises(view, page, day) if where.status in (None, promise.standing.status)]
        cursor = page.next
        if len(found) >= limit or cursor is None:
            return Page(tuple(found), cursor)


@dataclass(frozen=True, slots=True)
class Truce:
    """A truce: the entry that stands for it, and its course until the day that was asked for."""

    told: Told
    course: Course

    def row(self) -> dict[str, Any]:
        """The entry as one row, its status that of its course."""
        return self.told.row() | {"status": self.course.status, "since": self.course.since}


def truce_page(view: View, today: str, where: Filter = EVERYTHING, limit: int = LIMIT, after: str | None = None) -> Page[Truce]:
    """Truces, newest first; a filter's `status` is that of their course, not of a single report."""
    day = view.as_of or today
    found: list[Truce] = []
    cursor = after
    while True:
        page = view.told("ceasefires", replace(where, status=None), limit, cursor)
        for told in page:
            runs = course(view.mentions(told.entry.happening), day)
            if runs is not None and where.status in (None, runs.status):
                found.append(Truce(told, runs))
        cursor = page.next
        if len(found) >= limit or cursor is None:
            return Page(tuple(found), cursor)


def _promises(view: View, page: Page[Told], day: str) -> Iterator[Promise]:
    mentions = view.mentions_of([told.entry.happening for told in page])
    deeds = view.deeds([wanted(some) for some in mentions])
    for told, tellings, done in zip(page, mentions, deeds, strict=True):
        stands = standing(tellings, done, day)
        if stands is not None:
            yield Promise(told, stands)


LOOKED_AT = 120
"""Figures, the newest, among which one page of disputes looks for those that compete."""


def dispute_page(view: View, where: Filter = EVERYTHING, after: str | None = None) -> Page[Dispute]:
    """Figures of one thing that do not fit each other, newest first: all among the newest figures; the next page looks further back."""
    page = view.told("figures", where, LOOKED_AT, after)
    mentions = view.mentions_of([told.entry.happening for told in page])
    figures = [entry for some in mentions for entry in some]
    found = disputes(figures, view.costs(entry.source.report for entry in figures))
    return Page(found, page.next)


@dataclass(frozen=True, slots=True)
class Round:
    """A round of talks: the entry that stands for it, and its course until the day that was asked for."""

    told: Told
    course: RoundCourse

    def row(self) -> dict[str, Any]:
        """The entry as one row, its status that of its course."""
        return self.told.row() | {"status": self.course.status, "since": self.course.since}


def round_page(view: View, today: str, where: Filter = EVERYTHING, limit: int = LIMIT, after: str | None = None) -> Page[Round]:
    """Talks, round by round, newest first; a filter's `status` is that of their course, not of a single report."""
    day = view.as_of or today
    found: list[Round] = []
    cursor = after
    while True:
        page = view.told("talks", replace(where, status=None), limit, cursor)
        for told, mentions in zip(page, view.mentions_of([told.entry.happening for told in page]), strict=True):
            runs = round_course(mentions, day)
            if runs is not None and where.status in (None, runs.status):
                found.append(Round(told, runs))
        cursor = page.next
        if len(found) >= limit or cursor is None:
            return Page(tuple(found), cursor)
