"""The whole way of a report: what comes out rests on its words, refers to what is there, and does not depend on anything else."""

from pathlib import Path

import pytest

from dragoman.intake.documents import document
from dragoman.intake.inputs import inputs
from dragoman.model.report_json import report_from_line, report_line
from dragoman.reading import read, read_all, tools

SAMPLES = Path(__file__).parent.parent / "samples"
KINDS = ("statements", "events", "commitments", "ceasefires", "talks", "positions", "figures")


@pytest.fixture(scope="module")
def ready():
    return tools(threads=2)


@pytest.fixture(scope="module")
def samples():
    return list(inputs([str(SAMPLES)]))


@pytest.fixture(scope="module")
def reports(ready, samples):
    return list(read_all(samples, ready))


def test_every_entry_rests_on_words_of_the_report(reports):
    for report in reports:
        for kind in KINDS:
            for entry in getattr(report, kind):
                assert entry.evidence, entry
                assert all(span.end <= len(report.document.text) for span in entry.evidence)
                assert not any(report.document.is_furniture(span) for span in entry.evidence), entry


def test_ids_are_unique_and_references_lead_somewhere(reports):
    for report in reports:
        entities = {entity.id for entity in report.entities}
        statements = {statement.id for statement in report.statements}
        ids = [entry.id for kind in KINDS for entry in getattr(report, kind)]
        assert len(ids) == len(set(ids))
        assert {mention.entity for mention in report.mentions} <= entities | {None}
        assert {statement.speaker for statement in report.statements} <= entities | {None}
        assert {statement.within for statement in report.statements} <= statements | {None}
        for event in report.events:
            assert {*event.actors, *event.recipients} <= entities
            assert event.said_in is None or event.said_in in statements
        for commitment in report.commitments:
            assert {*commitment.by, *commitment.to, *commitment.places} <= entities
        for position in report.positions:
            assert position.holder in entities


def test_a_statement_never_lies_within_itself(reports):
    for report in reports:
        around = {statement.id: statement.within for statement in report.statements}
        for start in around:
            seen, at = set(), start
            while at is not None:
                assert at not in seen, report.document.name
                seen.add(at)
                at = around[at]


def test_the_same_report_reads_the_same_in_any_order(ready, samples, reports):
    again = {report.document.name: report_line(report) for report in read_all(reversed(samples), ready)}
    assert {report.document.name: report_line(report) for report in reports} == again


def test_a_record_comes_back_from_its_line(reports):
    assert all(report_from_line(report_line(report)) == report for report in reports)


def test_an_order_to_withdraw_is_a_commitment_and_what_stays_its_exception(reports):
    report = next(one for one in reports if one.document.name == "2016-03-14-withdrawal")
    names = {entity.id: entity.name for entity in report.entities}
    text = report.document.text
    found = [one for one in report.commitments if one.kind == "withdraw_forces" and "Russia" in {names[by] for by in one.by}]
    assert found, [(one.kind, one.what.of(text)) for one in report.commitments]
    assert {names[by] for by in found[0].by} == {"Vladimir Putin", "Russia"}
    assert (found[0].start, found[0].deadline, found[0].strength) == ("2016-03-15", None, "ordered")


def test_speakers_are_those_whose_words_they_are(reports):
    report = next(one for one in reports if one.document.name == "2016-03-14-withdrawal")
    names = {entity.id: entity.name for entity in report.entities}
    speakers = {names[statement.speaker] for statement in report.statements if statement.speaker}
    assert {"Vladimir Putin", "Sergei Shoigu", "Salim al-Muslat"} <= speakers


def test_what_nobody_dated_is_said_to_be_undated(ready):
    report = read(document("The rebels said on Monday that they would talk.", "undated"), ready)
    assert [problem.code for problem in report.problems] == ["no-date"]
    assert all(time.from_ is None for time in report.times)


def test_nothing_is_made_of_nothing(ready):
    report = read(document("The weather was fine and the harvest good.", "fine"), ready)
    assert all(getattr(report, kind) == () for kind in KINDS)


def test_many_reports_read_beside_one_another_read_as_each_alone(ready, samples, reports):
    assert [report_line(report) for report in reports] == [report_line(read(sample, ready)) for sample in samples]
