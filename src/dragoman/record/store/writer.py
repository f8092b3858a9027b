"""Adds reports to a record, whole or not at all, and takes them out again."""

import time
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Engine, delete, func, select
from sqlalchemy.exc import DBAPIError

from dragoman.model.problem import Problem
from dragoman.model.report import Report
from dragoman.model.report_json import report_from_line
from dragoman.record.store import judged
from dragoman.record.store.drop import drop
from dragoman.record.store.engine import WRITES, lost, reason
from dragoman.record.store.prepared import Prepared, prepared
from dragoman.record.store.stories import forget_sketch, story_of
from dragoman.record.store.tables import judgements, reports
from dragoman.record.store.take import take
from dragoman.record.store.transaction import Transaction

Outcome = Literal["added", "read anew", "already there"]
_KNOWN = (reports.c.id, reports.c.seq, reports.c.reader, reports.c.readings, reports.c.added_at)
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds after which a database that cannot be reached is tried again: starting it anew takes a minute at most."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report that was to be added; `unfit` are the ids of judgements whose words its new reading no longer has."""

    id: str
    name: str
    outcome: Outcome
    unfit: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What went with a report: how many entries, and how many judgements that rested on it alone."""

    id: str
    name: str
    entries: int
    judgements: int


class Writer:
    """The one way into a record. Each call is one transaction: what it answers is on the disk."""

    def __init__(self, engine: Engine, now: str, reader: str) -> None:
        """`now` is the moment that is written down, ISO in UTC; `reader` says what the reports were read with."""
        self._engine = engine
        self._now = now
        self._reader = reader

    def missing(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of some reports' ids that the record lacks, or holds as another reader read them.

        All of them where the database fails: whoever adds them is told.
        """
        wanted = list(ids)
        try:
            with self._engine.connect() as connection:
                there = connection.execute(select(reports.c.id).where(reports.c.id.in_(wanted), reports.c.reader == self._reader))
                return frozenset(wanted) - {row.id for row in there}
        except DBAPIError:
            return frozenset(wanted)

    def add(self, some: Iterable[Report], *, again: bool = False) -> tuple[Added | Problem, ...]:
        """Add reports in their order, all of them or, where the database fails, none.

        A Problem stands in the place of a report of which an entry has no words. One Problem alone, of code `not-written`, says that
        the database failed and nothing was added; a PostgreSQL that cannot be reached is waited for, a minute or so. A report that
        is there is left as it is, but where it was read by another reader, or `again` is wanted: then the new reading takes the place
        of the old one, and judgements hold on to its words.
        """
        known = list(some)
        missing = frozenset(report.document.id for report in known) if again else self.missing(report.document.id for report in known)
        ready = [self._prepared(report) if report.document.id in missing else report for report in known]
        for pause in (*PAUSES, None):
            try:
                return self._all_added(ready, again=again)
            except DBAPIError as error:
                if pause is None or not lost(error):
                    return (Problem("not-written", f"The record could not be written: {reason(error)}.", severity="error"),)
                time.sleep(pause)  # a database that is started anew; what it had written by then is found there
        raise AssertionError("the last try gives an answer")

    def _all_added(self, ready: Sequence[Prepared | Report | Problem], *, again: bool) -> tuple[Added | Problem, ...]:
        outcomes: list[Added | Problem] = []
        ids = [(one if isinstance(one, Report) else one.report).document.id for one in ready if not isinstance(one, Problem)]
        with self._engine.connect().execution_options(**WRITES) as connection, connection.begin():
            tx = Transaction(connection)
            there = {row.id: row for row in tx.rows(_KNOWN, reports.c.id, ids)}
            judged_on = {row.report for row in tx.rows((judgements.c.report,), judgements.c.report, ids)}
            for one in ready:
                if isinstance(one, Problem):
                    outcomes.append(one)
                    continue
                known_as = (one if isinstance(one, Report) else one.report).document.id
                outcomes.append(self._add(tx, one, there.get(known_as), known_as in judged_on, again=again))
                if ids.count(known_as) > 1:
                    there |= {row.id: row for row in tx.rows(_KNOWN, reports.c.id, [known_as])}
            tx.close()
        return tuple(outcomes)

    def forget(self, report: str) -> Forgotten | Problem:
        """Take out a report, by its id or its name, and all that rests on it alone."""
        try:
            with self._engine.connect().execution_options(**WRITES) as connection, connection.begin():
                tx = Transaction(connection)
                forgotten = self._forget(tx, report)
                tx.close()
        except DBAPIError as error:
            return Problem("not-written", f"The record could not be written: {reason(error)}.", severity="error")
        return forgotten

    def _prepared(self, report: Report, day: str | None = None, apart: Mapping[str, str] | None = None) -> Prepared | Problem:
        return prepared(report, day or report.document.published or self._now[:10], apart)

    def _add(self, tx: Transaction, one: Prepared | Report, there: Any, is_judged: bool, *, again: bool) -> Added | Problem:  # noqa: FBT001 -- what is known of it
        report = one if isinstance(one, Report) else one.report
        document = report.document
        if there is not None and (not again and there.reader == self._reader):
            return Added(document.id, document.name, "already there")
        day = document.published or (self._now if there is None else there.added_at)[:10]
        apart = judged.apart(tx, report) if is_judged else {}
        ready = one if isinstance(one, Prepared) and one.day == day and not apart else self._prepared(report, day, apart)
        if isinstance(ready, Problem):
            return ready
        seq = tx.number(reports) if there is None else there.seq
        row = {
            "seq": seq,
            "id": document.id,
            "name": document.name,
            "title": document.title,
            "publisher": document.publisher or next(iter(document.agencies), None),
            "published": document.published,
            "known_from": day,
            "url": document.url,
            "language": document.language,
            "added_at": self._now,
            "reader": self._reader,
            "readings": 1,
            "text": document.text,
            "body": ready.body,
        }
        if there is None:
            story, likeness = story_of(tx, ready.drawn, seq)
            tx.insert(reports, [row | {"story": story, "likeness": likeness}])
        else:
            drop(tx, seq)
            kept = {"added_at": there.added_at, "readings": there.readings + 1}
            tx.update(reports, [row | kept])
        take(tx, ready, seq)
        unfit: tuple[str, ...] = ()
        if is_judged:
            judged.hold_actors(tx, document.id)
            unfit = judged.hold(tx, document.id)
        return Added(document.id, document.name, "added" if there is None else "read anew", unfit)

    def _forget(self, tx: Transaction, report: str) -> Forgotten | Problem:
        found = tx.connection.execute(
            select(reports.c.seq, reports.c.id, reports.c.name, reports.c.body).where((reports.c.id == report) | (reports.c.name == report))
        ).all()
        if len(found) != 1:
            why = "holds no report" if not found else f"holds {len(found)} reports"
            ids = "".join(f" {row.id}" for row in found[:5])
            return Problem("no-report", f"The record {why} with the id or the name {report!r}{':' if ids else ''}{ids}.", severity="error")
        (row,) = found
        count = drop(tx, row.seq)
        read = report_from_line(zlib.decompress(row.body).decode())
        if isinstance(read, Report):
            forget_sketch(tx, read.document, row.seq)
        gone = tx.connection.scalar(select(func.count()).select_from(judgements).where(judgements.c.report == row.id)) or 0
        tx.connection.execute(delete(judgements).where(judgements.c.report == row.id))
        tx.connection.execute(delete(reports).where(reports.c.seq == row.seq))
        return Forgotten(row.id, row.name, count, gone)
