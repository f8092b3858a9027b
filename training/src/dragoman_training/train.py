"""Trains the model in three stages: grammar, then everything, then everything with more grammar, with checkpoints from which an interrupted run goes on."""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from dragoman_training import shelves
from dragoman_training.labels import DEPRELS, UPOS
from dragoman_training.lessons import Shelf
from dragoman_training.losses import losses
from dragoman_training.model import Reader
from dragoman_training.parses import parser
from dragoman_training.pieces import Batch, Pieces, batches, windows
from dragoman_training.corpora import universal_dependencies

SEED = 20160314
BODY, HEADS = 1.5e-4, 1e-3
POLISHING = 0.35
"""The part of those rates at which the third stage learns: what is known must not be forgotten."""
POLISHED = 0.7
"""The part of the third stage in the weights that are kept; the second stage's are the rest. It keeps what the third forgot."""
SMOOTHING = 0.998
"""Decay of the moving average of the weights, which is what is kept."""

Learn = Callable[[Reader, Batch, torch.Generator], Mapping[str, Tensor]]
"""The losses of a model on a batch, head by head."""


def main() -> None:
    """`dragoman-train --corpora DIR --out DIR`: runs whatever of the three stages is not done yet."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--rounds", type=int, default=5, help="how often the second stage reads everything")
    options.add_argument("--syntax-rounds", type=int, default=2)
    options.add_argument("--polish-rounds", type=int, default=2, help="how often the third stage reads, treebanks for the most part")
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--batch", type=int, default=2048, help="word pieces of one batch")
    chosen = options.parse_args()
    torch.set_num_threads(chosen.threads)
    chosen.out.mkdir(parents=True, exist_ok=True)
    pieces = Pieces()
    grammar = shelves.syntax(chosen.corpora)
    bundles = _bundles(grammar, chosen.out / "bundles.json")
    learn = from_gold(bundles)
    first = chosen.out / "syntax.safetensors"
    if not first.exists():
        torch.manual_seed(SEED)
        train(Reader(len(bundles)), lambda: grammar, pieces, learn, chosen.syntax_rounds, chosen.out / "syntax", chosen.batch, first, chosen.corpora)
    model = Reader(len(bundles))
    model.load_state_dict(load_file(first))
    parse = parser(model, pieces, chosen.out / "parses.json")

    def everything() -> tuple[Shelf, ...]:
        found = shelves.everything(chosen.corpora, parse)
        parse.save()  # type: ignore[attr-defined]
        return found

    everything()  # whatever must be parsed is parsed now, before the parser learns other things
    second = chosen.out / "all.safetensors"
    if not second.exists():
        torch.manual_seed(SEED + 1)
        train(model, everything, pieces, learn, chosen.rounds, chosen.out / "all", chosen.batch, second, chosen.corpora)
    model.load_state_dict(load_file(second))
    torch.manual_seed(SEED + 2)
    train(
        model, lambda: shelves.polish(chosen.corpora, parse), pieces, learn, chosen.polish_rounds, chosen.out / "polish", chosen.batch,
        chosen.out / "polished.safetensors", chosen.corpora, rates=(BODY * POLISHING, HEADS * POLISHING),
    )  # fmt: skip
    save_file(mixed(load_file(second), load_file(chosen.out / "polished.safetensors")), chosen.out / "model.safetensors")


def from_gold(bundles: dict[str, int]) -> Learn:
    """What the corpora say is learnt."""
    return lambda model, batch, rng: losses(model, batch, bundles, rng)


def mixed(second: dict[str, Tensor], third: dict[str, Tensor]) -> dict[str, Tensor]:
    """The weights of the second stage and of the third, added up by their parts."""
    return {name: value.lerp(third[name], POLISHED) if value.is_floating_point() else value for name, value in second.items()}


def _bundles(grammar: tuple[Shelf, ...], path: Path) -> dict[str, int]:
    """The feature bundles that occur at least twenty times, `_` first, numbered."""
    counted = Counter(bundle for shelf in grammar for lesson in shelf.lessons for bundle in lesson.feats or ())
    kept = ["_", *sorted(bundle for bundle, times in counted.items() if times >= 20 and bundle != "_")]
    path.write_text(json.dumps(kept), encoding="utf-8")
    return {bundle: at for at, bundle in enumerate(kept)}


def train(
    model: Reader, stock: Callable[[], tuple[Shelf, ...]], pieces: Pieces, learn: Learn, rounds: int, folder: Path, budget: int, final: Path, corpora: Path,
    rates: tuple[float, float] = (BODY, HEADS),
) -> None:
    folder.mkdir(exist_ok=True)
    model.encoder.bert.embeddings.word_embeddings.weight.requires_grad_(False)  # half of all weights, and they know English already
    body = [value for name, value in model.named_parameters() if name.startswith("encoder.bert") and value.requires_grad]
    heads = [value for name, value in model.named_parameters() if not name.startswith("encoder.bert")]
    optimiser = torch.optim.AdamW([{"params": body, "lr": rates[0]}, {"params": heads, "lr": rates[1]}], weight_decay=0.01, fused=True)
    average = {name: value.detach().clone() for name, value in model.state_dict().items()}
    length = shelves.count(stock(), pieces, budget, SEED)
    total = rounds * length
    warm = min(200, total // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min((step + 1) / warm, max(0.02, (total - step) / (total - warm))))
    done = _resume(folder, model, average, optimiser, schedule)
    print(f"{folder.name}: {length} batches a round, {total} in all, from {done}", flush=True)
    rng = torch.Generator().manual_seed(SEED)
    step, began, sums = 0, time.monotonic(), Counter[str]()
    for turn in range(rounds):
        for batch in shelves.round_of(stock(), pieces, budget, SEED + turn):
            step += 1
            if step <= done:
                continue
            model.train()
            parts = learn(model, batch, rng)
            if parts:
                loss = torch.stack(list(parts.values())).sum()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
                optimiser.step()
                optimiser.zero_grad(set_to_none=True)
                sums.update({head: value.item() for head, value in parts.items()})
                sums.update({f"#{head}": 1 for head in parts})
            schedule.step()
            decay = min(SMOOTHING, (1 + step) / (10 + step))
            with torch.no_grad():
                for name, value in model.named_parameters():
                    if value.requires_grad:
                        average[name].lerp_(value, 1 - decay)
            if step % 50 == 0:
                means = " ".join(f"{head} {sums[head] / sums['#' + head]:.3f}" for head in sorted(sums) if not head.startswith("#"))
                pace = (time.monotonic() - began) / (step - done)
                print(f"{folder.name} {turn} {step}/{total} {pace:.2f} s a batch, {pace * (total - step) / 60:.0f} min left | {means}", flush=True)
                sums.clear()
            if step % 200 == 0 or step == total:
                _keep(folder, step, model, average, optimiser)
        live = {name: value.clone() for name, value in model.state_dict().items()}
        model.load_state_dict(average)
        print(f"{folder.name} after round {turn}: {grammar_score(model, pieces, corpora / 'ud' / 'ewt-dev.conllu')}", flush=True)
        model.load_state_dict(live)
    model.load_state_dict(average)
    save_file({name: value.contiguous() for name, value in average.items()}, final)


@torch.no_grad()
def grammar_score(model: Reader, pieces: Pieces, path: Path) -> str:
    """Accuracy of tags, of heads picked greedily, and of heads with relations, on a treebank with its own words."""
    model.eval()
    lessons = list(universal_dependencies.lessons(path, "dev"))
    right: Counter[str] = Counter()
    wins = [window for lesson in lessons for window in windows(lesson, pieces, 160, 0)]
    for batch in batches(wins, pieces, 4096):
        out = model(batch)
        for row, window in enumerate(batch.windows):
            lesson, size = window.lesson, window.stop - window.start
            assert lesson.upos and lesson.heads and lesson.deprels and lesson.ends
            fence, at = [], 0
            for place in range(window.start, window.stop):
                fence.append(at)
                at += lesson.ends[place]
            ids = torch.tensor(fence)
            scores = out["arcs"][row, :size, :size].masked_fill(ids[:, None] != ids[None], -1e4)
            heads = scores.argmax(-1)
            labels = model.relations(out["words"][row : row + 1, :size], heads[None]).argmax(-1)[0]
            tags = out["upos"][row, :size].argmax(-1)
            for index in range(size):
                place = window.start + index
                hit = int(heads[index]) + window.start == lesson.heads[place]
                right.update(words=1, upos=UPOS[tags[index]] == lesson.upos[place], uas=hit, las=hit and DEPRELS[labels[index]] == lesson.deprels[place])
    return " ".join(f"{name} {100 * right[name] / right['words']:.2f}" for name in ("upos", "uas", "las"))


def _keep(folder: Path, step: int, model: Reader, average: dict[str, Tensor], optimiser: torch.optim.Optimizer) -> None:
    tensors = {f"model.{name}": value.contiguous() for name, value in model.state_dict().items()}
    tensors |= {f"average.{name}": value.contiguous() for name, value in average.items()}
    for at, state in optimiser.state_dict()["state"].items():
        tensors |= {f"optimiser.{at}.{key}": value.contiguous() for key, value in state.items()}
    part = folder / "checkpoint.part"
    save_file(tensors, part, metadata={"step": str(step)})
    part.replace(folder / "checkpoint.safetensors")


def _resume(folder: Path, model: Reader, average: dict[str, Tensor], optimiser: torch.optim.Optimizer, schedule: torch.optim.lr_scheduler.LambdaLR) -> int:
    path = folder / "checkpoint.safetensors"
    if not path.exists():
        return 0
    from safetensors import safe_open

    with safe_open(path, "pt") as stored:
        step = int(stored.metadata()["step"])
        tensors = {key: stored.get_tensor(key) for key in stored.keys()}  # noqa: SIM118  # no mapping
    model.load_state_dict({key.removeprefix("model."): value for key, value in tensors.items() if key.startswith("model.")})
    for key, value in tensors.items():
        if key.startswith("average."):
            average[key.removeprefix("average.")].copy_(value)
    state = optimiser.state_dict()
    for key, value in tensors.items():
        if key.startswith("optimiser."):
            _, at, name = key.split(".")
            state["state"].setdefault(int(at), {})[name] = value
    optimiser.load_state_dict(state)
    schedule.last_epoch = step
    for group, base in zip(optimiser.param_groups, schedule.base_lrs, strict=True):
        group["lr"] = base * schedule.lr_lambdas[0](step)
    return step


if __name__ == "__main__":
    main()
