import pytest
from hypothesis import given

from dragoman.model.span import Span, hull
from strategies import TEXT, spans


def test_it_covers_code_points_up_to_its_end():
    assert Span(2, 7).of("🕊 truce holds") == "truce"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 3)])
def test_it_needs_a_start_before_its_end(start, end):
    with pytest.raises(ValueError, match=f"^a span needs 0 <= start < end, got start={start} end={end}$"):
        Span(start, end)


@pytest.mark.parametrize(
    ("one", "other", "meets", "holds"),
    [
        (Span(0, 4), Span(4, 6), False, False),  # they touch, and share nothing
        (Span(0, 5), Span(4, 6), True, False),
        (Span(0, 6), Span(4, 6), True, True),
        (Span(4, 6), Span(0, 6), True, False),
        (Span(1, 2), Span(1, 2), True, True),
    ],
)
def test_meeting_and_holding(one, other, meets, holds):
    assert one.meets(other) is meets
    assert one.holds(other) is holds


@given(spans(), spans())
def test_meeting_is_mutual_and_holding_implies_it(one, other):
    assert one.meets(other) == other.meets(one)
    assert not one.holds(other) or one.meets(other)


@given(spans(), spans())
def test_a_hull_is_the_shortest_that_holds_both(one, other):
    both = hull([one, other])
    assert both.holds(one)
    assert both.holds(other)
    assert both.start in (one.start, other.start)
    assert both.end in (one.end, other.end)
    assert len(both.of(TEXT)) == both.end - both.start


def test_spans_sort_in_order_of_the_text():
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]


def test_nothing_has_no_hull():
    with pytest.raises(ValueError, match="empty"):
        hull([])
