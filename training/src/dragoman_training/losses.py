"""What each head is taught by: one loss a head, from the lessons of a batch."""

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, log_softmax

from dragoman.language.features import distance, sentence_distance
from dragoman_training.labels import DEPRELS, FRAMES, GROUPS, NAMES, ROLE_TAGS, UPOS
from dragoman_training.lessons import UNKNOWN, Told
from dragoman_training.model import Reader, group_slices
from dragoman_training.pieces import Batch, Window

WEIGHTS = {"ends": 0.5, "upos": 0.5, "feats": 0.5, "arcs": 1.0, "relations": 0.5, "names": 1.0, "anchors": 6.0, "labels": 0.5, "roles": 1.5, "story": 0.3}
MOST_FRAMES = 140
"""Frames of one batch whose roles are learnt; the rest wait for another round."""

_UPOS = {tag: at for at, tag in enumerate(UPOS)}
_DEPRELS = {tag: at for at, tag in enumerate(DEPRELS)}
_NAMES = {tag: at for at, tag in enumerate(NAMES)}
_ROLES = {tag: at for at, tag in enumerate(ROLE_TAGS)}
_SLICES = group_slices()


def losses(model: Reader, batch: Batch, bundles: Mapping[str, int], rng: torch.Generator) -> dict[str, Tensor]:
    """The weighted loss of every head that the batch's lessons speak of."""
    out = model(batch)
    found: dict[str, Tensor] = {}
    wins = batch.windows
    if any(window.lesson.ends is not None for window in wins):
        ends = _column(batch, lambda w, at: None if w.lesson.ends is None else int(w.lesson.ends[at]))
        known = ends != UNKNOWN
        found["ends"] = binary_cross_entropy_with_logits(out["ends"].squeeze(-1)[known], ends[known].float())
    if any(window.lesson.upos is not None for window in wins):
        found["upos"] = _plain(out["upos"], _column(batch, lambda w, at: None if w.lesson.upos is None else _UPOS[w.lesson.upos[at]]))
        found["feats"] = _plain(
            out["feats"], _column(batch, lambda w, at: None if w.lesson.feats is None else bundles.get(w.lesson.feats[at], 0))
        )
        heads = _column(batch, lambda w, at: None if w.lesson.heads is None else _inside(w, w.lesson.heads[at]))
        known = heads != UNKNOWN
        found["arcs"] = _plain(out["arcs"].masked_fill(_fence(batch), -1e4), heads)
        relations = model.relations(out["words"], heads.clamp(min=0))
        labels = _column(batch, lambda w, at: None if w.lesson.deprels is None else _DEPRELS[w.lesson.deprels[at]])
        found["relations"] = _plain(relations, labels.masked_fill(~known, UNKNOWN))
    if any(window.lesson.names is not None for window in wins):
        names = _column(batch, lambda w, at: None if w.lesson.names is None or w.lesson.names[at] is None else _NAMES[w.lesson.names[at] or "O"])  # fmt: skip
        found["names"] = _plain(out["names"], names)
    _frames(model, batch, out, found, rng)
    _stories(batch, out, found)
    return {head: WEIGHTS[head] * loss for head, loss in found.items()}


def _frames(model: Reader, batch: Batch, out: dict[str, Tensor], found: dict[str, Tensor], rng: torch.Generator) -> None:
    told = [(row, window, frame) for row, window in enumerate(batch.windows) for frame in window.lesson.frames if window.start <= frame.anchor < window.stop]
    if not any(window.lesson.kinds or window.lesson.some for window in batch.windows):
        return
    target = torch.full(out["anchors"].shape, float(UNKNOWN))
    for row, window in enumerate(batch.windows):
        for kind in window.lesson.kinds:
            target[row, : window.stop - window.start, FRAMES.index(kind)] = 0.0
    for row, window, frame in told:
        target[row, frame.anchor - window.start, FRAMES.index(frame.kind)] = 1.0
    known = target != UNKNOWN
    if known.any():
        found["anchors"] = binary_cross_entropy_with_logits(out["anchors"][known], target[known])
    picked = []
    for row, window, frame in told:
        for group, allowed in frame.labels:
            logits = log_softmax(out["labels"][row, frame.anchor - window.start, _SLICES[group]], -1)
            picked.append(-logits[[GROUPS[group].index(value) for value in allowed]].logsumexp(-1))
    if picked:
        found["labels"] = torch.stack(picked).mean()
    whole = [(row, window, frame) for row, window, frame in told if frame.has_parts and _fits(window, frame)]
    if len(whole) > MOST_FRAMES:
        whole = [whole[at] for at in torch.randperm(len(whole), generator=rng)[:MOST_FRAMES].tolist()]
    if whole:
        rows = torch.tensor([row for row, _, _ in whole])
        anchors = torch.tensor([frame.anchor - window.start for _, window, frame in whole])
        kinds = torch.tensor([FRAMES.index(frame.kind) for _, _, frame in whole])
        tags = torch.full((len(whole), batch.first.shape[1]), UNKNOWN)
        for at, (_, window, frame) in enumerate(whole):
            tags[at, : window.stop - window.start] = 0
            for word in frame.hidden:
                if window.start <= word < window.stop:
                    tags[at, word - window.start] = UNKNOWN
            for role, start, end in frame.parts:
                tags[at, start - window.start : end - window.start] = _ROLES[f"I-{role}"]
                tags[at, start - window.start] = _ROLES[f"B-{role}"]
        logits = model.roles(out["words"], rows, anchors, kinds, *pair_classes(batch, rows, anchors))
        found["roles"] = _plain(logits, tags)


def pair_classes(batch: Batch, rows: Tensor, anchors: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Classes of distance, of distance in sentences, and of quotation, of every word seen from each anchor: N × W each."""
    width = batch.first.shape[1]
    table = torch.tensor([distance(offset) for offset in range(-width, width + 1)])
    sentences = torch.tensor([sentence_distance(offset) for offset in range(-width, width + 1)])
    offsets = torch.arange(width)[None] - anchors[:, None]
    counts = batch.stops[rows] - batch.stops[rows, anchors][:, None]
    quotes = batch.quoted[rows] + 2 * batch.quoted[rows, anchors][:, None]
    return table[offsets + width], sentences[counts.clamp(-width, width) + width], quotes


def _stories(batch: Batch, out: dict[str, Tensor], found: dict[str, Tensor]) -> None:
    picked = []
    for row, window in enumerate(batch.windows):
        story = window.lesson.story
        if story is None or window.start:
            continue
        size = window.stop - window.start
        weight = log_softmax(out["anchors"][row, :size, FRAMES.index("event")], -1)
        for group, value in zip(("type", "mode"), story, strict=True):
            if value == "none":
                continue
            chance = log_softmax(out["labels"][row, :size, _SLICES[group]], -1)[:, GROUPS[group].index(value)]
            picked.append(-(weight + chance).logsumexp(-1))
    if picked:
        found["story"] = torch.stack(picked).mean()


def _column(batch: Batch, of: object) -> Tensor:
    """B × W labels by a function of window and word, `UNKNOWN` where it gives None and where there is no word."""
    width = batch.first.shape[1]
    rows = []
    for window in batch.windows:
        values = [of(window, at) for at in range(window.start, window.stop)]  # type: ignore[operator]
        rows.append([UNKNOWN if value is None else value for value in values] + [UNKNOWN] * (width - len(values)))
    return torch.tensor(rows)


def _plain(logits: Tensor, labels: Tensor) -> Tensor:
    known = labels != UNKNOWN
    if not known.any():
        return logits.sum() * 0.0
    return cross_entropy(logits[known], labels[known])


def _inside(window: Window, head: int) -> int | None:
    return head - window.start if window.start <= head < window.stop else None


def _fence(batch: Batch) -> Tensor:
    """B × W × W: pairs of words of different sentences, which no arc may join."""
    width = batch.first.shape[1]
    ids = torch.full((len(batch.windows), width), -1)
    for row, window in enumerate(batch.windows):
        ends = window.lesson.ends
        at = 0
        for place in range(window.start, window.stop):
            ids[row, place - window.start] = at
            if ends is not None and ends[place]:
                at += 1
    return ids[:, :, None] != ids[:, None, :]


def _fits(window: Window, frame: Told) -> bool:
    return all(window.start <= start and end <= window.stop for _, start, end in frame.parts)
