"""The published schema is sound, and stricter than the types alone where the record's page is."""

import json
from importlib.resources import files

import jsonschema
import pytest

from dragoman.export.schema import report_schema, schema_page
from dragoman.model.report_json import report_to_dict
from examples import report_on_a_truce

CHECK = jsonschema.Draft202012Validator(report_schema())


def faults(value):
    return [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message}" for fault in CHECK.iter_errors(value)]


def test_it_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(report_schema())


def test_it_is_published_with_the_package():
    published = files("dragoman.export").joinpath("report-1.schema.json").read_text(encoding="utf-8")
    assert published == schema_page()
    assert json.loads(published)["title"] == "dragoman.report/1"


def test_it_takes_a_report():
    assert faults(report_to_dict(report_on_a_truce())) == []


def test_it_takes_keys_of_a_later_version():
    assert faults(report_to_dict(report_on_a_truce()) | {"later": 1}) == []


@pytest.mark.parametrize(
    "date", ["2016-03-14", "2016-03", "2016", "2016-03-14/2016-03-16", "../2016-03", "2016/..", "XXXX-12-10", "2016-03~"]
)
def test_it_takes_the_dates_of_edtf(date):
    value = report_to_dict(report_on_a_truce())
    value["events"][0]["date"] = date
    assert faults(value) == []


@pytest.mark.parametrize(
    ("path", "wrong", "fault"),
    [
        (("events", 0, "date"), "Monday", "events/0/date: 'Monday' does not match"),
        (("document", "published"), "2016-03", "document/published: '2016-03' does not match"),
        (("times", 0, "from"), "2016", "times/0/from: '2016' does not match"),
        (("events", 0, "evidence"), [], "events/0/evidence: [] should be non-empty"),
        (("events", 0, "type"), "FIGHT", "events/0/type: 'FIGHT' is not one of"),
        (("events", 0, "trigger"), {"start": -1, "end": 3}, "events/0/trigger/start: -1 is less than the minimum of 0"),
        (("statements", 0, "speaker"), 3, "statements/0/speaker: 3 is not of type 'string', 'null'"),
    ],
)
def test_it_refuses(path, wrong, fault):
    value = report_to_dict(report_on_a_truce())
    *before, last = path
    inner = value
    for step in before:
        inner = inner[step]
    inner[last] = wrong
    (found,) = faults(value)
    assert found.startswith(fault)


def test_every_value_is_described():
    assert [name for name, value in report_schema()["$defs"].items() if not value["description"]] == []
