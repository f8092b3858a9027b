"""Frames from scores: which words carry one, what closed lists say of it, which words fill its roles."""

from collections.abc import Sequence

import numpy as np

from dragoman.language.engine import Engine, Floats, Ints
from dragoman.language.features import distance, sentence_distance
from dragoman.language.tagging import best_tags, runs
from dragoman.language.windows import View
from dragoman.model.annotated import Frame, FrameKind, Label, Part, Stretch

FAR, NEAR = (90, 150), (40, 60)
"""Words before and after an anchor in which its roles are looked for: a quotation may be long, other roles stand near."""
BLOCK = 40
"""Anchors that lie within so many words are looked at together."""
_KINDS: dict[str, FrameKind] = {
    "statement": "statement", "event": "event", "commitment": "commitment", "position": "position", "figure": "figure", "talks": "talks",
}  # fmt: skip
_NEVER = np.float32(-1e9)
_SPAN = sum(FAR) + BLOCK
_DISTANCES = np.array([distance(offset) for offset in range(-_SPAN, _SPAN + 1)], np.int64)
_SENTENCES = np.array([sentence_distance(offset) for offset in range(-_SPAN, _SPAN + 1)], np.int64)


def frames(engine: Engine, seen: View) -> tuple[Frame, ...]:
    """The frames of a text in order of their anchors."""
    labels = engine.labels
    limits = np.array([labels.thresholds[kind] for kind in labels.frames], np.float32)
    chances = 1.0 / (1.0 + np.exp(-seen.anchors))
    found: list[tuple[int, int, Frame]] = []
    quotes, stops = np.array(seen.quoted, np.int64), np.array(seen.stops, np.int64)
    for reach, mine in ((FAR, [kind == "statement" for kind in labels.frames]), (NEAR, [kind != "statement" for kind in labels.frames])):
        places, kinds = np.nonzero((chances >= limits) & np.array(mine))
        if not len(places):
            continue
        looked = [_look(engine, seen, stops, quotes, places[own], kinds[own], reach) for own in _blocks(places)]
        scores = _level([one for _, one in looked])
        starts = [start for start, one in looked for _ in range(len(one))]
        tags = best_tags(scores)
        chosen = np.take_along_axis(scores, tags[:, :, None], axis=2)[:, :, 0]
        values = _values(engine, seen.labels[places])
        for row, (place, kind) in enumerate(zip(places.tolist(), kinds.tolist(), strict=True)):
            name = labels.frames[kind]
            lists = tuple(
                Label(group, listed[best], round(chance, 4))
                for group, listed in labels.groups.items()
                if group in labels.groups_of[name]
                for best, chance in [values[group][row]]
            )
            parts = _parts(engine, tags[row], chosen[row], starts[row])
            frame = Frame(_KINDS[name], place, round(float(chances[place, kind]), 4), lists, parts)
            found.append((place, kind, frame))
    return tuple(frame for _, _, frame in sorted(found, key=lambda one: one[:2]))


def _blocks(places: Ints) -> list[Ints]:
    """Which of `places` (in order) are looked at together."""
    blocks = places // BLOCK
    return [np.flatnonzero(blocks == block) for block in np.unique(blocks)]


def _look(engine: Engine, seen: View, stops: Ints, quotes: Ints, places: Ints, kinds: Ints, reach: tuple[int, int]) -> tuple[int, Floats]:
    """The first word that was looked at, and the chances of the role tags of each anchor from there on."""
    start = max(0, int(places[0]) // BLOCK * BLOCK - reach[0])
    stop = min(len(stops), (int(places[-1]) // BLOCK + 1) * BLOCK + reach[1])
    anchors = places - start
    offsets = np.arange(stop - start)[None] - anchors[:, None]
    counts = np.clip(stops[start:stop][None] - stops[places][:, None], -_SPAN, _SPAN)
    inside = quotes[start:stop]
    tags = engine.roles(
        np.ascontiguousarray(seen.states[start:stop]),
        anchors,
        kinds,
        _DISTANCES[offsets + _SPAN],
        _SENTENCES[counts + _SPAN],
        inside[None] + 2 * inside[anchors][:, None],
    )
    return start, tags


def _level(blocks: Sequence[Floats]) -> Floats:
    """Blocks of differing width as one: words beyond a block's end fill no role."""
    width = max(block.shape[1] for block in blocks)
    scores = np.full((sum(len(block) for block in blocks), width, blocks[0].shape[2]), _NEVER, np.float32)
    scores[:, :, 0] = 0.0
    row = 0
    for block in blocks:
        scores[row : row + len(block), : block.shape[1]] = block
        row += len(block)
    return scores


def _parts(engine: Engine, tags: Ints, chosen: Floats, start: int) -> tuple[Part, ...]:
    """The runs of each role together, in order of the tag list; `chosen` holds the log chance of each tag."""
    by_role: dict[int, list[tuple[int, int]]] = {}
    for kind, left, right in runs(tags):
        by_role.setdefault(kind, []).append((left, right))
    parts = []
    for kind, spans in sorted(by_role.items()):
        chance = float(np.exp(np.concatenate([chosen[left:right] for left, right in spans]).mean()))
        role = engine.labels.roles[1 + 2 * kind].removeprefix("B-")
        parts.append(Part(role, tuple(Stretch(start + left, start + right) for left, right in spans), round(chance, 4)))
    return tuple(parts)


def _values(engine: Engine, scores: Floats) -> dict[str, list[tuple[int, float]]]:
    """The likeliest value (its index) of each closed list with its chance, for every row of scores."""
    found: dict[str, list[tuple[int, float]]] = {}
    first = 0
    for group, values in engine.labels.groups.items():
        own = scores[:, first : first + len(values)]
        chances = np.exp(own - own.max(axis=1, keepdims=True))
        best = (chances.max(axis=1) / chances.sum(axis=1)).tolist()
        found[group] = list(zip(own.argmax(axis=1).tolist(), best, strict=True))
        first += len(values)
    return found
