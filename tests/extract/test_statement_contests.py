import pytest

from dragoman.extract.statements import statements
from reported import report, told


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (  # the quotation two sentences back is the first speaker's
            "“<<2:The road is shut>>,” [he] {said}. [2:She] {2:added}: “<2:So is the port>.”",
            ["he | said | The road is shut", "She | added | So is the port"],
        ),
        (  # words that follow on a cue are its own
            "[He] {urged} <calm in the town>, {2:adding} <<2:aid was on its way>>.",
            ["He | urged | calm in the town", " | adding | aid was on its way"],
        ),
        (  # both said it
            "[He] {said} and [2:she] {2:wrote} <<2:that aid was late>>.",
            ["He | said | that aid was late", "she | wrote | that aid was late"],
        ),
        (  # one lies within the other
            "[He] {said} <[2:she] {2:feared} <2:war>>.",
            ["He | said | she feared war", "she | feared | war"],
        ),
    ],
)
def test_of_two_statements_the_nearer_has_the_words(marked, expected):
    annotated = report(marked)
    assert [told(annotated, statement) for statement in statements(annotated)] == expected


@pytest.mark.parametrize(
    ("marked", "count"),
    [
        ("[He] {<2:>{2:said}} <<2:aid was late>>.", 1),
        ("[He] {said} {2:again} <<2:aid was late>>.", 2),  # two cues
    ],
)
def test_one_word_says_one_thing_once(marked, count):
    assert len(statements(report(marked.replace("<2:>", "")))) == count
