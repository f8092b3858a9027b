"""The ledger: each promise of a record with what became of it, worked out from what its reports tell, day by day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.record.deeds import wanted
from dragoman.record.filters import EVERYTHING, Filter
from dragoman.record.promises import Standing, standing
from dragoman.record.rows import Page, Told
from dragoman.record.store.view import LIMIT, View


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise: the entry that stands for it, and where it stands on the day that was asked for."""

    told: Told
    standing: Standing


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


def _promises(view: View, page: Page[Told], day: str) -> Iterator[Promise]:
    for told in page:
        mentions = view.mentions(told.entry.happening)
        asked = wanted(mentions)
        stands = standing(mentions, view.deeds(asked) if asked is not None else (), day)
        if stands is not None:
            yield Promise(told, stands)
