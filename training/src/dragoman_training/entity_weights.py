"""How much each sign counts for taking an actor or a place up as an entity: the weights that `resolve/entity_choice.py` adds up.

`python -m dragoman_training.entity_weights --reports DIR [--reports DIR] --out FILE` reads reports annotated with the whole record
(NAME.txt beside NAME.gold.json), prints F1 by threshold with five-fold cross-validation, and writes the table.
"""

import argparse
import json
import math
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.extract.mentions import mentions
from dragoman.extract.statements import statements
from dragoman.intake.failure import Failure
from dragoman.intake.inputs import inputs
from dragoman.reading import Tools, tools
from dragoman.model.problem import Problem
from dragoman.resolve.coreference import clusters_of
from dragoman.resolve.coreference_ground import Cluster, Ground, ground
from dragoman.resolve.entity_choice import settled, signs
from dragoman_training.sign_weights import Candidate, common, f1_by_step, fit, kept_out, table, written

import numpy as np

PENALTY = 3.0
CHANCE = 0.4
"""The chance from which on a cluster is kept: the best F1 in cross-validation lies there, and it is flat around."""
SEEN, SEEN_NOUN, LEAST = 15, 30, 0.1
_ARTICLE = re.compile(r"^(?:the|an?) ")
_NO_LETTER = re.compile(r"[^a-z0-9]+")


def main() -> None:
    """Fits the weights and writes them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=Path, action="append", required=True)
    options.add_argument("--out", type=Path, required=True)
    chosen = options.parse_args()
    use = tools(threads=1)
    if isinstance(use, Problem):
        sys.exit(use.message)
    candidates: list[Candidate] = []
    gold = reports = 0
    for path in sorted(path for folder in chosen.reports for path in folder.glob("*.gold.json")):
        annotated = json.loads(path.read_text(encoding="utf-8"))
        candidates += weighed(path, annotated, use)
        gold += len(annotated["entities"])
        reports += 1
    names = common(candidates, SEEN, SEEN_NOUN, " noun ")
    cells = table(candidates, names)
    for step, score in f1_by_step(candidates, kept_out(candidates, cells, PENALTY), gold).items():
        print(f"kept from {step:.2f}: F1 {score:.3f}")
    weights = fit(cells, np.array([one.taken for one in candidates], dtype=np.float64), PENALTY)
    chosen.out.write_text(written(header(reports), shifted(dict(zip(names, weights.tolist(), strict=True))), LEAST), encoding="utf-8")


def header(reports: int) -> str:
    """What the table says of itself."""
    return (
        "# What speaks for and against taking a named or unnamed actor or place up as an entity (resolve/entity_choice.py); the sum decides.\n"
        f"# Fitted by logistic regression on {reports} reports annotated with the whole record, shifted so that zero is a chance of two in"
        " five.\n# Rows in order of `sign`.\n"
    )


def shifted(weights: Mapping[str, float], chance: float = CHANCE) -> dict[str, float]:
    """The weights moved so that a sum of zero is `chance`; every cluster is either named or unnamed, so those two carry the shift."""
    by = math.log(chance / (1 - chance))
    return {sign: weight - by if sign in ("named", "unnamed") else weight for sign, weight in weights.items()}


def weighed(path: Path, gold: Mapping[str, Any], use: Tools) -> Iterator[Candidate]:
    """The clusters of one report, with their signs and whether the annotators took them up."""
    for document in inputs([str(path).removesuffix(".gold.json") + ".txt"], gold.get("published")):
        if isinstance(document, Failure):
            sys.exit(f"{path}: {document}")
        annotated = use.reader.annotate(document)
        named = mentions(annotated, use.knowledge, use.gazetteer)
        ready = ground(annotated, named, statements(annotated), use.knowledge, use.gazetteer)
        clusters = [one for one in clusters_of(ready) if one.members]
        entities = [folded((one["name"], *one.get("aliases", ()))) for one in gold["entities"]]
        weight = [one.named + 0.1 * min(9, len(one.members)) for one in clusters]
        taken = paired(entities, [folded(names_of(ready, one)) for one in clusters], weight)
        for number, cluster in enumerate(clusters):
            yield Candidate(str(path), frozenset(signs(ready, cluster)), number in taken, settled(ready, cluster))


def names_of(ready: Ground, cluster: Cluster) -> set[str]:
    """Every way that a report names a cluster, pronouns aside."""
    found = {cluster.known.name} if cluster.known is not None else set()
    for member in cluster.members:
        if ready.mentions[member].form != "pronoun":
            found |= {ready.text(member), ready.around(member)}
            found |= {longer for longer in (ready.spoken_of(member), ready.uncounted(member)) if longer is not None}
    return found


def folded(names: Iterable[str]) -> frozenset[str]:
    """Names without accents, case, article, possessive and punctuation."""
    plain = (unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode().lower().strip() for name in names)
    cut = (_NO_LETTER.sub(" ", _ARTICLE.sub("", name).replace("'s", "")).strip() for name in plain)
    return frozenset(name for name in cut if name)


def paired(gold: Sequence[frozenset[str]], mine: Sequence[frozenset[str]], weight: Sequence[float]) -> dict[int, int]:
    """The entity of the gold for each cluster that has one. One to one: those with a whole name in common first, then those where one
    name is the other's last word; among clusters that fit alike the one of greater `weight`.
    """
    fits = [
        (-closeness, -weight[at], number, at)
        for number, theirs in enumerate(gold)
        for at, names in enumerate(mine)
        if (closeness := close(theirs, names))
    ]
    found: dict[int, int] = {}
    for _, _, number, at in sorted(fits):
        if at not in found and number not in found.values():
            found[at] = number
    return found


def close(one: frozenset[str], other: frozenset[str]) -> int:
    """2 for a name in common, 1 where a name of one is the last word of the other's, else 0."""
    if one & other:
        return 2
    last_one, last_other = ({name.split()[-1] for name in names} for names in (one, other))
    return 1 if one & last_other or other & last_one else 0


if __name__ == "__main__":
    main()
