from dataclasses import replace

from dragoman.cli.cast import SOMEBODY, Cast
from dragoman.model.entities import Role
from dragoman.model.span import Span
from examples import report_on_a_truce

CAST = Cast(report_on_a_truce())


def told_by(*speakers):
    """A chain of statements, the first the innermost, each within the next."""
    report = report_on_a_truce()
    (said,) = report.statements
    chain = [
        replace(said, id=f"s-{place}", speaker=speaker, within=f"s-{place + 1}" if place + 1 < len(speakers) else None)
        for place, speaker in enumerate(speakers)
    ]
    return Cast(replace(report, statements=tuple(chain)))


def test_names():
    assert CAST.name("e-3333333333") == "Syria"
    assert CAST.name(None) == "?"
    assert CAST.name("e-0") == "?"
    assert CAST.names(("e-2222222222", "e-3333333333")) == "Rebels and Syria"


def test_a_speaker_without_an_entity_goes_by_the_words_that_name_him():
    (said,) = CAST.report.statements
    assert CAST.speaker(said) == "Rebel spokesman"
    assert CAST.speaker(replace(said, speaker=None, source=(Span(0, 5),))) == "Rebel"
    assert CAST.speaker(replace(said, speaker=None, source=())) == SOMEBODY


def test_through_how_many_mouths():
    cast = told_by("e-3333333333", "e-1111111111")
    assert cast.voices("s-0") == ("Syria", "Rebel spokesman")
    assert cast.says("s-0") == "says Syria, according to Rebel spokesman"
    assert cast.says("s-1") == "says Rebel spokesman"
    assert cast.says(None) == "says the report"


def test_who_reports_himself_is_named_once():
    assert told_by("e-3333333333", "e-3333333333").says("s-0") == "says Syria"


def test_a_ring_of_statements_ends():
    (said,) = CAST.report.statements
    ring = Cast(replace(CAST.report, statements=(replace(said, within=said.id),)))
    assert ring.voices(said.id) == ("Rebel spokesman",)


def test_an_office_names_its_body_unless_the_code_does():
    spokesman, rebels, *_ = CAST.report.entities
    assert CAST.office(spokesman) == "spokesman"  # both are SYR
    foreign = replace(spokesman, code="RUS")
    assert CAST.office(foreign) == "spokesman of Rebels"
    assert CAST.office(replace(foreign, roles=(Role("Rebels' spokesman", rebels.id, (Span(0, 1),)),))) == "Rebels' spokesman"
    assert CAST.office(replace(spokesman, roles=(), member_of=(rebels.id,))) == "of Rebels"


def test_code():
    assert [CAST.code(entity) for entity in CAST.report.entities] == ["SYR REB", "SYR REB", "SYR", ""]


def test_presence():
    assert CAST.mentioned["e-1111111111"] == 1
    assert CAST.heard["e-1111111111"] == 1
    assert CAST.heard["e-3333333333"] == 0
