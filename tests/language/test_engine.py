"""The model's files: loaded, checked, and the same for a word whatever stands beside it."""

import shutil
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from dragoman.language.engine import MOST_PIECES, Engine, Look
from dragoman.language.model_files import DamagedModelError

WEIGHTS = Path(str(files("dragoman.language") / "weights"))


@pytest.fixture(scope="module")
def engine():
    return Engine(threads=1)


def test_pieces_are_at_least_one_and_at_most_eight(engine):
    pieces = engine.pieces(["truce", "\u200b", "x" * 400, "de-escalation"])
    assert all(1 <= len(own) <= MOST_PIECES for own in pieces)
    assert len(pieces) == 4


def test_one_window_gives_a_row_a_word_for_every_head(engine):
    ids = [engine.opening, *(piece for own in engine.pieces(["Rebels", "shelled", "it"]) for piece in own), engine.closing]
    size = len(ids)
    seen = engine.see(Look(ids, [0] * size, [0] * size, [0] * size, [1, 2, size - 2]))
    labels = engine.labels
    assert seen.words.shape == (3, 384)
    assert seen.arcs.shape == (3, 3)
    assert seen.names.shape == (3, len(labels.names))
    assert seen.anchors.shape == (3, len(labels.frames))
    assert seen.labels.shape == (3, sum(len(values) for values in labels.groups.values()))


def test_roles_are_chances(engine):
    states = np.zeros((5, 384), np.float32)
    pairs = np.zeros((2, 5), np.int64)
    tags = engine.roles(states, np.array([0, 3]), np.array([0, 1]), pairs, pairs, pairs)
    assert tags.shape == (2, 5, len(engine.labels.roles))
    assert np.allclose(np.exp(tags).sum(axis=2), 1, atol=1e-4)


def test_a_damaged_model_is_not_run(tmp_path):
    shutil.copytree(WEIGHTS, tmp_path / "weights")
    broken = tmp_path / "weights/ties.onnx"
    broken.write_bytes(broken.read_bytes() + b"\0")
    with pytest.raises(DamagedModelError, match=r"ties\.onnx: the model is damaged"):
        Engine(tmp_path / "weights")


def test_all_files_together_stay_small():
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) <= 25_000_000
