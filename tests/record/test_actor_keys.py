from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.entities import Entity, Place
from dragoman.record.actor_keys import acronym, actor_blocks, actor_key, actor_names, normal, profiles, skeleton
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


def test_a_person_is_looked_for_by_surname_too():
    assert actor_names(profile("Iván Márquez", aliases=("Luciano Marín",))) == ("ivan marquez", "luciano marin", "marquez")


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
    assert Entity("e", "x", (), "place", place=Place(0, 0, 1, "SYR", "city")).place
