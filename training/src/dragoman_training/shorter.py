"""A shorter model out of a longer one: some of its layers, and all of its heads."""

from collections.abc import Sequence

from dragoman_training.model import Reader

_LAYERS = "encoder.bert.encoder.layer."


def shorter(model: Reader, kept: Sequence[int]) -> Reader:
    """A model of the layers `kept` of `model`, in that order, with everything else as `model` has it."""
    state = {name: value for name, value in model.state_dict().items() if not name.startswith(_LAYERS)}
    for new, old in enumerate(kept):
        state |= {f"{_LAYERS}{new}.{name}": value for name, value in model.encoder.bert.encoder.layer[old].state_dict().items()}
    small = Reader(model.feats.out_features, len(kept))
    small.load_state_dict(state)
    return small.eval()
