from dataclasses import replace

import pytest

from dragoman.extract.statement_dates import dated
from dragoman.extract.statements import statements
from dragoman.model.document import Document
from dragoman.model.entities import Time
from reported import report


def dates(marked, grammar, word, value):
    annotated = report(marked, grammar=grammar)
    text = annotated.document.text
    annotated = replace(annotated, document=Document("d-0", "report", text, published="2020-05-20"))
    start = text.index(word)
    time = Time(start, start + len(word), "DATE", value, value, value)
    return [statement.date for statement in dated(annotated, statements(annotated), (time,))]


@pytest.mark.parametrize(
    ("marked", "grammar", "value", "expected"),
    [
        ("[He] {said} on Monday <talks failed>.", {"said": "VERB root said", "Monday": "PROPN obl said"}, "2020-05-18", "2020-05-18"),
        ("[He] {said} <talks failed on Monday>.", {"said": "VERB root said", "Monday": "PROPN obl failed"}, "2020-05-18", None),
        ("[He] {said} <talks failed> Monday.", {"said": "VERB root said", "Monday": "PROPN obl failed"}, "2020-05-18", None),
        ("[He] {said} on Monday <talks failed>.", {"said": "VERB root said", "Monday": "PROPN obl said"}, "2020-05-25", None),  # to come
        ("Monday came. [He] {said} <talks failed>.", {"said": "VERB root said"}, "2020-05-18", None),
    ],
)
def test_a_statement_has_the_date_that_hangs_on_its_cue(marked, grammar, value, expected):
    assert dates(marked, grammar, "Monday", value) == [expected]
