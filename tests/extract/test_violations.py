"""Accusations that a truce was broken."""

import pytest

from dragoman.extract.ceasefires import ceasefires
from scenes import names, scene


def read(marked, **more):
    told = scene(marked, **more)
    found = [violation for truce in ceasefires(told) for violation in truce.violations]
    who = lambda one: names(told, [one])[0] if one else None  # noqa: E731
    return [(who(one.accuser), who(one.accused), one.kind, one.finding) for one in found]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The truce holds/V. The [army|group] accused/V the [rebels|group] of violations.", [("army", "rebels", "unclear", "alleged")]),
        ("The [sides|group] accused/V each other of breaking/V the truce.", [("sides", "sides", "unclear", "alleged")]),
        (
            "[Kenya|country] and [Uganda|country] accused/V each other of breaking/V the truce.",
            [("Kenya", "Uganda", "unclear", "alleged"), ("Uganda", "Kenya", "unclear", "alleged")],
        ),
        (
            "The truce holds/V. The [army|group] accused/V the [rebels|group] of shelling/V a village.",
            [("army", "rebels", "shelling", "alleged")],
        ),
        ("The [rebels|group] broke/V the truce.", [(None, "rebels", "unclear", "unclear")]),
        ("The [mission|group] recorded/V violations of the truce by the [rebels|group].", [("mission", "rebels", "unclear", "verified")]),
        ("The truce holds/V. It found no violations.", []),
        ("The truce holds/V. He spoke/V of violations of human rights.", []),
        ("The truce holds/V. Monitors will report/V violations.", []),
        ("They strike/V if the [rebels|group] break/V the truce.", []),
        ("They broke/V the window. The truce holds/V.", []),
        ("They called/V for a truce. The [army|group] accused/V the [rebels|group] of shelling/V a village.", []),
        ("The [army|group] accused/V the [rebels|group] of shelling/V a village.", []),
    ],
)
def test_what_is_a_breach_and_whose(marked, expected):
    assert read(marked) == expected


def test_who_denies_a_breach_does_not_accuse():
    words = "that it broke/V the truce"
    denial = f"The truce holds/V. The [army|group] denied/V {words}."
    assert [found[0] for found in read(denial, said=[("army", "that it broke the truce", "deny")])] == [None]
    assert [found[0] for found in read(denial, said=[("army", "that it broke the truce")])] == ["army"]


def test_deeds_in_spite_of_a_truce_are_breaches():
    assert read("Despite the truce, [rebel|group] mortars hit/V the port.") == [(None, "rebel", "shelling", "unclear")]


@pytest.mark.parametrize(
    ("after", "finding"),
    [
        ("The [rebels|group] denied/V it.", "denied"),
        ("The claim could not be verified/V.", "unverifiable"),
        ("An inquiry was inconclusive/J.", "inconclusive"),
        ("Rain fell/V.", "alleged"),
    ],
)
def test_what_follows_says_how_far_it_is_borne_out(after, finding):
    ((*_, found),) = read(f"The truce holds/V. The [army|group] accused/V the [rebels|group] of shelling/V a village. {after}")
    assert found == finding


@pytest.mark.parametrize(
    ("deed", "kind"),
    [
        ("shelling/V a village", "shelling"),
        ("airstrikes on a village", "air_or_drone_strike"),
        ("planting/V mines", "ied_mine"),
        ("abducting/V nurses", "abduction_detention"),
        ("blocking/V food aid", "aid_obstruction"),
        ("a blockade of the port", "movement_restriction"),
    ],
)
def test_kinds(deed, kind):
    assert kind in [found for _, _, found, _ in read(f"The truce holds/V. The [army|group] accused/V the [rebels|group] of {deed}.")]


def test_the_speaker_around_accuses():
    marked = "[Mr Otieno|person] said/V the [rebels|group] broke/V the truce."
    assert read(marked, said=(("Mr Otieno", "the rebels broke the truce"),)) == [("Mr Otieno", "rebels", "unclear", "alleged")]
