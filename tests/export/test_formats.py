"""Every format of a record of the samples: the same bytes each time, nothing that was rejected, and readable by others."""

import csv
import io
import json
from dataclasses import replace

import duckdb
import jsonschema
import pytest
from icalendar import Calendar

from dragoman.export.csv_tables import columns
from dragoman.export.formats import FORMATS
from dragoman.export.geojson import AREAS
from dragoman.model.report_json import report_from_line
from dragoman.model.vocabulary import MODES
from dragoman.record.drafts import KINDS
from examples import report_on_a_truce

POINT = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "id", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "geometry": {
                        "type": "object",
                        "required": ["type", "coordinates"],
                        "properties": {
                            "type": {"const": "Point"},
                            "coordinates": {
                                "type": "array",
                                "prefixItems": [{"type": "number", "minimum": -180, "maximum": 180}, {"type": "number", "minimum": -90, "maximum": 90}],
                                "minItems": 2,
                                "maxItems": 2,
                            },
                        },
                    },
                },
            },
        },
    },
}
"""What RFC 7946 asks of a collection of points."""


@pytest.fixture
def out(filled):
    def written(name):
        stream = io.BytesIO()
        with filled.view() as view:
            FORMATS[name].stream(view, stream)
        return stream.getvalue().decode()

    return written


@pytest.mark.parametrize("name", [name for name, one in FORMATS.items() if one.what == "file"])
def test_the_same_record_gives_the_same_bytes(out, name):
    assert out(name) == out(name) != ""


def test_reports_come_back_as_they_were(out, readings):
    assert tuple(report_from_line(line) for line in out("report").splitlines()) == readings


def test_events_are_plovers_and_say_whose_word_they_are(out):
    events = [json.loads(line) for line in out("plover").splitlines()]
    auxiliary = {"future", "hypothetical", "negation"}
    for event in events:
        assert set(event["event_mode"]) <= {*MODES.get(event["event_type"], ()), *auxiliary}
    assert any(event["said_by"] and event["said_by"][0]["speaker"] for event in events)
    assert any(event["said_by"] == [] for event in events)


def test_places_are_points_and_areas_are_said_to_be_areas(out):
    value = json.loads(out("geojson"))
    jsonschema.validate(value, POINT)
    assert {feature["properties"]["is_area"] for feature in value["features"]} == {True, False}
    assert all(feature["properties"]["is_area"] == (feature["properties"]["precision"] in AREAS) for feature in value["features"])


def test_a_calendar_of_what_is_to_come(out):
    calendar = Calendar.from_ical(out("ical"))
    items = {str(item["uid"]): item for item in calendar.walk("VEVENT")}
    assert len(items) == len(calendar.walk("VEVENT"))
    order = next(item for item in items.values() if "withdraw forces begins" in str(item["summary"]))
    assert str(order["summary"]) == "Vladimir Putin; Russia: withdraw forces begins (order: Vladimir Putin)"
    assert (order["dtstart"].dt.isoformat(), order["dtend"].dt.isoformat()) == ("2016-03-15", "2016-03-16")


def test_tables_have_their_columns_and_every_entry(filled, readings, tmp_path):
    with filled.view() as view:
        FORMATS["csv"].folder(view, tmp_path / "tables")
    for kind in KINDS:
        with (tmp_path / "tables" / f"{kind}.csv").open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert list(rows[0]) == list(columns(kind))
        assert len(rows) == sum(len(getattr(report, kind)) for report in readings)
    with (tmp_path / "tables" / "reports.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["name"] for row in csv.DictReader(stream)] == [report.document.name for report in readings]


def test_no_words_break_a_row_or_an_export(record, tmp_path):
    report = report_on_a_truce()
    bad = report.document.text.replace("broken", "=1\r=1+")
    assert len(bad) == len(report.document.text)
    record.writer("2026-01-01T00:00:00Z", "reader-1").add([replace(report, document=replace(report.document, text=bad, id="d-2"))])
    with record.view() as view:
        for one in FORMATS.values():
            if one.stream is not None:
                stream = io.BytesIO()
                one.stream(view, stream)
                assert stream.getvalue().decode()
        FORMATS["csv"].folder(view, tmp_path / "tables")
    with (tmp_path / "tables" / "commitments.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert row["words"] == "the truce was =1\r=1+"


def test_what_was_rejected_stays_at_home_and_corrections_go_out(filled, out):
    events = [json.loads(line)["id"] for line in out("plover").splitlines()]
    filled.judge("reject", events[0], "ann", "2026-01-02T00:00:00Z")
    filled.judge("correct", events[1], "ann", "2026-01-02T00:00:00Z", None, "type", "AID")
    again = {event["id"]: event["event_type"] for event in map(json.loads, out("plover").splitlines())}
    assert events[0] not in again
    assert again[events[1]] == "AID"


def test_annotations_find_their_words_by_position_and_by_quotation(out, readings):
    texts = {f"urn:dragoman:{report.document.id}": report.document.text for report in readings}
    lines = [json.loads(line) for line in out("annotations").splitlines()]
    assert len({line["id"] for line in lines}) == len(lines) > 400
    for line in lines:
        text = texts[line["target"]["source"]]
        quote, position = line["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_hashtags_stand_under_the_headings(out):
    rows = list(csv.reader(io.StringIO(out("hxl"))))
    assert all(tag.startswith("#") for tag in rows[1])
    assert {len(row) for row in rows} == {len(rows[0])}
    assert all(-90 <= float(row[rows[1].index("#geo+lat")] or 0) <= 90 for row in rows[2:])


def test_parquet_is_read_where_it_lies(filled, readings, tmp_path):
    with filled.view() as view:
        FORMATS["parquet"].folder(view, tmp_path)
    for kind in KINDS:
        (count,) = duckdb.read_parquet(str(tmp_path / f"{kind}.parquet")).aggregate("count(*)").fetchall()[0]
        assert count == sum(len(getattr(report, kind)) for report in readings)
    values = duckdb.read_parquet(str(tmp_path / "figures.parquet")).filter("value IS NOT NULL").project("value").fetchall()
    assert sorted(value for (value,) in values) == sorted(f.value for report in readings for f in report.figures if f.value is not None)


ENTITIES = {
    "Article": {"title", "fileName", "publisher", "publishedAt", "sourceUrl"},
    "Person": {"name", "alias", "country", "summary"},
    "Organization": {"name", "alias", "country", "summary"},
    "PublicBody": {"name", "alias", "country", "summary"},
    "Address": {"full", "name", "country", "latitude", "longitude"},
    "Event": {
        *("name", "summary", "description", "keywords", "recordId", "involved", "location", "addressEntity", "date", "startDate", "endDate"),
        *("proof", "publisher", "sourceUrl"),
    },
    "UnknownLink": {"subject", "object", "role", "summary", "recordId", "date", "startDate", "endDate", "proof", "publisher", "sourceUrl"},
}
"""The schemata of FollowTheMoney 4.11 that are used, with those of their properties that are."""


def test_entities_of_follow_the_money_are_its_own_and_say_by_whose_word_they_are(out):
    entities = [json.loads(line) for line in out("ftm").splitlines()]
    known = {entity["id"]: entity["schema"] for entity in entities}
    assert len(known) == len(entities)
    for entity in entities:
        assert set(entity["properties"]) <= ENTITIES[entity["schema"]]
        assert all(isinstance(value, str) for values in entity["properties"].values() for value in values)
        told = entity["properties"]
        assert {known[one] for one in (*told.get("involved", ()), *told.get("subject", ()), *told.get("object", ()))} <= {"Person", "Organization", "PublicBody"}
        assert {known[one] for one in told.get("proof", ())} <= {"Article"}
        if entity["schema"] in ("Event", "UnknownLink"):
            assert "by the word of" in (told.get("name") or told["summary"])[0]
    assert set(known.values()) == set(ENTITIES)


def test_what_did_not_happen_is_no_fact_of_follow_the_money(out, filled):
    with filled.view() as view:
        unreal = {entry.id for entry in view.entries("events") if entry.status not in ("happened", "ongoing")}
    assert unreal
    assert not unreal & {json.loads(line)["id"] for line in out("ftm").splitlines()}


def test_follow_the_money_itself_finds_nothing_wrong(out):
    model = pytest.importorskip("followthemoney", reason="pip install followthemoney, which needs ICU, to have its own reader look").model
    for line in out("ftm").splitlines():
        raw = json.loads(line)
        proxy = model.get_proxy(raw, cleaned=False)
        proxy.schema.validate(raw)
        assert proxy.to_dict()["properties"].keys() == raw["properties"].keys()
        assert {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()} == {name: sorted(values) for name, values in raw["properties"].items()}
