"""Clauses about one undertaking, put together."""

import pytest

from dragoman.extract.commitment_union import united
from dragoman.model.entries import Commitment
from dragoman.model.span import Span

TEXT = "withdraw its troops from Doolow; pull its troops back; keep a base; free the prisoners"


def entry(words, kind, by=("e-1",), places=(), strength="announced"):
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    return Commitment(
        f"c-{start}", by, (), kind, strength, span, None, (), (), None, None, None, places, "announced", None, (span,), "a reason"
    )


PULL, AGAIN, KEEP = "withdraw its troops from Doolow", "pull its troops back", "keep a base"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (entry(PULL, "withdraw_forces"), entry(AGAIN, "withdraw_forces"), 1),
        (entry(PULL, "withdraw_forces"), entry(AGAIN, "withdraw_forces", by=("e-2",)), 2),
        (entry(PULL, "withdraw_forces"), entry(AGAIN, "withdraw_weapons"), 2),
        (entry(PULL, "release_detainees"), entry("free the prisoners", "release_detainees"), 2),
    ],
)
def test_what_is_one_undertaking_and_what_is_two(first, second, expected):
    assert len(united([first, second], TEXT)) == expected


def test_an_order_tells_more_than_an_announcement_and_all_words_are_kept():
    (one,) = united([entry(PULL, "withdraw_forces"), entry(AGAIN, "withdraw_forces", strength="ordered")], TEXT)
    assert (one.strength, one.what.of(TEXT), len(one.evidence)) == ("ordered", AGAIN, 2)


def test_what_the_same_side_keeps_is_an_exception_of_its_pull_out():
    pull, _ = united([entry(PULL, "withdraw_forces"), entry(KEEP, "keep_forces")], TEXT)
    assert [span.of(TEXT) for span in pull.exceptions] == [KEEP]
    alone, _ = united([entry(PULL, "withdraw_forces"), entry(KEEP, "keep_forces", by=("e-2",))], TEXT)
    assert alone.exceptions == ()
