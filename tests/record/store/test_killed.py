"""Killed at any moment, a record loses nothing that it said it had, and keeps nothing by halves; on SQLite and PostgreSQL.

`make kills` does it 200 times.
"""

import json
import multiprocessing
import os
import random
import signal
import sqlite3
import time
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from dragoman.model.report import Report
from dragoman.record.drafts import drafts
from dragoman.record.store.record import open_record
from dragoman.record.store.tables import entries, happenings, judgements, reports
from examples import report_on_a_truce

KILLS = int(os.environ.get("DRAGOMAN_KILLS", "20"))
LONGEST = 0.25  # seconds from a child's first word to its end
AT = "2026-01-01T00:00:00Z"


def numbered(number):
    """One of many reports, alike but for their ids."""
    report = report_on_a_truce()
    document = replace(report.document, id=f"d-{number:010d}", name=f"truce-{number}", text=f"{report.document.text} {number}")
    return replace(report, document=document, positions=(replace(report.positions[0], id=f"p-{number:010d}"),))


def _work(where, first, said):
    """Add one report after another and judge each, saying so as soon as each is done, until the end."""
    record = open_record(where)
    writer = record.writer(AT, "reader-1")
    said.send(("begun", 0))
    for number in range(first, first + 10_000):
        (outcome,) = writer.add([numbered(number)])
        said.send((outcome.outcome, number))
        judgement = record.judge("accept", f"p-{number:010d}", "ann", AT)
        said.send(("judged", judgement.id))


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_nothing_is_lost_and_nothing_is_half(where):
    open_record(where, create=True).close()
    context, rng = multiprocessing.get_context("fork"), random.Random(20160314)  # noqa: S311 -- moments to kill at, no secret
    added, judged = set(), set()
    for kill in range(KILLS):
        hears, says = context.Pipe(duplex=False)
        child = context.Process(target=_work, args=(where, kill * 10_000, says))
        child.start()
        says.close()
        assert hears.recv()[0] == "begun"
        time.sleep(rng.uniform(0, LONGEST))
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        try:
            while True:
                what, which = hears.recv()
                (added if what == "added" else judged).add(which)
        except EOFError:
            pass
    record = open_record(where)
    with record.view() as view:
        there = {report.document.name: report for report in view.reports()}
        assert {f"truce-{number}" for number in added} <= set(there)
        for row in view.connection.execute(select(reports.c.seq, reports.c.name)).all():
            whole = there[row.name]
            assert whole == numbered(int(row.name.partition("-")[2]))
            assert isinstance(whole, Report)
            held = view.connection.execute(select(entries.c.id, entries.c.data).where(entries.c.report == row.seq)).all()
            assert {one.id: json.loads(one.data) for one in held} == {draft.id: draft.data for draft in drafts(whole)}
        mentions = select(func.count()).where(entries.c.happening == happenings.c.seq).correlate(happenings).scalar_subquery()
        assert view.connection.scalar(select(func.count()).where(happenings.c.mentions != mentions)) == 0
        assert judged <= set(view.connection.scalars(select(judgements.c.id)))
        verdicts = view.connection.scalar(select(func.count()).where(entries.c.verdict == "accepted"))
        assert verdicts == view.connection.scalar(select(func.count()).select_from(judgements))
    record.close()
    assert len(added) > KILLS
    if "://" not in where:
        with sqlite3.connect(where) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            connection.execute("INSERT INTO entries_words (entries_words, rank) VALUES ('integrity-check', 1)")
