"""What the model file reads right on dev data, head by head, through the same code that reads reports.

Needs no torch: the model file is run as Dragoman runs it. `python -m dragoman_training.evaluate --corpora DIR [--weights DIR] [--json]`.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from dragoman.language.engine import Engine
from dragoman.language.tagging import best_tags, runs
from dragoman.language.trees import NEVER, heads
from dragoman.language.windows import View, view
from dragoman.language.words import Word
from dragoman_training.corpora import plover, universal_dependencies
from dragoman_training.labels import GROUPS
from dragoman_training.lessons import Lesson, Parse, Plain, head_of, plain

NEWSLIKE = ("GUM_news", "GUM_interview")
NAMED = ("person", "organisation", "place", "nationality")


def main() -> None:
    """Prints every figure, one a line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--weights", type=Path, help="another folder of model files than the package's")
    options.add_argument("--threads", type=int, default=2)
    options.add_argument("--json", action="store_true")
    options.add_argument("--most", type=int, default=10**9, help="documents of each corpus that are read")
    chosen = options.parse_args()
    engine = Engine(chosen.weights, chosen.threads)
    found = figures(engine, chosen.corpora, chosen.most)
    print(json.dumps(found) if chosen.json else "\n".join(f"{name:32s} {value:.2f}" for name, value in found.items()))


def figures(engine: Engine, corpora: Path, most: int = 10**9) -> dict[str, float]:
    """Each figure by its name, in points out of a hundred."""
    ewt = list(universal_dependencies.lessons(corpora / "ud" / "ewt-dev.conllu", "ewt"))[:most]
    gum = list(universal_dependencies.lessons(corpora / "ud" / "gum-dev.conllu", "gum"))
    newslike = [lesson for lesson in gum if lesson.name.startswith(NEWSLIKE)][:most]
    return {
        **{f"EWT dev {name}": value for name, value in grammar(engine, ewt).items()},
        **{f"GUM dev {name}": value for name, value in grammar(engine, gum[:most]).items()},
        "GUM dev news and interview, names": names(engine, newslike),
        "PLV held back, type of the pair": pairs(engine, corpora / "plover" / "plv-train.jsonl"),
    }


def seen(engine: Engine, lesson: Lesson | Plain) -> View:
    """A text with its own words through the model; offsets do not matter here."""
    return view(engine, [Word(at, at + 1, word, fresh) for at, (word, fresh) in enumerate(zip(lesson.words, lesson.opens, strict=True))])


def tree(engine: Engine, sight: View, ends: Sequence[bool]) -> tuple[list[int], list[str]]:
    """Heads and relations of all words, sentence by sentence."""
    governors = np.zeros(len(ends), np.int64)
    start = 0
    for stop in (at + 1 for at, last in enumerate(ends) if last):
        scores = np.full((stop - start, stop - start), NEVER, np.float32)
        for at in range(start, stop):
            first, row = sight.arcs[at]
            left, right = max(start, first), min(stop, first + len(row))
            scores[at - start, left - start : right - start] = row[left - first : right - first]
        governors[start:stop] = np.array(heads(scores)) + start
        start = stop
    relations = engine.relations(sight.states, governors)
    return governors.tolist(), [engine.labels.deprels[at] for at in relations.tolist()]


def grammar(engine: Engine, lessons: Iterable[Lesson]) -> dict[str, float]:
    """UPOS, UAS and LAS (no subtypes) over all words, and F1 of sentence ends, with the treebank's own words."""
    right: Counter[str] = Counter()
    for lesson in lessons:
        assert lesson.upos and lesson.heads and lesson.deprels and lesson.ends
        sight = seen(engine, lesson)
        governors, relations = tree(engine, sight, lesson.ends)
        for at, word in enumerate(zip(lesson.upos, lesson.heads, lesson.deprels, lesson.ends, strict=True)):
            upos, head, relation, last = word
            hit = governors[at] == head
            believed = sight.ends[at] > 0 or (at + 1 < len(lesson.opens) and lesson.opens[at + 1])
            right.update(words=1, UPOS=engine.labels.upos[int(sight.upos[at])] == upos, UAS=hit)
            right.update(LAS=hit and relations[at].split(":")[0] == relation.split(":")[0])
            right.update(gold=last, found=believed, both=last and believed)
    scores = {name: 100 * right[name] / right["words"] for name in ("UPOS", "UAS", "LAS")}
    return {**scores, "sentence ends": 200 * right["both"] / (right["gold"] + right["found"])}


def names(engine: Engine, lessons: Iterable[Lesson]) -> float:
    """Strict F1 over names of the four types: the same words and the same type."""
    both = found = gold = 0
    for lesson in lessons:
        assert lesson.names
        sight = seen(engine, lesson)
        tags = best_tags((sight.names - np.logaddexp.reduce(sight.names, axis=1, keepdims=True))[None])[0]
        kinds = [tag.removeprefix("B-") for tag in engine.labels.names[1::2]]
        mine = {(kinds[kind], start, end) for kind, start, end in runs(tags) if kinds[kind] in NAMED}
        numbers = np.array([engine.labels.names.index(tag or "O") for tag in lesson.names])
        theirs = {(kinds[kind], start, end) for kind, start, end in runs(numbers) if kinds[kind] in NAMED}
        both, found, gold = both + len(mine & theirs), found + len(mine), gold + len(theirs)
    return 200 * both / (found + gold)


def pairs(engine: Engine, path: Path) -> float:
    """Macro F1 over PLOVER types (CONCEDE and RETREAT as one, as the corpus has them) of the predicate between a marked pair."""
    labels = engine.labels
    start = sum(len(values) for group, values in labels.groups.items() if list(labels.groups).index(group) < list(labels.groups).index("type"))
    types = GROUPS["type"]
    counted: dict[str, Counter[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not plover.is_held_back(row["name"]):
            continue
        cut = plain(row["text"])
        sight = seen(engine, cut)
        ends = [at == len(cut.words) - 1 or sight.ends[at] > 0 for at in range(len(cut.words))]
        governors, relations = tree(engine, sight, ends)
        parse = Parse(tuple(labels.upos[at] for at in sight.upos.tolist()), tuple(governors), tuple(relations))
        for event in row["events"]:
            spans = [(at, at + len(event[key])) for key in ("source", "target") if (at := row["text"].find(event[key])) >= 0]
            marked = [run for span in spans if (run := cut.run(*span))]
            if len(marked) < 2:
                continue
            anchor = plover.trigger(parse, *(head_of(parse, *run) for run in marked))
            best = types[int(sight.labels[anchor, start : start + len(types)].argmax())]
            mine = "YIELD" if best in ("CONCEDE", "RETREAT") else best
            counted.setdefault(mine, Counter()).update(found=1, both=mine == event["type"])
            counted.setdefault(event["type"], Counter()).update(gold=1)
    scores = [200 * one["both"] / (one["found"] + one["gold"]) for one in counted.values() if one["gold"]]
    return sum(scores) / len(scores)


if __name__ == "__main__":
    main()
