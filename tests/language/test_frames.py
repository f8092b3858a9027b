"""Frames: anchors over their threshold, the likeliest labels, and the runs of words that fill the roles."""

import numpy as np

from dragoman.language.engine import Labels
from dragoman.language.frames import frames
from dragoman.language.windows import View
from dragoman.model.annotated import Label, Part, Stretch

LABELS = Labels(
    ("NOUN",), ("_",), ("dep",), ("O",), ("statement", "event"), {"act": ("say", "deny"), "type": ("AGREE", "REJECT")},
    {"statement": ("act",), "event": ("type",)}, ("O", "B-source", "I-source", "B-content", "I-content"),
    {"statement": 0.5, "event": 0.5},
)  # fmt: skip


class Told:
    """An engine that answers with roles laid down beforehand."""

    labels = LABELS

    def __init__(self, tags):
        self.tags = tags

    def roles(self, words, anchors, *_):
        scores = np.full((len(anchors), len(words), 5), -9.0, np.float32)
        for row in range(len(anchors)):
            for at, tag in enumerate(self.tags):
                scores[row, at, tag] = -0.1
        return scores


def view(anchors, labels):
    count = len(anchors)
    zeros = np.zeros((count, 1), np.float32)
    return View(
        np.zeros((count, 384), np.float32),
        zeros,
        zeros,
        zeros,
        zeros,
        np.array(anchors, np.float32),
        np.array(labels, np.float32),
        (),
        (0,) * count,
        (0,) * count,
    )


def test_a_frame_has_its_labels_and_parts():
    # "Rudolf denied it all": the second word carries a statement, the first is its source, the last two its content.
    found = frames(
        Told([1, 0, 3, 4]),
        view([[-5, -5], [5, -5], [-5, -5], [-5, -5]], [[0, 0, 0, 0], [0, 3, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]]),
    )
    assert len(found) == 1
    frame = found[0]
    assert (frame.kind, frame.anchor, frame.score) == ("statement", 1, 0.9933)
    assert frame.labels == (Label("act", "deny", 0.9526),)
    assert frame.parts == (Part("source", (Stretch(0, 1),), 0.9048), Part("content", (Stretch(2, 4),), 0.9048))


def test_one_word_may_carry_frames_of_several_kinds():
    found = frames(Told([0]), view([[5, 5]], [[3, 0, 0, 3]]))
    assert [(frame.kind, frame.labels[0].value) for frame in found] == [("statement", "say"), ("event", "REJECT")]


def test_no_anchor_no_frame():
    assert frames(Told([0]), view([[-5, -5]], [[0, 0, 0, 0]])) == ()
