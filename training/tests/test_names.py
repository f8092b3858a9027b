"""Corpora of names alone: entities that annotators agreed on."""

import json
from pathlib import Path

from dragoman_training.corpora.names import entities

TEXT = "Rudolf left Strelsau for a Russian town."


def test_entities_that_few_agreed_on_are_left_open(tmp_path: Path) -> None:
    path = tmp_path / "re3d.jsonl"
    marked = [
        {"begin": 0, "end": 6, "type": "Person", "confidence": 0.9},
        {"begin": 12, "end": 20, "type": "Location", "confidence": 0.2},
    ]
    rows = [{"name": "a", "text": TEXT, "entities": marked}, {"name": "b", "text": TEXT, "entities": []}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (lesson,) = entities(path, frozenset(("b",)))
    assert lesson.names == ("B-person", "O", None, "O", "O", None, "O", "O")
