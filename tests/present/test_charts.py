import xml.etree.ElementTree as ET
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dragoman.present.charts import Lane, Mark, Point, lanes_svg, values_svg

SVG = "{http://www.w3.org/2000/svg}"
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 1, 1)).map(lambda day: day.isoformat())
WORDS = st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc")), max_size=60)


def drawn(svg):
    return ET.fromstring(svg)  # noqa: S314 -- of our own making


def test_a_lane_has_its_name_its_stretch_and_its_marks_in_the_order_of_days():
    lane = Lane("the truce", (Mark("2016-02-27", "2016-03-17", "in effect", None, "good"), Mark("2016-03-01", None, "contested", "/reports/d-1#t-1", "hard", hollow=True)))
    picture = drawn(lanes_svg([lane], "Truces"))
    assert picture.get("aria-label") == "Truces"
    assert [one.text for one in picture.iter(f"{SVG}title")] == ["in effect", "contested"]
    (stretch,) = picture.iter(f"{SVG}rect")
    (ring,) = picture.iter(f"{SVG}circle")
    assert float(stretch.get("x")) < float(ring.get("cx")) < float(stretch.get("x")) + float(stretch.get("width"))
    assert (ring.get("fill"), ring.get("class")) == ("none", "h-hard")
    (link,) = picture.iter(f"{SVG}a")
    assert link.get("href") == "/reports/d-1#t-1"
    assert "the truce" in [one.text for one in picture.iter(f"{SVG}text")]


def test_nothing_is_drawn_of_nothing():
    assert lanes_svg([], "x") == ""
    assert lanes_svg([Lane("no day", ())], "x") == ""
    assert values_svg([], "x") == ""


def test_a_higher_figure_stands_higher_and_an_open_end_has_an_arrow():
    points = [Point("2016-03-01", 12, 12, "Syria", "12 dead", None), Point("2016-03-02", 40, None, "Observatory", "at least 40 dead", None)]
    picture = drawn(values_svg(points, "killed"))
    low, high = picture.iter(f"{SVG}circle")
    assert float(high.get("cy")) < float(low.get("cy"))
    assert float(high.get("cx")) > float(low.get("cx"))
    assert [one.text for one in picture.iter(f"{SVG}text")][-2:] == ["Syria", "↑Observatory"]


def test_words_are_never_markup():
    svg = lanes_svg([Lane('<script>x</script>" onload="y', (Mark("2016-03-01", None, "<b>&", 'https://x/"><script>', "plain"),))], '"><script>')
    assert "<script" not in svg
    assert drawn(svg).get("aria-label") == '"><script>'


@given(st.lists(st.tuples(WORDS, st.lists(st.tuples(DAYS, st.none() | DAYS, WORDS), max_size=3)), max_size=4))
def test_any_lanes_are_well_formed_and_within_the_picture(lanes):
    svg = lanes_svg([Lane(name, tuple(Mark(day, end, words, None) for day, end, words in marks)) for name, marks in lanes], "any")
    if svg:
        for one in drawn(svg).iter(f"{SVG}circle"):
            assert 250 <= float(one.get("cx")) <= 960


@given(st.lists(st.tuples(DAYS, st.none() | st.floats(0, 1e9), st.none() | st.floats(0, 1e9), WORDS), max_size=5))
def test_any_values_are_well_formed(points):
    svg = values_svg([Point(day, low, high, words, words, None) for day, low, high, words in points], "any")
    assert not points or drawn(svg).tag == f"{SVG}svg"
