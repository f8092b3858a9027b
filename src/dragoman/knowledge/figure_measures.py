"""Which words say what a number counts: the killed, the displaced, troops, strikes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from dragoman.knowledge.tables import lines
from dragoman.model.vocabulary import Measure

SLOTS = ("patient", "subject", "either", "noun", "head", "near")
IN_PASSING = "-"


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """The table by slot: lemma to measure. `in_passing` are nouns of which a small number is no figure."""

    by_slot: Mapping[str, Mapping[str, Measure]]
    in_passing: frozenset[str]


@cache
def measure_words() -> MeasureWords:
    """The packaged table; raises ValueError for a measure or slot that is not on its closed list."""
    by_slot: dict[str, dict[str, Measure]] = {slot: {} for slot in SLOTS}
    passing: set[str] = set()
    measures: dict[str, Measure] = {measure: measure for measure in get_args(Measure)}
    for line in lines("figure_measures.tsv"):
        measure, slot, lemma = line.split("\t")
        if measure == IN_PASSING:
            passing.add(lemma)
        elif measure in measures and slot in by_slot:
            by_slot[slot].setdefault(lemma, measures[measure])
        else:
            raise ValueError(f"figure_measures.tsv: {line!r} has an unknown measure or slot")
    return MeasureWords(by_slot, frozenset(passing))
