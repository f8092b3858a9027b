import pytest

from dragoman.extract.statements import statements
from reported import report, told


def read(marked):
    verbs = (f"said_{number + 1}" for number in range(marked.count("said")))
    annotated = report(marked, grammar={verb: f"VERB root {verb}" for verb in verbs})
    return [told(annotated, statement) for statement in statements(annotated)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (  # a second quotation without a cue
            "“<The road is shut>,” [he] {said}. “Nobody can get through.”",
            ["he | said | The road is shut … Nobody can get through"],
        ),
        (  # each paragraph opens with a mark, only the last one closes
            "[He] {said}: “<The road is shut>.\n\n“The port is too.\n\n“We wait.”",
            ["He | said | The road is shut. “The port is too. “We wait"],
        ),
        (  # a phrase in marks is no speech
            "“<The road is shut>,” [he] {said}. “Pauses” had failed before.",
            ["he | said | The road is shut"],
        ),
        (  # another speaks in between
            "“<The road is shut>,” [he] {said}. [2:She] {2:denied} <2:it>. “Nobody can get through.”",
            ["he | said | The road is shut", "She | denied | it"],
        ),
        (  # two paragraphs on
            "“<The road is shut>,” [he] {said}.\n\nRain fell.\n\n“Nobody can get through.”",
            ["he | said | The road is shut"],
        ),
    ],
)
def test_a_quotation_without_a_cue_goes_on_from_the_one_before(marked, expected):
    assert [" ".join(one.split()) for one in read(marked)] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (  # one paragraph
            "[The minister] {said}:\n\nTalks went well.\n\nRain fell.",
            ["The minister | said | Talks went well"],
        ),
        (  # in the first person up to the end
            "[The minister] {said}:\n\nI met the rebels.\n\nTalks went well.",
            ["The minister | said | I met the rebels. Talks went well"],
        ),
        (  # or until somebody speaks
            "[The minister] {said}:\n\nI met the rebels.\n\n[2:The mayor] {2:denied} <2:it>.\n\n[3:He] {3:said} <3:no>.",
            ["The minister | said | I met the rebels. The mayor denied it", "The mayor | denied | it", "He | said | no"],
        ),
        (  # no colon
            "[The minister] {said}.\n\nTalks went well.",
            [],
        ),
    ],
)
def test_a_cue_with_a_colon_announces_the_next_paragraph(marked, expected):
    assert [" ".join(one.split()) for one in read(marked)] == expected


def test_what_a_colon_announces_is_direct_without_marks():
    annotated = report("[The minister] {said}:\n\nTalks went well.", grammar={"said": "VERB root said"})
    assert [statement.quoted for statement in statements(annotated)] == ["direct"]
