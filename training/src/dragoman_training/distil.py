"""Teaches a shorter model by the one that Dragoman ships: `--model fast` comes of it.

`python -m dragoman_training.distil --corpora DIR --apart DIR --out DIR`: needs no annotations and no earlier training run, since the packed
files hold the longer model. An interrupted run goes on from its last checkpoint.
"""

import argparse
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import torch
from safetensors.torch import save_file

from dragoman.language.features import stops
from dragoman_training import packed, shelves
from dragoman_training.corpora import plover, universal_dependencies
from dragoman_training.lessons import Lesson, Shelf, plain
from dragoman_training.pieces import Pieces
from dragoman_training.shorter import shorter
from dragoman_training.teacher import Teacher
from dragoman_training.train import SEED, train

PACKED = Path(__file__).parents[3] / "src/dragoman/language/weights"
BUDGET = 160
"""Word pieces of a window, as reports are read."""
RATE = 5e-4
STORIES = 4
"""One made-up story in so many is read: they are much alike."""
KNOWN_BY = 80
"""Characters at the beginning of a paragraph by which a text that is kept apart is known again."""


def main() -> None:
    """`python -m dragoman_training.distil`."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--apart", type=Path, required=True, help="a folder of texts (*.txt) that are kept for measuring and never read here")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--weights", type=Path, default=PACKED, help="the packed files of the longer model")
    options.add_argument("--layers", type=int, nargs="+", default=[0, 2, 5], help="which of its layers the shorter model begins with")
    options.add_argument("--rounds", type=int, default=2)
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


def texts(corpora: Path, apart: frozenset[str]) -> tuple[Shelf, ...]:
    """Everything that may be learnt from, as bare texts; those whose paragraphs are in `apart` are left out."""
    told = [path.read_bytes().decode("utf-8") for folder in (corpora / "record", shelves.OWN) for path in sorted(folder.glob("*.txt"))]
    news = [row["text"] for name in ("corpus/*.jsonl", "places/*.jsonl") for path in sorted(corpora.glob(name)) for row in _rows(path)]
    spoken = [row["text"] for row in _rows(corpora / "polnear" / "train.jsonl")]
    sentences = [row["text"] for row in _rows(corpora / "plover" / "plv-train.jsonl") if not plover.is_held_back(row["name"])]
    stories = [row["text"] for row in islice(_rows(corpora / "plover" / "synthetic.jsonl"), 0, None, STORIES)]
    ud = universal_dependencies.lessons
    trees = [*ud(corpora / "ud" / "ewt-train.conllu", "ewt"), *ud(corpora / "ud" / "gum-train.conllu", "gum")]
    shelf = (Shelf(tuple(bare(text) for text in some if not opening(text) & apart), weight, BUDGET) for some, weight in (
        (told, 3.0), (news, 1.0), (spoken, 0.5), (sentences, 1.0), (stories, 0.5)
    ))  # fmt: skip
    return (Shelf(tuple(trees), 1.5, BUDGET), *shelf)


def bare(text: str) -> Lesson:
    """A text as a lesson that says nothing of it; its plain sentences are where windows are cut."""
    cut = plain(text)
    counted = stops(cut.words, cut.opens)
    ends = (*(one != following for one, following in zip(counted, counted[1:], strict=False)), True)
    return Lesson("bare", "", cut.words, cut.opens, ends=ends)


def kept_apart(folder: Path) -> frozenset[str]:
    """The beginnings of all paragraphs of the texts in `folder`."""
    return frozenset(start for path in folder.glob("*.txt") for start in opening(path.read_bytes().decode("utf-8")))


def opening(text: str) -> frozenset[str]:
    """The beginning of each paragraph that is long enough to be known by, and of the text itself, blanks evened out."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return frozenset(line[:KNOWN_BY] for line in lines if len(line) >= KNOWN_BY)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


if __name__ == "__main__":
    main()
