"""The record as JSON and back: nothing is lost, nothing is called otherwise than the record's page says."""

import json
from dataclasses import fields

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from dragoman.export.schema import report_schema
from dragoman.model.document import Document
from dragoman.model.problem import Problem
from dragoman.model.report import Report
from dragoman.model.report_json import report_from_dict, report_from_line, report_line, report_page, report_to_dict
from examples import report_on_a_truce
from strategies import reports

slow_to_make = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)


def test_keys_are_those_of_the_record():
    record = report_to_dict(report_on_a_truce())
    assert list(record) == [
        "schema", "document", "sentences", "mentions", "entities", "times", "statements", "events", "commitments", "ceasefires", "talks",
        "positions", "figures", "problems",
    ]  # fmt: skip
    assert record["schema"] == "dragoman.report/1"
    assert record["document"]["furniture"] == [{"start": 81, "end": 99, "kind": "notice"}]
    assert record["times"][0]["from"] == "2016-02-27"
    assert record["ceasefires"][0]["class"] == "cessation"
    assert record["statements"][0]["content"] == [{"start": 22, "end": 44}]
    assert record["figures"][0]["value"] == 40  # a whole number is written as one


def test_offsets_count_code_points_of_the_text():
    record = report_to_dict(report_on_a_truce())
    span = record["statements"][0]["content"][0]
    assert record["document"]["text"][span["start"] : span["end"]] == "the truce was broken 🕊"


@given(reports())
@slow_to_make
def test_a_report_comes_back_as_it_went(report):
    assert report_from_line(report_line(report)) == report
    assert report_from_line(report_page(report)) == report


@given(reports())
@slow_to_make
def test_every_report_keeps_to_the_schemas_types(report):
    schema = report_schema()
    for definition in schema["$defs"].values():  # made-up values have any words for dates, and may have no evidence
        for value in definition["properties"].values():
            value.pop("pattern", None)
            value.pop("minItems", None)
    jsonschema.Draft202012Validator(schema).validate(json.loads(report_line(report)))


@given(reports())
@slow_to_make
def test_a_line_stays_one_line_of_utf8(report):
    line = report_line(report)
    assert line.splitlines() == [line]
    line.encode()


def test_a_lone_surrogate_survives():
    report = Report(Document("d-1", "odd", "an odd \ud83d letter"))
    assert "\\ud83d" in report_line(report)
    assert report_from_line(report_line(report)) == report


def test_spans_may_carry_their_text():
    value = report_to_dict(report_on_a_truce())
    value["statements"][0]["content"][0]["text"] = "the truce was broken 🕊"
    assert report_from_dict(value) == report_on_a_truce()


def test_keys_of_a_later_version_are_left_out():
    value = report_to_dict(report_on_a_truce())
    value["later"] = value["statements"][0]["later"] = 1
    assert report_from_dict(value) == report_on_a_truce()


def test_fields_with_a_default_may_be_missing():
    value = report_to_dict(report_on_a_truce())
    del value["events"], value["document"]["language"]
    read = report_from_dict(value)
    assert isinstance(read, Report)
    assert read.events == ()


def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


def change(path, new):
    value = report_to_dict(report_on_a_truce())
    *before, last = path
    inner = value
    for step in before:
        inner = inner[step]
    inner[last] = new
    return value


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], "schema: [] is not 'dragoman.report/1'"),
        ({"schema": "dragoman.report/9"}, "schema: 'dragoman.report/9' is not 'dragoman.report/1'"),
        ({"schema": "dragoman.report/1"}, "document: is missing"),
        (change(["document", "text"], 7), "document.text: 7 is no str"),
        (change(["statements"], {}), "statements: {} is no list"),
        (change(["statements", 0], "x"), "statements[0]: 'x' is no object"),
        (
            change(["ceasefires", 0, "status"], "lovely"),
            (
                "ceasefires[0].status: 'lovely' is none of "
                "proposed, announced, agreed, in_effect, contested, suspended, extended, collapsed, expired, ended, unclear"
            ),
        ),
        (change(["sentences", 0], {"start": 5, "end": 5}), "sentences[0]: a span needs 0 <= start < end, got start=5 end=5"),
        (
            change(["mentions", 0, "end"], 999),
            "mentions[0]: start=0 end=999 is no stretch of the text, which is 99 code points long",
        ),
        (
            change(["statements", 0, "content", 0], {"start": 0, "end": 5, "text": "Other"}),
            "statements[0].content[0]: text 'Other' is not what stands there, 'Rebel'",
        ),
        (change(["figures", 0, "value"], True), "figures[0].value: True is no float"),
        (change(["figures", 0, "value"], float("nan")), "figures[0].value: nan is no number that can be reckoned with"),
        (change(["figures", 0, "value"], float("-inf")), "figures[0].value: -inf is no number that can be reckoned with"),
        (change(["figures", 0, "value"], 10**400), f"figures[0].value: 1{'0' * 56}... is no number that can be reckoned with"),
        (change(["more"], nested(5_000)), "its values nest too deep"),
    ],
)
def test_what_is_no_report_is_said_with_its_place_and_value(value, message):
    assert report_from_dict(value) == Problem("not-a-report", f"This is no dragoman.report/1: {message}.", severity="error")


def test_what_is_no_json_is_said():
    assert report_from_line('{"schema": ') == Problem(
        "not-json", "This is no JSON: Expecting value: line 1 column 12 (char 11).", severity="error"
    )


@pytest.mark.parametrize("nested", ["[" * 100_000, '{"schema": ' * 100_000])
def test_what_nests_too_deep_is_said(nested):
    assert report_from_line(nested) == Problem("not-json", "This is JSON that nests too deep.", severity="error")


def test_the_example_holds_every_kind_of_entry():
    report = report_on_a_truce()
    assert [field.name for field in fields(report) if not getattr(report, field.name)] == []
