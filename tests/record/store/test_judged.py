"""Judging, on SQLite and PostgreSQL: what is judged stays, is found again by its words, and can be taken back."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from dragoman.model.span import Span
from dragoman.record.filters import Filter
from dragoman.record.store.actors import join
from dragoman.record.store.tables import actors, links
from dragoman.record.store.transaction import Transaction

AT = "2026-01-02T00:00:00Z"


@pytest.fixture
def order(filled):
    with filled.view() as view:
        return view.told("commitments", Filter(actor="Russia", type="withdraw_forces"))[0].entry


def seen(record, entry):
    with record.view() as view:
        (found,) = view.entry(entry)
        return found


def test_a_verdict_and_its_undoing(filled, order):
    judgement = filled.judge("accept", order.id, "ann", AT, "read it")
    assert seen(filled, order.id).verdict == "accepted"
    with filled.view() as view:
        assert [told.entry.id for told in view.told("commitments", Filter(judged="accepted"))] == [order.id]
    undoing = filled.undo(judgement.id, "bob", AT)
    assert seen(filled, order.id).verdict is None
    filled.undo(undoing.id, "ann", AT, "he was wrong")
    assert seen(filled, order.id).verdict == "accepted"
    assert [(one.judgement.verb, one.undone) for one in filled.judgements()] == [("accept", False), ("undo", False), ("undo", False)]


def test_the_last_verdict_counts(filled, order):
    filled.judge("reject", order.id[:8], "ann", AT)
    filled.judge("unsure", order.id, "bob", AT)
    assert seen(filled, order.id).verdict == "unsure"


def test_a_correction_shows_and_what_was_read_is_kept(filled, order):
    judgement = filled.judge("correct", order.id, "ann", AT, None, "status", "initiated")
    found = seen(filled, order.id)
    assert (found.status, found.data["status"], found.corrected) == ("initiated", "initiated", ("status",))
    filled.undo(judgement.id, "ann", AT)
    assert seen(filled, order.id) == order
    filled.judge("correct", order.id, "ann", AT, None, "start", "2016-03-16")
    assert seen(filled, order.id).start == "2016-03-16"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("colour", "red", "'colour' cannot be corrected in commitments; what can is deadline, kind, start, status, strength."),
        ("by", "x", "'by' cannot be corrected in commitments; what can is deadline, kind, start, status, strength."),
        ("start", 7, "7 is no str for 'start' of commitments."),
        (
            "strength",
            "sworn",
            "'strength' of commitments is one of promised, announced, ordered, offered, agreed, threatened; 'sworn' is none of them.",
        ),
    ],
)
def test_what_cannot_be_corrected(filled, order, field, value, message):
    assert filled.judge("correct", order.id, "ann", AT, None, field, value).message == message


def test_what_is_not_there_cannot_be_judged(filled):
    assert filled.judge("accept", "c-nothing", "ann", AT).message == "The record holds no entry 'c-nothing'."
    assert filled.undo("j-nothing", "ann", AT).message == "The record holds no judgement 'j-nothing'."
    assert filled.judge("accept", "c-", "ann", AT).message.startswith("'c-' fits 6 of the record's entries: ")


def test_judgements_hold_on_to_words_when_a_newer_reader_reads(filled, order, readings):
    filled.judge("accept", order.id, "ann", AT)
    report = next(one for one in readings if one.document.id == order.source.report)
    moved = tuple(
        replace(one, id=f"c-{number:012d}", evidence=(Span(one.evidence[0].start, one.evidence[0].end - 3), *one.evidence[1:]))
        for number, one in enumerate(report.commitments)
    )
    (outcome,) = filled.writer(AT, "reader-2").add([replace(report, commitments=moved)])
    assert outcome.unfit == ()
    with filled.view() as view:
        (held,) = view.told("commitments", Filter(judged="accepted"))
        assert held.entry.data["what"] == order.data["what"]


def test_what_no_longer_fits_is_listed_and_comes_back(filled, order, readings):
    judgement = filled.judge("accept", order.id, "ann", AT)
    report = next(one for one in readings if one.document.id == order.source.report)
    (outcome,) = filled.writer(AT, "reader-2").add([replace(report, commitments=())])
    assert outcome.unfit == (judgement.id,)
    assert [(one.judgement.id, one.fits) for one in filled.judgements()] == [(judgement.id, False)]
    filled.writer(AT, "reader-3").add([report])
    assert seen(filled, order.id).verdict == "accepted"


def test_merged_actors_are_one_until_it_is_taken_back(filled):
    with filled.view() as view:
        before = view.actor("Nikolai Pankov")
    judgement = filled.tie("merge", "Nikolai Pankov", "Sergei Shoigu", "ann", AT)
    with filled.view() as view:
        (one,) = view.actor("Nikolai Pankov")
        assert {"Nikolai Pankov", "Sergei Shoigu"} <= set(one.names)
    assert filled.tie("merge", "Nikolai Pankov", "Sergei Shoigu", "ann", AT).message == "'Nikolai Pankov' and 'Sergei Shoigu' are one actor already."
    filled.undo(judgement.id, "ann", AT)
    with filled.view() as view:
        assert view.actor("Nikolai Pankov") == before


def test_what_is_split_stays_split(filled):
    with filled.view() as view:
        pair = [view.actor(name)[0].id for name in ("Vladimir Putin", "Sergei Shoigu")]
    filled.tie("split", *pair, "ann", AT)
    filled.tie("merge", "Vladimir Putin", "Nikolai Pankov", "ann", AT)
    filled.tie("merge", "Nikolai Pankov", "Sergei Shoigu", "ann", AT)
    with filled.view() as view:
        assert view.actor("Vladimir Putin")[0].id != view.actor("Sergei Shoigu")[0].id


def test_a_tie_that_is_taken_back_is_as_the_likeness_says(filled):
    with filled.view() as view:
        held = {name: view.actor(name)[0] for name in ("Vladimir Putin", "Sergei Shoigu")}
    with filled._engine.connect().execution_options(writes=True) as connection, connection.begin():
        tx = Transaction(connection)
        one, other = (connection.scalar(select(actors.c.seq).where(actors.c.id == actor.id)) for actor in held.values())
        link = {"kind": "actor", "one": min(one, other), "other": max(one, other), "score": 0.9, "reason": "alike", "taken": True}
        tx.insert(links, [link])
        join(tx, one, other)
    judgement = filled.tie("split", *(actor.id for actor in held.values()), "ann", AT)
    with filled.view() as view:
        assert view.actor("Vladimir Putin")[0].id != view.actor("Sergei Shoigu")[0].id
    filled.undo(judgement.id, "ann", AT)
    with filled.view() as view:
        assert view.actor("Vladimir Putin")[0].id == view.actor("Sergei Shoigu")[0].id


def test_one_report_may_mean_somebody_else_of_that_name(filled):
    with filled.view() as view:
        (before,) = view.actor("Vladimir Putin")
        order = view.told("commitments", Filter(actor=before.id))[0].entry
    judgement = filled.part("Vladimir Putin", order.source.report, "ann", AT, "his namesake")
    with filled.view() as view:
        namesake = next(part for part in view.entry(order.id)[0].parts if part.name == before.name)
        assert namesake.actor != before.id
        assert view.actor(namesake.actor)[0].reports == 1
        assert view.actor(before.id)[0].reports == before.reports - 1
    assert [(one.judgement.id, one.fits) for one in filled.judgements()] == [(judgement.id, True)]
    filled.undo(judgement.id, "ann", AT)
    with filled.view() as view:
        assert view.actor("Vladimir Putin") == (before,)


def test_who_is_not_in_a_report_cannot_be_split_off_there(filled, order):
    assert filled.part("Nobody", order.source.report, "ann", AT).message == "The record holds no actor 'Nobody'."
    assert filled.part("Russia", "nowhere", "ann", AT).message == "The record holds no report 'nowhere'."
    with filled.view() as view:
        (kerry,) = view.actor("John Kerry")
    assert filled.part(kerry.id, "2016-02-22-terms", "ann", AT).message == f"The report '2016-02-22-terms' names no actor '{kerry.id}'."
