"""A PostgreSQL that is started anew, or falls, while reports are added and pages are read."""

import signal
import threading
import time

import httpx

from conftest import made
from dragoman.record.store.record import open_record
from fire.made import Served, held, names, numbered

AT = "2026-01-01T00:00:00Z"


def test_a_database_that_is_started_anew_under_load(restartable, full, tell):
    where = made(restartable.url, "fire")
    open_record(where, create=True).close()
    times, away = (4, 3.0) if full else (1, 0.5)
    stop, added, statuses, faults = threading.Event(), [], [], []

    def adding():
        record = open_record(where)
        number = 0
        while not stop.is_set():
            (outcome,) = record.writer(AT, "reader-1").add([numbered(number)])
            (added if getattr(outcome, "outcome", None) in ("added", "already there") else faults).append(outcome)
            number += 1
        record.close()

    with Served(where) as server:

        def viewing():
            with httpx.Client(base_url=server.url, timeout=60) as client:
                while not stop.is_set():
                    statuses.append(client.get(("/", "/reports", "/api/actors")[len(statuses) % 3]).status_code)

        at_work = [threading.Thread(target=adding), threading.Thread(target=viewing)]
        for thread in at_work:
            thread.start()
        time.sleep(1 if full else 0.2)
        for round_ in range(times):
            before = len(added)
            restartable.end((signal.SIGINT, signal.SIGQUIT)[round_ % 2])
            time.sleep(away)
            restartable.start()
            until = time.monotonic() + 60
            while len(added) <= before:
                assert time.monotonic() < until, "adding did not go on"
                time.sleep(0.1)
        stop.set()
        for thread in at_work:
            thread.join(90)
        assert httpx.get(f"{server.url}/reports", timeout=60).status_code == 200
    assert faults == []
    assert held(where) == names(len(added))
    assert set(statuses) <= {200, 503}
    assert statuses[0] == statuses[-1] == 200
    assert 503 in statuses or not full
    tell(
        "PostgreSQL restarted under load",
        f"{times} times, by turns an orderly end and a fall (SIGINT, SIGQUIT), each for {away:.0f} s, while reports are added and pages read",
        "adding waited and went on; every report that was said to be added is there once; pages answered 503 with Retry-After meanwhile,"
        " and nothing else",
    )


def test_a_database_that_stays_away_is_told_in_one_line(restartable, monkeypatch):
    monkeypatch.setattr("dragoman.record.store.writer.PAUSES", (0.1,))
    where = made(restartable.url, "fire")
    record = open_record(where, create=True)
    restartable.end(signal.SIGINT)
    (outcome,) = record.writer(AT, "reader-1").add([numbered(0)])
    assert outcome.code == "not-written"
    assert outcome.message.startswith("The record could not be written: ")
    restartable.start()
    (outcome,) = record.writer(AT, "reader-1").add([numbered(0)])
    assert outcome.outcome == "added"
    record.close()
