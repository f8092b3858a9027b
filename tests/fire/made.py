"""Reports without number, records that are held to them, and Dragoman's own commands as processes."""

import json
import re
import socket
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import httpx
from sqlalchemy import func, select

from dragoman.model.report_json import report_from_line, report_line
from dragoman.record.drafts import drafts
from dragoman.record.store.record import open_record
from dragoman.record.store.tables import entries, happenings, reports
from examples import report_on_a_truce

DRAGOMAN = str(Path(sys.executable).parent / "dragoman")
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")
CALLED = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def numbered(number, more=""):
    """One of many reports, alike but for their days, their ids and a number in the text."""
    report = report_on_a_truce()
    document = replace(report.document, id=f"d-{number:010d}", name=f"truce-{number}", text=f"{report.document.text} {number}{more}")
    one = replace(report, document=document, positions=(replace(report.positions[0], id=f"p-{number:010d}"),))
    return report_from_line(_DAY.sub(lambda day: (date.fromisoformat(day[0]) + timedelta(days=number)).isoformat(), report_line(one)))


def archive(path, count, more="", first=0):
    """A file of so many reports, as `dragoman read` writes them."""
    path.write_text("".join(f"{report_line(numbered(number, more))}\n" for number in range(first, first + count)), encoding="utf-8")
    return path


def command(*arguments):
    """A command of Dragoman's as a process at work."""
    return subprocess.Popen([DRAGOMAN, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def done(*arguments):
    """Such a process once it has ended: its status, its output, its complaints."""
    run = subprocess.run([DRAGOMAN, *map(str, arguments)], capture_output=True, text=True, check=False)
    return run.returncode, run.stdout, run.stderr


def held(where):
    """The names of the reports in a record, each of which is held to be whole: its text, its entries, and what they are counted in."""
    record = open_record(where)
    with record.view() as view:
        there = {report.document.name: report for report in view.reports()}
        rows = view.connection.execute(select(reports.c.seq, reports.c.name)).all()
        assert len(rows) == len(there), "a report is there twice"
        for row in rows:
            kept = view.connection.execute(select(entries.c.id, entries.c.data).where(entries.c.report == row.seq)).all()
            assert {one.id: json.loads(one.data) for one in kept} == {draft.id: draft.data for draft in drafts(there[row.name])}
        mentions = select(func.count()).where(entries.c.happening == happenings.c.seq).correlate(happenings).scalar_subquery()
        assert view.connection.scalar(select(func.count()).select_from(happenings).where(happenings.c.mentions != mentions)) == 0
    record.close()
    if "://" not in where:
        with sqlite3.connect(where) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()
    return sorted(there)


def names(count):
    """The names of so many numbered reports, in their order."""
    return sorted(f"truce-{number}" for number in range(count))


class Served:
    """`dragoman serve` on a record, at work; `url` is where."""

    def __init__(self, where):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen([DRAGOMAN, "serve", "--record", where, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        until = time.monotonic() + 60
        while True:
            try:
                httpx.get(f"{self.url}/", timeout=30)
            except httpx.HTTPError:
                assert time.monotonic() < until, "the server did not start"
                assert self.process.poll() is None, self.process.stderr.read().decode()
                time.sleep(0.1)
            else:
                return

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()
