from dataclasses import replace

import pytest

from building import GAZETTEER, KNOWLEDGE, annotated, statement
from dragoman.extract.mentions import mentions
from dragoman.model.document import Furniture
from dragoman.model.span import Span
from dragoman.resolve.entities import entities

LINES = """
Kenyan/ADJ/3/amod Foreign/ADJ/3/amod Minister/PROPN/0/root Jane/PROPN/3/flat Otieno/PROPN/3/flat in/ADP/7/case Taiz/PROPN/3/nmod
Otieno/PROPN/2/nsubj said/VERB/0/root Kenya/PROPN/4/nsubj agreed/VERB/2/ccomp
"""
NAMES = {"Foreign Minister Jane Otieno": "person", "Otieno": "person", "Taiz": "place"}


def read(lines, names=None, said=()):
    report = annotated(lines, names)
    statements = tuple(statement(report, source, content) for source, content in said)
    tied, found = entities(report, mentions(report, KNOWLEDGE, GAZETTEER), statements, KNOWLEDGE, GAZETTEER)
    return report.document.text, tied, found


def test_a_person_with_office_state_and_all_names():
    _, tied, found = read(LINES, NAMES)
    person = next(one for one in found if one.name == "Jane Otieno")
    state = next(one for one in found if one.name == "Kenya")
    assert person.type == "person"
    assert person.aliases == ("Kenyan Foreign Minister Jane Otieno", "Otieno")
    assert [(role.title, role.of) for role in person.roles] == [("Kenyan Foreign Minister", state.id)]
    assert person.member_of == (state.id,)
    assert person.code == "KEN"
    assert person.sectors == ("GOV",)
    assert sum(mention.entity == person.id for mention in tied) == 2


def test_a_state_keeps_its_adjectives_and_a_place_its_coordinates():
    _, _, found = read(LINES, NAMES)
    state = next(one for one in found if one.name == "Kenya")
    place = next(one for one in found if one.name == "Taiz")
    assert (state.type, state.code, state.aliases) == ("country", "KEN", ("Kenyan",))
    assert place.place is not None
    assert (round(place.place.lat), round(place.place.lon), place.code) == (14, 44, "YEM")


def test_entities_stand_in_order_of_their_first_mention_and_hold_every_id_given():
    _, tied, found = read(LINES, NAMES)
    assert {mention.entity for mention in tied} - {None} == {one.id for one in found}
    firsts = [min(mention.start for mention in tied if mention.entity == one.id) for one in found]
    assert firsts == sorted(firsts)


def test_ids_come_from_the_content_alone():
    assert read(LINES, NAMES)[2] == read(LINES, NAMES)[2]
    assert len({one.id for one in read(LINES, NAMES)[2]}) == len(read(LINES, NAMES)[2])


def test_an_unnamed_speaker_is_called_by_the_phrase_and_also_without_its_count():
    lines = "three/NUM/3/nummod Kenyan/ADJ/3/amod officials/NOUN/4/nsubj said/VERB/0/root it/PRON/6/expl rained/VERB/4/ccomp"
    _, _, found = read(lines, said=[("three Kenyan officials", "it rained")])
    group = next(one for one in found if one.type == "group")
    assert (group.name, group.aliases, group.code) == ("three Kenyan officials", ("Kenyan officials",), "KEN")


def test_who_has_no_word_of_his_state_is_given_the_state_that_the_report_is_about_and_why():
    lines = (
        "a/DET/2/det shopkeeper/NOUN/3/nsubj said/VERB/0/root it/PRON/5/expl rained/VERB/3/ccomp\nKenya/PROPN/2/nsubj agreed/VERB/0/root"
    )
    _, _, found = read(lines, said=[("a shopkeeper", "it rained")])
    assert (found[0].name, found[0].code) == ("shopkeeper", "KEN")
    assert "report is about" in (found[0].why or "")


@pytest.mark.parametrize(
    ("dateline", "code"),
    [("NAIROBI, May 14 (Reuters) -", "KEN"), ("TAIZ (AP) -", "YEM"), ("", "UGA")],
)
def test_a_ministry_of_no_state_is_that_of_the_place_from_which_the_report_comes(dateline, code):
    words = [*(f"{word}/X/0/root" for word in dateline.split()), "the/DET/0/root", "Defence/PROPN/0/root", "Ministry/PROPN/0/root"]
    report = annotated(" ".join([*words, "and/CCONJ/0/root", "Uganda/PROPN/0/root", "agreed/VERB/0/root"]), {"Defence Ministry": "organisation"})
    line = (Furniture(Span(0, len(dateline)), "dateline"),) if dateline else ()
    report = replace(report, document=replace(report.document, furniture=line))
    _, found = entities(report, mentions(report, KNOWLEDGE, GAZETTEER), (), KNOWLEDGE, GAZETTEER)
    assert next(one.code for one in found if one.name == "Defence Ministry") == code


def test_a_report_that_names_nobody_has_no_entities():
    assert read("it/PRON/2/expl rained/VERB/0/root")[1:] == ((), ())
