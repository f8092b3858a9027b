"""What more annotated reports would gain: the same short training on growing shares of them, measured on reports kept apart.

`python -m dragoman_training.curve --corpora DIR --runs DIR --reports samples`: prints, for each share, how many annotated frames it holds
and the F1 of anchors of each kind at its best threshold. Each share is read as often as makes the same number of steps.
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file

from dragoman_training import shelves
from dragoman_training.corpora import record
from dragoman_training.labels import FRAMES
from dragoman_training.lessons import Lesson, Shelf
from dragoman_training.model import Reader
from dragoman_training.parses import parser
from dragoman_training.pieces import Pieces, batch, windows
from dragoman_training.thresholds import STEPS, f1
from dragoman_training.train import SEED, from_gold, train

SHARES = (0.125, 0.25, 0.5, 1.0)
READINGS = 4.0
"""How often all reports are read where the share is the whole."""


def main() -> None:
    """Prints one line for each share, as it is done."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--runs", type=Path, required=True, help="where `dragoman-train` left its first stage")
    options.add_argument("--reports", type=Path, required=True)
    options.add_argument("--threads", type=int, default=2)
    chosen = options.parse_args()
    torch.set_num_threads(chosen.threads)
    pieces = Pieces()
    bundles = {bundle: at for at, bundle in enumerate(json.loads((chosen.runs / "bundles.json").read_text(encoding="utf-8")))}
    model = Reader(len(bundles))
    model.load_state_dict(load_file(chosen.runs / "syntax.safetensors"))
    parse = parser(model, pieces, chosen.runs / "parses.json")
    told = [*record.lessons(chosen.corpora / "record", parse, "record"), *record.lessons(record.OWN, parse, "own")]
    held = list(record.lessons(chosen.reports, parse, "held"))
    random.Random(SEED).shuffle(told)
    for share in SHARES:
        some = tuple(told[: round(len(told) * share)])
        stock = (*shelves.syntax(chosen.corpora, 0.25), Shelf(some, READINGS / share))
        torch.manual_seed(SEED)
        model = Reader(len(bundles))
        model.load_state_dict(load_file(chosen.runs / "syntax.safetensors"))
        folder = chosen.runs / f"curve-{share}"
        train(model, lambda stock=stock: stock, pieces, from_gold(bundles), 1, folder, 2048, folder / "model.safetensors", chosen.corpora)
        frames = sum(len(lesson.frames) for lesson in some)
        scores = " ".join(f"{kind} {value:.3f}" for kind, value in anchors(model, held, pieces).items())
        print(f"share {share}: {len(some)} reports, {frames} frames | {scores}", flush=True)


@torch.no_grad()
def anchors(model: Reader, held: list[Lesson], pieces: Pieces) -> dict[str, float]:
    """F1 of the anchors of each kind of frame at its best threshold."""
    model.eval()
    scores = []
    for lesson in held:
        whole = np.zeros((len(lesson.words), len(FRAMES)))
        for window in windows(lesson, pieces, 160, 0):
            out = model(batch([window], pieces))["anchors"][0, : window.stop - window.start]
            whole[window.start : window.stop] = torch.sigmoid(out).float().numpy()
        scores.append(whole)
    best = {}
    for number, kind in enumerate(FRAMES):
        gold = [[frame.anchor for frame in lesson.frames if frame.kind == kind] for lesson in held]
        best[kind] = max(f1([np.flatnonzero(one[:, number] >= step).tolist() for one in scores], gold) for step in STEPS)
    return best


if __name__ == "__main__":
    main()
