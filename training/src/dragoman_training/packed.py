"""The float model out of the files that Dragoman ships: what int8 rounded off is lost, the rest is as it was trained.

With it a shorter model can be taught, and a trained one looked at, where only the package is at hand.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch import Tensor

from dragoman_training.model import Reader, depth

NO_BIAS = {"/relations/governor/MatMul": "relations.governor.weight", "/roles/anchor/MatMul": "roles.anchor.weight"}
"""The products that no bias follows, by which the others are told."""
TYPE = "encoder.bert.embeddings.token_type_embeddings.weight"


def bundles(folder: Path) -> dict[str, int]:
    """The feature bundles of the model in `folder`, numbered."""
    return {bundle: at for at, bundle in enumerate(json.loads((folder / "labels.json").read_text(encoding="utf-8"))["feats"])}


def reader(folder: Path) -> Reader:
    """The model of the files in `folder`; raises ValueError where they lack a weight that the model has."""
    found: dict[str, Tensor] = {}
    for name in ("sight.onnx", "ties.onnx", "fillers.onnx"):
        found |= {key: torch.from_numpy(np.array(value, np.float32)) for key, value in weights(onnx.load(str(folder / name)).graph)}
    model = Reader(len(bundles(folder)), depth(found))
    state = model.state_dict()
    state[TYPE][0] = found.pop(TYPE)[0]
    lacking = sorted(name for name in state if name not in found and name != TYPE and not name.endswith("position_ids"))
    if lacking:
        raise ValueError(f"{folder}: the files lack {', '.join(lacking)}")
    model.load_state_dict(state | found)
    return model.eval()


def weights(graph: onnx.GraphProto) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Each weight of a graph by its name in `Reader`, int8 ones times their scales."""
    held = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    for name, value in held.items():
        own = name.removeprefix("model.")
        if name.endswith(".rows"):
            yield f"{own.removesuffix('.rows')}.weight", value * held[f"{name.removesuffix('.rows')}.scale"]
        elif name.endswith((".weight", ".bias", "_bias")) and not name.startswith("onnx::"):
            yield own, value
        elif name.endswith("arc") or name.endswith("arc_quantized"):
            yield "arc", _whole(held, name)
        elif name.startswith("onnx::Add"):
            yield TYPE, value[None]
    users: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.node:
        for given in node.input:
            users.setdefault(given, []).append(node)
    for node in graph.node:
        if node.op_type in ("MatMul", "MatMulInteger") and node.input[1] in held and "arc" not in node.input[1]:
            yield _name(node, users, held), _whole(held, node.input[1]).T


def _whole(held: Mapping[str, NDArray[np.float32]], name: str) -> NDArray[np.float32]:
    """A matrix as float; int8 ones have a scale for each column."""
    base = name.removesuffix("_quantized")
    return held[name] if base == name else (held[name].astype(np.float32) - held[f"{base}_zero_point"]) * held[f"{base}_scale"]


def _name(node: onnx.NodeProto, users: Mapping[str, list[onnx.NodeProto]], held: Mapping[str, NDArray[np.float32]]) -> str:
    """The name of a product's matrix, by the bias that is added to the product."""
    out = node.output[0]
    for bare, name in NO_BIAS.items():
        if out.startswith(f"{bare}_"):
            return name
    while True:
        (user,) = users[out]
        bias = [given for given in user.input if given in held and given.endswith(".bias")]
        if user.op_type == "Add" and bias:
            return bias[0].removeprefix("model.").removesuffix("bias") + "weight"
        if user.op_type not in ("Cast", "Mul"):
            raise ValueError(f"{out}: no bias follows this product")
        out = user.output[0]
