from dataclasses import replace
from io import StringIO

from rich.console import Console

from dragoman.cli.cast import Cast
from dragoman.cli.digest_entries import entry_sections
from dragoman.model.span import Span
from examples import report_on_a_truce

REPORT = report_on_a_truce()


def shown(**changes):
    """The sections of the example report, changed: heading to lines."""
    console = Console(file=StringIO(), width=90, no_color=True, highlight=False)
    for part in entry_sections(Cast(replace(REPORT, **changes)), console):
        if part is not None:
            console.print(part)
    sections = {}
    for line in console.file.getvalue().splitlines():
        if "──" in line:
            lines = sections.setdefault(line.rstrip("─ "), [])
        elif line.strip():
            lines.append(line.rstrip())
    return sections


def test_the_sections_and_their_order():
    assert list(shown()) == [
        "What is promised  1 commitment",
        "Ceasefires  1 truce, 1 alleged violation",
        "Talks  1 negotiation",
        "Who wants what  1 position",
        "What happens  1 event",
        "Figures  1 figure",
    ]


def test_kinds_without_entries_are_not_shown():
    assert list(shown(commitments=(), ceasefires=(), talks=(), events=(), figures=())) == ["Who wants what  1 position"]


def test_a_commitment():
    assert shown()["What is promised  1 commitment"] == [
        "cease fire      Rebels towards Syria  promised, breached",
        "                “the truce”",
        "                from 27 Feb 2016, in Aleppo",
        "                except “40 died”  says the report · c-1111",
    ]


def test_a_commitment_with_deadline_scope_and_condition():
    (promise,) = REPORT.commitments
    rich = replace(
        promise, by=(), to=(), deadline="2016-03", deadline_rule=Span(58, 69), scope=Span(22, 31), conditions=(Span(0, 5),), exceptions=(),
        status="announced", strength="announced",
    )  # fmt: skip
    assert shown(commitments=(rich,))["What is promised  1 commitment"] == [
        "cease fire      somebody  announced",
        "                “the truce”",
        "                from 27 Feb 2016, by Mar 2016, on Saturday, in Aleppo",
        "                only “the truce”",
        "                if “Rebel”  says the report · c-1111",
    ]


def test_a_ceasefire_with_its_violation():
    assert shown()["Ceasefires  1 truce, 1 alleged violation"] == [
        "cessation       “the truce”  contested",
        "                between Rebels and Syria",
        "                Aleppo, from 27 Feb 2016",
        "                “the truce was broken”  t-1111",
        "     violation  Syria accused of shelling by Rebel spokesman  alleged",
        "                Aleppo, 27 Feb 2016",
        "                “the truce was broken”  says Rebel spokesman",
    ]


def test_sides_that_accuse_each_other():
    (truce,) = REPORT.ceasefires
    (violation,) = truce.violations
    mutual = replace(violation, accuser="e-2222222222", accused="e-2222222222", kind="unclear", place=None, date=None)
    lines = shown(ceasefires=(replace(truce, violations=(mutual,)),))["Ceasefires  1 truce, 1 alleged violation"]
    assert "     violation  Rebels accuse each other  alleged" in lines


def test_talks():
    assert shown()["Talks  1 negotiation"] == [
        "proximity       the truce  round 1 of 3  opened",
        "                between Rebels and Syria",
        "                Aleppo, from 27 Feb 2016",
        "                about “the truce”",
        "                tabled by Syria “the truce”",
        "                “the truce was broken”  says the report · k-1111",
    ]


def test_a_position():
    assert shown()["Who wants what  1 position"] == [
        "demands         Rebels on ceasefire",
        "                “the truce”  says Rebel spokesman · p-1111",
    ]


def test_an_event():
    assert shown()["What happens  1 event"] == [
        "ASSAULT         somebody → Rebels  Aleppo  27 Feb 2016",
        "heavy-weapons   “and 40 died on Saturday in Aleppo”  says Rebel spokesman · v-1111",
    ]


def test_what_did_not_happen_says_so():
    (event,) = REPORT.events
    lines = shown(events=(replace(event, reality="hypothetical", mode=None, place=None, date=None),))["What happens  1 event"]
    assert lines[0] == "ASSAULT         somebody → Rebels  hypothetical"


def test_a_figure():
    assert shown()["Figures  1 figure"] == [
        "killed          at least 40",
        "                Aleppo, 27 Feb 2016",
        "                “40 died”  says Rebel spokesman · f-1111",
    ]


def test_a_figure_in_words_alone():
    (figure,) = REPORT.figures
    lines = shown(figures=(replace(figure, value=None, bound="words", group=Span(0, 5)),))["Figures  1 figure"]
    assert lines[0] == "killed          in words: Rebel"
