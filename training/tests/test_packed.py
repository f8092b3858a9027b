"""The float model out of the packed files reads as the packed ones do."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the training's own environment is not set up")

from dragoman.language.engine import Engine, Look
from dragoman.language.model_files import packaged
from dragoman_training import packed
from dragoman_training.lessons import Lesson, plain
from dragoman_training.pieces import Pieces, Window, batch
from dragoman_training.shorter import shorter

WEIGHTS = Path(str(packaged()))
TEXT = "Rebels rejected the plan on Monday. “We were not asked,” said Jane Roe, their spokeswoman in Strelsau."


@pytest.fixture(scope="module")
def whole():
    return packed.reader(WEIGHTS)


@pytest.fixture(scope="module")
def seen():
    cut = plain(TEXT)
    return batch([Window(Lesson("", "", cut.words, cut.opens), 0, len(cut.words))], Pieces())


@torch.no_grad()
def test_both_see_the_same(whole, seen):
    out = whole(seen)
    look = Look(*(tensor[0].tolist() for tensor in (seen.ids, seen.shapes, seen.opens, seen.quotes, seen.first)))
    engine = Engine(packaged(), threads=1)
    sight = engine.see(look)
    assert out["upos"][0].argmax(-1).tolist() == sight.upos.tolist()
    assert out["names"][0].argmax(-1).tolist() == sight.names.argmax(-1).tolist()
    assert np.abs(out["words"][0].numpy() - sight.words).mean() < 0.1 * np.abs(sight.words).mean()
    heads = out["arcs"][0].argmax(-1)
    relations = whole.relations(torch.from_numpy(sight.words)[None], heads[None])[0].argmax(-1)
    assert relations.tolist() == engine.relations(sight.words, heads.numpy()).tolist()


def test_roles_are_the_same(whole, seen):
    states = torch.randn(1, 9, 384)
    kinds = torch.zeros((2, 9), dtype=torch.long)
    anchors = torch.tensor([2, 5])
    with torch.no_grad():
        mine = whole.roles(states, torch.zeros_like(anchors), anchors, kinds[:, 0], kinds, kinds, kinds)
    found = Engine(packaged(), threads=1).roles(states[0].numpy(), anchors.numpy(), kinds[:, 0].numpy(), *(kinds.numpy(),) * 3)
    assert np.abs(torch.log_softmax(mine, -1).numpy() - found).max() < 0.5


def test_a_shorter_model_begins_with_what_was_kept(whole):
    small = shorter(whole, (0, 2, 5))
    layers, mine = whole.encoder.bert.encoder.layer, small.encoder.bert.encoder.layer
    assert len(mine) == 3
    assert torch.equal(mine[1].intermediate.dense.weight, layers[2].intermediate.dense.weight)
    assert torch.equal(mine[2].output.dense.weight, layers[5].output.dense.weight)
    assert torch.equal(small.roles.out.weight, whole.roles.out.weight)
    assert len(layers) == 6


def test_files_that_lack_a_weight_are_named(tmp_path):
    onnx = pytest.importorskip("onnx")
    for name in ("sight.onnx", "ties.onnx", "fillers.onnx"):
        graph = onnx.load(str(WEIGHTS / name))
        kept = [tensor for tensor in graph.graph.initializer if tensor.name != "roles.kind.weight"]
        del graph.graph.initializer[:]
        graph.graph.initializer.extend(kept)
        onnx.save(graph, str(tmp_path / name))
    (tmp_path / "labels.json").write_bytes((WEIGHTS / "labels.json").read_bytes())
    with pytest.raises(ValueError, match=r"the files lack roles\.kind\.weight$"):
        packed.reader(tmp_path)
