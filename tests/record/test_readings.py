import json

import pytest

from dragoman.cli.read import Wishes
from dragoman.intake.documents import document
from dragoman.intake.failure import Failure
from dragoman.model.problem import Problem
from dragoman.model.report_json import report_line
from dragoman.record.readings import read_found, read_or_fail, read_or_take
from examples import report_on_a_truce

ACCORD = "GENEVA (Reuters) - The two sides agreed on Monday to stop fighting, the mediator said.\n"


@pytest.fixture
def here(tmp_path):
    (tmp_path / "accord.txt").write_text(ACCORD)
    return tmp_path


@pytest.mark.parametrize("layout", ["{0}\n{0}\n", "[\n{0}\n,\n{0}\n]\n", "{1}\n"])
def test_reports_that_are_written_are_taken_as_they_are(here, layout):
    line = report_line(report_on_a_truce())
    (here / "written.json").write_text(layout.format(line, json.dumps(json.loads(line), indent=2)))
    found = list(read_or_take([str(here / "written.json")], Wishes()))
    assert found == [report_on_a_truce()] * (1 if "1" in layout else 2)


def test_others_are_read_and_what_fails_is_told_in_its_place(here):
    none, read = read_or_take([str(here / "none.txt"), str(here / "accord.txt")], Wishes())
    assert isinstance(none, Failure)
    assert read.document.text == ACCORD


def test_failures_are_told_as_they_come_and_do_not_pile_up():
    one, two, three = (document(f"It held for {days} days.", "a") for days in "123")
    failure, asked, told = Failure("a", Problem("empty", "is empty")), [], []

    def found():
        for item in [failure, failure, one, *[failure] * 2500, two, failure, three]:
            asked.append(item)
            yield item

    def read(documents):
        for some in documents:
            told.append(some)
            yield report_on_a_truce()

    behind = [(len(asked), isinstance(item, Failure)) for item in read_found(found(), read)]
    assert behind[:2] == [(1, True), (2, True)]
    assert sum(is_failure for _, is_failure in behind) == 2503
    assert max(seen - number for number, (seen, _) in enumerate(behind, 1)) <= 1000
    assert told == [one, two, three]


def test_what_is_passed_over_is_not_read(here):
    assert list(read_or_fail([str(here / "accord.txt")], Wishes(), lambda document: "accord" in document.name)) == []
