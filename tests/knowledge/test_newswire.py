import tomllib
from importlib.resources import files

import pytest

from dragoman.knowledge.newswire import agencies, line_notice, notices

ROWS = tomllib.loads(files("dragoman.knowledge").joinpath("data", "agencies.toml").read_text(encoding="utf-8"))["agency"]


def test_every_form_of_an_agency_gives_its_name():
    assert agencies()["AP"] == agencies()["The Associated Press"] == "Associated Press"
    assert agencies()["AFP"] == "Agence France-Presse"
    assert "ap" not in agencies()


def test_agencies_stand_in_order_of_their_names_each_with_its_source():
    names = [row["name"].casefold() for row in ROWS]
    assert names == sorted(names)
    assert all(row["source"].startswith("https://") for row in ROWS)


@pytest.mark.parametrize("row", notices(), ids=lambda row: row.example[:40])
def test_a_notice_matches_its_own_example(row):
    assert row.pattern.fullmatch(row.example)


@pytest.mark.parametrize("row", notices(), ids=lambda row: row.example[:40])
def test_what_fills_a_line_is_found_by_its_first_pattern(row):
    first = next((one for one in notices() if one.where == "line" and one.pattern.fullmatch(row.example)), None)
    assert line_notice(row.example) == first
    assert first is not None or row.where != "line"


@pytest.mark.parametrize(
    "sentence",
    [
        "The convoy waited for two days outside the town.",
        "This report was welcomed by both delegations.",
        "Share the water, he told them.",
        "Read the terms again, the envoy said.",
        "Correction of the lists took the monitors a week.",
        "The president is the author of this war.",
        "Watch what they do, not what they say, a diplomat said.",
        "He is a writer.",
        "Follow the money, she said.",
    ],
)
def test_no_notice_matches_a_sentence_of_a_report(sentence):
    assert [row.pattern.pattern for row in notices() if row.pattern.fullmatch(sentence)] == []
