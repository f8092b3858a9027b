import pytest

from dragoman.extract.statements import statements
from reported import report


@pytest.mark.parametrize(
    ("marked", "grammar", "seen", "expected"),
    [
        ("[He] {said} <war looms>.", {"said": "VERB root said"}, "warn", "say"),  # neutral, whatever is said
        ("[He] {denied} <it>.", {"denied": "VERB root denied"}, None, "deny"),
        ("[They] {called for} <calm>.", {"called": "VERB root called", "for": "ADP case calm"}, None, "demand"),
        ("[They] {called on} <both>.", {"called": "VERB root called", "on": "ADP case both"}, None, "urge"),
        ("[They] {called} <it a trap>.", {"called": "VERB root called"}, None, "say"),
        (
            "[He] {did not believe} <them>.",
            {"believe": "VERB root believe", "did": "AUX aux believe", "not": "PART advmod believe"},
            None,
            "doubt",
        ),
        ("[He] {believed} <them>.", {"believed": "VERB root believed"}, None, "think"),
        ("[He] {zigzagged over} <the plan>.", {"zigzagged": "VERB root zigzagged"}, "criticise", "criticise"),  # as the model sees it
        ("[He] {zigzagged over} <the plan>.", {"zigzagged": "VERB root zigzagged"}, None, "unclear"),
    ],
)
def test_the_act_is_the_table_s_else_the_model_s(marked, grammar, seen, expected):
    annotated = report(marked, {1: seen} if seen else None, grammar)
    assert [statement.act for statement in statements(annotated)] == [expected]
