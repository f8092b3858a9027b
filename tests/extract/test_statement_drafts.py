import pytest

from dragoman.extract.statement_drafts import indexes, joined, runs_of, trimmed
from dragoman.model.annotated import Stretch
from reported import report


def trim(text):
    annotated = report(text)
    return [annotated.span(run).of(text) for run in trimmed(annotated.tokens, (Stretch(0, len(annotated.tokens)),))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“the road is shut,”", ["the road is shut"]),
        ("the “road” is “shut”", ["the “road” is “shut”"]),
        ("“Road” is “shut”", ["“Road” is “shut”"]),
        ("shut, he said –", ["shut, he said"]),
        ("the army (FSA).", ["the army (FSA)"]),
        ("the army FSA).", ["the army FSA"]),
        ("…”", []),
    ],
)
def test_marks_at_the_edges_are_cut_but_for_those_of_a_pair_inside(text, expected):
    assert trim(text) == expected


def test_runs_with_nothing_but_marks_between_them_are_joined():
    tokens = report("one, two three").tokens
    assert joined(tokens, (Stretch(0, 1), Stretch(2, 3))) == (Stretch(0, 3),)
    assert joined(tokens, (Stretch(0, 1), Stretch(3, 4))) == (Stretch(0, 1), Stretch(3, 4))


def test_runs_are_the_fewest_that_cover_their_tokens():
    assert runs_of({4, 1, 2}) == (Stretch(1, 3), Stretch(4, 5))
    assert indexes(runs_of({4, 1, 2})) == {1, 2, 4}
