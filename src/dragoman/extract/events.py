"""Events: who does what to whom, as PLOVER 2.0 counts it."""

from collections.abc import Sequence

from dragoman.model.entries import Event, Figure
from dragoman.model.scene import Scene


def events(scene: Scene, figures: Sequence[Figure]) -> tuple[Event, ...]:
    """The events of a report in order of the text; `figures` are those of the same report."""
    return ()
