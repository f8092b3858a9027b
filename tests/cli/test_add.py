"""`dragoman add` and `dragoman forget` as a person meets them."""

import pytest
from click.testing import CliRunner

from dragoman.cli.commands import dragoman
from dragoman.model.report_json import report_line
from dragoman.record.reader_id import reader_id
from dragoman.record.store.record import open_record
from examples import report_on_a_truce
from foreign import FOREIGN

ACCORD = "GENEVA (Reuters) - The two sides agreed on Monday to stop fighting, the mediator said.\n"


def run(*arguments):
    return CliRunner().invoke(dragoman, list(map(str, arguments)))


@pytest.fixture
def here(tmp_path):
    (tmp_path / "accord.txt").write_text(ACCORD)
    (tmp_path / "read.jsonl").write_text(report_line(report_on_a_truce()) + "\n{}\n")
    return tmp_path


def test_a_report_is_added_once(here):
    first, second = (run("add", here / "accord.txt", "--published", "2016-03-14", "--record", here / "r.db") for _ in range(2))
    assert (first.exit_code, first.stdout) == (0, f"1 report added · {here / 'r.db'}\n")
    assert (second.exit_code, second.stdout) == (0, f"1 report already there · {here / 'r.db'}\n")


def test_what_one_model_read_is_read_anew_by_the_other(here):
    reading = ("add", here / "accord.txt", "--published", "2016-03-14", "--record", here / "r.db")
    run(*reading)
    second, third = run(*reading, "--model", "fast"), run(*reading, "--model", "fast")
    assert (second.exit_code, second.stdout) == (0, f"1 report read anew · {here / 'r.db'}\n")
    assert (third.exit_code, third.stdout) == (0, f"1 report already there · {here / 'r.db'}\n")
    record = open_record(str(here / "r.db"))
    with record.view() as view:
        assert view.readers() == (reader_id("fast"),)
    record.close()


def test_what_was_read_before_is_taken_as_it_is_and_what_is_none_is_named(here):
    result = run("add", here / "read.jsonl", "--record", here / "r.db")
    assert result.exit_code == 1
    assert result.stderr == f"{here / 'read.jsonl'}:2: This is no dragoman.report/1: schema: None is not 'dragoman.report/1'.\n"
    assert result.stdout == f"1 report added · {here / 'r.db'}\n"


def test_what_cannot_be_read_is_named_and_the_rest_added(here):
    result = run("add", here / "none.txt", here / "accord.txt", "--record", here / "r.db")
    assert (result.exit_code, result.stderr) == (1, f"{here / 'none.txt'}: does not exist\n")
    assert result.stdout == f"1 report added · {here / 'r.db'}\n"


def test_what_is_in_another_language_is_set_aside(here):
    (here / "accordo.txt").write_text(FOREIGN["it"])
    result = run("add", here / "accordo.txt", here / "accord.txt", "--record", here / "r.db")
    assert (result.exit_code, result.stdout) == (1, f"1 report added · {here / 'r.db'}\n")
    assert result.stderr == f"{here / 'accordo.txt'}: is in Italian (it), by its words; only English is read\n"


def test_a_record_that_cannot_be_made(here):
    result = run("add", here / "accord.txt", "--record", here / "no" / "r.db")
    assert result.exit_code == 1
    assert result.stderr == f"Error: The record {str(here / 'no' / 'r.db')!r} could not be opened: unable to open database file.\n"


def test_forgetting(here):
    run("add", here / "read.jsonl", "--record", here / "r.db")
    result = run("forget", "truce", "--record", here / "r.db")
    assert (result.exit_code, result.stdout) == (0, "forgot truce (d-0000000001): 7 entries went with it\n")
    again = run("forget", "truce", "--record", here / "r.db")
    assert (again.exit_code, again.stderr) == (1, "Error: The record holds no report with the id or the name 'truce'.\n")
