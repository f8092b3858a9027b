"""`dragoman account` as a person meets it."""

import stat

import pytest
from click.testing import CliRunner

from dragoman.cli.commands import dragoman
from dragoman.web.accounts import opened


def run(*arguments, said="correct horse\n"):
    return CliRunner().invoke(dragoman, ["account", *map(str, arguments)], input=said)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "accounts.tsv"


def test_accounts_are_added_changed_listed_and_removed(path):
    added = run("add", "ann", "--role", "reviewer", "--file", path)
    assert (added.exit_code, added.stdout) == (0, f"added ann, reviewer · {path}\n")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    run("add", "bob", "--role", "reader", "--file", path)
    assert run("add", "ann", "--role", "reader", "--file", path, said="another horse\n").stdout == f"changed ann, reader · {path}\n"
    assert run("list", "--file", path).stdout == "ann\treader\nbob\treader\n"
    assert opened(path).checked("ann", "another horse").role == "reader"
    assert opened(path).checked("ann", "correct horse") is None
    assert run("remove", "ann", "--file", path).stdout == f"removed ann · {path}\n"
    assert run("list", "--file", path).stdout == "bob\treader\n"
    assert [left.name for left in path.parent.iterdir()] == ["accounts.tsv"]


def test_what_will_not_do_is_said_in_one_line(path):
    assert run("add", "ann", "--role", "reader", "--file", path, said="short\n").stderr == (
        "Error: A password has 10 to 1,000 characters; this one has 5.\n"
    )
    assert run("add", "a:b", "--role", "reader", "--file", path).stderr == (
        "Error: 'a:b' is no name: that has 1 to 80 printable characters, no colon, no space at its ends.\n"
    )
    assert not path.exists()
    assert run("list", "--file", path).stderr == f"Error: {path}: could not be opened: No such file or directory\n"
    run("add", "ann", "--role", "reader", "--file", path)
    gone = run("remove", "bob", "--file", path)
    assert (gone.exit_code, gone.stderr) == (1, f"Error: {path}: holds no account 'bob'.\n")
    assert run("add", "ann", "--role", "reader", "--file", path.parent / "no" / "a.tsv").stderr == (
        f"Error: {path.parent / 'no' / 'a.tsv'}: could not be written: No such file or directory\n"
    )
    path.chmod(0o640)
    served = CliRunner().invoke(dragoman, ["serve", "--accounts", str(path)])
    assert (served.exit_code, served.stderr) == (
        1,
        f"Error: {path}: others may get at it (its mode is 0640); `chmod 600` keeps it to its owner\n",
    )
