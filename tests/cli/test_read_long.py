import json

import pytest
from click.testing import CliRunner

from dragoman.cli.commands import dragoman
from dragoman.scale.journal import Far, note

TEXT = "GENEVA (Reuters) - The two sides agreed on Monday to stop fighting, the mediator said.\n"


def read(*arguments, stdin=None):
    return CliRunner().invoke(dragoman, ["read", *map(str, arguments)], input=stdin)


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(3):
        (folder / f"r{number}.txt").write_text(TEXT)
    (folder / "r1.txt").write_text("")
    return folder


@pytest.mark.parametrize("style", ["jsonl", "json", "digest"])
def test_workers_write_what_one_process_writes(reports, style):
    one, two = read(reports, "--format", style), read(reports, "--format", style, "--workers", 2)
    assert (two.exit_code, two.stdout, two.stderr) == (one.exit_code, one.stdout, one.stderr) == (1, one.stdout, f"{reports}/r1.txt: is empty\n")


def test_into_a_file_failures_are_counted_and_listed_beside_it(reports, tmp_path):
    out = tmp_path / "out.jsonl"
    result = read(reports, "--format", "jsonl", "--out", out, "--workers", 1)
    assert result.stderr == f"2 reports, 1 failure (1 empty), listed in {out}.failures.jsonl\n"
    assert result.exit_code == 1
    assert [json.loads(line)["document"]["name"] for line in out.read_text().splitlines()] == ["r0", "r2"]
    assert json.loads((tmp_path / "out.jsonl.failures.jsonl").read_text())["place"] == f"{reports}/r1.txt"


def test_what_is_whole_is_not_read_again_on_resuming(reports, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text("")
    result = read(reports, "--format", "jsonl", "--out", out, "--resume")
    assert (result.exit_code, result.stderr) == (0, f"{out} is there, and no run into it broke off; without --resume it is read anew.\n")


def test_a_run_that_cannot_be_taken_up_says_why(reports, tmp_path):
    note(tmp_path / "out.jsonl.journal", Far("0.0.1+old"))
    result = read(reports, "--format", "jsonl", "--out", tmp_path / "out.jsonl", "--resume")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {tmp_path}/out.jsonl.journal: the run that broke off read with other options or another Dragoman (0.0.1+old, now ")


@pytest.mark.parametrize("options", [(), ("--format", "jsonl"), ("--out", "x.json", "--format", "json")])
def test_only_a_file_of_json_lines_can_be_taken_up_again(reports, options):
    result = read(reports, "--resume", *options)
    assert result.exit_code == 2
    assert "--resume needs --format jsonl and --out FILE: only there can a run be taken up again." in " ".join(result.stderr.split())


def test_a_faulty_table_is_said_once(reports, tmp_path):
    (tmp_path / "own.tsv").write_text("no table\n")
    result = read(reports, "--workers", 1, "--knowledge", tmp_path / "own.tsv")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith("Error: own.tsv, line 1: unknown column 'no table'")
