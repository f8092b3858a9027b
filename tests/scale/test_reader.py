import json

import pytest

from dragoman.intake.failure import Failure
from dragoman.intake.opening import opened
from dragoman.intake.parcels import Parcel
from dragoman.model.problem import Problem
from dragoman.model.report_json import report_line
from dragoman.reading import read, tools
from dragoman.scale.reader import Reader, Wants, reader
from parcelled import parcel


@pytest.fixture(scope="module")
def at_work():
    return reader(Wants("2016-03-14"))


def test_a_parcel_gives_the_line_that_the_report_has_anywhere(at_work):
    line = at_work.read(parcel(7))
    assert line == report_line(read(opened(parcel(7), "2016-03-14"), tools(threads=1))).encode() + b"\n"
    assert json.loads(line)["document"]["published_from"] == "given"


def test_a_parcel_without_a_report_gives_its_failure(at_work):
    assert str(at_work.read(Parcel("a.txt", "a", b" "))) == "a.txt: holds nothing but white space"


def test_a_fault_of_the_reading_is_a_failure_that_says_where_it_lies():
    failure = Reader(Wants(), None).read(parcel(7))  # a reader that was given no tools
    assert isinstance(failure, Failure)
    assert failure.problem.code == "reader-fault"
    assert str(failure).startswith(
        "talks.jsonl:7: could not be read, by a fault of Dragoman: AttributeError: 'NoneType' object has no attribute 'reader' (dragoman/reading.py, line "
    )


def test_a_faulty_table_is_told_before_anything_is_read(tmp_path):
    (tmp_path / "own.tsv").write_text("no table\n")
    assert isinstance(reader(Wants(knowledge=tmp_path / "own.tsv")), Problem)
