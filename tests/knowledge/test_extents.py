from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.extents import circle, hull, outline
from dragoman.knowledge.gazetteer import load

POINTS = st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), max_size=30)


def inside(ring, x, y):
    return all((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) >= -1e-9 for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))


def test_a_province_is_the_area_of_its_towns_and_no_dot():
    idlib = next(one for one in load().candidates("Idlib province") if one.kind == "province")
    ring = outline("province", idlib.lat, idlib.lon, idlib.geonameid)
    town = next(one for one in load().candidates("Saraqib") if one.admin1 == idlib.admin1)
    far = load().candidates("Damascus")[0]
    assert inside(ring, town.lon, town.lat)
    assert not inside(ring, far.lon, far.lat)


def test_a_spot_and_a_country_have_no_outline_of_their_own():
    assert outline("city", 36.2, 37.1, 170063) is None
    assert outline("country", 35.0, 38.0, 163843) is None


def test_a_province_without_known_towns_is_a_circle_around_its_middle():
    assert outline("province", 10.0, 20.0, 1) == circle(10.0, 20.0, 20.0)


def test_a_region_reaches_as_far_as_its_table_says():
    sinai = load().candidates("Sinai")[0]
    assert outline("region", sinai.lat, sinai.lon, None) == circle(sinai.lat, sinai.lon, sinai.reach)


@given(POINTS)
def test_a_hull_holds_every_point_and_turns_left(points):
    ring = hull(points)
    assert not ring or all(inside(ring, x, y) for x, y in points)
    assert set(ring) <= set(points)
