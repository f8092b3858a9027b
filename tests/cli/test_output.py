"""What is written, in which format, and that a file is whole or not there."""

import json
import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from dragoman.cli.output import replacing, writer
from dragoman.model.report_json import report_line, report_to_dict
from examples import report_on_a_truce

REPORT = report_on_a_truce()
OTHER = replace(REPORT, document=replace(REPORT.document, name="other"))


def written(style, *reports):
    stream = BytesIO()
    to = writer(style, stream)
    for report in reports:
        to.write(report)
    to.close()
    return stream.getvalue().decode()


def test_json_lines():
    assert written("jsonl", REPORT, OTHER) == report_line(REPORT) + "\n" + report_line(OTHER) + "\n"
    assert written("jsonl") == ""


def test_json_is_the_object_of_one_report_and_a_list_of_several():
    assert json.loads(written("json", REPORT)) == report_to_dict(REPORT)
    assert json.loads(written("json", REPORT, OTHER)) == [report_to_dict(REPORT), report_to_dict(OTHER)]
    assert json.loads(written("json", REPORT, OTHER, REPORT)) == [report_to_dict(report) for report in (REPORT, OTHER, REPORT)]
    assert json.loads(written("json")) == []
    assert written("json", REPORT).startswith('{\n  "schema": "dragoman.report/1",\n')


def test_a_digest_in_a_file_is_plain_text():
    digest = written("digest", REPORT, OTHER)
    assert "\x1b" not in digest
    assert "the truce was broken 🕊" in digest
    assert max(map(len, digest.splitlines())) == 100


def test_a_file_takes_its_place_when_it_is_whole(tmp_path):
    file = tmp_path / "out.jsonl"
    file.write_text("old")
    with replacing(file) as stream:
        stream.write(b"new")
        stream.flush()
        assert file.read_text() == "old"
    assert file.read_text() == "new"
    assert list(tmp_path.iterdir()) == [file]


def test_an_interruption_leaves_the_file_as_it_was(tmp_path):
    file = tmp_path / "out.jsonl"
    file.write_text("old")
    with pytest.raises(KeyboardInterrupt), replacing(file) as stream:
        stream.write(b"half")
        raise KeyboardInterrupt
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_a_link(tmp_path):
    file, link = tmp_path / "out.jsonl", tmp_path / "link"
    link.symlink_to(file)
    with replacing(link) as stream:
        stream.write(b"new")
    assert link.is_symlink()
    assert file.read_text() == "new"


def test_what_is_no_plain_file_is_written_to_as_it_is():
    device = Path(os.devnull)
    with replacing(device) as stream:
        stream.write(b"gone")
    assert device.is_char_device()
