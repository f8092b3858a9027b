from dataclasses import replace
from io import StringIO

import pytest
from click.testing import CliRunner
from rich.console import Console

from dragoman.cli.commands import dragoman
from dragoman.cli.explain import entries, explanation
from dragoman.model.report_json import report_line, report_page
from examples import report_on_a_truce

REPORT = report_on_a_truce()


def shown(entry):
    (one,) = (one for one in entries(REPORT) if one.id == entry)
    console = Console(file=StringIO(), width=100, no_color=True, highlight=False)
    for part in explanation(REPORT, one):
        console.print(part)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def test_an_event_with_its_words_and_its_reasons():
    assert shown("v-1111111111") == [
        "Event v-1111111111 in truce, 28 Feb 2016",
        "",
        "  │  Rebel spokesman said, the truce was broken 🕊, and 40 died on Saturday in Aleppo.",
        "",
        "trigger     “died”",
        "type        ASSAULT",
        "mode        heavy-weapons",
        "recipients  Rebels SYR REB e-2222222222",
        "place       Aleppo e-4444444444",
        "date        2016-02-27",
        "reality     happened",
        "size        killed f-1111111111",
        "said by     Rebel spokesman (accuse: “said”) s-1111111111",
        "why         type 0.91",
        "            recipient: subject of the passive",
    ]


def test_a_ceasefire_with_its_violation():
    lines = shown("t-1111111111")
    start = lines.index("status     contested")
    assert lines[start + 1 :] == [
        "violation  accuser  Rebel spokesman SYR REB e-1111111111",
        "           accused  Syria SYR e-3333333333",
        "           kind     shelling",
        "           date     2016-02-27",
        "           place    Aleppo e-4444444444",
        "           finding  alleged",
        "           said by  Rebel spokesman (accuse: “said”) s-1111111111",
        "           words    “the truce was broken”",
    ]


def test_what_the_report_says_itself():
    assert "said by       the report itself" in shown("k-1111111111")
    assert "documents     name “the truce” by Syria SYR e-3333333333 stage tabled" in shown("k-1111111111")


def test_an_entity_with_the_sentences_that_mention_it():
    assert shown("e-1111111111")[2:] == [
        "  │  Rebel spokesman said, the truce was broken 🕊, and 40 died on Saturday in Aleppo.",
        "",
        "name     Rebel spokesman",
        "aliases  spokesman",
        "type     person",
        "code     SYR",
        "sectors  REB",
        "roles    title spokesman of Rebels SYR REB e-2222222222",
        "why      agents.tsv: rebel",
    ]


@pytest.fixture(params=["line", "page"])
def record(request, tmp_path):
    file = tmp_path / "record.json"
    if request.param == "page":
        file.write_text(report_page(REPORT))
    else:
        other = replace(REPORT, document=replace(REPORT.document, name="other"), positions=())
        file.write_text(f"{report_line(REPORT)}\n{report_line(other)}\n")
    return file


def explain(*arguments):
    return CliRunner().invoke(dragoman, ["explain", *map(str, arguments)])


def test_a_short_id_is_enough(record):
    result = explain(record, "p-1")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("Position p-1111111111 in truce, 28 Feb 2016\n")


def test_an_id_that_fits_several(record):
    result = explain(record, "e-")
    assert result.exit_code == 1
    assert "'e-' fits" in result.stderr


def test_an_id_that_fits_none(tmp_path):
    file = tmp_path / "record.json"
    file.write_text(report_page(REPORT))
    result = explain(file, "x-1")
    assert result.exit_code == 1
    assert result.stderr == f"{file}: 'x-1' is the id of none of its 12 entries\n"


def test_a_record_that_is_none(tmp_path):
    file = tmp_path / "record.jsonl"
    file.write_text('{"schema":"dragoman.report/1"}\n')
    result = explain(file, "e-1")
    assert result.exit_code == 1
    assert result.stderr == f"{file}:1: This is no dragoman.report/1: document: is missing.\n"
