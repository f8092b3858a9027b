"""The parser of the first stage, for the corpora that have no trees: heads of spans are found with it."""

import json
from pathlib import Path

import torch

from dragoman_training.labels import DEPRELS, UPOS
from dragoman_training.lessons import Lesson, Parse, Parser, Plain
from dragoman_training.model import Reader
from dragoman_training.pieces import Pieces, batches, windows


def parser(model: Reader, pieces: Pieces, cache: Path) -> Parser:
    """A parser by `model` that remembers in the file `cache` what it parsed, by the words."""
    known: dict[str, list[list[int]]] = json.loads(cache.read_text(encoding="utf-8")) if cache.exists() else {}
    dirty = [0]

    def save() -> None:
        part = cache.with_suffix(".part")
        part.write_text(json.dumps(known), encoding="utf-8")
        part.replace(cache)

    def parse(cut: Plain) -> Parse:
        key = "\x1f".join(cut.words)
        if key not in known:
            known[key] = _parse(model, pieces, cut)
            dirty[0] += 1
            if dirty[0] % 200 == 0:
                save()
        upos, heads, deprels = known[key]
        return Parse(tuple(UPOS[at] for at in upos), tuple(heads), tuple(DEPRELS[at] for at in deprels))

    parse.save = save  # type: ignore[attr-defined]  # the caller saves once at the end
    return parse


@torch.no_grad()
def _parse(model: Reader, pieces: Pieces, cut: Plain) -> list[list[int]]:
    """Tags, heads and relations of every word; heads are the best in the window that lie in the same plain sentence."""
    model.eval()
    lesson = Lesson("plain", "", cut.words, cut.opens)
    count = len(cut.words)
    upos, heads, deprels = [0] * count, list(range(count)), [0] * count
    for batch in batches(windows(lesson, pieces, budget=192, overlap=0), pieces, 4096):
        out = model(batch)
        tags = out["upos"].argmax(-1)
        ends = out["ends"].squeeze(-1) > 0
        for row, window in enumerate(batch.windows):
            size = window.stop - window.start
            fences = ends[row, :size].tolist()
            sentence, at = [], 0
            for index in range(size):
                if index and (fences[index - 1] or cut.opens[window.start + index]):
                    at += 1
                sentence.append(at)
            ids = torch.tensor(sentence)
            scores = out["arcs"][row, :size, :size].float().masked_fill(ids[:, None] != ids[None, :], -1e4)
            best = scores.argmax(-1)
            labels = model.relations(out["words"][row : row + 1, :size], best[None]).argmax(-1)[0]
            for index in range(size):
                upos[window.start + index] = int(tags[row, index])
                heads[window.start + index] = window.start + int(best[index])
                deprels[window.start + index] = int(labels[index])
    return [upos, heads, deprels]
