"""Events: triggers, the manual's hard cases, roles, reality, and that a happening is told once.

Trees are written out as `word/tag/relation/head`; frames give what the language model would see at a word.
"""

import pytest

from dragoman.extract.events import events
from parsed import names, parsed

WHO = {
    "Kenya": "country", "Uganda": "country", "rebels": "group", "farmers": "group", "Odinga": "person", "Juba": "place",
    "Nairobi": "place", "Kenyan": "country",
}  # fmt: skip


def seen(word, kind, score=0.9, reality="happened", mode="none", **parts):
    return ("event", word, score, {"type": kind, "mode": mode, "reality": reality}, parts)


def read(written, frames=(), **more):
    told = parsed(written, WHO, frames=frames, **more)
    return [(one.type, one.mode, names(told, one.actors), names(told, one.recipients), one.reality) for one in events(told, ())]


ATTACKED = (
    "Kenya/PROPN/nsubj/2 attacked/VERB/root/0/Mood=Ind|Tense=Past|VerbForm=Fin rebels/NOUN/obj/2 in/ADP/case/5 "
    "Juba/PROPN/obl/2 ./PUNCT/punct/2"
)


def test_an_event_has_all_that_its_clause_tells():
    told = parsed(ATTACKED, WHO)
    (one,) = events(told, ())
    text = told.annotated.document.text
    assert (one.trigger.of(text), one.type, one.place, one.said_in) == ("attacked", "ASSAULT", "e-Juba", None)
    assert [span.of(text) for span in one.evidence] == ["Kenya attacked rebels in Juba"]
    assert one.why == ("model: no event seen; _by_table: attack is ASSAULT; actors: syntax; recipients: syntax; _by_tense: happened")


@pytest.mark.parametrize(
    ("written", "frames", "expected"),
    [
        # roles by syntax
        (ATTACKED, (), ("ASSAULT", None, ["Kenya"], ["rebels"], "happened")),
        (
            "rebels/NOUN/nsubj:pass/3 were/AUX/aux:pass/3 attacked/VERB/root/0 by/ADP/case/5 Kenya/PROPN/obl:agent/3 ./PUNCT/punct/3",
            (),
            ("ASSAULT", None, ["Kenya"], ["rebels"], "happened"),
        ),
        (
            (
                "Kenya/PROPN/nsubj/2 launched/VERB/root/0 an/DET/det/4 offensive/NOUN/obj/2 against/ADP/case/6 "
                "rebels/NOUN/nmod/4 ./PUNCT/punct/2"
            ),
            [seen("offensive", "ASSAULT")],
            ("ASSAULT", None, ["Kenya"], ["rebels"], "happened"),
        ),
        (
            "Kenyan/ADJ/amod/2 airstrikes/NOUN/nsubj/3 hurt/VERB/root/0 farmers/NOUN/obj/3 ./PUNCT/punct/3",
            [seen("airstrikes", "ASSAULT")],
            ("ASSAULT", "aerial", ["Kenyan"], [], "happened"),
        ),
        (
            "talks/NOUN/nsubj/6 between/ADP/case/3 Kenya/PROPN/nmod/1 and/CCONJ/cc/5 Uganda/PROPN/conj/3 began/VERB/root/0 ./PUNCT/punct/6",
            [seen("talks", "CONSULT")],
            ("CONSULT", None, ["Kenya", "Uganda"], [], "happened"),
        ),
        (
            (
                "fighting/NOUN/nsubj/6 between/ADP/case/3 Kenya/PROPN/nmod/1 and/CCONJ/cc/5 rebels/NOUN/conj/3 "
                "began/VERB/root/0 ./PUNCT/punct/6"
            ),
            [seen("fighting", "ASSAULT")],
            ("ASSAULT", None, ["Kenya", "rebels"], [], "happened"),
        ),
        (
            "Kenya/PROPN/nsubj/2 met/VERB/root/0/Mood=Ind|Tense=Past|VerbForm=Fin Uganda/PROPN/obj/2 ./PUNCT/punct/2",
            [seen("met", "CONSULT")],
            ("CONSULT", None, ["Kenya", "Uganda"], [], "happened"),
        ),
        (
            "farmers/NOUN/nsubj/2 fled/VERB/root/0/Mood=Ind|Tense=Past|VerbForm=Fin ./PUNCT/punct/2",
            [seen("fled", "SANCTION", mode="SANCTION/expel")],
            ("SANCTION", "expel", [], ["farmers"], "happened"),
        ),
        (
            (
                "Kenya/PROPN/nsubj/3 and/CCONJ/cc/1 accused/VERB/root/0/Mood=Ind|Tense=Past|VerbForm=Fin "
                "each/DET/det/5 other/ADJ/obj/3 ./PUNCT/punct/3"
            ),
            [seen("accused", "ACCUSE")],
            ("ACCUSE", "allege", ["Kenya"], ["Kenya"], "happened"),
        ),
        (
            "Kenya/PROPN/nsubj/2 telephoned/VERB/root/0/Mood=Ind|Tense=Past|VerbForm=Fin Uganda/PROPN/obj/2 ./PUNCT/punct/2",
            [seen("telephoned", "CONSULT")],
            ("CONSULT", "phone", ["Kenya"], ["Uganda"], "happened"),
        ),
        (
            (
                "Kenya/PROPN/nsubj/2 spoke/VERB/root/0 in/ADP/case/5 a/DET/det/5 call/NOUN/obl/2 with/ADP/case/7 "
                "Uganda/PROPN/nmod/5 ./PUNCT/punct/2"
            ),
            [seen("call", "CONSULT")],
            ("CONSULT", "phone", ["Kenya", "Uganda"], [], "happened"),
        ),
        # roles by the model where syntax finds none
        (
            "shelling/NOUN/nsubj/2 frightened/VERB/root/0 all/DET/obj/2 near/ADP/case/5 Uganda/PROPN/obl/2 ./PUNCT/punct/2",
            [seen("shelling", "ASSAULT", recipient="Uganda")],
            ("ASSAULT", "heavy-weapons", [], ["Uganda"], "happened"),
        ),
        # hard cases of the manual
        (
            "Kenya/PROPN/nsubj/3 will/AUX/aux/3 meet/VERB/root/0/VerbForm=Inf Uganda/PROPN/obj/3 ./PUNCT/punct/3",
            [seen("meet", "CONSULT")],
            ("AGREE", None, ["Kenya"], ["Uganda"], "future"),
        ),
        (
            "Kenya/PROPN/nsubj/3 will/AUX/aux/3 withdraw/VERB/root/0/VerbForm=Inf ./PUNCT/punct/3",
            [seen("withdraw", "RETREAT")],
            ("CONCEDE", None, ["Kenya"], [], "future"),
        ),
        (
            "Kenya/PROPN/nsubj/2 withdrew/VERB/root/0/Mood=Ind|Tense=Past|VerbForm=Fin ./PUNCT/punct/2",
            [seen("withdrew", "RETREAT")],
            ("RETREAT", "withdraw", ["Kenya"], [], "happened"),
        ),
        (
            "Kenya/PROPN/nsubj/2 promised/VERB/root/0 to/PART/mark/4 withdraw/VERB/xcomp/2/VerbForm=Inf ./PUNCT/punct/2",
            [seen("promised", "AGREE"), seen("withdraw", "RETREAT")],
            ("CONCEDE", None, ["Kenya"], [], "happened"),
        ),
        (
            "Kenya/PROPN/nsubj/2 promised/VERB/root/0 to/PART/mark/4 talk/VERB/xcomp/2/VerbForm=Inf ./PUNCT/punct/2",
            [seen("promised", "AGREE")],
            ("AGREE", None, ["Kenya"], [], "happened"),
        ),
        (
            "Kenya/PROPN/nsubj/2 vowed/VERB/root/0 to/PART/mark/4 attack/VERB/xcomp/2/VerbForm=Inf rebels/NOUN/obj/4 ./PUNCT/punct/2",
            [seen("vowed", "THREATEN")],
            ("THREATEN", "violence", ["Kenya"], ["rebels"], "happened"),
        ),
        (
            (
                "Kenya/PROPN/nsubj/4 will/AUX/aux/4 not/PART/advmod/4 attend/VERB/root/0/VerbForm=Inf the/DET/det/6 "
                "talks/NOUN/obj/4 ./PUNCT/punct/4"
            ),
            [seen("attend", "CONSULT")],
            ("REJECT", "meet", ["Kenya"], [], "happened"),
        ),
        (
            "Kenya/PROPN/nsubj/2 suspended/VERB/root/0 the/DET/det/4 talks/NOUN/obj/2 ./PUNCT/punct/2",
            [seen("suspended", "SANCTION")],
            ("REJECT", "meet", ["Kenya"], [], "happened"),
        ),
        (
            "the/DET/det/2 truce/NOUN/nsubj/3 held/VERB/root/0 in/ADP/case/5 Juba/PROPN/obl/3 ./PUNCT/punct/3",
            [seen("truce", "RETREAT", 0.5, mode="RETREAT/ceasefire")],
            ("RETREAT", "ceasefire", [], [], "happened"),
        ),
        # modes of asking and refusing
        (
            (
                "Uganda/PROPN/nsubj/2 urged/VERB/root/0 rebels/NOUN/obj/2 to/PART/mark/5 release/VERB/xcomp/2 "
                "farmers/NOUN/obj/5 ./PUNCT/punct/2"
            ),
            [seen("urged", "REQUEST")],
            ("REQUEST", "yield", ["Uganda"], ["rebels"], "happened"),
        ),
        (
            "rebels/NOUN/nsubj/2 refused/VERB/root/0 to/PART/mark/4 negotiate/VERB/xcomp/2 ./PUNCT/punct/2",
            [seen("refused", "REJECT")],
            ("REJECT", "meet", ["rebels"], [], "happened"),
        ),
        # reality
        (
            "Kenya/PROPN/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 attack/VERB/root/0/VerbForm=Inf rebels/NOUN/obj/4 ./PUNCT/punct/4",
            [seen("attack", "ASSAULT")],
            ("ASSAULT", None, ["Kenya"], ["rebels"], "negated"),
        ),
        (
            "Kenya/PROPN/nsubj/3 may/AUX/aux/3 attack/VERB/root/0/VerbForm=Inf rebels/NOUN/obj/3 ./PUNCT/punct/3",
            [seen("attack", "ASSAULT")],
            ("ASSAULT", None, ["Kenya"], ["rebels"], "hypothetical"),
        ),
        (
            "Kenya/PROPN/nsubj/3 is/AUX/aux/3 attacking/VERB/root/0 rebels/NOUN/obj/3 ./PUNCT/punct/3",
            [seen("attacking", "ASSAULT")],
            ("ASSAULT", None, ["Kenya"], ["rebels"], "ongoing"),
        ),
        (
            "Kenya/PROPN/nsubj/2 supports/VERB/root/0/Mood=Ind|Tense=Pres|VerbForm=Fin rebels/NOUN/obj/2 ./PUNCT/punct/2",
            [seen("supports", "AID")],
            ("AID", None, ["Kenya"], ["rebels"], "ongoing"),
        ),
        (
            (
                "no/DET/det/2 farmers/NOUN/nsubj:pass/4 were/AUX/aux:pass/4 killed/VERB/root/0 by/ADP/case/6 "
                "Kenya/PROPN/obl:agent/4 ./PUNCT/punct/4"
            ),
            [seen("killed", "ASSAULT")],
            ("ASSAULT", None, ["Kenya"], ["farmers"], "negated"),
        ),
    ],
)
def test_what_is_an_event_and_of_what_kind(written, frames, expected):
    assert read(written, frames) == [expected]


@pytest.mark.parametrize(
    ("written", "frames"),
    [
        ("Kenya/PROPN/nsubj/2 said/VERB/root/0 it/PRON/nsubj/4 rained/VERB/ccomp/2 ./PUNCT/punct/2", ()),  # a bare statement
        ("Kenya/PROPN/nsubj/2 bought/VERB/root/0 attack/NOUN/compound/4 helicopters/NOUN/obj/2 ./PUNCT/punct/2", ()),
        ("rebel/NOUN/obl/3 -/PUNCT/punct/3 held/VERB/amod/4 land/NOUN/root/0 ./PUNCT/punct/4", ()),
        ("Kenya/PROPN/nsubj/2 released/VERB/root/0 a/DET/det/4 statement/NOUN/obj/2 ./PUNCT/punct/2", [seen("released", "RETREAT")]),
        (
            (
                "Kenya/PROPN/nsubj/2 warned/VERB/root/0/Mood=Ind|Tense=Past|VerbForm=Fin farmers/NOUN/obj/2 "
                "of/ADP/case/5 rain/NOUN/obl/2 ./PUNCT/punct/2"
            ),
            [seen("warned", "AGREE", 0.5)],
        ),
        ("Kenya/PROPN/nsubj/2 urged/VERB/root/0 a/DET/det/4 truce/NOUN/obj/2 ./PUNCT/punct/2", [seen("truce", "RETREAT", 0.9)]),
    ],
)
def test_what_is_no_event(written, frames):
    assert [kind for kind, *_ in read(written, frames) if kind not in ("REQUEST", "AGREE")] == []


def test_the_state_behind_an_official_is_an_actor_too():
    written = "Odinga/PROPN/nsubj/2 condemned/VERB/root/0 Uganda/PROPN/obj/2 ./PUNCT/punct/2"
    frames = [seen("condemned", "ACCUSE")]
    known = {"Odinga": "person", "Uganda": "country", "Kenya": "country"}
    held = parsed(written, known, frames=frames, roles=[("Odinga", "envoy", "Kenya")])
    coded = parsed(written, known, frames=frames, codes={"Odinga": ("KEN", "GOV"), "Kenya": ("KEN",)})
    private = parsed(written, known, frames=frames, codes={"Odinga": ("KEN",), "Kenya": ("KEN",)})
    actors = [names(told, events(told, ())[0].actors) for told in (held, coded, private)]
    assert actors == [["Odinga", "Kenya"], ["Odinga", "Kenya"], ["Odinga"]]


def test_who_speaks_is_who_asks_and_nobody_says_what_is_a_cue():
    written = (
        "It/PRON/nsubj/2 demanded/VERB/root/0 that/SCONJ/mark/5 rebels/NOUN/nsubj/5 leave/VERB/ccomp/2 "
        "./PUNCT/punct/2\nKenya/PROPN/nsubj/2 slept/VERB/root/0 ./PUNCT/punct/2"
    )
    told = parsed(written, WHO, said=[("Kenya", "demand", "demanded", "that rebels leave")])
    (one,) = events(told, ())
    assert (one.type, one.mode, names(told, one.actors), names(told, one.recipients), one.said_in) == (
        "REQUEST", "yield", ["Kenya"], ["rebels"], None,
    )  # fmt: skip


def test_what_somebody_ought_to_do_is_asked_of_him():
    written = "rebels/NOUN/nsubj/3 must/AUX/aux/3 leave/VERB/ccomp/5 ,/PUNCT/punct/5 said/VERB/root/0 Kenya/PROPN/nsubj/5 ./PUNCT/punct/5"
    told = parsed(written, WHO, said=[("Kenya", "say", "said", "rebels must leave")])
    (one,) = events(told, ())
    assert (one.type, names(told, one.actors), names(told, one.recipients), one.reality) == ("REQUEST", ["Kenya"], ["rebels"], "happened")
    assert one.said_in == told.statements[0].id


def test_a_happening_is_told_once():
    again = "the/DET/det/2 attack/NOUN/nsubj/3 by/ADP/case/4 Kenya/PROPN/nmod/2 lasted/VERB/root/0 ./PUNCT/punct/5"
    assert len(read(ATTACKED + "\n" + ATTACKED)) == 1
    assert len(read(ATTACKED + "\n" + ATTACKED.replace("Kenya", "Uganda"))) == 2
    assert len(read(ATTACKED + "\n" + ATTACKED.replace("Juba", "Nairobi"))) == 2
    assert len(read(ATTACKED + "\n" + again)) == 1  # no frame, no second party: not a second event


def test_what_is_promised_is_no_second_event():
    written = "Kenya/PROPN/nsubj/2 refused/VERB/root/0 to/PART/mark/4 meet/VERB/xcomp/2/VerbForm=Inf rebels/NOUN/obj/4 ./PUNCT/punct/2"
    assert [kind for kind, *_ in read(written, [seen("refused", "REJECT"), seen("meet", "CONSULT")])] == ["REJECT"]


def test_there_is_no_default_code():
    assert read("Kenya/PROPN/nsubj/2 did/VERB/root/0 something/PRON/obj/2 to/ADP/case/5 rebels/NOUN/obl/2 ./PUNCT/punct/2") == []


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("it/PRON/nsubj/5 would/AUX/aux/5 withdraw/VERB/ccomp/2", [("CONCEDE", "happened")]),
        ("it/PRON/nsubj/5 would/AUX/aux/5 wait/VERB/ccomp/2", [("AGREE", "happened")]),
        ("it/PRON/nsubj/6 would/AUX/aux/6 not/PART/advmod/6 talk/VERB/ccomp/2", [("REJECT", "happened")]),
    ],
)
def test_who_says_what_he_will_do_undertakes_or_refuses_it(said, expected):
    written = f"Kenya/PROPN/nsubj/2 said/VERB/root/0/Mood=Ind|Tense=Past|VerbForm=Fin {said} ./PUNCT/punct/2"
    assert [(kind, reality) for kind, _, _, _, reality in read(written, [seen("said", "REQUEST")])] == expected


def test_deaths_belong_to_the_violence_told_with_them():
    written = (
        "Kenya/PROPN/nsubj/2 shelled/VERB/root/0/Mood=Ind|Tense=Past|VerbForm=Fin rebels/NOUN/obj/2 ,/PUNCT/punct/5"
        " killing/VERB/advcl/2/VerbForm=Ger farmers/NOUN/obj/5 ./PUNCT/punct/2"
    )
    assert [kind for kind, *_ in read(written, [seen("shelled", "ASSAULT"), seen("killing", "ASSAULT")])] == ["ASSAULT"]
