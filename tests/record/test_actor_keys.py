from hypothesis import given
from hypothesis import strategies as st

from dragoman.record.actor_keys import (
    acronym,
    actor_blocks,
    actor_key,
    actor_names,
    named_by,
    names_of,
    normal,
    person_tokens,
    profiles,
    skeleton,
)
from examples import report_on_a_truce
from profiles import profile


def test_names_are_compared_without_accents_articles_and_the_arabic_article():
    assert normal("The “Houthi” Movement’s") == "houthi movement"
    assert normal("Bashar al-Assad") == normal("Bashar Al Assad") == normal("Bashar el-Assad") == "bashar alassad"
    assert normal("Recep Tayyip Erdoğan") == "recep tayyip erdogan"


@given(st.text(max_size=30))
def test_the_comparable_form_is_its_own(words):
    assert normal(normal(words)) == normal(words)


def test_what_identifies_an_actor():
    assert actor_key(profile("Juan Manuel Santos", known="person:juan-manuel-santos"), "d-1", "e-1") == "kb:person:juan-manuel-santos"
    assert actor_key(profile("Taiz", "place", geonameid=70225), "d-1", "e-1") == "geo:70225"
    assert actor_key(profile("Iván Márquez", code="COL"), "d-1", "e-1") == "name:person:COL:ivan marquez"
    assert actor_key(profile("Halo Trust", "organisation"), "d-1", "e-1") == "name:organisation:-:halo trust"
    assert actor_key(profile("Márquez", code="COL"), "d-1", "e-1") == "only:d-1:e-1"
    assert actor_key(profile("a tribal elder in Taiz", named=False), "d-1", "e-1") == "only:d-1:e-1"
    assert actor_key(profile("Sudanese army", "organisation", "SDN", named=False, sectors=("MIL",)), "d-1", "e-1") == "generic:SDN:MIL:army"


def test_what_every_country_has_identifies_nobody_alone():
    assert actor_key(profile("Ministry of Defence", "organisation"), "d-1", "e-1") == "only:d-1:e-1"
    assert actor_key(profile("Ministry of Defence", "organisation", "KEN"), "d-1", "e-1") == "name:organisation:KEN:ministry of defence"
    assert actor_key(profile("Old City", "place", "YEM"), "d-1", "e-1") == "only:d-1:e-1"
    assert actor_key(profile("Middle East", "place", "SYR"), "d-1", "e-1") == actor_key(profile("Middle East", "place", "TUR"), "d-2", "e-2")


def test_groups_of_a_general_name_are_one_only_where_no_word_sets_them_apart():
    def key(name, *sectors):
        return actor_key(profile(name, "organisation", "SYR", named=False, sectors=sectors), "d-1", "e-1")

    assert key("Syrian government forces", "MIL") == key("regime forces", "MIL") == "generic:SYR:MIL:forces"
    assert key("Syrian Kurdish forces", "REB") == "generic:SYR:REB:kurdish forces"
    assert key("Turkish-backed rebels", "REB") == "only:d-1:e-1"


def test_the_name_in_the_words_that_stood_for_somebody():
    assert named_by("the US journalist James Foley", "person") == "James Foley"
    assert named_by("Bishop’s colleague Greg Hunt", "person") == "Greg Hunt"
    assert named_by("his mother", "person") is None
    assert named_by("the town", "place") is None
    assert named_by("a group", "organisation") is None
    assert named_by("Kurdistan Workers’ party", "organisation") == "Kurdistan Workers’ party"
    assert names_of(profile("Arin Dost", aliases=("a resident", "Dost"))) == ("arin dost", "dost")


def test_titles_are_no_part_of_a_name_and_a_father_s_name_is_one():
    assert person_tokens(normal("President Salva Kiir")) == ("salva", "kiir")
    assert person_tokens(normal("Abu Bakr al-Baghdadi")) == ("abubakr", "albaghdadi")
    assert person_tokens(normal("Staffan de Mistura")) == ("staffan", "mistura")


def test_a_person_is_looked_for_by_surname_too():
    assert actor_names(profile("Iván Márquez", aliases=("Luciano Marín",))) == ("ivan marquez", "luciano marin", "marquez")
    assert actor_names(profile("Iván Márquez", aliases=("his brother",))) == ("ivan marquez", "marquez")


def test_spellings_of_one_name_share_a_block():
    assert skeleton("muslat") == skeleton("mouslat") == "mslt"
    assert set(actor_blocks(profile("Salim al-Muslat"))) & set(actor_blocks(profile("Salem al-Musallat")))
    assert actor_blocks(profile("a diplomat", named=False)) == ()


def test_first_letters():
    assert acronym(normal("the High Negotiations Committee").split()) == "hnc"
    assert acronym(normal("Organisation for the Prohibition of Chemical Weapons").split()) == "opcw"


def test_profiles_say_what_a_report_knows():
    found = profiles(report_on_a_truce())
    assert found["e-1111111111"].roles == ("spokesman",)
    assert not found["e-1111111111"].is_named
    assert found["e-4444444444"].geonameid == 170063
