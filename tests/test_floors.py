"""Quality on a small slice of each measure does not fall below what was pinned."""

from pathlib import Path

import pytest

import floors
from dragoman.reading import tools
from measures import Source

SHARED = Path(__file__).parent.parent.parent / "shared"
SOURCE = Source(SHARED / "gold", SHARED / "data", SHARED / "tools/score.py")


@pytest.mark.skipif(bool(SOURCE.missing()), reason="the corpora and the scorer are not beside the project")
@pytest.mark.parametrize("model", floors.FILES)
def test_no_figure_lies_under_its_floor(model):
    assert floors.below(floors.measure(SOURCE, tools(model=model)), floors.pinned(floors.FILES[model])) == []


def test_a_figure_under_its_floor_is_named():
    floor = {"places": floors.Slice("d", {"toponyms": 0.8})}
    assert floors.below({"places": floors.Slice("d", {"toponyms": 0.79})}, floor) == ["places: toponyms is 0.790, its floor is 0.800"]
    assert floors.below({"places": floors.Slice("d", {"toponyms": 0.796})}, floor) == []


def test_other_data_than_was_pinned_is_named():
    floor = {"places": floors.Slice("a" * 64, {"toponyms": 0.8})}
    assert floors.below({"places": floors.Slice("b" * 64, {"toponyms": 0.9})}, floor) == [
        "places: the data is not what was pinned (digest bbbbbbbbbbbb, pinned aaaaaaaaaaaa)"
    ]


def test_what_is_pinned_is_read_back(tmp_path):
    now = {"events": floors.Slice("d", {"role span": 0.75}, "")}
    (tmp_path / "floors.toml").write_text(floors.written(now, {}), encoding="utf-8")
    assert floors.pinned(tmp_path / "floors.toml") == now
