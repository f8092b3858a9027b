"""Adding and forgetting, on SQLite and PostgreSQL: whole or not at all, once, and without a trace."""

import multiprocessing
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from dragoman.model.problem import Problem
from dragoman.record.drafts import KINDS
from dragoman.record.store.record import open_record
from dragoman.record.store.tables import entries, happenings, metadata
from dragoman.record.store.writer import Added
from examples import report_on_a_truce

NOW = "2026-01-01T00:00:00Z"
KEPT = {"counters"}  # tables that say nothing of a report


def counts(record):
    with record.view() as view:
        return {table.name: view.connection.scalar(select(func.count()).select_from(table)) for table in metadata.sorted_tables}


def test_a_report_is_added_once(record):
    writer = record.writer(NOW, "reader-1")
    report = report_on_a_truce()
    assert writer.add([report]) == (Added(report.document.id, "truce", "added"),)
    before = counts(record)
    assert writer.add([report, report]) == (Added(report.document.id, "truce", "already there"),) * 2
    assert counts(record) == before


def test_what_was_added_comes_back_as_it_was(record, readings):
    record.writer(NOW, "reader-1").add(readings)
    with record.view() as view:
        assert tuple(view.reports()) == readings


def test_a_report_with_an_entry_without_words_is_refused(record):
    report = report_on_a_truce()
    unfounded = replace(report, positions=(replace(report.positions[0], evidence=()),))
    assert record.writer(NOW, "reader-1").add([unfounded]) == (
        Problem("unfounded", "The entry p-1111111111 of 'truce' rests on no words of the report.", severity="error"),
    )
    assert set(counts(record).values()) == {0}


def test_half_a_character_is_refused(record):
    report = report_on_a_truce()
    half = replace(report, document=replace(report.document, text=report.document.text.replace("Saturday", "Satur\ud800ay")))
    (outcome,) = record.writer(NOW, "reader-1").add([half])
    assert outcome.message == "The report 'truce' has half a character: the lone surrogate U+D800."
    assert set(counts(record).values()) == {0}


def test_a_newer_reader_reads_anew(record):
    report = report_on_a_truce()
    record.writer(NOW, "reader-1").add([report])
    shorter = replace(report, events=())
    (outcome,) = record.writer(NOW, "reader-2").add([shorter])
    assert outcome.outcome == "read anew"
    with record.view() as view:
        assert list(view.reports()) == [shorter]
        assert list(view.entries("events")) == []


def test_reading_anew_leaves_the_same_entries_and_actors(record, readings):
    record.writer(NOW, "reader-1").add(readings)
    once = counts(record)
    record.writer(NOW, "reader-2").add(readings)
    same = ("reports", "entities", "entries", "sketches", "actors")  # what tells of the same may be found in another order
    assert {name: counts(record)[name] for name in same} == {name: once[name] for name in same}
    with record.view() as view:
        assert view.connection.scalar(select(func.count()).where(entries.c.happening.not_in(select(happenings.c.seq)))) == 0
        told = select(func.count()).where(entries.c.happening == happenings.c.seq).correlate(happenings).scalar_subquery()
        assert view.connection.scalar(select(func.count()).where(happenings.c.mentions != told)) == 0


def test_missing_are_those_that_this_reader_has_not_read(record):
    report = report_on_a_truce()
    record.writer(NOW, "reader-1").add([report])
    assert record.writer(NOW, "reader-1").missing([report.document.id, "d-2"]) == {"d-2"}
    assert record.writer(NOW, "reader-2").missing([report.document.id]) == {report.document.id}


def test_forgetting_all_leaves_nothing_of_any_report(record, readings):
    writer = record.writer(NOW, "reader-1")
    writer.add(readings)
    for report in readings:
        gone = writer.forget(report.document.name)
        assert gone.entries == sum(len(getattr(report, kind)) for kind in KINDS)
    left = {name: count for name, count in counts(record).items() if count and name not in KEPT}
    assert set(left) <= {"actors", "actor_names"}  # states, which the tables of knowledge name


def test_forgetting_one_leaves_the_rest_as_if_it_had_never_been(record, readings, tmp_path):
    writer = record.writer(NOW, "reader-1")
    writer.add(readings)
    writer.forget(readings[0].document.id)
    other = open_record(str(tmp_path / "other.db"), create=True)
    other.writer(NOW, "reader-1").add(readings[1:])
    without = ("counters", "actors", "actor_names", "links", "blocks")  # states stay; likenesses are found in another order
    assert {name: count for name, count in counts(record).items() if name not in without} == {
        name: count for name, count in counts(other).items() if name not in without
    }
    other.close()


def test_what_is_not_there_cannot_be_forgotten(record):
    assert record.writer(NOW, "reader-1").forget("nothing") == Problem(
        "no-report", "The record holds no report with the id or the name 'nothing'.", severity="error"
    )


def _add(where, reports, ready, outcomes):
    record = open_record(where, create=True)
    ready.wait()
    for report in reports:
        outcomes.put([one.outcome for one in record.writer(NOW, "reader-1").add([report])])


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_two_processes_may_add_at_once(where, readings):
    context = multiprocessing.get_context("fork")
    ready, outcomes = context.Barrier(2), context.Queue()
    both = [context.Process(target=_add, args=(where, some, ready, outcomes)) for some in (readings, readings[::-1])]
    for one in both:
        one.start()
    found = [outcomes.get(timeout=60)[0] for _ in range(2 * len(readings))]
    for one in both:
        one.join(60)
    assert sorted(found) == ["added"] * len(readings) + ["already there"] * len(readings)
    record = open_record(where)
    with record.view() as view:
        assert {report.document.id for report in view.reports()} == {report.document.id for report in readings}
    record.close()
