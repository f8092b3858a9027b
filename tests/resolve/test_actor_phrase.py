"""A phrase for an actor, taken apart."""

import pytest

from dragoman.knowledge.actors import Knowledge, load
from dragoman.resolve.actor_phrase import phrase, words_of

LOADED = load()
assert isinstance(LOADED, Knowledge)
KNOWLEDGE: Knowledge = LOADED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syria’s foreign minister", ["Syria", "'s", "foreign", "minister"]),
        ("U.S.-led coalition", ["U.S.", "-", "led", "coalition"]),
        ("the rebels' leader", ["the", "rebels", "'s", "leader"]),
        ("Zarif, the minister", ["Zarif", ",", "the", "minister"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words_of(text) == expected


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("two senior Turkish officials", "officials"),
        ("the spokesman for the army", "spokesman"),
        ("an adviser who met the president", "adviser"),
        ("the bridge", None),
    ],
)
def test_the_head_stands_before_prepositions_and_clauses(text: str, head: str | None) -> None:
    found = phrase(text, None, KNOWLEDGE, None).head
    assert (found and found.text) == head


def test_a_compound_is_no_part_of_the_actor() -> None:
    assert [piece.text for piece in phrase("Turkish-backed Syrian rebels", None, KNOWLEDGE, None).pieces] == ["Syrian", "rebels"]


def test_a_side_is_marked() -> None:
    pieces = phrase("pro-Iranian militias", None, KNOWLEDGE, None).pieces
    assert [(piece.text, piece.side) for piece in pieces] == [("Iranian", "pro"), ("militias", None)]
