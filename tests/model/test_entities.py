from dragoman.model.entities import Mention, Time
from dragoman.model.span import Span


def test_mentions_and_times_know_where_they_stand():
    assert Mention("m-1", 3, 9, Span(5, 9), "person", "name").span == Span(3, 9)
    assert Time(3, 9, "DATE", "2016", "2016-01-01", "2016-12-31").span == Span(3, 9)
