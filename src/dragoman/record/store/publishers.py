"""Who publishes what the record reads: near-copies of one wire story counted as one."""

from dataclasses import dataclass

from sqlalchemy import func, select

from dragoman.record.rows import Page
from dragoman.record.store.paging import number_of
from dragoman.record.store.tables import reports
from dragoman.record.store.view import LIMIT, View


@dataclass(frozen=True, slots=True)
class Publisher:
    """A source of reports; `name` is None for reports that name none.

    `stories` counts near-copies of one report as one, whoever published it first; `copies` are its reports that nearly copy an earlier one.
    `first` and `last` are the days from which its first and last report are known.
    """

    name: str | None
    reports: int
    stories: int
    copies: int
    first: str
    last: str


def publishers(view: View, limit: int = LIMIT, after: str | None = None) -> Page[Publisher]:
    """Those who publish, those with the most reports first."""
    start = number_of(after, 0)
    one = reports.c
    copies = func.sum((one.story != one.seq).cast(reports.c.readings.type))
    query = (
        select(one.publisher, func.count(), func.count(one.story.distinct()), copies, func.min(one.known_from), func.max(one.known_from))
        .where(view.known(one.known_from))
        .group_by(one.publisher)
        .order_by(func.count().desc(), one.publisher)
        .offset(start)
        .limit(limit + 1)
    )
    rows = view.connection.execute(query).all()
    return Page(tuple(Publisher(*row) for row in rows[:limit]), str(start + limit) if len(rows) > limit else None)
