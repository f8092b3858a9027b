"""What a shorter model learns from a longer one: its states, and what each of its heads makes of them. No annotation is needed."""

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, log_softmax

from dragoman_training.labels import FRAMES, GROUPS_OF
from dragoman_training.losses import MOST_FRAMES, WEIGHTS, pair_classes
from dragoman_training.model import Reader, group_slices
from dragoman_training.pieces import Batch

STATES = 3.0
"""Weight of the states beside the heads, whose weights are those of learning from gold."""
LIKELY = 0.15
"""From which chance an anchor's labels and roles are learnt: below what is believed, as doubtful ones teach too."""
FAR_OFF = -1e4

_SLICES = group_slices()


class Teacher:
    """A model whose states are remembered: a window is read by it once, however often it is learnt from."""

    def __init__(self, model: Reader) -> None:
        self.model = model.eval()
        self._known: dict[tuple[int, int, int], Tensor] = {}

    def losses(self, student: Reader, batch: Batch, rng: torch.Generator) -> Mapping[str, Tensor]:
        """How far the student is from the teacher, head by head; it learns without dropout, since texts are many and the teacher is sure."""
        student.eval()
        words = self.states(batch)
        with torch.no_grad():
            wanted = self.model.heads(words)
        found = student(batch)
        real = batch.real
        parts = {"states": STATES * ((found["words"] - words)[real] ** 2).sum(-1).mean() / (words[real] ** 2).sum(-1).mean()}
        parts |= {head: divergence(found[head][real], wanted[head][real]) for head in ("upos", "feats", "names")}
        parts |= {head: _sure(found[head][real], wanted[head][real]) for head in ("ends", "anchors")}
        fence = apart(batch, wanted["ends"].squeeze(-1))
        arcs = wanted["arcs"].masked_fill(fence, FAR_OFF)
        parts["arcs"] = divergence(found["arcs"].masked_fill(fence, FAR_OFF)[real], arcs[real])
        heads = arcs.argmax(-1)
        with torch.no_grad():
            relations = self.model.relations(words, heads)
        parts["relations"] = divergence(student.relations(found["words"], heads)[real], relations[real])
        parts |= self._frames(student, batch, found, wanted, words, rng)
        return {head: WEIGHTS.get(head, 1.0) * loss for head, loss in parts.items()}

    @torch.no_grad()
    def states(self, batch: Batch) -> Tensor:
        """B × W × 384, from memory where all of the batch is known."""
        keys = [(id(window.lesson), window.start, window.stop) for window in batch.windows]
        if any(key not in self._known for key in keys):
            words = self.model(batch)["words"].half()
            for key, row, window in zip(keys, words, batch.windows, strict=True):
                self._known[key] = row[: window.stop - window.start].clone()
        return torch.nn.utils.rnn.pad_sequence([self._known[key] for key in keys], batch_first=True).float()

    def _frames(
        self, student: Reader, batch: Batch, found: Mapping[str, Tensor], wanted: Mapping[str, Tensor], words: Tensor, rng: torch.Generator
    ) -> Mapping[str, Tensor]:
        """Labels and roles of the anchors that the teacher thinks likely."""
        likely = (wanted["anchors"].sigmoid() >= LIKELY) & batch.real[:, :, None]
        places = likely.nonzero()
        if len(places) > MOST_FRAMES:
            places = places[torch.randperm(len(places), generator=rng)[:MOST_FRAMES]]
        if not len(places):
            return {}
        rows, anchors, kinds = places.unbind(1)
        labels = [
            divergence(found["labels"][rows, anchors][own, _SLICES[group]], wanted["labels"][rows, anchors][own, _SLICES[group]])
            for number, kind in enumerate(FRAMES)
            if (own := kinds == number).any()
            for group in GROUPS_OF[kind]
        ]
        classes = pair_classes(batch, rows, anchors)
        with torch.no_grad():
            tags = self.model.roles(words, rows, anchors, kinds, *classes)
        mine = student.roles(found["words"], rows, anchors, kinds, *classes)
        real = batch.real[rows]
        return {"labels": torch.stack(labels).mean(), "roles": divergence(mine[real], tags[real])}


def divergence(found: Tensor, wanted: Tensor) -> Tensor:
    """Kullback-Leibler divergence of the chances over the last axis, the mean of all others."""
    goal = log_softmax(wanted, -1)
    return (goal.exp() * (goal - log_softmax(found, -1))).sum(-1).mean()


def apart(batch: Batch, ends: Tensor) -> Tensor:
    """B × W × W: pairs of words of different sentences, as the teacher parts them; `ends`: B × W logits."""
    opens = torch.gather(batch.opens, 1, batch.first)
    last = (ends > 0).long()
    number = torch.cumsum(torch.maximum(opens, torch.nn.functional.pad(last[:, :-1], (1, 0))), 1)
    number = number.masked_fill(~batch.real, -1)
    return number[:, :, None] != number[:, None, :]


def _sure(found: Tensor, wanted: Tensor) -> Tensor:
    """The same for heads that say yes or no."""
    goal = wanted.sigmoid()
    return binary_cross_entropy_with_logits(found, goal) - binary_cross_entropy_with_logits(wanted, goal)
