import pytest

from dragoman.scale.cluster import read_on_cluster
from dragoman.scale.ray_engine import NoClusterError
from dragoman.scale.reader import Wants
from held_by_day import archive


def test_what_goes_wrong_in_the_other_process_is_told_here(tmp_path):
    pytest.importorskip("ray", reason='Ray is an extra: pip install "dragoman[ray]"')
    path = archive(tmp_path / "archive.jsonl", 1)
    with pytest.raises(NoClusterError, match=r"^There is no cluster at '127\.0\.0\.1:1': Connection refused\.$"):
        list(read_on_cluster([path], tmp_path / "out", Wants(), 1, "127.0.0.1:1"))
