"""The tables of undertakings."""

import re
from itertools import pairwise

from dragoman.knowledge.commitments import commitment_weights, kind_words, status_words, undertakings
from dragoman.knowledge.tables import packaged


def test_words_that_undertake():
    words = undertakings()
    assert words["pledge", "VERB"].strength == "promised"
    assert words["refuse", "VERB"].refuses
    assert not words["agree", "VERB"].refuses
    assert ("walk", "VERB") not in words


def test_rows_are_told_once():
    for name, keys in (("commitment_cues.tsv", 2), ("commitment_weights.tsv", 1)):
        rows = [tuple(row[:keys]) for row in packaged(name)]
        assert len(rows) == len(set(rows)), name


def test_weights_are_sorted_and_hold_the_sign_that_all_have():
    assert list(commitment_weights()) == sorted(commitment_weights())
    assert "any" in commitment_weights()


def test_kinds_and_statuses_find_their_words():
    assert {row.kind for row in kind_words()} >= {"withdraw_forces", "cease_fire", "fund", "refrain"}
    assert next(row.status for row in status_words() if row.pattern.search("it was never carried out")) == "not_initiated"


def test_patterns_are_for_small_letters():
    patterns = [row.pattern.pattern for row in (*kind_words(), *status_words())]
    assert [pattern for pattern in patterns if re.search(r"(?<!\\)[A-Z]", pattern)] == []


def test_the_heaviest_kinds_come_first():
    assert all(one.weight >= other.weight for one, other in pairwise(kind_words()))
