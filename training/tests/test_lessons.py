"""Lessons: texts cut into words, and the heads of runs."""

from dragoman_training.lessons import Parse, head_of, plain


def test_runs_are_the_words_that_a_span_meets() -> None:
    cut = plain("The truce holds.")
    assert cut.words == ("The", "truce", "holds", ".")
    assert cut.run(4, 9) == (1, 2)
    assert cut.run(5, 12) == (1, 3)
    assert cut.run(3, 4) is None


def test_the_head_of_a_run_is_the_content_word_that_hangs_outside() -> None:
    tree = Parse(("AUX", "VERB", "ADP", "PROPN"), (1, 1, 3, 1), ("aux", "root", "case", "obl"))
    assert head_of(tree, 0, 2) == 1
    assert head_of(tree, 2, 4) == 3
    assert head_of(tree, 0, 1) == 0
