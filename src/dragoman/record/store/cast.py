"""Rows of actors as values: those taken for one as one, under all their names."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, or_, select

from dragoman.model.entities import Place
from dragoman.record.filters import Filter
from dragoman.record.rows import Actor
from dragoman.record.store.find import clusters_called
from dragoman.record.store.packed import loose
from dragoman.record.store.tables import actor_names, actors, entities
from dragoman.record.store.transaction import chunks

MOST_NAMES = 12


def spoken_of(connection: Connection, most: int) -> list[int]:
    """The clusters of the actors most spoken of, by the most spoken of each: read off an index, as far as is wanted."""
    found: dict[int, None] = {}
    query = select(actors.c.cluster).where(actors.c.mentions > 0).order_by(actors.c.mentions.desc(), actors.c.seq.desc())
    with connection.execute(query, execution_options={"stream_results": True}) as rows:
        for row in rows:
            found.setdefault(row.cluster)
            if len(found) == most:
                break
    return list(found)


def fitting(connection: Connection, where: Filter, as_of: str | None) -> list[int]:
    """All clusters that fit, in the same order."""
    query = select(actors.c.cluster).where(actors.c.mentions > 0)
    if where.actor is not None:
        query = query.where(actors.c.cluster.in_(clusters_called(connection, where.actor, begins=True)))
    if where.type is not None:
        query = query.where(or_(actors.c.type == where.type, actors.c.code == where.type))
    if as_of is not None:
        query = query.where(actors.c.first <= as_of)
    return list(dict.fromkeys(connection.scalars(query.order_by(actors.c.mentions.desc(), actors.c.seq.desc()))))


def actors_of(connection: Connection, clusters: Sequence[int], as_of: str | None) -> list[Actor]:
    """The actors of some clusters, in their order, as known on a day."""
    rows: dict[int, list[Any]] = {}
    for some in chunks(clusters):
        for row in connection.execute(select(actors).where(actors.c.cluster.in_(some)).order_by(actors.c.seq)):
            rows.setdefault(row.cluster, []).append(row)
    names: dict[int, list[Any]] = {}
    for some in chunks(row.seq for group in rows.values() for row in group):
        for row in connection.execute(select(actor_names).where(actor_names.c.actor.in_(some))):
            names.setdefault(row.actor, []).append(row)
    return [_actor(connection, rows[cluster], names, as_of) for cluster in clusters if cluster in rows]


def _actor(connection: Connection, group: list[Any], names: Mapping[int, list[Any]], as_of: str | None) -> Actor:
    first = max(group, key=lambda row: (row.known_as is not None, row.mentions, -row.seq))
    used = sorted((one for row in group for one in names.get(row.seq, ())), key=lambda one: (-one.times, -len(one.name), one.name))
    days = [day for row in group for day in (row.first, row.last) if day is not None]
    last = max(days, default=None)
    return Actor(
        id=first.id,
        name=first.name,
        type=first.type,
        code=first.code,
        sectors=tuple(first.sectors.split()),
        known_as=first.known_as,
        names=tuple(dict.fromkeys([first.name, *(one.name for one in used)]))[:MOST_NAMES],
        place=next((Place(*loose(row.place)) for row in group if row.place is not None), None),
        reports=sum(row.reports for row in group) if len(group) == 1 else _reports_of(connection, [row.seq for row in group]),
        mentions=sum(row.mentions for row in group),
        first=min(days, default=None),
        last=last if as_of is None or last is None else min(last, as_of),
    )


def _reports_of(connection: Connection, some: list[int]) -> int:
    return connection.scalar(select(func.count(func.distinct(entities.c.report))).where(entities.c.actor.in_(some))) or 0
