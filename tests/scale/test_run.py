import json

import pytest

from dragoman.intake.failure import Failure, refusal
from dragoman.scale.journal import Beside, Far, note
from dragoman.scale.locking import lock
from dragoman.scale.reader import Wants
from dragoman.scale.run import run
from dragoman.scale.way import way
from parcelled import parcel

EMPTY = Failure("b.txt", refusal("empty", "is empty"))
ITEMS = [parcel(0), EMPTY, parcel(1), parcel(2)]


class PulledError(Exception):
    """The plug was pulled."""


def names(path):
    return [json.loads(line)["document"]["name"] for line in path.read_bytes().splitlines()]


def broken_off(out, after, monkeypatch):
    """A run that breaks off once so many results are written, each of them noted."""
    monkeypatch.setattr("dragoman.scale.run.SECONDS", 0)
    told = []

    def tell(result):
        told.append(result)
        if len(told) > after:
            raise PulledError

    with pytest.raises(PulledError):
        run(out, lambda: ITEMS, Wants(), 1, tell, resume=False)


def test_reports_go_into_the_file_and_failures_beside_it(tmp_path):
    told = []
    ended = run(tmp_path / "out", lambda: ITEMS, Wants(), 1, told.append, resume=False)
    assert names(tmp_path / "out") == ["talks-0", "talks-1", "talks-2"]
    assert (tmp_path / "out.failures.jsonl").read_text() == '{"place": "b.txt", "code": "empty", "message": "is empty"}\n'
    assert (ended.far.reports, ended.far.failures, ended.before, told[1]) == (3, {"empty": 1}, 0, EMPTY)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "out.failures.jsonl"]


def test_a_run_that_broke_off_goes_on_where_it_was(tmp_path, monkeypatch):
    out = tmp_path / "out"
    broken_off(out, 2, monkeypatch)
    assert not out.exists()
    with Beside(out).part.open("ab") as stream:
        stream.write(b'{"half a line')  # what was written and never noted
    told = []
    ended = run(out, lambda: ITEMS, Wants(), 1, told.append, resume=True)
    assert (names(out), len(told), ended.before, ended.far.failures) == (["talks-0", "talks-1", "talks-2"], 2, 2, {"empty": 1})


def test_it_is_not_begun_anew_unasked(tmp_path, monkeypatch):
    broken_off(tmp_path / "out", 1, monkeypatch)
    problem = run(tmp_path / "out", lambda: ITEMS, Wants(), 1, print, resume=False)
    assert problem.message == (
        f"{tmp_path}/out.journal: a run into this output broke off; --resume goes on with it, and without this file it is begun anew."
    )


def test_it_does_not_go_on_with_other_inputs(tmp_path, monkeypatch):
    broken_off(tmp_path / "out", 2, monkeypatch)
    problem = run(tmp_path / "out", lambda: [parcel(9), *ITEMS], Wants(), 1, print, resume=True)
    assert problem.message == f"{tmp_path}/out.journal: the first 2 items of the inputs are not those that were read."


def test_a_journal_that_says_more_than_there_is_is_refused(tmp_path):
    note(tmp_path / "out.journal", Far(way(Wants()), 3, 500, 0, 3))
    problem = run(tmp_path / "out", lambda: ITEMS, Wants(), 1, print, resume=True)
    assert problem.message == f"{tmp_path}/out.journal: speaks of more than there is; without this file the run is begun anew."


def test_two_runs_do_not_write_one_file(tmp_path):
    with (tmp_path / "out.part").open("wb") as stream:
        lock(stream)
        problem = run(tmp_path / "out", lambda: ITEMS, Wants(), 1, print, resume=False)
    assert problem.message == f"{tmp_path}/out.part: another run is writing this file."


def test_a_run_that_died_as_it_ended_is_ended(tmp_path):
    (tmp_path / "out.part").write_bytes(b"line\n")
    (tmp_path / "out.failures.jsonl").write_bytes(b"")
    note(tmp_path / "out.journal", Far(way(Wants()), 1, 5, 0, 1, whole=True))
    assert run(tmp_path / "out", lambda: ITEMS, Wants(), 1, print, resume=True).before == 1
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_nothing_is_left_behind_where_nothing_failed(tmp_path):
    assert run(tmp_path / "out", list, Wants(), 1, print, resume=False).far.items == 0
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
