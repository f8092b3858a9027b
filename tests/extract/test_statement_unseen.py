import pytest

from dragoman.extract.statements import statements
from reported import report, told


@pytest.mark.parametrize(
    ("marked", "grammar", "expected"),
    [
        (
            "“The road is shut,” said the mayor.",
            {"said": "VERB root said", "mayor": "NOUN nsubj said", "the": "DET det mayor"},
            ["the mayor | said | The road is shut"],
        ),
        (
            "The mayor said: “The road is shut.”",
            {"said": "VERB root said", "mayor": "NOUN nsubj said", "The_1": "DET det mayor"},
            ["The mayor | said | The road is shut"],
        ),
        ("“Pauses,” said the mayor.", {"said": "VERB root said", "mayor": "NOUN nsubj said"}, []),  # a phrase
        ("“The road is shut,” read the sign.", {"read": "VERB root read"}, []),  # nobody speaks
        ("“The road is shut,” and so it was, said the mayor.", {"said": "VERB root said", "mayor": "NOUN nsubj said"}, []),  # not beside it
        ("He painted “the road is shut” there.", {"painted": "VERB root painted", "He": "PRON nsubj painted"}, []),  # no speech
    ],
)
def test_a_quotation_beside_a_verb_of_speech_is_a_statement_though_the_model_missed_it(marked, grammar, expected):
    annotated = report(marked, grammar=grammar)
    assert [told(annotated, statement) for statement in statements(annotated)] == expected
