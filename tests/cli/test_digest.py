from dataclasses import replace
from io import StringIO

from rich.console import Console

from dragoman.cli.digest import digest
from dragoman.model.document import Document
from dragoman.model.report import Report
from dragoman.model.span import Span
from examples import report_on_a_truce


def shown(report, width=80):
    console = Console(file=StringIO(), width=width, no_color=True, highlight=False)
    for part in digest(report, console):
        console.print(part)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


def under(heading, lines):
    """The lines of one section."""
    start = next(place for place, line in enumerate(lines) if line.startswith(heading))
    rest = lines[start + 1 :]
    return rest[: rest.index("")]


def test_the_head_says_what_report_it_is():
    assert shown(report_on_a_truce())[:3] == [
        "━" * 36 + " truce " + "━" * 37,
        "A truce is broken",
        "28 Feb 2016 (as given) · The Wire · Agency · by A. Writer · 18 words in 1",
    ]


def test_who_it_is_about():
    assert under("Who it is about", shown(report_on_a_truce())) == [
        "SYR REB         Rebel spokesman  spokesman  1 mention, 1 statement · e-1111",
        "SYR REB         Rebels  0 mentions · e-2222",
        "SYR             Syria  0 mentions · e-3333",
        "places          Aleppo",
    ]


def test_statements_stand_under_their_speaker():
    assert under("Who says what", shown(report_on_a_truce())) == [
        "Rebel spokesman  spokesman · SYR REB · not named",
        "        accuse  the truce was broken 🕊  to Syria · 28 Feb 2016 · s-1111",
    ]


def test_only_direct_speech_is_in_quotation_marks():
    report = report_on_a_truce()
    (said,) = report.statements
    direct = replace(report, statements=(replace(said, quoted="direct", to=None, date=None),))
    assert under("Who says what", shown(direct))[1] == "        accuse  “the truce was broken 🕊”  s-1111"


def test_who_says_most_comes_first_and_every_mouth_is_named():
    report = report_on_a_truce()
    (said,) = report.statements
    rebels = replace(said, id="s-2222222222", speaker="e-3333333333", to=None, date=None, speaker_kind="institution")
    inner = replace(rebels, id="s-3333333333", within="s-1111111111", on_condition=Span(46, 52), source=())
    report = replace(report, statements=(said, rebels, inner))
    assert under("Who says what", shown(report)) == [
        "Syria  SYR",
        "        accuse  the truce was broken 🕊  s-2222",
        "        accuse  the truce was broken 🕊  and 40 · according to Rebel spokesman ·",
        "                s-3333",
        "Rebel spokesman  spokesman · SYR REB · not named",
        "        accuse  the truce was broken 🕊  to Syria · 28 Feb 2016 · s-1111",
    ]


def test_the_foot_says_what_was_left_out_and_what_could_not_be_settled():
    lines = shown(report_on_a_truce())
    assert "No part of the report: notice “Comments? Tell us.”" in lines
    assert "note: Saturday could be either of two days. [no-date]" in lines


def test_an_empty_report_is_a_head_and_no_more():
    assert shown(Report(Document("d-1", "bare", "Nothing here.")), 40) == [
        "━" * 17 + " bare " + "━" * 17,
        "no date of publication · 2 words in 0",
        "sentences",
        "",
    ]


def test_a_wide_page_and_a_narrow_one_say_the_same():
    narrow, wide = (sorted(" ".join(shown(report_on_a_truce(), width)).replace("·", "").replace("─", "").replace("━", "").split())
                    for width in (80, 140))
    assert narrow == wide
