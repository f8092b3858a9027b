"""On a real cluster of Ray, which is this machine."""

import json
import os
import random
import signal
import threading
import time
from pathlib import Path

import pytest

from dragoman.record.report_tables import lines_of
from dragoman.scale.days import read_days
from dragoman.scale.ray_engine import LOCAL, NoClusterError, read_on_ray
from dragoman.scale.reader import Wants

pytest.importorskip("ray", reason='Ray is an extra: pip install "dragoman[ray]"')
pytestmark = [pytest.mark.filterwarnings("ignore::DeprecationWarning"), pytest.mark.filterwarnings("ignore::ResourceWarning")]

KILLS = int(os.environ.get("DRAGOMAN_KILLS", "1"))
TEXT = "GENEVA, March {day}, 2016 - The envoy said on Monday that {number} fighters had laid down their arms."


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "archive.jsonl"
    texts = (TEXT.format(day=1 + number % 3, number=number) for number in range(40 * KILLS))
    path.write_text("".join(json.dumps({"text": text if at % 17 else ""}) + "\n" for at, text in enumerate(texts)))
    return [str(path)]


def held(out):
    """All that is in a folder of reports by day, sorted."""
    lines = sorted(line for path in out.glob("*.parquet") for line in lines_of(path))
    return lines, sorted(line for path in (out / "failures").glob("*") for line in path.read_text().splitlines())


def actors():
    """The processes of the cluster's readers."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if path.read_bytes().startswith(b"ray::") and b"Actor" in path.read_bytes():
                found.append(int(path.parent.name))
        except OSError:
            continue
    return found


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="actors are found in /proc")
def test_whatever_is_killed_each_report_is_there_once(archive, tmp_path):
    list(read_days(archive, tmp_path / "whole", Wants(), 1, size=8))
    rng, killed, over = random.Random(20160314), [], threading.Event()  # noqa: S311 -- moments to kill at, no secret

    def kill():
        while len(killed) < KILLS and not over.wait(rng.uniform(0, 4)):
            if at_work := actors():
                os.kill(rng.choice(at_work), signal.SIGKILL)
                killed.append(time.monotonic())

    killer = threading.Thread(target=kill)
    killer.start()
    told = list(read_on_ray(archive, tmp_path / "out", Wants(), 2, LOCAL, size=8))
    over.set()
    killer.join()
    assert killed
    assert held(tmp_path / "out") == held(tmp_path / "whole")
    assert (sum(done.reports for done in told), len({done.batch for done in told})) == (len(held(tmp_path / "whole")[0]), 5 * KILLS)


def test_where_there_is_no_cluster_that_is_said(archive, tmp_path):
    with pytest.raises(NoClusterError, match=r"^There is no cluster at '127\.0\.0\.1:1': Connection refused\.$"):
        list(read_on_ray(archive, tmp_path / "out", Wants(), 1, "127.0.0.1:1"))
