"""Annotated words are found within their evidence, and `any` carries the shift."""

import math

import pytest

from dragoman.model.span import Span
from dragoman_training.position_weights import located, shifted

TEXT = "The union wants a pause. Later it said a pause must hold."


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"what": "a pause", "evidence": "The union wants a pause."}, [(Span(16, 23), (Span(0, 24),))]),
        ({"what": "a pause", "evidence": ["it said a pause must hold"]}, [(Span(39, 46), (Span(31, 56),))]),
        # words that stand elsewhere only, evidence that is not in the text
        ({"what": "The union", "evidence": ["it said a pause must hold"]}, []),
        ({"what": "a pause", "evidence": "The union wants peace."}, []),
        ({"what": "", "evidence": "The union wants a pause."}, []),
    ],
)
def test_words_are_found_in_their_evidence(entry: dict[str, object], expected: list[object]) -> None:
    assert list(located(TEXT, [entry])) == expected


def test_the_shift_is_carried_by_any() -> None:
    assert shifted({"any": 0.0, "cue want verb": 1.0}, 0.5) == {"any": 0.0, "cue want verb": 1.0}
    assert shifted({"any": 1.0}, 0.25) == {"any": 1 + math.log(3)}
