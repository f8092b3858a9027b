"""Every parser takes whatever comes: the kept seeds, what is made of them, and shapes that keep a parser busy.

`make fuzz` goes on from here, led by the code's untried branches, and tries the shapes at a megabyte.
"""

import time
from pathlib import Path

import pytest

from fuzz.mutation import mutations
from fuzz.shapes import shapes
from fuzz.targets import TARGETS

SEEDS = Path(__file__).parent / "seeds"
TRIES = {"reading": 12, "searching": 60, "knowledge": 30, "asking": 60}
MANY = 150
SIZE = 20_000
SECONDS = 0.5  # of the processor


def seeds(name):
    return [path.read_bytes() for path in sorted((SEEDS / name).iterdir())]


def test_each_parser_has_its_seeds_and_no_seed_lacks_its_parser():
    assert sorted(path.name for path in SEEDS.iterdir()) == sorted(TARGETS)


@pytest.mark.parametrize("name", TARGETS)
def test_what_was_found_once_is_not_found_again(name):
    for data in [b"", *seeds(name)]:
        TARGETS[name](data)


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_comes_is_answered(name):
    for data in mutations(seeds(name), TRIES.get(name, MANY)):
        try:
            TARGETS[name](data)
        except Exception as error:
            error.add_note(f"the input was {data!r}")
            raise


@pytest.mark.parametrize("name", [name for name in TARGETS if name not in ("reading", "searching")])
def test_no_shape_keeps_a_parser_busy(name):
    TARGETS[name](b"")
    for what, data in shapes(name, SIZE):
        began = time.process_time()
        TARGETS[name](data)
        assert time.process_time() - began < SECONDS, what


def test_mutations_are_the_same_for_the_same_number():
    assert list(mutations([b"one", b"two"], 20, 7)) == list(mutations([b"one", b"two"], 20, 7))
