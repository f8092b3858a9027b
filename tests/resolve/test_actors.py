"""Code and sectors of actors, from the tables at a date or from the words of the phrase."""

from pathlib import Path

import pytest

from dragoman.knowledge.actors import Knowledge, load
from dragoman.resolve.actors import Coding, coded

LOADED = load()
assert isinstance(LOADED, Knowledge)
KNOWLEDGE: Knowledge = LOADED
FLOOR = 0.97


def test_own_set_of_actor_strings() -> None:
    lines = Path(__file__).with_name("actor_strings.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    assert len(rows) >= 150
    wrong = []
    for text, on, code, sector in rows:
        coding = coded(text, None, None, KNOWLEDGE, on)
        if (coding.code or "") != code or (sector not in coding.sectors if sector else bool(coding.sectors)):
            wrong.append((text, on, code, sector, coding.code, coding.sectors))
    assert 1 - len(wrong) / len(rows) >= FLOOR, wrong


@pytest.mark.parametrize(
    ("text", "code", "sectors"),
    [
        ("Turkish foreign minister", "TUR", ("GOV",)),
        ("Syrian opposition spokesman", "SYR", ("OPP",)),
        ("Houthi fighters", "YEM", ("REB",)),
        ("Kremlin spokesman", "RUS", ("GOV",)),
        ("two U.N. officials", "UNO", ()),
        ("the UN's Syria envoy", "UNO", ()),
        ("Russia's ambassador to the UN", "RUS", ("GOV",)),
        ("the leader of Hezbollah", "LBN", ("REB",)),
        ("Turkish-backed Syrian rebels", "SYR", ("REB",)),
        ("a former Kenyan army officer", "KEN", ("ELI",)),
        ("the Nigerian House of Representatives", "NGA", ("LEG",)),
        ("Colombian government negotiators", "COL", ("GOV",)),
        ("soldiers from Chad", "TCD", ("MIL",)),
        ("Sudanese villagers", "SDN", ("CVL",)),
        ("Ethiopians", "ETH", ("CVL",)),
        ("Lena Horn, a researcher at Human Rights Watch", "NGO", ("SOC",)),
        ("Omar Quimby, Somalia's oil minister", "SOM", ("GOV",)),
        # Of a phrase that says it of two states, of an ally, or of none, there is no one code.
        ("Russian and Syrian officials", None, ("GOV",)),
        ("militants", None, ("REB",)),
        ("pro-Iranian militias", None, ("PRM",)),
        ("the bridge", None, ()),
        ("Arthur Quimby", None, ()),
    ],
)
def test_words_tell_whose_and_what(text: str, code: str | None, sectors: tuple[str, ...]) -> None:
    coding = coded(text, None, None, KNOWLEDGE, None)
    assert (coding.code, coding.sectors) == (code, sectors)


def test_every_coding_says_why() -> None:
    assert coded("Petro Poroshenko", None, "person", KNOWLEDGE, "2015-02-12") == Coding(
        code="UKR",
        sectors=("GOV",),
        roles=("President",),
        known_as="person:petro-poroshenko",
        why="people.tsv: Petro Poroshenko, President (REIGN cb-369-2; general knowledge)",
    )
    assert coded("a Malian army officer", None, None, KNOWLEDGE, None).why == "words: 'Malian', 'army officer'"
    assert coded("Arthur Quimby", None, "person", KNOWLEDGE, None) == Coding()


@pytest.mark.parametrize(
    ("text", "on", "known_as"),
    [
        ("Russian Foreign Minister Sergei Lavrov", "2016-01-01", "person:sergei-lavrov"),
        ("Secretary Kerry", "2016-01-01", "person:john-kerry"),
        ("UN Special Envoy de Mistura", "2016-01-01", "person:staffan-de-mistura"),
        # A surname after a given name, or against the words before it, is somebody else.
        ("Arthur Kerry", "2016-01-01", None),
        ("Kenyan minister Kerry", "2016-01-01", None),
        ("a spokesman for President Santos", "2016-01-01", None),
    ],
)
def test_a_title_leads_to_the_one_in_office(text: str, on: str, known_as: str | None) -> None:
    assert coded(text, None, "person", KNOWLEDGE, on).known_as == known_as


def test_the_type_of_the_mention_is_heeded() -> None:
    assert coded("Jordan", None, "person", KNOWLEDGE, None).known_as is None
    assert coded("Jordan", None, "country", KNOWLEDGE, None).code == "JOR"


def test_the_setting_is_that_of_people_who_are_named_alone() -> None:
    assert coded("residents", None, "group", KNOWLEDGE, None, setting="YEM").code == "YEM"
    assert coded("foreign mercenaries", None, "group", KNOWLEDGE, None, setting="YEM").code is None
    assert coded("Saudi pilots", None, "group", KNOWLEDGE, None, setting="YEM").code == "SAU"
    assert coded("residents", None, "group", KNOWLEDGE, None).code is None
