"""PolNeAR: attributions as frames anchored at the head of the cue."""

import json
from pathlib import Path

from dragoman_training.corpora.polnear import lessons
from small_trees import flat

TEXT = "Two aides said the deal was dead. It will live, the envoy insisted."


def span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def test_every_attribution_with_content_is_a_frame(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl"
    attributions = [
        {"source": [span("Two aides")], "cue": [span("said")], "content": [span("the deal was dead")]},
        {"source": [span("the envoy")], "cue": [span("insisted")], "content": [span("It will live")]},
        {"source": [span("the deal")], "cue": [], "content": []},
    ]
    path.write_text(json.dumps({"name": "made-up", "text": TEXT, "attributions": attributions}) + "\n", encoding="utf-8")
    (lesson,) = lessons(path, flat)
    assert lesson.kinds == {"statement"}
    assert [(lesson.words[told.anchor], [(role, " ".join(lesson.words[a:b])) for role, a, b in told.parts]) for told in lesson.frames] == [
        ("said", [("source", "Two aides"), ("cue", "said"), ("content", "the deal was dead")]),
        ("insisted", [("source", "the envoy"), ("cue", "insisted"), ("content", "It will live")]),
    ]
