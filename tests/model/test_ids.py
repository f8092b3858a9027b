import re

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.ids import content_id


def test_it_is_the_same_on_every_machine():
    assert content_id("s", "Putin", 12, None) == "s-ff901f3a56c0"


def test_a_document_has_a_longer_one():
    assert re.fullmatch("d-[0-9a-f]{20}", content_id("d", "Putin"))


@given(st.lists(st.text() | st.integers()), st.lists(st.text() | st.integers()))
def test_other_content_has_another_id(one, other):
    assert re.fullmatch("s-[0-9a-f]{12}", content_id("s", *one))
    assert (content_id("s", *one) == content_id("s", *other)) == (one == other)


def test_a_number_is_not_its_digits():
    assert content_id("s", 1) != content_id("s", "1")
