"""What words say a number measures."""

from dragoman.knowledge.figure_measures import SLOTS, measure_words
from dragoman.knowledge.tables import lines


def test_a_word_has_one_measure_in_a_slot():
    rows = [line.split("\t") for line in lines("figure_measures.tsv")]
    keys = [(slot, lemma) for measure, slot, lemma in rows if measure != "-"]
    assert len(set(keys)) == len(keys)
    assert {slot for _, slot, _ in rows} == set(SLOTS)


def test_what_befalls_and_what_they_are():
    words = measure_words()
    assert (words.by_slot["patient"]["kill"], words.by_slot["subject"]["flee"], words.by_slot["noun"]["peacekeeper"]) == (
        "killed", "displaced", "troops",
    )  # fmt: skip
    assert "side" in words.in_passing
