from importlib.resources import files
from typing import get_args

import pytest

from dragoman.knowledge.outcomes import TABLE, outcomes, read
from dragoman.model.vocabulary import CommitmentKind

TEXT = (files("dragoman.knowledge") / "data" / TABLE).read_text(encoding="utf-8")


def test_every_kind_of_undertaking_has_a_row():
    assert set(outcomes().kinds) == set(get_args(CommitmentKind))


@pytest.mark.parametrize(
    ("words", "extent"),
    [
        ("The first aircraft left on Tuesday, a day after a partial withdrawal was ordered", "initiated"),
        ("Most of the guns were gone, and only part of the men", "partly_done"),
        ("The last of the convoys crossed at noon", "fulfilled"),
        ("Not one prisoner had been let go", "not_initiated"),
        ("The new accord replaces the earlier one", "superseded"),
        ("It will be complete by Friday", None),
        ("They were ordered to begin pulling out the greater part of the guns", None),
        ("The men left", None),
    ],
)
def test_words_tell_how_far_it_has_come(words, extent):
    assert outcomes().extent(words) == extent


@pytest.mark.parametrize(("words", "extent"), [("a partial pull-out", None), ("the pull-out is largely complete", "partly_done")])
def test_naming_an_undertaking_tells_nothing_of_how_far_it_is(words, extent):
    assert outcomes().extent(words, told=True) == extent


@pytest.mark.parametrize(
    ("there", "instead", "fault"),
    [
        ('name = "fund"', 'name = "feed"', f"outcomes.toml: 'feed' is not one of {', '.join(get_args(CommitmentKind))}"),
        ('name = "fund"', 'name = "other"', "outcomes.toml: 'other' stands twice"),
        ('type = "ASSAULT", part', 'type = "ASSAULT", modes = ["shout"], part', "outcomes.toml: 'shout' is no mode of ASSAULT"),
        ("weight = 0.3", "weight = 3", "outcomes.toml: a weight of 3.0 is not within 0 to 1"),
    ],
)
def test_a_fault_of_the_table_is_named(there, instead, fault):
    with pytest.raises(ValueError, match=r"^outcomes\.toml: ") as caught:
        read(TEXT.replace(there, instead, 1))
    assert str(caught.value) == fault


def test_a_missing_kind_is_named():
    kept, _, _ = TEXT.partition('[[kind]]\nname = "other"')
    with pytest.raises(ValueError, match=r"^outcomes\.toml: no row for other$"):
        read(kept + TEXT[TEXT.index("[[extent]]") :])


def test_the_table_is_read_once():
    assert outcomes() is outcomes()
