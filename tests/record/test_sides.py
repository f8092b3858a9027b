import pytest

from dragoman.record.sides import Teller, ground_of, name_of, promised_to, promisers, side, sides, stand_of, teller_of
from entries import ENVOY, HNC, MONITOR, PUTIN, RUSSIA, SYRIA, UN, USA, entry, part, said

ARMY = part("Russian army", "RUS", "MIL")
WITHDRAWAL = entry("commitments", "2016-03-14", of="withdraw_forces", by=[PUTIN, RUSSIA], to=[ARMY], places=[SYRIA], strength="ordered")


def test_a_state_is_on_the_side_of_all_who_act_for_it():
    assert sides(PUTIN) & sides(RUSSIA)
    assert sides(ENVOY) & sides(UN)
    assert not sides(part("Ivan", "RUS", being="person")) & sides(RUSSIA)
    assert not sides(HNC) & sides(SYRIA)
    assert (side(PUTIN), side(HNC)) == ("RUS", HNC.actor)


def test_those_who_are_ordered_to_are_of_those_who_undertake():
    assert [one.name for one in promisers([WITHDRAWAL])] == ["Vladimir Putin", "Russia", "Russian army"]
    assert promised_to([WITHDRAWAL]) == ()


@pytest.mark.parametrize(
    ("speaker", "act", "stand", "ground"),
    [
        (part("Sergei Shoigu", "RUS", "GOV", being="person"), "say", "party", "claim"),
        (SYRIA, "say", "counterparty", "claim"),
        (USA, "say", "third_party", "finding"),
        (USA, "accuse", "counterparty", "claim"),
        (HNC, "say", "counterparty", "claim"),
        (MONITOR, "report", "third_party", "finding"),
        (part("a resident", "SYR", being="person"), "say", "third_party", "claim"),
        (None, "say", "third_party", "claim"),
    ],
)
def test_what_a_speaker_is_to_a_promise(speaker, act, stand, ground):
    teller = Teller(speaker, act)
    assert (stand_of(teller, [WITHDRAWAL]), ground_of(teller, stand, [WITHDRAWAL])) == (stand, ground)


def test_a_state_is_no_third_party_to_those_who_fight_it():
    pledge = entry("commitments", "2016-02-22", of="cease_fire", by=[HNC])
    assert stand_of(Teller(SYRIA, "say"), [pledge]) == "counterparty"
    assert stand_of(Teller(part("Riad Hijab", "SYR", "OPP", being="person"), "say"), [pledge]) == "party"


def test_the_innermost_known_mouth_tells():
    told = entry("events", "2016-03-15", voices=(said(None, "say"), said(MONITOR, "report")))
    assert name_of(teller_of(told)) == "Observatory"
    assert name_of(teller_of(entry("events", "2016-03-15", voices=(said(),)))) == "somebody"
    assert (teller_of(entry("events", "2016-03-15")), name_of(None)) == (None, None)


def test_a_statement_is_a_mouth_itself():
    assert teller_of(entry("statements", "2016-03-15", of="deny", speaker=[RUSSIA])).act == "deny"


def test_the_report_itself_finds():
    assert (stand_of(None, [WITHDRAWAL]), ground_of(None, "report", [WITHDRAWAL])) == ("report", "finding")
