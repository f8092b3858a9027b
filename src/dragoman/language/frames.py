"""Frames from scores: which words carry one, what closed lists say of it, which words fill its roles."""

import numpy as np

from dragoman.language.engine import Engine, Floats, Ints
from dragoman.language.features import distance, sentence_distance
from dragoman.language.tagging import best_tags, runs
from dragoman.language.windows import View
from dragoman.model.annotated import Frame, FrameKind, Label, Part, Stretch

BEFORE, AFTER = 90, 150
"""Words before and after an anchor in which its roles are looked for."""
BLOCK = 60
"""Anchors that lie within so many words are looked at together."""
_KINDS: dict[str, FrameKind] = {
    "statement": "statement", "event": "event", "commitment": "commitment", "position": "position", "figure": "figure", "talks": "talks",
}  # fmt: skip
_SPAN = BEFORE + AFTER + BLOCK
_DISTANCES = np.array([distance(offset) for offset in range(-_SPAN, _SPAN + 1)], np.int64)
_SENTENCES = np.array([sentence_distance(offset) for offset in range(-_SPAN, _SPAN + 1)], np.int64)


def frames(engine: Engine, seen: View, stops: Ints) -> tuple[Frame, ...]:
    """The frames of a text in order of their anchors; `stops` counts plain sentences (`features.stops`)."""
    labels = engine.labels
    limits = np.array([labels.thresholds[kind] for kind in labels.frames], np.float32)
    chances = 1.0 / (1.0 + np.exp(-seen.anchors))
    places, kinds = np.nonzero(chances >= limits)
    found: list[Frame] = []
    for block in sorted({int(place) // BLOCK for place in places}):
        mine = places // BLOCK == block
        start = max(0, block * BLOCK - BEFORE)
        stop = min(len(stops), (block + 1) * BLOCK + AFTER)
        anchors = places[mine] - start
        offsets = np.arange(stop - start)[None] - anchors[:, None]
        counts = np.clip(stops[start:stop][None] - stops[places[mine]][:, None], -_SPAN, _SPAN)
        inside = np.array(seen.quoted[start:stop], np.int64)
        tags = engine.roles(
            np.ascontiguousarray(seen.states[start:stop]),
            anchors,
            kinds[mine],
            _DISTANCES[offsets + _SPAN],
            _SENTENCES[counts + _SPAN],
            inside[None] + 2 * inside[anchors][:, None],
        )
        picked = best_tags(tags)
        for row, (place, kind) in enumerate(zip(places[mine].tolist(), kinds[mine].tolist(), strict=True)):
            name = labels.frames[kind]
            parts = _parts(engine, picked[row], tags[row], start)
            found.append(Frame(_KINDS[name], place, round(float(chances[place, kind]), 4), _labels(engine, name, seen.labels[place]), parts))
    return tuple(found)


def _parts(engine: Engine, tags: Ints, scores: Floats, start: int) -> tuple[Part, ...]:
    """The runs of each role together, in order of the tag list."""
    by_role: dict[int, list[tuple[int, int]]] = {}
    for kind, left, right in runs(tags):
        by_role.setdefault(kind, []).append((left, right))
    parts = []
    for kind, spans in sorted(by_role.items()):
        chance = float(np.exp(np.mean([scores[at, tags[at]] for left, right in spans for at in range(left, right)])))
        role = engine.labels.roles[1 + 2 * kind].removeprefix("B-")
        parts.append(Part(role, tuple(Stretch(start + left, start + right) for left, right in spans), round(chance, 4)))
    return tuple(parts)


def _labels(engine: Engine, kind: str, scores: Floats) -> tuple[Label, ...]:
    """The likeliest value of each closed list that a frame of this kind has."""
    found = []
    first = 0
    for group, values in engine.labels.groups.items():
        if group in engine.labels.groups_of[kind]:
            own = scores[first : first + len(values)]
            chance = np.exp(own - own.max())
            best = int(own.argmax())
            found.append(Label(group, values[best], round(float(chance[best] / chance.sum()), 4)))
        first += len(values)
    return tuple(found)
