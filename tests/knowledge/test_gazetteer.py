import pycountry
import pytest

from dragoman.knowledge.gazetteer import load, near
from dragoman.model.problem import Problem

GAZETTEER = load()


@pytest.mark.parametrize(
    ("name", "kind", "country", "lat", "lon"),
    [
        ("Latakia province", "province", "SYR", 35.6, 36.0),
        ("Idlib governorate", "province", "SYR", 35.8, 36.6),
        ("Donetsk region", "province", "UKR", 48.0, 37.7),
        ("Kharkov oblast", "province", "UKR", 49.6, 36.5),
        ("North Kivu", "province", "COD", -0.7, 29.1),
        ("Helmand", "province", "AFG", 31.4, 64.2),
        ("Rakhine state", "province", "MMR", 19.8, 93.9),
        ("Ninewa province", "province", "IRQ", 36.2, 42.6),
        ("Lower Shabelle", "province", "SOM", 1.9, 44.3),
        ("South Kordofan", "province", "SDN", 11.2, 29.9),
        ("Norte de Santander", "province", "COL", 8.0, -72.9),
        ("Texas", "province", "USA", 31.4, -98.2),
        ("Scotland", "province", "GBR", 56.8, -4.0),
        ("Lincolnshire", "district", "GBR", 53.1, -0.2),
        ("Raqqa", "city", "SYR", 35.95, 39.0),
        ("Ar-Raqqah", "city", "SYR", 35.95, 39.0),
        ("Deir Ezzor", "city", "SYR", 35.3, 40.1),
        ("Deir al-Zour", "city", "SYR", 35.3, 40.1),
        ("Kiev", "city", "UKR", 50.45, 30.5),
        ("Sana’a", "city", "YEM", 15.35, 44.2),
        ("the town of Harem", "city", "SYR", 36.2, 36.5),
        ("Bab", "city", "SYR", 36.4, 37.5),
        ("El-Fasher", "city", "SDN", 13.6, 25.3),
        ("Vermillion, South Dakota", "city", "USA", 42.8, -96.9),
        ("the Middle East", "region", None, 30, 43),
        ("Donbas", "region", "UKR", 48.3, 38.2),
        ("Eastern Ghouta", "region", "SYR", 33.5, 36.4),
        ("the West Bank", "region", "PSE", 32, 35.25),
        ("northern Syria", "region", "SYR", 36.2, 38.0),
        ("the Red Sea", "water", None, 20.5, 38.5),
        ("Hmeimim air base", "facility", "SYR", 35.4, 35.9),
        ("Incirlik", "facility", "TUR", 37.0, 35.4),
        ("Syria", "country", "SYR", 35, 38),
        ("the US", "country", "USA", 38, -97),
        ("east Aleppo", "district", "SYR", 36.2, 37.2),
    ],
)
def test_the_likeliest_place_of_a_name(name, kind, country, lat, lon):
    place = GAZETTEER.candidates(name)[0]

    assert (place.kind, place.country) == (kind, country)
    assert place.lat == pytest.approx(lat, abs=0.6)
    assert place.lon == pytest.approx(lon, abs=0.6)


@pytest.mark.parametrize("name", ["", "the", "Qwxzk", "Київ", "Nowhere province", "the north", "the southern border"])
def test_a_name_that_is_not_known_has_no_candidates(name):
    assert GAZETTEER.candidates(name) == ()


def test_namesakes_come_likeliest_first():
    countries = [place.country for place in GAZETTEER.candidates("Tripoli") if place.kind == "city"]

    assert countries[:2] == ["LBY", "LBN"]
    assert [place.kind for place in GAZETTEER.candidates("Georgia")][:2] == ["country", "province"]


def test_a_name_known_by_its_sound_alone_is_marked():
    (place,) = (place for place in GAZETTEER.candidates("Khan Shaykhoon") if place.country == "SYR")

    assert not place.exact


def test_nearly_every_first_level_division_of_every_country_is_known():
    alpha3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries}
    divisions = [one for one in pycountry.subdivisions if not one.parent_code]

    known = [
        one
        for one in divisions
        if any(place.country == alpha3[one.country_code] for place in GAZETTEER.candidates(one.name.split(" [")[0].split(" (")[0]))
    ]

    assert len(known) / len(divisions) >= 0.95


@pytest.mark.parametrize(
    ("words", "start", "length"),
    [
        (["in", "Deir", "ez", "-", "Zor", "city"], 1, 4),
        (["al", "-", "Bab", "fell"], 0, 3),
        (["the", "Democratic", "Republic", "of", "the", "Congo"], 1, 5),
        (["North", "Kivu"], 0, 2),
        (["New", "Jersey"], 0, 2),
        (["Khan", "Younis"], 0, 2),
        (["Of", "course"], 0, 0),
        (["Reading", "it"], 0, 0),
        (["Mobile", "phones"], 0, 0),
        (["Jackson", "said"], 0, 0),
        (["Central", "bank"], 0, 0),
        (["aleppo"], 0, 0),
        (["Somali", "refugees"], 0, 0),
        ([","], 0, 0),
    ],
)
def test_the_longest_name_that_is_likely_a_place(words, start, length):
    assert GAZETTEER.longest(words, start) == length


def test_a_shy_name_is_a_place_where_the_text_says_so():
    assert GAZETTEER.longest(["in", "Reading"], 1, shy=True) == 1


@pytest.mark.parametrize(("word", "code"), [("Syria", "SYR"), ("Libyan", "LBY"), ("Yemenis", "YEM"), ("Aleppo", None)])
def test_names_adjectives_and_demonyms_stand_for_a_country(word, code):
    assert GAZETTEER.nation(word) == code


@pytest.mark.parametrize(
    ("around", "inner", "expected"),
    [
        ("Syria", "Idlib", True),
        ("Idlib province", "Saraqib", True),
        ("Aleppo province", "Saraqib", False),
        ("Donbas", "Kramatorsk", True),
        ("Sahel", "Gao", True),
        ("Donbas", "Lviv", False),
        ("Lebanon", "Idlib", False),
    ],
)
def test_what_lies_in_what(around, inner, expected):
    assert GAZETTEER.contains(GAZETTEER.candidates(around)[0], GAZETTEER.candidates(inner)[0]) is expected


def test_distance_along_the_globe():
    damascus, aleppo = (GAZETTEER.candidates(name)[0] for name in ("Damascus", "Aleppo"))

    assert near(damascus, aleppo) == pytest.approx(310, abs=10)


def test_a_users_dump_lies_over_the_bundled_places(tmp_path):
    path = tmp_path / "SY.txt"
    path.write_text("7\tAleppo\tAleppo\t\t35.5\t36.5\tP\tPPL\tSY\t\t12\t\t\t\t420\t\t300\tAsia/Damascus\t2020-01-01\n", encoding="utf-8")

    own = load(path)

    assert 7 in [place.geonameid for place in own.candidates("Aleppo")]
    assert 7 not in [place.geonameid for place in GAZETTEER.candidates("Aleppo")]


def test_a_faulty_dump_is_a_problem(tmp_path):
    path = tmp_path / "SY.txt"
    path.write_text("Aleppo\n", encoding="utf-8")

    message = "SY.txt, line 1: a line of a GeoNames dump has 19 columns set apart by tabs, this one has 1."
    assert load(path) == Problem("gazetteer", message, severity="error")
