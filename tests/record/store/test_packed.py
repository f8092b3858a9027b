from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.store.packed import block_key, packed, unpacked
from dragoman.record.traces import Trace

WORDS = st.lists(st.text(max_size=5), max_size=3).map(tuple)


@dataclass(frozen=True, slots=True)
class Kept:
    """A value with every kind of field that is kept so."""

    name: str
    size: int | None
    names: tuple[str, ...]
    others: frozenset[str]


@given(st.builds(Kept, st.text(), st.none() | st.integers(), WORDS, st.frozensets(st.text(max_size=5))))
def test_what_is_packed_comes_back(value):
    assert unpacked(Kept, packed(value)) == value


@given(st.builds(Trace, *[st.text(max_size=5)] * 6, *[WORDS] * 5, st.none() | st.integers(), st.text(max_size=5)))
def test_a_trace_too(value):
    assert unpacked(Trace, packed(value)) == value


@given(st.text(), st.text())
def test_a_block_is_a_number_of_63_bits(kind, block):
    assert -(2**62) <= block_key(kind, block) < 2**62
    assert block_key(kind, block) == block_key(kind, block)
