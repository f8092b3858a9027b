from dragoman.record.breaches import breaches
from entries import HNC, RUSSIA, SYRIA, entry


def violation(accuser, accused, kind="shelling", finding="alleged", **more):
    return {"accuser": accuser, "accused": accused, "kind": kind, "finding": finding, "said_in": "s-1", "evidence": [{"text": "it"}], **more}


def truce(*violations, **parts):
    return entry("ceasefires", "2016-02-29", of="cessation", status="in_effect", violations=list(violations), **parts)


def test_each_breach_has_those_who_accuse_and_are_accused():
    told = truce(
        violation("e-1", "e-2", date="2016-02-27"), violation("e-2", "e-1"), violation("e-1", None), accuser=[HNC, SYRIA], accused=[SYRIA, HNC]
    )
    assert [(one.accuser and one.accuser.name, one.accused and one.accused.name, one.day, one.words) for one in breaches(told)] == [
        (HNC.name, "Syria", "2016-02-27", "it"),
        ("Syria", HNC.name, None, "it"),
        (HNC.name, None, None, "it"),
    ]


def test_two_ids_of_one_actor_are_that_actor():
    told = truce(violation("e-1", "e-3"), violation("e-2", "e-3"), accuser=[HNC], accused=[SYRIA])
    assert [one.accuser.name for one in breaches(told)] == [HNC.name, HNC.name]


def test_who_is_meant_is_not_guessed():
    told = truce(violation("e-1", None), violation("e-2", None), violation("e-3", None), accuser=[HNC, RUSSIA])
    assert [one.accuser for one in breaches(told)] == [None, None, None]
