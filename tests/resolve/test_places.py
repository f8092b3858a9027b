import pytest

from dragoman.knowledge.gazetteer import load
from dragoman.resolve.place_context import containers, said_kinds
from dragoman.resolve.places import PlaceName, resolved

GAZETTEER = load()


def places(text, home=()):
    """The places of the bracketed names of a text."""
    names, plain = [], ""
    for number, piece in enumerate(text.replace("]", "[").split("[")):
        if number % 2:
            names.append((len(plain), len(plain) + len(piece)))
        plain += piece
    marked = [PlaceName(plain[a:b], a, containers(plain, a, b), said_kinds(plain, a, b)) for a, b in names]
    return resolved(marked, GAZETTEER, home)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Clashes in [Tripoli] spread to [Misrata].", ["LBY", "LBY"]),
        ("Clashes in [Tripoli] spread to [Sidon] in [Lebanon].", ["LBN", "LBN", "LBN"]),
        ("She flew from [Paris], Texas, to [Dallas].", ["USA", "USA"]),
        ("Ministers met in [Paris] and [London].", ["FRA", "GBR"]),
        ("The flight from [Atlanta], [Georgia], was late.", ["USA", "USA"]),
        ("Troops from [Georgia] and [Armenia] marched near [Tbilisi].", ["GEO", "ARM", "GEO"]),
        ("Cases rose in [Ohio], [Georgia], [Texas] and [Utah].", ["USA", "USA", "USA", "USA"]),
        ("The army took [Hama] and [Homs].", ["SYR", "SYR"]),
        ("The Yemeni port of [Aden] was quiet.", ["YEM"]),
        ("In [Valencia], Venezuela, shops closed.", ["VEN"]),
        ("Police in [Salisbury], near [Southampton], said nothing.", ["GBR", "GBR"]),
        ("The army shelled [Merca], in Somalia.", ["SOM"]),
    ],
)
def test_a_name_is_the_place_that_its_report_means(text, expected):
    assert [place and place.country for place in places(text)] == expected


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("in [Syria]", "country"),
        ("in [Idlib] province", "province"),
        ("in the city of [Idlib]", "city"),
        ("in [northern Syria]", "region"),
        ("in [east Aleppo]", "district"),
        ("at the [Incirlik] base", "point"),
        ("on the [Red Sea]", "region"),
    ],
)
def test_precision_says_how_exactly_a_place_is_known(text, precision):
    (place,) = places(text)

    assert place.precision == precision


def test_a_village_that_is_not_known_lies_where_its_province_does():
    (place,) = places("They left [Tell Qwxzk], Idlib province, at dawn.")

    assert (place.country, place.precision, place.geonameid) == ("SYR", "province", None)


def test_a_name_that_nothing_knows_has_no_place():
    assert places("They left [Qwxzk] at dawn.") == (None,)


def test_a_little_town_is_not_meant_where_its_country_is_not_spoken_of():
    assert places("In [Syria] and [Iraq], [Barroso] was named.")[2] is None


def test_the_countries_a_report_is_about_decide_between_namesakes():
    (spain,), (colombia,) = places("[Cartagena] waits.", home=["ESP", "ESP"]), places("[Cartagena] waits.", home=["COL", "COL"])

    assert (spain.country, colombia.country) == ("ESP", "COL")


def test_a_name_means_one_place_throughout():
    first, _, last = places("In [Tripoli], Lebanon, and in [Beirut], and again in [Tripoli].")

    assert first == last
    assert first.country == "LBN"


def test_no_names_no_places():
    assert resolved((), GAZETTEER) == ()
