"""How much each sign counts for taking a candidate for a commitment or a position: what `extract/*_signs.py` adds up.

`python -m dragoman_training.position_weights --kind position --reports DIR [--reports DIR] --out FILE` (or `--kind commitment`) reads
reports annotated with the whole record (NAME.txt beside NAME.gold.json), prints F1 by threshold with five-fold cross-validation, and
writes the table. A position's words and signs are taken as the reader finds them.
"""

import argparse
import json
import math
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.extract import commitment_signs, commitments, positions
from dragoman.extract.grammar import grammar
from dragoman.extract.parties import parties
from dragoman.intake.failure import Failure
from dragoman.intake.inputs import inputs
from dragoman.model.problem import Problem
from dragoman.model.scene import Scene
from dragoman.model.span import Span
from dragoman.reading import staged, tools
from dragoman_training.sign_weights import Candidate, common, f1_by_step, fit, kept_out, table, written

PENALTY, CHANCE, SEEN, LEAST = 1.0, 0.4, 4, 0.05
_WORDY = 3
"""How many times as long as the annotated words a candidate's may be and still be about the same."""


def main() -> None:
    """Fits the weights of one kind and writes them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kind", choices=tuple(READ), required=True)
    options.add_argument("--reports", type=Path, action="append", required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--penalty", type=float, default=PENALTY)
    options.add_argument("--chance", type=float, default=CHANCE, help="keep candidates from this chance on")
    chosen = options.parse_args()
    use = tools(threads=1)
    if isinstance(use, Problem):
        sys.exit(use.message)
    candidates: list[Candidate] = []
    gold = 0
    for path in sorted(path for folder in chosen.reports for path in folder.glob("*.gold.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        gold += len(told[f"{chosen.kind}s"])
        for document in inputs([str(path).removesuffix(".gold.json") + ".txt"], told.get("published")):
            if isinstance(document, Failure):
                sys.exit(f"{path}: {document}")
            candidates += READ[chosen.kind](str(path), staged(use.reader.annotate(document), use), told)
    names = common(candidates, SEEN, SEEN, " ")
    cells = table(candidates, names)
    for step, score in f1_by_step(candidates, kept_out(candidates, cells, chosen.penalty), gold).items():
        print(f"kept from {step:.2f}: F1 {score:.3f}")
    fitted = fit(cells, np.array([one.taken for one in candidates], dtype=np.float64), chosen.penalty)
    weights = shifted(dict(zip(names, fitted.tolist(), strict=True)), chosen.chance)
    chosen.out.write_text(written(header(chosen.kind), weights, LEAST), encoding="utf-8")


def header(kind: str) -> str:
    """What the table says of itself."""
    return (
        f"# What speaks for and against taking a candidate for a {kind} (extract/{kind}_signs.py); above zero in sum it is taken.\n"
        "# Fitted by logistic regression on reports annotated with the whole record, shifted towards recall by `any`."
        " Rows in order of `sign`.\n"
    )


def shifted(weights: Mapping[str, float], chance: float) -> dict[str, float]:
    """The weights moved so that a sum of zero is `chance`: every candidate has the sign `any`, which carries the shift."""
    return {**weights, "any": weights.get("any", 0.0) - math.log(chance / (1 - chance))}


def of_positions(doc: str, scene: Scene, gold: Mapping[str, Any]) -> Iterator[Candidate]:
    """A position is taken if its words meet those of an annotated one."""
    wanted = [what for what, _ in located(scene.annotated.document.text, gold["positions"])]
    for one in positions.weighed(scene, grammar(scene.annotated), parties(scene)):
        yield Candidate(doc, frozenset(one.signs), any(one.what.meets(what) for what in wanted))


def of_commitments(doc: str, scene: Scene, gold: Mapping[str, Any]) -> Iterator[Candidate]:
    """A commitment is taken if its head is in the words of an annotated one, or its own words are about these and in its evidence."""
    trees, who = grammar(scene.annotated), parties(scene)
    wanted = list(located(scene.annotated.document.text, gold["commitments"]))
    for one in commitments.weighed(scene, trees, who):
        at = trees.tokens[one.found.head].span
        taken = any(
            what.holds(at)
            or (one.found.cue is not None and one.what.meets(what) and _brief(one.what, what) and any(span.holds(at) for span in evidence))
            for what, evidence in wanted
        )
        yield Candidate(doc, frozenset(commitment_signs.signs(one.found, trees, who, one.kind)), taken)


READ: Mapping[str, Callable[[str, Scene, Mapping[str, Any]], Iterator[Candidate]]] = {
    "position": of_positions,
    "commitment": of_commitments,
}


def located(text: str, entries: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """The words of annotated entries, found within their evidence, and that evidence; entries whose words are not there are passed over."""
    for entry in entries:
        said = [entry["evidence"]] if isinstance(entry["evidence"], str) else entry["evidence"]
        spans = tuple(Span(text.index(one), text.index(one) + len(one)) for one in said if one and one in text)
        for span in spans:
            at = text.find(entry["what"], span.start, span.end)
            if at >= 0 and entry["what"]:
                yield Span(at, at + len(entry["what"])), spans
                break


def _brief(mine: Span, theirs: Span) -> bool:
    return mine.end - mine.start < _WORDY * (theirs.end - theirs.start)


if __name__ == "__main__":
    main()
