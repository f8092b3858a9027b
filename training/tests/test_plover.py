"""PLOVER: sentences with a marked pair, and made-up stories told to be of one type."""

import json
from pathlib import Path

from dragoman_training.corpora.plover import is_held_back, sentences, stories
from small_trees import tree

TEXT = "Ruritania condemned the raid by Zenda."
PARSE = tree({"Ruritania": ("PROPN", "condemned"), "condemned": ("VERB", "condemned"), "raid": ("NOUN", "condemned"), "by": ("ADP", "Zenda"),
              "Zenda": ("PROPN", "raid"), "the": ("DET", "raid"), ".": ("PUNCT", "condemned")})  # fmt: skip


def row(name: str, kind: str) -> str:
    return json.dumps({"name": name, "text": TEXT, "events": [{"source": "Ruritania", "target": "Zenda", "type": kind, "tense": "past"}]})


def test_the_trigger_is_the_word_that_governs_source_and_target(tmp_path: Path) -> None:
    path = tmp_path / "plv.jsonl"
    path.write_text(row("plv-train-0001", "ACCUSE") + "\n" + row("plv-train-0010", "ACCUSE") + "\n", encoding="utf-8")
    (lesson,) = sentences(path, PARSE)
    (told,) = lesson.frames
    assert lesson.words[told.anchor] == "condemned"
    assert told.labels == (("type", ("ACCUSE",)),)
    assert [(role, lesson.words[a]) for role, a, _ in told.parts] == [("actor", "Ruritania"), ("recipient", "Zenda")]


def test_a_folded_type_allows_both_of_its_types(tmp_path: Path) -> None:
    path = tmp_path / "plv.jsonl"
    path.write_text(row("plv-train-0002", "YIELD") + "\n", encoding="utf-8")
    (lesson,) = sentences(path, PARSE)
    assert lesson.frames[0].labels == (("type", ("CONCEDE", "RETREAT")),)


def test_every_tenth_sentence_is_held_back() -> None:
    assert [is_held_back(f"plv-train-00{number}") for number in ("09", "10", "11", "20")] == [False, True, False, True]


def test_stories_tell_type_and_mode_of_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "synthetic.jsonl"
    path.write_text(json.dumps({"name": "syn-1", "text": "Teachers are out.", "type": "PROTEST", "mode": "STRIKE"}) + "\n", encoding="utf-8")
    (lesson,) = stories(path)
    assert (lesson.words, lesson.story) == (("Teachers", "are", "out", "."), ("PROTEST", "PROTEST/strike"))
