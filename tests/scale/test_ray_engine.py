"""On a real cluster of Ray, which is this machine; what becomes of one that is killed is tested in tests/fire."""

import sys

import pytest

from dragoman.scale.days import read_days
from dragoman.scale.ray_engine import LOCAL, NoClusterError, NoRayError, read_on_ray
from dragoman.scale.reader import Wants
from held_by_day import archive, held


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_cluster_writes_what_one_machine_writes_and_nothing_twice(tmp_path):
    pytest.importorskip("ray", reason='Ray is an extra: pip install "dragoman[ray]"')
    path, out = archive(tmp_path / "archive.jsonl", 40), tmp_path / "out"
    here = list(read_days([path], tmp_path / "here", Wants(), 1, size=8))
    list(read_days([path], out, Wants(), 1, size=8))
    for mark in list((out / "done").glob("*.json"))[:3]:
        mark.unlink()  # batches that are to be written again
    there = list(read_on_ray([path], out, Wants(), 2, LOCAL, size=8))
    assert sorted(there, key=lambda done: done.batch) == sorted(here, key=lambda done: done.batch)
    assert held(out) == held(tmp_path / "here")


def test_where_there_is_no_cluster_that_is_said(tmp_path):
    pytest.importorskip("ray", reason='Ray is an extra: pip install "dragoman[ray]"')
    path = archive(tmp_path / "archive.jsonl", 1)
    with pytest.raises(NoClusterError, match=r"^There is no cluster at '127\.0\.0\.1:1': Connection refused\.$"):
        list(read_on_ray([path], tmp_path / "out", Wants(), 1, "127.0.0.1:1"))


def test_without_ray_what_to_install_is_said(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(NoRayError, match=r'^Reading on a cluster needs Ray: pip install "dragoman\[ray\]"$'):
        next(read_on_ray([], tmp_path, Wants(), 1, LOCAL))
