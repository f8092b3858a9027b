from dragoman.model.document import Document, Furniture
from dragoman.model.span import Span

REPORT = Document("d-1", "fair", "GENEVA - All is well. Comments? Tell us.", furniture=(Furniture(Span(22, 40), "notice"),))


def test_furniture_is_whatever_touches_it():
    assert REPORT.is_furniture(Span(22, 31))
    assert REPORT.is_furniture(Span(18, 23))
    assert not REPORT.is_furniture(Span(9, 22))
