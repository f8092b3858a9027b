"""What is known of an actor, as values."""

import pytest

from dragoman.knowledge.known import Known


@pytest.mark.parametrize(("code", "country"), [("SYR", "SYR"), ("UNO", None), ("IMG", None), (None, None)])
def test_a_body_has_no_country(code: str | None, country: str | None) -> None:
    assert Known("x", "X", "organisation", code, (), (), "why").country == country
