"""PolNeAR: political news with attributions (source, cue, content), human annotation."""

import json
from collections.abc import Iterator
from pathlib import Path

from dragoman_training.lessons import Lesson, Told, head_of, plain
from dragoman_training.lessons import Parser


def lessons(path: Path, parse: Parser) -> Iterator[Lesson]:
    """One lesson an article; a frame of kind `statement` for every attribution that has content."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            cut = plain(row["text"])
            tree = parse(cut)
            frames: dict[int, Told] = {}
            for attribution in row["attributions"]:
                runs = {role: [cut.run(*span) for span in attribution[role]] for role in ("source", "cue", "content")}
                parts = tuple((role, *run) for role in ("source", "cue", "content") for run in runs[role] if run)
                bearer = next((run for role in ("cue", "source") for run in runs[role] if run), None)
                if bearer is None or not attribution["content"]:
                    continue
                anchor = head_of(tree, *bearer)
                frames.setdefault(anchor, Told("statement", anchor, (), parts))
            yield Lesson(
                "polnear", row["name"], cut.words, cut.opens, frames=tuple(frames[at] for at in sorted(frames)), kinds=frozenset(("statement",))
            )
