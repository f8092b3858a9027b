"""Names alone: the entities of re3d that enough annotators agreed on."""

import json
from collections.abc import Iterator
from pathlib import Path

from dragoman_training.lessons import Lesson, plain

_RE3D = {"Person": "person", "Organisation": "organisation", "Location": "place", "Nationality": "nationality"}
_SURE = 0.5


def entities(path: Path, skip: frozenset[str]) -> Iterator[Lesson]:
    """re3d's texts but for those named in `skip`; words with a capital that nobody marked are left unknown."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["name"] in skip:
                continue
            cut = plain(row["text"])
            tags: list[str | None] = [None if word[:1].isupper() else "O" for word in cut.words]
            for entity in sorted(row["entities"], key=lambda one: one["begin"] - one["end"]):
                kind = _RE3D.get(entity["type"])
                run = cut.run(entity["begin"], entity["end"])
                if not kind or not run or entity["confidence"] < _SURE:
                    continue
                left, right = run
                while left < right and not cut.words[left][:1].isupper():
                    left += 1
                while right > left and not (cut.words[right - 1][:1].isupper() or cut.words[right - 1].isdigit()):
                    right -= 1
                for at in range(left, right):
                    tags[at] = f"{'B' if at == left else 'I'}-{kind}"
            yield Lesson("re3d", row["name"], cut.words, cut.opens, names=tuple(tags))
