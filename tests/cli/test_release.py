import hashlib
import json
import shutil

import pytest
from click.testing import CliRunner

from dragoman.cli.commands import dragoman


@pytest.fixture
def run(templates, tmp_path):
    where = shutil.copy(templates("sqlite"), tmp_path / "r.db")
    return lambda *arguments: CliRunner().invoke(dragoman, [*map(str, arguments), "--record", str(where)])


def test_a_release_has_its_hashes_and_says_what_it_is(run, tmp_path):
    result = run("release", "first", "--into", tmp_path)
    assert (result.exit_code, result.stdout) == (0, f"12 reports, 12 files · {tmp_path / 'first'}\n")
    for line in (tmp_path / "first" / "SHA256SUMS").read_text().splitlines():
        digest, path = line.split("  ")
        assert hashlib.sha256((tmp_path / "first" / path).read_bytes()).hexdigest() == digest
    assert json.loads((tmp_path / "first" / "manifest.json").read_text())["counts"]["reports"] == 12
    assert "A claim is not a fact because it stands here." in (tmp_path / "first" / "README.md").read_text()
    assert (tmp_path / "first" / "CHANGES.md").read_text() == "# Changes in first\n\nThis is the first release.\n"


def test_the_next_says_what_changed(run, tmp_path):
    run("release", "first", "--into", tmp_path)
    run("forget", "2016-02-22-terms")
    run("judge", "accept", json.loads(run("show", "figures", "--format", "json").stdout)["items"][0]["entry"]["id"], "--by", "ann")
    run("release", "second", "--into", tmp_path)
    log = (tmp_path / "second" / "CHANGES.md").read_text()
    assert log.startswith("# Changes in second since first\n\n## New reports: 0\n\n## Reports that are gone: 1\n\n- d-")
    assert "## Reports whose entries, links or judgements changed: " in log


@pytest.mark.parametrize(("name", "message"), [("a/b", "'a/b' is no name for a folder"), (".x", "'.x' is no name for a folder")])
def test_a_name_must_be_one(run, tmp_path, name, message):
    assert message in run("release", name, "--into", tmp_path).stderr


def test_a_release_is_made_once(run, tmp_path):
    run("release", "first", "--into", tmp_path)
    assert run("release", "first", "--into", tmp_path).stderr == f"Error: {str(tmp_path / 'first')!r} is there already; a release is made once.\n"
    shutil.rmtree(tmp_path / "first")
    assert run("release", "first", "--into", tmp_path).stderr == "Error: The record has a release 'first' already.\n"
    assert not (tmp_path / "first").exists()
