import pytest

from dragoman.extract.statement_conditions import on_condition
from reported import report


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A diplomat, speaking on condition of anonymity, said the text was ready.", "speaking on condition of anonymity"),
        ("A general said so on the condition that his name be withheld, and left.", "on the condition that his name be withheld"),
        ("Two officers, who asked not to be named, said shells had hit the port.", "who asked not to be named"),
        ("An aide who declined to be identified said the list was final.", "who declined to be identified"),
        ("An aide who insisted on anonymity said the list was final.", "who insisted on anonymity"),
        ("The envoy, requesting not to be identified, spoke of delays.", "requesting not to be identified"),
        ("He said so off the record after the meeting.", "off the record"),
        ("An aid worker who was not authorised to speak to reporters said that.", "who was not authorised to speak to reporters"),
        ("She gave no name because she wasn’t allowed to talk about it.", "because she wasn’t allowed to talk about it"),
        ("On condition of a full truce they will come, he said.", None),
        ("She was authorised to speak for both sides.", None),
        ("He asked to be named ambassador.", None),
    ],
)
def test_the_words_that_say_on_what_condition_somebody_speaks(text, expected):
    annotated = report(text)
    found = on_condition(annotated, 0)
    assert (found.of(annotated.document.text) if found else None) == expected


def test_the_condition_is_looked_for_in_the_cue_s_own_sentence():
    annotated = report("He spoke on condition of anonymity. She said the road was shut.")
    assert on_condition(annotated, len(annotated.tokens) - 1) is None
