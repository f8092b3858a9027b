"""Truces as wholes. Violations have a file of their own."""

import pytest

from dragoman.extract.ceasefires import ceasefires
from scenes import names, scene


def read(marked, **more):
    told = scene(marked, **more)
    return told, ceasefires(told)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The truce holds/V.", [("truce", "unclear")]),
        ("A local truce holds/V.", [("local truce", "local")]),
        ("A humanitarian pause began/V.", [("humanitarian pause", "humanitarian_pause")]),
        ("The cessation of hostilities holds/V.", [("cessation of hostilities", "cessation")]),
        ("A permanent/J ceasefire began/V.", [("permanent ceasefire", "definitive")]),
        ("A pause in the fighting began/V.", [("pause in the fighting", "humanitarian_pause")]),
        ("Violations of the Juba agreement go/V on.", [("the Juba agreement", "unclear")]),
        ("The Juba accord, signed/V in May, froze/V the front lines.", [("The Juba accord", "cessation")]),
        ("Ceasefire talks opened/V.", []),
        ("Talks on a ceasefire opened/V.", []),
        ("Any truce would fail/V.", []),
        ("The trade agreement ended/V tariffs.", []),
    ],
)
def test_what_is_a_truce_and_of_which_class(marked, expected):
    told, found = read(marked)
    assert [(one.name.of(told.annotated.document.text), one.class_) for one in found] == expected


def test_a_truce_with_monitors_has_a_mechanism():
    told, (one,) = read("The [monitors|group] who police/V the truce left/V.")
    assert (one.class_, names(told, one.monitors)) == ("preliminary", ["monitors"])


@pytest.mark.parametrize(
    ("marked", "role", "expected"),
    [
        ("The truce between the [army|group] and the [rebels|group] holds/V.", "parties", ["army", "rebels"]),
        ("The [army|group] and the [rebels|group] have renewed/V a truce.", "parties", ["army", "rebels"]),
        ("The [rebels|group] agreed/V to extend/V by five days a truce.", "parties", ["rebels"]),
        ("A truce accepted/V by the [rebels|group] holds/V.", "parties", ["rebels"]),
        ("[Norway|country] brokered/V the truce.", "sponsors", ["Norway"]),
        ("A truce brokered/V by [Kenya|country] and [Norway|country] holds/V.", "sponsors", ["Kenya", "Norway"]),
        ("A [Kenya|country]-backed/V truce holds/V.", "sponsors", ["Kenya"]),
        ("The truce excludes/V [Al-Shabab|organisation].", "excluded", ["Al-Shabab"]),
        ("The truce does not cover/V the [Gulf Clan|organisation].", "excluded", ["Gulf Clan"]),
        ("The [Gulf Clan|organisation] is not part of the truce.", "excluded", ["Gulf Clan"]),
        ("The truce covers/V the [Gulf Clan|organisation].", "excluded", []),
        ("[Norway|country] did not broker/V the truce.", "sponsors", []),
        ("The [crowd|group] watched/V the truce.", "monitors", []),
    ],
)
def test_who_has_which_part(marked, role, expected):
    told, (one,) = read(marked)
    assert names(told, getattr(one, role)) == expected


def test_sponsors_are_no_parties():
    told, (one,) = read("A truce between [Kenya|country] and the [rebels|group], brokered/V by [Kenya|country].")
    assert (names(told, one.parties), names(told, one.sponsors)) == (["rebels"], ["Kenya"])


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The truce in [Aden|place] holds/V. The truce in [Taiz|place] failed/V.", 2),
        ("The truce in [Aden|place] holds/V. The truce is long/J.", 1),
        ("The 2012 truce failed/V. The 2030 truce holds/V.", 2),
        ("The truce holds/V. A separate/J truce failed/V.", 2),
        ("A humanitarian pause began/V. A local truce holds/V.", 2),
        ("At least six truces have failed/V, one brokered/V by [Kenya|country].", 2),
    ],
)
def test_several_truces_stay_apart(marked, expected):
    assert len(read(marked)[1]) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The truce is holding/V.", "in_effect"),
        ("They called/V for a truce.", "proposed"),
        ("The army declared/V a truce.", "announced"),
        ("They signed/V a truce.", "agreed"),
        ("The truce collapsed/V.", "collapsed"),
        ("The truce lapsed/V.", "expired"),
        ("They suspended/V the truce.", "suspended"),
        ("They extended/V the truce.", "extended"),
        ("The truce is long/J.", "unclear"),
    ],
)
def test_how_a_truce_stands(marked, expected):
    (one,) = read(marked)[1]
    assert one.status == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The truce took/V effect on 3 May 2030.", ("2030-05-03", None)),
        ("The truce expires/V on 20 May 2030.", (None, "2030-05-20")),
        ("The truce of 2012 failed/V.", ("2012", None)),
        ("The truce was praised/V on 3 May 2030.", (None, None)),
    ],
)
def test_when_it_holds(marked, expected):
    (one,) = read(marked)[1]
    assert (one.start, one.end) == expected


def test_an_entry_says_how_it_came_about():
    (one,) = read("They signed/V a truce.")[1]
    assert one.why == "the words 'truce'; status by the words 'signed'"
