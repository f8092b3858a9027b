"""Reports annotated with the whole record: verbatim strings found again as words."""

import json
from pathlib import Path
from typing import Any

from dragoman_training.corpora.record import lessons
from dragoman_training.lessons import Told
from small_trees import flat

TEXT = "Ruritania’s army shelled Strelsau. He will withdraw its troops, Rudolf said, unless rebels fire. At least 40 civilians died."


def gold(**entries: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {kind: [] for kind in ("statements", "events", "commitments", "positions", "figures", "talks")}
    entities = [
        {"name": "Ruritania’s army", "aliases": [], "type": "organisation"},
        {"name": "Strelsau", "aliases": [], "type": "place"},
        {"name": "Rudolf", "aliases": ["He"], "type": "person"},
    ]
    return {"doc": "made-up", "entities": entities, **empty, **entries}


def read(folder: Path, **entries: Any) -> tuple[tuple[str, ...], tuple[Told, ...], tuple[str | None, ...]]:
    (folder / "made-up.txt").write_text(TEXT, encoding="utf-8")
    (folder / "made-up.gold.json").write_text(json.dumps(gold(**entries)), encoding="utf-8")
    (lesson,) = lessons(folder, flat, "record")
    assert lesson.names is not None
    return lesson.words, lesson.frames, lesson.names


def test_an_event_finds_its_actors_where_they_are_named(tmp_path: Path) -> None:
    event = {"trigger": "shelled", "type": "ASSAULT", "mode": "heavy-weapons", "actors": ["Ruritania’s army"], "recipients": [],
             "place": "Strelsau", "reality": "happened", "evidence": "Ruritania’s army shelled Strelsau."}  # fmt: skip
    words, (told,), _ = read(tmp_path, events=[event])
    assert words[told.anchor] == "shelled"
    assert told.labels == (("type", ("ASSAULT",)), ("mode", ("ASSAULT/heavy-weapons",)), ("reality", ("happened",)))
    assert [(role, " ".join(words[a:b])) for role, a, b in told.parts] == [("actor", "Ruritania ’s army"), ("place", "Strelsau")]
    assert told.hidden == ()


def test_pronouns_are_left_open_where_an_actor_was_not_found(tmp_path: Path) -> None:
    event = {"trigger": "shelled", "type": "ASSAULT", "mode": None, "actors": ["Nobody Named"], "recipients": [], "place": None,
             "reality": "happened", "evidence": "Ruritania’s army shelled Strelsau."}  # fmt: skip
    words, (told,), _ = read(tmp_path, events=[event])
    assert {words[at] for at in told.hidden} == {"He", "its"}


def test_a_commitment_has_its_words_and_conditions_apart(tmp_path: Path) -> None:
    commitment = {"by": ["Rudolf"], "to": [], "kind": "withdraw_forces", "strength": "promised", "what": "withdraw its troops", "status": "announced",
                  "conditions": ["unless rebels fire"], "exceptions": [], "evidence": ["He will withdraw its troops, Rudolf said, unless rebels fire."]}  # fmt: skip
    words, (told,), _ = read(tmp_path, commitments=[commitment])
    assert [(role, " ".join(words[a:b])) for role, a, b in told.parts] == [
        ("actor", "He"), ("what", "withdraw its troops"), ("condition", "unless rebels fire"),
    ]  # fmt: skip


def test_a_figure_is_anchored_at_its_number(tmp_path: Path) -> None:
    figure = {"measure": "killed", "group": "civilians", "value": None, "low": 40, "high": None, "evidence": "At least 40 civilians died."}
    words, (told,), _ = read(tmp_path, figures=[figure])
    assert words[told.anchor] == "40"
    assert told.labels == (("measure", ("killed",)),)


def test_names_are_told_and_other_capitals_left_open(tmp_path: Path) -> None:
    words, _, names = read(tmp_path)
    told = {word: tag for word, tag in zip(words, names, strict=True) if tag != "O"}
    assert told == {"Ruritania": None, "Strelsau": "B-place", "He": "B-person", "Rudolf": "B-person", "At": None}
