"""What a record answers: read-only, as it stands or as it was known on a day."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Any, Literal, Self

from sqlalchemy import Connection, Engine, Select, func, or_, select, true

from dragoman.model.report import Report
from dragoman.model.report_json import report_from_line
from dragoman.record.deeds import Wanted
from dragoman.record.filters import EVERYTHING, Filter
from dragoman.record.rows import Actor, Entry, Kind, Page, Source, Told
from dragoman.record.store import cast
from dragoman.record.store.entries import entries_of
from dragoman.record.store.find import clusters_called, members, report_numbers
from dragoman.record.store.packed import loose
from dragoman.record.store.paging import after_page, number_of
from dragoman.record.store.tables import actors, entries, happenings, parts, reports
from dragoman.record.store.transaction import chunks

LIMIT = 50
Order = Literal["weight", "doubt"]
STREAMED = 400  # rows that are held at once where all are asked for
WEIGHED = 1000  # happenings, the newest, among which those that weigh most or are least sure are looked for
MOST_MEMBERS = 12
"""Actors taken for one that are asked for one by one; more are asked for at once, which reads all that they have a part in."""


class View:
    """A record as a reader sees it: one state of the database from opening to closing. Use it in a `with` block.

    `as_of` is a day: only what reports known by that day tell is seen.
    """

    def __init__(self, engine: Engine, as_of: str | None = None) -> None:
        self.as_of = as_of
        self._engine = engine
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        isolated = {} if self._engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
        self._connection = self._engine.connect().execution_options(**isolated)
        return self

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None) -> None:
        self.connection.close()

    @property
    def connection(self) -> Connection:
        """The database, for the files of this room."""
        if self._connection is None:
            raise RuntimeError("a View is used in a with block")
        return self._connection

    def known(self, column: Any) -> Any:
        """The condition that something was known by the view's day."""
        return column <= self.as_of if self.as_of is not None else true()

    def count(self, what: Literal["reports", "entries", "happenings"]) -> int:
        """How many there are of something, whatever the view's day."""
        table = {"reports": reports, "entries": entries, "happenings": happenings}[what]
        return self.connection.scalar(select(func.count()).select_from(table)) or 0

    # -- reports

    def newest_day(self) -> str | None:
        """The latest day from which a report is known; None in an empty record."""
        day: str | None = self.connection.scalar(select(func.max(reports.c.known_from)).where(self.known(reports.c.known_from)))
        return day

    def reports(self) -> Iterator[Report]:
        """Every report as it was read, in the order in which they were added."""
        last = 0
        while True:
            query = select(reports.c.seq, reports.c.body).where(reports.c.seq > last, self.known(reports.c.known_from))
            rows = self.connection.execute(query.order_by(reports.c.seq).limit(STREAMED)).all()
            for row in rows:
                read = report_from_line(zlib.decompress(row.body).decode())
                if isinstance(read, Report):
                    yield read
            if not rows:
                return
            last = rows[-1].seq

    def report(self, words: str) -> Report | None:
        """The report with that id or name; the latest, where several have the name."""
        query = select(reports.c.body).where(or_(reports.c.id == words, reports.c.name == words), self.known(reports.c.known_from))
        body = self.connection.scalar(query.order_by(reports.c.seq.desc()).limit(1))
        read = report_from_line(zlib.decompress(body).decode()) if body is not None else None
        return read if isinstance(read, Report) else None

    def sources(self) -> Iterator[Source]:
        """Every report as a source, in the order in which they were added."""
        for row in self.connection.execute(_SOURCES.where(self.known(reports.c.known_from))).yield_per(STREAMED):
            yield _source(row)

    def readers(self) -> tuple[str, ...]:
        """What the reports were read with."""
        return tuple(self.connection.scalars(select(reports.c.reader).distinct().order_by(reports.c.reader)))

    def numbered_sources(self, numbers: Sequence[int]) -> Iterator[tuple[int, Source]]:
        """Reports as sources by their numbers."""
        for row in self.connection.execute(_SOURCES.where(reports.c.seq.in_(numbers))):
            yield row.seq, _source(row)

    def page_of_sources(self, words: str | None = None, limit: int = LIMIT, after: str | None = None) -> Page[Source]:
        """Reports as sources, the last added first; `words` narrows to an id, a name or a publisher."""
        query = _SOURCES.where(self.known(reports.c.known_from), reports.c.seq < number_of(after, 2**62)).order_by(None)
        if words is not None:
            query = query.where(reports.c.seq.in_(report_numbers(words)))
        rows = self.connection.execute(query.order_by(reports.c.seq.desc()).limit(limit + 1)).all()
        return Page(tuple(_source(row) for row in rows[:limit]), str(rows[limit - 1].seq) if len(rows) > limit else None)

    def added(self, since: str, limit: int = LIMIT) -> Page[Source]:
        """The reports added since a moment, the last first."""
        query = _SOURCES.where(reports.c.added_at >= since, self.known(reports.c.known_from)).order_by(None)
        rows = self.connection.execute(query.order_by(reports.c.seq.desc()).limit(limit)).all()
        return Page(tuple(_source(row) for row in rows))

    # -- entries

    def entries(self, kind: Kind, where: Filter = EVERYTHING) -> Iterator[Entry]:
        """Every entry of every report that fits, in the order in which they were added."""
        last = 0
        while True:
            query: Select[Any] = (
                select(entries.c.seq)
                .join(happenings, happenings.c.seq == entries.c.happening)
                .where(entries.c.kind == kind, entries.c.seq > last, self.known(entries.c.known_from))
                .order_by(entries.c.seq)
                .limit(STREAMED)
            )
            if where.source is not None:  # of that report itself, not what others tell of the same
                query = query.where(entries.c.report.in_(report_numbers(where.source)))
            numbers = list(self.connection.scalars(self._narrowed(query, kind, where)))
            yield from entries_of(self.connection, numbers)
            if not numbers:
                return
            last = numbers[-1]

    def told(self, kind: Kind, where: Filter = EVERYTHING, limit: int = LIMIT, after: str | None = None) -> Page[Told]:
        """What happened, was promised, said …: one row for all entries that tell of it, newest first; `after` is a page's `next`."""
        words = where.actor if where.actor is not None else where.place
        who = members(self.connection, clusters_called(self.connection, words)) if words is not None else []
        if 0 < len(who) <= MOST_MEMBERS:
            asked = replace(where, actor=None) if where.actor is not None else replace(where, place=None)
            roles = where.roles if where.actor is not None else ("place", "places")
            found = {row for one in who for row in self._in_which(one, kind, roles, asked, limit, after)}
            rows = sorted(found, key=lambda row: (row.day, row.seq), reverse=True)[: limit + 1]
        else:
            query: Select[Any] = select(happenings.c.seq, happenings.c.day)
            query = query.where(happenings.c.kind == kind, self.known(happenings.c.known_from))
            query = after_page(query, happenings.c.day, happenings.c.seq, after)
            ordered = self._narrowed(query, kind, where).order_by(happenings.c.day.desc(), happenings.c.seq.desc())
            rows = list(self.connection.execute(ordered.limit(limit + 1)))
        more = f"{rows[limit - 1].day}_{rows[limit - 1].seq}" if len(rows) > limit else None
        return Page(tuple(self._told([row.seq for row in rows[:limit]])), more)

    def _in_which(self, actor: int, kind: Kind, roles: tuple[str, ...], where: Filter, limit: int, after: str | None) -> Sequence[Any]:
        """The newest happenings in which one actor has a part: read off in their order, so that it costs no more for who has many."""
        part = parts.alias()
        query: Select[Any] = (
            select(part.c.happening.label("seq"), part.c.day)
            .distinct()
            .join(happenings, happenings.c.seq == part.c.happening)
            .where(part.c.actor == actor, part.c.kind == kind, self.known(happenings.c.known_from))
            .where(part.c.role.in_(roles) if roles else part.c.role.not_in(("place", "places")))
        )
        if where.since is not None:
            query = query.where(part.c.day >= where.since)
        if where.until is not None:
            query = query.where(part.c.day <= where.until)
        query = after_page(query, part.c.day, part.c.happening, after)
        ordered = self._narrowed(query, kind, where).order_by(part.c.day.desc(), part.c.happening.desc())
        return self.connection.execute(ordered.limit(limit + 1)).all()

    def awaiting(self, kind: Kind, where: Filter, first: Order, limit: int = LIMIT) -> Page[Told]:
        """What nobody has judged among the newest 1,000 that fit: by how many entries tell of it, or the least sure of being one first."""
        query: Select[Any] = select(happenings.c.seq, happenings.c.mentions).where(happenings.c.kind == kind)
        unjudged = self._narrowed(query.where(self.known(happenings.c.known_from)), kind, replace(where, judged=False))
        newest = unjudged.order_by(happenings.c.day.desc(), happenings.c.seq.desc()).limit(WEIGHED)
        rows = self.connection.execute(newest).all()
        if first == "weight":
            order = sorted(rows, key=lambda row: -row.mentions)  # of one weight, the newest first
            return Page(tuple(self._told([row.seq for row in order[:limit]])))
        sure: dict[int, float] = {}
        for some in chunks([row.seq for row in rows]):
            linked = select(entries.c.happening, func.min(entries.c.score).label("least")).where(entries.c.happening.in_(some))
            found = self.connection.execute(linked.where(entries.c.score.is_not(None)).group_by(entries.c.happening))
            sure |= {row.happening: row.least for row in found}
        doubtful = sorted((row.seq for row in rows if row.seq in sure), key=lambda seq: sure[seq])
        return Page(tuple(self._told(doubtful[:limit])))

    def mentions(self, happening: str) -> tuple[Entry, ...]:
        """All entries that tell of the same as the one with that id, by the day from which they are known."""
        return self.mentions_of([happening])[0]

    def mentions_of(self, some: Sequence[str]) -> list[tuple[Entry, ...]]:
        """The same for several happenings at once, in their order."""
        told: dict[str, list[int]] = {one: [] for one in some}
        for ids in chunks(some):
            first = entries.alias()  # the entry that told of it first has its number
            query = (
                select(first.c.id, entries.c.seq)
                .join(entries, entries.c.happening == first.c.seq)
                .where(first.c.id.in_(ids), self.known(entries.c.known_from))
            )
            for row in self.connection.execute(query.order_by(entries.c.known_from, entries.c.seq)):
                told[row.id].append(row.seq)
        return self._shared([told[one] for one in some])

    def _shared(self, numbers: list[list[int]]) -> list[tuple[Entry, ...]]:
        """Entries by several lists of numbers, each loaded once."""
        wanted = list(dict.fromkeys(number for some in numbers for number in some))
        known = dict(zip(wanted, entries_of(self.connection, wanted), strict=True))
        return [tuple(known[number] for number in some) for some in numbers]

    def entry(self, start: str) -> tuple[Entry, ...]:
        """The entries whose id begins so, six at most."""
        query = select(entries.c.seq).where(entries.c.id >= start, entries.c.id < start + "~", self.known(entries.c.known_from))
        return tuple(entries_of(self.connection, list(self.connection.scalars(query.order_by(entries.c.id).limit(6)))))

    def costs(self, some: Iterable[str]) -> dict[str, str]:
        """By the id of a figure, the happening of the event whose cost it is, for the figures of some reports."""
        found: dict[str, str] = {}
        for ids in chunks(some):
            first = entries.alias()
            query = (
                select(entries.c.data, first.c.id)
                .join(reports, reports.c.seq == entries.c.report)
                .join(first, first.c.seq == entries.c.happening)
                .where(reports.c.id.in_(ids), entries.c.kind == "events", or_(entries.c.verdict.is_(None), entries.c.verdict != "rejected"))
                .order_by(entries.c.seq)
            )
            for row in self.connection.execute(query):
                for counted in (loose(row.data)["size"] or {}).values():
                    found |= dict.fromkeys(counted, row.id)
        return found

    def deeds(self, asked: Sequence[Wanted | None], limit: int = 60) -> list[tuple[Entry, ...]]:
        """For each undertaking the entries that may bear on it, of the earliest happenings; so many of a kind at most."""
        return self._shared([self._deeds(wanted, limit) if wanted is not None else [] for wanted in asked])

    def _deeds(self, wanted: Wanted, limit: int) -> list[int]:
        keys = [f"kb:state:{code}" for code in wanted.codes]
        called = select(actors.c.cluster).where(or_(actors.c.id.in_(wanted.actors), actors.c.key.in_(keys)))
        who = members(self.connection, list(self.connection.scalars(called)))
        found: list[int] = []
        for kind, types in sorted(wanted.types.items()):
            query = (
                select(happenings.c.seq, happenings.c.day)
                .join(parts, parts.c.happening == happenings.c.seq)
                .where(
                    parts.c.actor.in_(who),
                    parts.c.kind == kind,
                    parts.c.day >= wanted.since,
                    parts.c.day <= wanted.until,
                    happenings.c.type.in_(types) if types else true(),
                    self.known(happenings.c.known_from),
                )
                .distinct()
                .order_by(happenings.c.day, happenings.c.seq)
                .limit(limit)
            )
            found += [row.seq for row in self.connection.execute(query)]
        known: list[int] = []
        for some in chunks(found):
            told = select(entries.c.seq).where(entries.c.happening.in_(some), self.known(entries.c.known_from))
            known += self.connection.scalars(told.order_by(entries.c.seq))
        return known

    def fresh(self, since: str, limit: int = LIMIT) -> Iterator[Told]:
        """What was told for the first time by reports added since a moment: promises, truces, talks, positions; the last first."""
        query = (
            select(happenings.c.seq)
            .join(entries, entries.c.seq == happenings.c.seq)
            .join(reports, reports.c.seq == entries.c.report)
            .where(
                reports.c.added_at >= since,
                happenings.c.kind.in_(("commitments", "ceasefires", "talks", "positions")),
                self.known(happenings.c.known_from),
            )
            .order_by(happenings.c.seq.desc())
            .limit(limit)
        )
        yield from self._told(list(self.connection.scalars(query)))

    def _told(self, numbers: list[int]) -> Iterator[Told]:
        """One row for each happening, in that order: the earliest known of its mentions stands for it."""
        first: dict[int, tuple[str, int]] = {}
        told_by: dict[int, set[int]] = {}
        stories: dict[int, set[int]] = {}
        for some in chunks(numbers):
            query = (
                select(entries.c.seq, entries.c.happening, entries.c.known_from, entries.c.report, reports.c.story)
                .join(reports, reports.c.seq == entries.c.report)
                .where(entries.c.happening.in_(some), self.known(entries.c.known_from))
            )
            for row in self.connection.execute(query):
                first[row.happening] = min(first.get(row.happening, (row.known_from, row.seq)), (row.known_from, row.seq))
                told_by.setdefault(row.happening, set()).add(row.report)
                stories.setdefault(row.happening, set()).add(row.story)
        shown = [number for number in numbers if number in first]
        for number, entry in zip(shown, entries_of(self.connection, [first[number][1] for number in shown]), strict=True):
            yield Told(entry, len(told_by[number]), len(stories[number]))

    def _narrowed(self, query: Select[Any], kind: Kind, where: Filter) -> Select[Any]:
        """`query` over happenings, narrowed by a filter."""
        if where.type is not None:
            query = query.where(happenings.c.type == where.type)
        if where.status is not None:
            query = query.where(happenings.c.status == where.status)
        if where.since is not None:
            query = query.where(happenings.c.day >= where.since)
        if where.until is not None:
            query = query.where(happenings.c.day <= where.until)
        if isinstance(where.judged, str):
            query = query.where(happenings.c.verdict == where.judged)
        elif where.judged is not None:
            query = query.where(happenings.c.verdict.is_not(None) if where.judged else happenings.c.verdict.is_(None))
        for words, roles in ((where.actor, where.roles), (where.place, ("place", "places"))):
            if words is not None:
                part = parts.alias()
                of = part.c.actor.in_(members(self.connection, clusters_called(self.connection, words)))
                named = part.c.role.in_(roles) if roles else part.c.role.not_in(("place", "places"))
                query = query.where(happenings.c.seq.in_(select(part.c.happening).where(of, part.c.kind == kind, named)))
        if where.source is not None:
            told = select(entries.c.happening).where(entries.c.report.in_(report_numbers(where.source)))
            query = query.where(happenings.c.seq.in_(told))
        return query

    # -- actors

    def actors(self, where: Filter = EVERYTHING, limit: int = LIMIT, after: str | None = None) -> Page[Actor]:
        """Actors, those most spoken of first; a filter's `actor` narrows to names that begin so, its `type` to a type or a code."""
        start = number_of(after, 0)
        whole = where == EVERYTHING and self.as_of is None
        clusters = cast.spoken_of(self.connection, start + limit + 1) if whole else cast.fitting(self.connection, where, self.as_of)
        found = cast.actors_of(self.connection, clusters[start : start + limit], self.as_of)
        return Page(tuple(found), str(start + limit) if len(clusters) > start + limit else None)

    def actor(self, words: str) -> tuple[Actor, ...]:
        """The actors of that name or id, those most spoken of first."""
        found = cast.actors_of(self.connection, clusters_called(self.connection, words), self.as_of)
        return tuple(sorted(found, key=lambda one: (-one.mentions, one.id)))

    def knows(self, words: str) -> bool:
        """Whether any actor or place has that name or id."""
        return bool(clusters_called(self.connection, words))

    def every_actor(self) -> Iterator[Actor]:
        """Every actor, in the order in which they came."""
        numbers = list(self.connection.scalars(select(actors.c.cluster).distinct().order_by(actors.c.cluster)))
        for some in chunks(numbers):
            yield from cast.actors_of(self.connection, some, self.as_of)


_STORY = reports.alias()
_SOURCES = (
    select(
        reports.c.seq, reports.c.id, reports.c.name, reports.c.title, reports.c.publisher, reports.c.published, reports.c.known_from,
        reports.c.url, _STORY.c.id.label("story_id"),
    )
    .join(_STORY, _STORY.c.seq == reports.c.story)
    .order_by(reports.c.seq)
)  # fmt: skip


def _source(row: Any) -> Source:
    return Source(row.id, row.name, row.title, row.publisher, row.published, row.known_from, row.url, row.story_id)
