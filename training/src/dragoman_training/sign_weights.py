"""Weights of signs by logistic regression: which of the things seen speak for a candidate, which against, and how much."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

STEPS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
FOLDS = 5
_ROUNDS = 15
_FLOOR = 1e-4
"""Keeps Newton's steps finite where a candidate is all but certain."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate of the report `doc`: its signs, whether the annotators took it, and what is settled without weighing (None: nothing)."""

    doc: str
    signs: frozenset[str]
    taken: bool
    settled: bool | None = None


def common(candidates: Iterable[Candidate], least: int, least_rare: int, rare: str) -> list[str]:
    """The signs seen `least` times, in order; those with `rare` in them (single words) only if seen `least_rare` times."""
    seen = Counter(sign for one in candidates for sign in one.signs)
    return sorted(sign for sign, count in seen.items() if count >= (least_rare if rare in sign else least))


def table(candidates: Sequence[Candidate], names: Sequence[str]) -> NDArray[np.float64]:
    """One row a candidate, one column a sign: 1 where it is seen."""
    columns = {name: at for at, name in enumerate(names)}
    cells = np.zeros((len(candidates), len(names)))
    for row, one in enumerate(candidates):
        cells[row, [columns[sign] for sign in one.signs if sign in columns]] = 1.0
    return cells


def fit(cells: NDArray[np.float64], taken: NDArray[np.float64], penalty: float) -> NDArray[np.float64]:
    """The weights with the greatest likelihood less `penalty`/2 times their squares (Newton's method)."""
    weights = np.zeros(cells.shape[1])
    for _ in range(_ROUNDS):
        chance = chances(cells, weights)
        slope = cells.T @ (chance - taken) + penalty * weights
        bend = (cells.T * (chance * (1 - chance) + _FLOOR)) @ cells + penalty * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


def chances(cells: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """How likely each candidate is to be taken."""
    return np.asarray(1 / (1 + np.exp(-(cells @ weights))))


def kept_out(candidates: Sequence[Candidate], cells: NDArray[np.float64], penalty: float) -> NDArray[np.float64]:
    """Each candidate's chance by weights fitted on the other folds; a report lies in one fold whole."""
    taken = np.array([one.taken for one in candidates], dtype=np.float64)
    fold_of = {doc: at % FOLDS for at, doc in enumerate(sorted({one.doc for one in candidates}))}
    folds = np.array([fold_of[one.doc] for one in candidates])
    found = np.zeros(len(candidates))
    for fold in range(FOLDS):
        away = folds != fold
        found[~away] = chances(cells[~away], fit(cells[away], taken[away], penalty))
    return found


def f1_by_step(candidates: Sequence[Candidate], chance: NDArray[np.float64], gold: int) -> dict[float, float]:
    """F1 against `gold` annotated entries, for each chance from which on a candidate is kept."""
    taken = np.array([one.taken for one in candidates], dtype=bool)
    yes = np.array([one.settled is True for one in candidates])
    no = np.array([one.settled is False for one in candidates])
    scores = {}
    for step in STEPS:
        kept = ((chance > step) | yes) & ~no
        total = int(kept.sum()) + gold
        scores[step] = 2 * int((kept & taken).sum()) / total if total else 1.0
    return scores


def written(header: str, weights: Mapping[str, float], least: float) -> str:
    """The table as it is shipped: comments, the head, and the signs in order; those that weigh less than `least` are left out."""
    rows = (f"{sign}\t{weights[sign]:.2f}\n" for sign in sorted(weights) if abs(weights[sign]) >= least)
    return header + "sign\tweight\n" + "".join(rows)
