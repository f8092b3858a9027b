from typing import get_args

from dragoman.model import vocabulary
from dragoman.model.vocabulary import MODES, EventType


def test_modes_belong_to_types_and_only_five_types_have_none():
    assert set(get_args(EventType)) - set(MODES) == {"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID"}
    assert len(get_args(EventType)) == 16


def test_no_list_names_a_value_twice():
    for name, values in vars(vocabulary).items():
        if get_args(values) and name[0].isupper() and name != "MODES":
            assert len(set(get_args(values))) == len(get_args(values)), name
    for kind, modes in MODES.items():
        assert len(set(modes)) == len(modes), kind
