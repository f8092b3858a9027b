from dataclasses import replace

from dragoman.model.annotated import Annotated
from dragoman.model.scene import Scene
from dragoman.model.span import Span
from examples import report_on_a_truce

REPORT = report_on_a_truce()
(SAID,) = REPORT.statements


def scene(*statements):
    return Scene(Annotated(REPORT.document, (), ()), REPORT.mentions, REPORT.entities, REPORT.times, statements, "2016-02-28")


def test_who_carries_a_thing_is_the_innermost_statement():
    outer = replace(SAID, id="s-outer", content=(Span(0, 79),))
    told = scene(outer, SAID)
    assert told.said_in(Span(22, 31)) == "s-1111111111"
    assert told.said_in(Span(53, 57)) == "s-outer"
    assert told.said_in(Span(81, 90)) is None


def test_a_thing_that_leaves_the_content_is_not_said_in_it():
    assert scene(SAID).said_in(Span(40, 60)) is None


def test_mentions_and_times_inside_a_span():
    told = scene()
    assert told.mentions_in(Span(6, 20)) == REPORT.mentions  # its head lies inside, though the mention starts before
    assert told.mentions_in(Span(20, 79)) == ()
    assert told.times_in(Span(50, 79)) == REPORT.times
    assert told.times_in(Span(50, 65)) == ()
