"""The tables of positions."""

import re
from typing import get_args

from dragoman.knowledge.positions import issue_words, position_weights, stands
from dragoman.knowledge.tables import packaged
from dragoman.model.vocabulary import Issue


def test_every_issue_but_other_has_words():
    assert {row.issue for row in issue_words()} == set(get_args(Issue)) - {"other"}


def test_patterns_are_for_small_letters():
    assert [row.issue for row in issue_words() if re.search(r"(?<!\\)[A-Z]", row.pattern.pattern)] == []


def test_words_with_a_particle_come_first():
    assert [stand.particle for stand in stands()["call", "VERB"]][-1] == ""
    assert stands()["reject", "VERB"][0].stance == "rejects"


def test_rows_are_sorted_and_told_once():
    rows = [tuple(row[:3]) for row in packaged("position_cues.tsv")]
    assert len(rows) == len(set(rows))
    assert rows == sorted(rows)
    assert list(position_weights()) == sorted(position_weights())
