"""Whom a name stands for, at a date."""

from pathlib import Path

import pytest

from dragoman.knowledge.actors import Knowledge, load
from dragoman.knowledge.known import Office
from dragoman.model.problem import Problem

LOADED = load()
assert isinstance(LOADED, Knowledge)
KNOWLEDGE: Knowledge = LOADED


@pytest.mark.parametrize(
    ("name", "on", "expected"),
    [
        ("Syria", None, ("state:SYR", "SYR", ())),
        ("Türkiye", None, ("state:TUR", "TUR", ())),
        ("the U.N.", None, ("body:united-nations", "UNO", ())),
        ("WHO", None, ("body:world-health-organization", "UNO", ("MED",))),
        ("the Kremlin's", None, ("body:kremlin", "RUS", ("GOV",))),
        ("daesh", None, ("group:islamic-state", "IMG", ("REB",))),
        ("Kurdistan Workers’ party", None, ("group:kurdistan-workers-party", "TUR", ("REB",))),
        ("Taliban", "2010-01-01", ("group:taliban", "AFG", ("REB",))),
        ("Taliban", "2022-01-01", ("group:taliban", "AFG", ("GOV",))),
        ("Vladimir Putin", "2010-06-01", ("person:vladimir-putin", "RUS", ("GOV",))),
        ("Kofi Annan", "2018-01-01", ("person:kofi-annan", "UNO", ("ELI",))),
        ("António Guterres", "2010-01-01", ("person:antonio-guterres", "UNO", ())),
    ],
)
def test_a_name_is_found_in_any_spelling(name: str, on: str | None, expected: tuple[str, str, tuple[str, ...]]) -> None:
    known = KNOWLEDGE.find(name, on)
    assert known is not None
    assert (known.id, known.code, known.sectors) == expected


@pytest.mark.parametrize("name", ["who", "us", "is", "", "the", "John Michael Doe", "Central Valley Orchards"])
def test_what_is_no_name_is_not_found(name: str) -> None:
    assert KNOWLEDGE.find(name, "2016-01-01") is None


@pytest.mark.parametrize(
    ("on", "role"),
    [("2010-06-01", "Prime Minister"), ("2016-06-01", "President"), ("1999-01-01", None), (None, "President")],
)
def test_an_office_goes_by_its_date(on: str | None, role: str | None) -> None:
    known = KNOWLEDGE.find("Vladimir Putin", on)
    assert known is not None
    assert known.role == role


def test_a_surname_is_somebody_only_in_office() -> None:
    in_office = KNOWLEDGE.find("Poroshenko", "2016-01-01")
    assert in_office is not None
    assert in_office.name == "Petro Poroshenko"
    assert KNOWLEDGE.find("Poroshenko", "2022-01-01") is None
    assert KNOWLEDGE.find("Poroshenko") is None


def test_the_countries_of_the_report_settle_a_name_that_several_bear() -> None:
    far = KNOWLEDGE.find("Peoples Democratic Party", None, near={"TUR"})
    near = KNOWLEDGE.find("Peoples Democratic Party", None, near={"NGA"})
    assert far is not None
    assert near is not None
    assert (far.code, near.code) == ("TUR", "NGA")
    assert KNOWLEDGE.find("Peoples Democratic Party") is None


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("The U.N. Security Council met", 1, (3, "UNO")),
        ("the peshmerga said", 1, (1, "IRQ")),
        ("Doctors Without Borders said", 0, (3, "NGO")),
        ("Lord 's Resistance Army fighters", 0, (4, "UGA")),
        ("al - Qaida in the Islamic Maghreb", 0, (7, "IMG")),
        ("who said", 0, None),
        ("a turkey farm", 1, None),
        ("the rebels said", 1, None),
    ],
)
def test_the_longest_name_wins(text: str, start: int, expected: tuple[int, str] | None) -> None:
    found = KNOWLEDGE.longest(text.split(), start)
    assert (found and (found[0], found[1].code)) == expected


@pytest.mark.parametrize(
    ("word", "code"),
    [("Syrian", "SYR"), ("Britons", "GBR"), ("U.S.", "USA"), ("us", None), ("Gazan", "PSE"), ("Kurdish", None), ("table", None)],
)
def test_demonyms(word: str, code: str | None) -> None:
    assert KNOWLEDGE.demonym(word) == code


@pytest.mark.parametrize(
    ("word", "code"), [("Moscow", "RUS"), ("the Elysée", "FRA"), ("Kiev", "UKR"), ("Brussels", "EUR"), ("Aleppo", None)]
)
def test_seats_of_government(word: str, code: str | None) -> None:
    assert KNOWLEDGE.seat(word) == code


def test_a_noun_for_a_people_is_told_from_an_adjective() -> None:
    assert KNOWLEDGE.people("Syrians") == "SYR"
    assert KNOWLEDGE.people("British") is None


@pytest.mark.parametrize(
    ("lemma", "sectors"), [("soldier", ("MIL",)), ("lawmakers", ("LEG",)), ("aid worker", ("SOC",)), ("police", ("COP",)), ("group", ())]
)
def test_agent_words(lemma: str, sectors: tuple[str, ...]) -> None:
    agent = KNOWLEDGE.agent(lemma)
    assert agent is not None
    assert agent.sectors == sectors


def test_what_is_no_agent_is_none() -> None:
    assert KNOWLEDGE.agent("table") is None


def test_an_office_as_a_value() -> None:
    assert KNOWLEDGE.office("Hosni Mubarak", "2011-01-25") == Office("President", "EGY", "EGY", "GOV", "1981-10-14", "2011-02-11")
    assert KNOWLEDGE.office("Hosni Mubarak", "2012-01-25") is None


def test_the_holder_of_an_office() -> None:
    holder = KNOWLEDGE.holder("foreign minister", "TUR", "2018-01-20")
    assert holder is not None
    assert holder.name == "Mevlüt Çavuşoğlu"
    assert KNOWLEDGE.holder("foreign minister", "TUR", "1950-01-20") is None


def test_whose_administration() -> None:
    ruler = KNOWLEDGE.ruler("Obama", "2018-01-20")
    assert ruler is not None
    assert ruler.code == "USA"


def test_a_users_table_comes_first(tmp_path: Path) -> None:
    table = tmp_path / "mine.tsv"
    table.write_text("name\tcode\tsectors\tforms\nRiver Guard\tSOM\tPRM\tRG|Hamas\n", encoding="utf-8")
    knowledge = load(table)
    assert isinstance(knowledge, Knowledge)
    known = knowledge.find("Hamas")
    assert known is not None
    assert (known.id, known.name, known.why) == ("own:river-guard", "River Guard", "mine.tsv: River Guard")
    longest = knowledge.longest(["River", "Guard"], 0)
    assert longest is not None
    assert longest[0] == 2


def test_a_users_toml(tmp_path: Path) -> None:
    table = tmp_path / "mine.toml"
    table.write_text('[[actor]]\nname = "River Guard"\ncode = "SOM"\nforms = ["RGX", "River Men"]\n', encoding="utf-8")
    knowledge = load(table)
    assert isinstance(knowledge, Knowledge)
    assert knowledge.find("river men") is not None


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.tsv", "name\tcode\nX\tXXX\n", "a.tsv, line 2: 'XXX' is no code of a state or body."),
        ("a.tsv", "name\tcode\n\tSYR\n", "a.tsv, line 2: a row needs a name."),
        ("a.tsv", "name\tcode\tsectors\n# note\nX\tSYR\tREB|ARMY\n", "a.tsv, line 3: 'ARMY' is no sector."),
        ("a.tsv", "name\tcode\tfrom\nX\tSYR\t14 March 2016\n", "a.tsv, line 2: '14 March 2016' is no date (YYYY, YYYY-MM or YYYY-MM-DD)."),
        ("a.tsv", "name\tcode\tfrom\tto\nX\tSYR\t2016\t2015\n", "a.tsv, line 2: it ends (2015) before it starts (2016)."),
        ("a.tsv", "name\tcode\nX\tSYR\tREB\n", "a.tsv, line 2: 3 values in 2 columns."),
        ("a.tsv", "name\tcode\ttype\nX\tSYR\tarmy\n", "a.tsv, line 2: 'army' is no type of mention."),
        ("a.tsv", "\n", "a.tsv, line 1: the table is empty."),
        (
            "a.tsv",
            "name\tcountry\n",
            "a.tsv, line 1: unknown column 'country' (known: id, name, type, code, sectors, title, of, from, to, forms, source).",
        ),
        ("a.toml", '[[actor]]\nname = "X"\ncode = "QQQ"\n', "a.toml, line 1: 'QQQ' is no code of a state or body."),
        ("a.toml", '[[group]]\nname = "X"\n', "a.toml, line 1: unknown table 'group' (known: actor)."),
    ],
)
def test_a_faulty_table_is_refused_with_its_line(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert load(tmp_path / name) == Problem("bad-knowledge", message, severity="error")


def test_a_missing_table_is_a_problem(tmp_path: Path) -> None:
    problem = Problem("bad-knowledge", "gone.tsv cannot be read (No such file or directory).", severity="error")
    assert load(tmp_path / "gone.tsv") == problem


def test_the_terms_of_an_actor_are_its_offices_with_their_days():
    terms = KNOWLEDGE.terms("leader:alb-fatos-nano")
    assert [(term.role, term.start, term.end) for term in terms] == [("leader", "2002-07", "2005-09")]
    assert KNOWLEDGE.terms("nobody:known") == ()
