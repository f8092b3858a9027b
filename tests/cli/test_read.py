"""`dragoman read` as a person meets it: what is written where, and with which exit status."""

import gzip
import json

import jsonschema
import pytest
from click.testing import CliRunner
from rich.console import Console

from archived import packed, page, request, response, warcinfo
from dragoman.cli.commands import dragoman
from dragoman.cli.output import JsonLines
from dragoman.cli.progress import Progress
from dragoman.cli.read import write_all
from dragoman.export.schema import report_schema
from dragoman.intake.failure import Failure, refusal
from dragoman.model.report_json import report_line
from examples import report_on_a_truce
from foreign import FOREIGN

ACCORD = "GENEVA (Reuters) - The two sides agreed on Monday to stop fighting, the mediator said.\n\n“It will hold,” she told reporters.\n"
NO_DAY = ("Invalid value for '--published': ", " is no day of the calendar written as YYYY-MM-DD.")


def read(*arguments, stdin=None):
    return CliRunner().invoke(dragoman, ["read", *map(str, arguments)], input=stdin)


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "accord.txt"
    file.write_text(ACCORD)
    return file


def test_reports_are_written_and_failures_said_and_counted(tmp_path, capsys):
    with (tmp_path / "out").open("wb") as stream:
        failures = write_all(
            [Failure("bad.txt", refusal("empty", "is empty")), report_on_a_truce()],
            JsonLines(stream),
            Progress(Console(stderr=True, soft_wrap=True), shown=False),
        )
    assert failures == 1
    assert (tmp_path / "out").read_text() == report_line(report_on_a_truce()) + "\n"
    assert capsys.readouterr().err == "bad.txt: is empty\n"


def test_the_digest(report):
    result = read(report, "--published", "2016-03-14")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "14 Mar 2016 (as given)" in result.stdout


def test_the_fast_model_reads_where_it_is_asked_for(report):
    full, fast = (read(report, "--published", "2016-03-14", "--format", "json", *option) for option in ((), ("--model", "fast")))
    assert (full.exit_code, fast.exit_code) == (0, 0)
    assert full.stdout != fast.stdout  # their scores differ at least
    assert json.loads(fast.stdout)["statements"]


def test_a_model_that_there_is_not(report):
    result = read(report, "--model", "slow")
    assert result.exit_code == 2
    assert result.stderr.endswith("Error: Invalid value for '--model': 'slow' is not one of 'full', 'fast'.\n")


def test_json_lines_keep_to_the_schema(report):
    result = read(report, "--published", "2016-03-14", "--format", "jsonl")
    value = json.loads(result.stdout)
    jsonschema.validate(value, report_schema())
    assert value["document"]["name"] == "accord"
    assert value["document"]["text"] == ACCORD


def test_a_bad_input_is_named_and_the_others_are_read(report, tmp_path):
    (tmp_path / "void.txt").touch()
    out = tmp_path / "out.jsonl"
    result = read(tmp_path / "void.txt", tmp_path / "none.txt", report, "--format", "jsonl", "--out", out)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.splitlines() == [f"{tmp_path}/void.txt: is empty", f"{tmp_path}/none.txt: does not exist"]
    assert len(out.read_text().splitlines()) == 1


def test_a_crawl_gives_its_english_pages_and_says_what_it_sets_aside(tmp_path):
    french = f"<html lang='en'><body><article><p>{FOREIGN['fr']}</p></article></body></html>"
    before = [warcinfo(), request(), response(page())]
    (tmp_path / "news.warc.gz").write_bytes(packed(*before, response(french.encode(), url="https://news.example/fr"), response(b"", status="404 Not Found")))
    result = read(tmp_path, "--format", "jsonl")
    assert result.exit_code == 1
    assert [json.loads(line)["document"]["name"] for line in result.stdout.splitlines()] == ["https://news.example/talks"]
    place = f"{tmp_path}/news.warc.gz:{len(packed(*before))}"
    assert result.stderr == f"{place}: is in French (fr), by its words; only English is read\n"


def test_standard_input_and_gzip(tmp_path):
    packed = tmp_path / "packed.txt.gz"
    packed.write_bytes(gzip.compress(ACCORD.encode()))
    result = read("-", packed, "--format", "jsonl", stdin=ACCORD)
    assert [json.loads(line)["document"]["name"] for line in result.stdout.splitlines()] == ["stdin", "packed"]


def test_order_and_company_change_nothing(report, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Fighting went on in Taiz on Tuesday, residents said.\n")
    there = read(report, other, "--format", "jsonl").stdout.splitlines()
    back = read(other, report, "--format", "jsonl").stdout.splitlines()
    assert there == back[::-1]
    assert there[0] == read(report, "--format", "jsonl").stdout.rstrip("\n")


def test_where_nothing_can_be_read_the_model_is_not_loaded(tmp_path):
    result = read(tmp_path / "none.txt", "--format", "json")
    assert (result.exit_code, result.stdout) == (1, "[]\n")


def test_a_faulty_table_of_ones_own_is_said(report, tmp_path):
    table = tmp_path / "own.tsv"
    table.write_text("nonsense\n")
    result = read(report, "--knowledge", table)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("Error: own.tsv, line 1: ")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument 'INPUT...'."),
        (["x", "--format", "xml"], "Invalid value for '--format': 'xml' is not one of 'digest', 'json', 'jsonl', 'parquet'."),
        (["x", "--published", "14 March"], f"{NO_DAY[0]}'14 March'{NO_DAY[1]}"),
        (["x", "--published", "2016-02-30"], f"{NO_DAY[0]}'2016-02-30'{NO_DAY[1]}"),
        (["x", "--published", "20160314"], f"{NO_DAY[0]}'20160314'{NO_DAY[1]}"),
        (["x", "--out", "no/such/folder/out"], "Invalid value for --out: 'no/such/folder' is no folder"),
        (["x", "--threads", "0"], "Invalid value for '--threads': 0 is not in the range x>=1."),
    ],
)
def test_wrong_usage(arguments, message):
    result = read(*arguments)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == f"Error: {message}"
