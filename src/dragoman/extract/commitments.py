"""Commitments: who undertakes to do, or not to do, what."""

from dragoman.model.entries import Commitment
from dragoman.model.scene import Scene


def commitments(scene: Scene) -> tuple[Commitment, ...]:
    """The commitments of a report in order of the text."""
    return ()
