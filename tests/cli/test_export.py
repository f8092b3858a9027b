import shutil

import pytest
from click.testing import CliRunner

from dragoman.cli.commands import dragoman
from dragoman.cli.record_commands import EXPORTS
from dragoman.export.formats import FORMATS


@pytest.fixture
def run(templates, tmp_path):
    where = shutil.copy(templates("sqlite"), tmp_path / "r.db")
    return lambda *arguments: CliRunner().invoke(dragoman, ["export", *map(str, arguments), "--record", str(where)])


def test_the_command_offers_every_format():
    assert tuple(sorted(FORMATS)) == EXPORTS


@pytest.mark.parametrize("name", EXPORTS)
def test_every_format_is_written(run, tmp_path, name):
    result = run(tmp_path / "out", "--as", name)
    assert result.exit_code == 0
    assert result.stdout.endswith(f" items written · {tmp_path / 'out'}\n")
    assert (tmp_path / "out").is_dir() == (FORMATS[name].what == "folder")


@pytest.mark.parametrize(
    ("name", "path", "message"),
    [
        ("plover", ".", "{path!r} is a folder, and plover is written as a file"),
        ("csv", "r.db", "{path!r} is no folder, and csv is written as one"),
        ("plover", "no/out.jsonl", "{parent!r} is no folder"),
    ],
)
def test_where_it_cannot_be_written(run, tmp_path, name, path, message):
    out = tmp_path / path
    result = run(out, "--as", name)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1] == f"Error: Invalid value for OUT: {message.format(path=str(out), parent=str(out.parent))}"
