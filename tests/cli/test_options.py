"""What the options offer is what there is."""

from typing import get_args

from dragoman.cli.options import MODELS
from dragoman.language.model_files import Model


def test_the_models_that_can_be_asked_for_are_those_of_the_package():
    assert get_args(Model) == MODELS
