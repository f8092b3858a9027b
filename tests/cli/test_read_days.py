import pytest
from click.testing import CliRunner

from dragoman.cli.commands import dragoman

TEXT = "GENEVA, March 14, 2016 - The two sides agreed on Monday to stop fighting, the mediator said.\n"


def run(*arguments):
    return CliRunner().invoke(dragoman, list(map(str, arguments)))


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text("")
    return folder


def test_a_folder_of_days_is_read_into_and_a_record_takes_it(reports, tmp_path):
    out = tmp_path / "out"
    result = run("read", reports, "--format", "parquet", "--out", out)
    assert (result.exit_code, result.stderr) == (1, f"1 report, 1 failure (1 empty), listed in its folder failures · {out}\n")
    (day,) = out.glob("*.parquet")
    assert day.name.startswith("2016-03-14.")
    added = run("add", day, "--record", tmp_path / "r.db")
    assert added.stdout == f"1 report added · {tmp_path / 'r.db'}\n"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--format", "parquet"], "--format parquet needs --out FOLDER: a file for each day goes there."),
        (["--ray", "local"], "--ray needs --format parquet and --out FOLDER: many machines do not write one file."),
    ],
)
def test_a_folder_is_needed(reports, options, told):
    result = run("read", reports, *options)
    assert result.exit_code == 2
    assert told in " ".join(result.stderr.split())


def test_reports_do_not_go_into_a_folder_as_one_file(reports, tmp_path):
    assert f"Invalid value for --out: {str(tmp_path)!r} is a folder" in run("read", reports, "--out", tmp_path).stderr


def test_where_there_is_no_cluster_that_is_said(reports, tmp_path):
    pytest.importorskip("ray", reason='Ray is an extra: pip install "dragoman[ray]"')
    result = run("read", reports, "--format", "parquet", "--out", tmp_path / "out", "--ray", "127.0.0.1:1")
    assert (result.exit_code, result.stderr) == (1, "Error: There is no cluster at '127.0.0.1:1': Connection refused.\n")
