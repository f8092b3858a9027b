"""Figures: what is counted, what it measures, and which numbers are none."""

import pytest

from dragoman.extract.figures import figures
from scenes import scene


def read(marked, **more):
    told = scene(marked, **more)
    text = told.annotated.document.text
    return [(one.measure, one.value, one.bound, one.group.of(text) if one.group else None) for one in figures(told)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # what befalls them
        ("The blast killed/V 40 civilians.", [("killed", 40, "exact", "civilians")]),
        ("At least 40 civilians were killed/V.", [("killed", 40, "at_least", "civilians")]),
        ("The raid killed/V 12 people and wounded/V 30.", [("killed", 12, "exact", "people"), ("injured", 30, "exact", None)]),
        (
            "It killed/V about 120 fighters and 60 mercenaries.",
            [("killed", 120, "about", "fighters"), ("killed", 60, "exact", "mercenaries")],
        ),
        ("The toll rose/V to 90.", [("killed", 90, "exact", None)]),
        ("Some 158000 people fled/V.", [("displaced", 158000, "about", "people")]),
        ("The army released/V 250 detainees.", [("released", 250, "exact", "detainees")]),
        ("Police arrested/V 43 demonstrators.", [("detained", 43, "exact", "demonstrators")]),
        ("The rebels abducted/V 137 pupils.", [("abducted", 137, "exact", "pupils")]),
        (
            "It destroyed/V a bunker, seven buildings and 14 lorries.",
            [("objects_damaged", 7, "exact", "buildings"), ("objects_damaged", 14, "exact", "lorries")],
        ),
        # what they are
        ("Kenya sent/V 600 soldiers.", [("troops", 600, "exact", "soldiers")]),
        ("Hundreds of fighters remain/V.", [("fighters", None, "words", "fighters")]),
        ("There were 43 violations.", [("violations", 43, "exact", "violations")]),
        ("It flew/V 20 airstrikes.", [("strikes", 20, "exact", "airstrikes")]),
        ("Seventy trucks left/V.", [("aid_trucks", 70, "exact", "trucks")]),
        ("It pledged/V $500 million.", [("money", 500000000, "exact", None)]),
        # what is told nearby
        ("Some 400000 civilians live/V under siege.", [("besieged", 400000, "about", "civilians")]),
        ("The war has displaced/V half the population.", [("displaced", 0.5, "exact", "population")]),
    ],
)
def test_what_a_number_measures(marked, expected):
    assert read(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "He left/V in 2012.",
        "He left/V on 14 March.",
        "The talks lasted/V three days.",
        "They live/V 62 miles away.",
        "Ahmed, 34, left/V.",
        "A 19-year-old left/V.",
        "The council adopted/V Resolution 2254.",
        "It fired/V an S-400 missile.",
        "One of the envoys left/V.",
        "No one left/V.",
        "The two sides met/V.",
        "He has two options.",
    ],
)
def test_what_is_no_figure(marked):
    assert read(marked) == []


def test_small_counts_need_a_measure_or_the_model():
    assert read("She wrote/V four letters.") == []
    assert read("Five schools closed/V.") == []
    assert read("Five schools closed/V.", frames=[("figure", "Five", 0.9)]) == [("other", 5, "exact", "schools")]


def test_two_figures_for_one_thing_stay_two():
    assert [value for _, value, _, _ in read("The army said/V 40 people died/V. The rebels said/V 90 people died/V.")] == [40, 90]


def test_place_period_and_who_gives_it():
    told = scene(
        "[Kenya|country] said/V 40 people were killed/V in [Garissa|place] on 12 May.",
        said=[("Kenya", "40 people were killed in Garissa on 12 May")],
    )
    (one,) = figures(told)
    assert (one.place, one.period, one.said_in) == ("e-Garissa", "2030-05-12", "s-11")
    assert one.evidence[0].of(told.annotated.document.text).endswith("40 people were killed in Garissa on 12 May")
    assert (
        one.why
        == "model: no figure seen; quantities: a number by its words; measure_of: what befalls them ('killed'); quantities: bound exact"
    )


def test_the_group_is_what_follows_the_number():
    assert read("They deployed/V a 30000-strong border force.")[0] == ("troops", 30000, "exact", "border force")
    assert read("It killed/V 15 members of the family.")[0] == ("killed", 15, "exact", "members of the family")
