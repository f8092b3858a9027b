"""A disk that is full: what was said to be added stays, nothing is there by halves, and it goes on once there is room."""

import multiprocessing
import resource
import signal
import sqlite3
from dataclasses import replace

from dragoman.record.store.record import open_record
from examples import report_on_a_truce

AT = "2026-01-01T00:00:00Z"
ROOM = 2_000_000  # bytes that a file may grow to


def numbered(number):
    report = report_on_a_truce()
    text = f"{report.document.text} {number} {'and the guns were heard again ' * 2000}"
    return replace(report, document=replace(report.document, id=f"d-{number:010d}", name=f"truce-{number}", text=text))


def _fill(where, said):
    """Add reports until the system takes no more bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))
    writer = open_record(where).writer(AT, "reader-1")
    for number in range(1000):
        (outcome,) = writer.add([numbered(number)])
        said.put((number, getattr(outcome, "code", None), getattr(outcome, "message", "")))
        if getattr(outcome, "code", None) is not None:
            return


def test_a_full_disk_loses_nothing_that_was_said_to_be_added(tmp_path):
    where = str(tmp_path / "r.db")
    open_record(where, create=True).close()
    spawn = multiprocessing.get_context("spawn")
    said = spawn.Queue()
    child = spawn.Process(target=_fill, args=(where, said))
    child.start()
    added = []
    while True:
        number, code, message = said.get(timeout=60)
        if code is not None:
            break
        added.append(f"d-{number:010d}")
    child.join(30)
    assert added
    assert code == "not-written"
    assert message in ("The record could not be written: disk I/O error.", "The record could not be written: database or disk is full.")
    with sqlite3.connect(where) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    record = open_record(where)
    with record.view() as view:
        assert [source.report for source in view.sources()] == added
    (outcome,) = record.writer(AT, "reader-1").add([numbered(number)])
    assert outcome.outcome == "added"
    record.close()
