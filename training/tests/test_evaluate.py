"""Trees are put together sentence by sentence from the scores of a view."""

import numpy as np

from dragoman.language.windows import View
from dragoman_training.evaluate import tree


class Relations:
    """An engine that knows one relation."""

    class labels:  # noqa: N801
        deprels = ("dep",)

    def relations(self, words: np.ndarray, heads: np.ndarray) -> np.ndarray:
        return np.zeros(len(heads), np.int64)


def test_no_word_hangs_on_another_sentence() -> None:
    zeros = np.zeros((3, 1), np.float32)
    arcs = tuple((0, np.array(row, np.float32)) for row in ([9, 0, 5], [1, 0, 9], [9, 9, 1]))
    view = View(zeros, zeros, zeros, zeros, zeros, zeros, zeros, arcs, (0, 0, 0), (0, 0, 0))
    heads, relations = tree(Relations(), view, [False, True, True])
    assert heads == [0, 0, 2]
    assert relations == ["dep", "dep", "dep"]
