import pytest

from dragoman.record.filters import Filter
from dragoman.web.asking import asked


def test_the_fields_of_an_address_narrow_the_question():
    q = asked({"actor": " Russia ", "type": "", "since": "2016-03-14", "judged": "no", "limit": "5", "after": "2016-03-14_7", "as_of": "2016-04-01"})
    assert q.where == Filter(actor="Russia", since="2016-03-14", judged=False)
    assert (q.as_of, q.limit, q.after) == ("2016-04-01", 5, "2016-03-14_7")
    assert q.address("/promises", after=None) == "/promises?actor=Russia&since=2016-03-14&judged=no&limit=5&as_of=2016-04-01"
    assert q.address("/promises", actor=None, since=None, judged=None, limit=None, as_of=None) == "/promises"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("judged", "maybe", "judged: 'maybe' is not one of yes, no, accepted, rejected, unsure."),
        ("as_of", "yesterday", "as_of: 'yesterday' is not a day written as YYYY-MM-DD."),
        ("limit", "0", "limit: '0' is not a whole number from 1 to 200."),
        ("limit", "9" * 90, f"limit: '{'9' * 60}' is not a whole number from 1 to 200."),
        ("limit", "0" * 300 + "5", f"limit: '{'0' * 60}' is not a whole number from 1 to 200."),
        ("limit", "9" * 5_000, f"limit: '{'9' * 60}' is not of 400 characters or fewer."),
        ("actor", "x" * 401, f"actor: '{'x' * 60}' is not of 400 characters or fewer."),
        ("limit", "0000000019", "limit: '0000000019' is not a whole number from 1 to 200."),
        ("after", "x; drop", "after: 'x; drop' is not what a page gave as the place to go on."),
        ("since", "soon", "since: 'soon' is no day written as YYYY-MM-DD."),
    ],
)
def test_what_makes_no_sense_is_said(field, value, message):
    assert asked({field: value}).message == message
