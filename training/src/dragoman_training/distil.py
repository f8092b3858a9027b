"""Teaches a shorter model by the one that Dragoman ships: `--model fast` comes of it.

`python -m dragoman_training.distil --corpora DIR --apart DIR --out DIR`: needs no annotations and no earlier training run, since the packed
files hold the longer model. An interrupted run goes on from its last checkpoint.
"""

import argparse
import json
from pathlib import Path

import torch

from dragoman_training import packed
from dragoman_training.pieces import Pieces
from dragoman_training.shorter import shorter
from dragoman_training.teacher import Teacher
from dragoman_training.texts import kept_apart, texts
from dragoman_training.train import SEED, train

PACKED = Path(__file__).parents[3] / "src/dragoman/language/weights"
RATE = 5e-4


def main() -> None:
    """`python -m dragoman_training.distil`."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--apart", type=Path, required=True, help="a folder of texts (*.txt) that are kept for measuring and never read here")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--weights", type=Path, default=PACKED, help="the packed files of the longer model")
    options.add_argument("--layers", type=int, nargs="+", default=[0, 2, 5], help="which of its layers the shorter model begins with")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--batch", type=int, default=2048, help="word pieces of one batch")
    chosen = options.parse_args()
    torch.set_num_threads(chosen.threads)
    torch.manual_seed(SEED)
    chosen.out.mkdir(parents=True, exist_ok=True)
    teacher = packed.reader(chosen.weights)
    student = shorter(teacher, chosen.layers)
    stock = texts(chosen.corpora, kept_apart(chosen.apart))
    train(
        student, lambda: stock, Pieces(), Teacher(teacher).losses, chosen.rounds, chosen.out / "distil", chosen.batch,
        chosen.out / "model.safetensors", chosen.corpora, rates=(RATE, RATE),
    )  # fmt: skip
    (chosen.out / "bundles.json").write_text(json.dumps(list(packed.bundles(chosen.weights))), encoding="utf-8")


if __name__ == "__main__":
    main()
