"""Bare texts, and those that are kept apart."""

import json

from dragoman_training.texts import bare, kept_apart, opening, texts

LONG = "Envoys of both sides will meet in Strelsau on Monday, two officials who have seen the letter said on Friday."


def test_windows_of_a_bare_text_are_cut_where_its_plain_sentences_end():
    lesson = bare("Rebels left. Aid came.\n\nNobody said why")
    ends = [word for word, last in zip(lesson.words, lesson.ends, strict=True) if last]
    assert (ends, lesson.words[-2:]) == ([".", ".", "why"], ("said", "why"))
    assert [lesson.ends[at] for at in range(3)] == [False, False, True]


def test_a_text_is_known_by_the_beginning_of_any_of_its_longer_paragraphs():
    assert opening(f"By A. Writer\n\n  {LONG.replace(' ', '  ', 3)}\n") == {LONG[:80]}


def test_a_text_that_is_kept_apart_is_not_learnt_from(tmp_path):
    corpora, apart = tmp_path / "corpora", tmp_path / "apart"
    rows = {"corpus/news.jsonl": [{"text": f"{LONG} And more."}, {"text": "Aid came."}], "places/places.jsonl": [],
            "polnear/train.jsonl": [], "plover/plv-train.jsonl": [{"name": "plv-10", "text": "Held back."}, {"name": "plv-11", "text": "Learnt."}],
            "plover/synthetic.jsonl": [{"text": f"Story {number}."} for number in range(6)]}  # fmt: skip
    for name, some in rows.items():
        (corpora / name).parent.mkdir(parents=True, exist_ok=True)
        (corpora / name).write_text("".join(json.dumps(row) + "\n" for row in some))
    (corpora / "ud").mkdir()
    for name in ("ewt-train.conllu", "gum-train.conllu"):
        (corpora / "ud" / name).write_text("")
    (corpora / "record").mkdir()
    apart.mkdir()
    (apart / "gold.txt").write_text(f"A short line\n{LONG}")
    _, _, news, _, sentences, stories = texts(corpora, kept_apart(apart))
    assert [[" ".join(lesson.words) for lesson in shelf.lessons] for shelf in (news, sentences, stories)] == [
        ["Aid came ."], ["Learnt ."], ["Story 0 .", "Story 4 ."]
    ]  # fmt: skip
