"""The language model's files and the engine that runs them. The one file that imports the ONNX runtime and the tokenizer."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dragoman.language.model_files import model_files, packaged

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
MOST_PIECES = 8
"""Pieces of one word that are read, as in training: addresses and the like are cut."""
MOST_KNOWN = 100_000
"""Words whose pieces are remembered: a word's pieces depend on itself alone, and reports share most of their words."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The label lists of the heads, in the model's order, and the score from which a frame of each kind is believed."""

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    deprels: tuple[str, ...]
    names: tuple[str, ...]
    frames: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]
    groups_of: Mapping[str, tuple[str, ...]]
    roles: tuple[str, ...]
    thresholds: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the model sees in one window of W words. Logits but where said.

    `words`: W × 384 states. `ends`: W. `upos`, `feats`: W indexes. `names`: W × tags. `arcs`: W × W, row: dependent.
    `anchors`: W × kinds of frames. `labels`: W × all values of all groups, one group after the other.
    """

    words: Floats
    ends: Floats
    upos: Ints
    feats: Ints
    names: Floats
    arcs: Floats
    anchors: Floats
    labels: Floats


@dataclass(frozen=True, slots=True)
class Look:
    """One window as the model takes it: word pieces with the features of their words, and the piece each word begins with."""

    ids: Sequence[int]
    shapes: Sequence[int]
    opens: Sequence[int]
    quotes: Sequence[int]
    first: Sequence[int]


class Engine:
    """The model, loaded. Windows are run one at a time: int8 scales depend on all that is run together, and a report must not
    read differently for its neighbours.
    """

    def __init__(self, folder: Traversable | None = None, threads: int = 0) -> None:
        packed = model_files(folder or packaged())
        raw = json.loads(packed["labels.json"])
        self.labels = Labels(
            tuple(raw["upos"]), tuple(raw["feats"]), tuple(raw["deprels"]), tuple(raw["names"]), tuple(raw["frames"]),
            {group: tuple(values) for group, values in raw["groups"].items()},
            {kind: tuple(groups) for kind, groups in raw["groups_of"].items()},
            tuple(raw["roles"]), raw["thresholds"],
        )  # fmt: skip
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # idle threads would take the rules' core
        self._sight, self._ties, self._fillers = (
            onnxruntime.InferenceSession(packed[name], options, providers=["CPUExecutionProvider"])
            for name in ("sight.onnx", "ties.onnx", "fillers.onnx")
        )
        self._tokenizer = Tokenizer.from_str(packed["tokenizer.json"].decode())
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.opening, self.closing, self._unknown = (_id(self._tokenizer, piece) for piece in ("[CLS]", "[SEP]", "[UNK]"))
        self._known: dict[str, list[int]] = {}

    def pieces(self, words: Sequence[str]) -> list[list[int]]:
        """The word pieces of each word, at least one and at most `MOST_PIECES`."""
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        if len(self._known) + len(new) > MOST_KNOWN:
            self._known.clear()
            new = list(dict.fromkeys(words))
        for word, found in zip(new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True):
            self._known[word] = found.ids[:MOST_PIECES] or [self._unknown]
        return [self._known[word] for word in words]

    def see(self, look: Look) -> Seen:
        """The first step: one window through the encoder and all heads."""
        out = self._sight.run(
            None,
            {
                "ids": np.array([look.ids], np.int64),
                "shapes": np.array([look.shapes], np.int64),
                "opens": np.array([look.opens], np.int64),
                "quotes": np.array([look.quotes], np.int64),
                "first": np.array([look.first], np.int64),
            },
        )
        return Seen(*out)

    def relations(self, words: Floats, heads: Ints) -> Ints:
        """The relation (index) of each word to its head."""
        return np.asarray(self._ties.run(None, {"words": words, "heads": heads})[0], np.int64)

    def roles(self, words: Floats, anchors: Ints, kinds: Ints, distances: Ints, sentences: Ints, quotes: Ints) -> Floats:
        """Log chances of each role tag: anchors × words × tags."""
        given = {"words": words, "anchors": anchors, "kinds": kinds, "distances": distances, "sentences": sentences, "quotes": quotes}
        return np.asarray(self._fillers.run(None, given)[0], np.float32)


def _id(tokenizer: Tokenizer, piece: str) -> int:
    """The number of a special piece; raises ValueError where the tokenizer has none."""
    number: int | None = tokenizer.token_to_id(piece)
    if number is None:
        raise ValueError(f"tokenizer.json: has no piece {piece!r}")
    return number
