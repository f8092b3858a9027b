"""How much of something an undertaking is about."""

import pytest

from dragoman.extract.commitment_scope import scope_of
from dragoman.model.span import Span


@pytest.mark.parametrize(
    ("words", "scope"),
    [
        ("withdraw the main part of the contingent", "the main part"),
        ("pulling the greater part of their men out", "the greater part"),
        ("free most of the prisoners", "most"),
        ("release all hostages by Friday", "all"),
        ("return half of the seized lorries", "half"),
        ("withdraw its troops", None),
        ("at most three rounds of talks", None),
    ],
)
def test_scopes(words, scope):
    found = scope_of(words, Span(0, len(words)))
    assert (found.of(words) if found else None) == scope
