from dragoman.record.filters import Filter
from dragoman.record.spots import spots


def test_places_of_events_and_of_accusations_the_most_told_first(filled):
    with filled.view() as view:
        found = spots(view)
        events = list(view.told("events", limit=150))
    assert [spot.count for spot in found] == sorted((spot.count for spot in found), reverse=True)
    told = {(part.actor, one.entry.id) for one in events for part in one.entry.having("place") if part.place}
    assert {(spot.place.actor, one.entry.id) for spot in found for one in spot.events} == told
    assert any(spot.accusations for spot in found)


def test_an_area_has_an_outline_and_a_town_has_none(filled):
    with filled.view() as view:
        found = spots(view)
    by_precision = {spot.place.place.precision: spot for spot in found}
    assert {name: spot.ring is not None for name, spot in by_precision.items()} == {
        name: name in ("province", "district", "region") for name in by_precision
    }
    assert "city" in by_precision


def test_places_are_narrowed_as_everything_is(filled):
    with filled.view() as view:
        assert spots(view, Filter(until="1990-01-01")) == ()
