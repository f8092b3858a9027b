"""`dragoman show`, `search`, `timeline`, `compare`, `changes` and `judge` as a person meets them, on the samples."""

import csv
import io
import json
import shutil

import pytest
from click.testing import CliRunner
from rich.console import Console

from dragoman.cli.commands import dragoman
from dragoman.cli.show import dispute_lines
from dragoman.record.disputes import disputes
from entries import entry, part, said

KINDS = ("actors", "statements", "events", "commitments", "ceasefires", "talks", "positions", "figures", "reports")


@pytest.fixture
def run(templates, tmp_path):
    where = shutil.copy(templates("sqlite"), tmp_path / "r.db")

    def command(*arguments):
        return CliRunner().invoke(dragoman, [*arguments, "--record", str(where)], env={"COLUMNS": "120"})

    return command


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_shown_as_table_json_and_csv(run, kind):
    table = run("show", kind, "--limit", "3")
    assert (table.exit_code, table.stderr) == (0, "")
    assert len(table.stdout.splitlines()) > 3
    value = json.loads(run("show", kind, "--limit", "3", "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(run("show", kind, "--limit", "3", "--format", "csv").stdout)))
    assert len(value["items"]) == len(rows) == (1 if kind == "ceasefires" else 3)


def test_the_ledger_tells_claims_from_findings(run):
    shown = run("show", "commitments", "--actor", "Russia", "--type", "withdraw_forces", "--as-of", "2016-03-27").stdout
    shown = " ".join(shown.split())
    assert "claimed: partly done · found: initiated" in shown
    assert "15 Mar 2016 initiated finding of the report itself" in shown
    assert "except “The air base at Hmeimim" in shown
    early = run("show", "commitments", "--actor", "Russia", "--type", "withdraw_forces", "--as-of", "2016-03-14").stdout
    assert "announced" in early
    assert "initiated" not in early


def test_a_page_says_how_to_go_on(run):
    first = run("show", "statements", "--limit", "2").stdout.splitlines()[-1]
    assert first.startswith("more with --after ")
    second = run("show", "statements", "--limit", "2", "--after", first.split()[-1])
    assert second.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "events", "--actor", "Nobody"), "The record knows nobody and no place called 'Nobody'; `dragoman show actors` lists whom it knows."),
        (("timeline", "Nobody"), "The record knows nobody called 'Nobody'; `dragoman show actors` lists whom it knows."),
        (("search", "…"), "There is no word to look for in '…'."),
        (("judge", "accept", "x-1", "--by", "ann"), "The record holds no entry 'x-1'."),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_line(run, arguments, message):
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (1, f"Error: {message}\n")


def test_nothing_fits(run):
    assert run("show", "events", "--since", "2030-01-01").stdout == "No event fits.\n"


def test_search_timeline_compare_changes(run):
    assert "brass band" in run("search", "brass", "band", "--in", "reports").stdout.replace("⟦", "").replace("⟧", "")
    assert "withdraw" in run("timeline", "Vladimir Putin").stdout.lower()
    assert "talks participation" in run("compare", "Russia", "High Negotiations Committee").stdout
    assert "12 reports added since 1 Jan 2020" in run("changes", "--since", "2020-01-01").stdout


def test_judging_leaves_a_trail(run):
    order = json.loads(run("show", "commitments", "--type", "withdraw_forces", "--actor", "Russia", "--format", "json").stdout)
    entry = order["items"][0]["told"]["entry"]["id"]
    assert run("judge", "accept", entry, "--by", "ann", "--why", "read it").stdout.startswith(f"accepted: {entry} “")
    assert run("judge", "correct", entry, "status", "initiated", "--by", "ann").exit_code == 0
    assert run("judge", "merge", "Nikolai Pankov", "Sergei Shoigu", "--by", "bob").stdout.startswith("merged: Nikolai Pankov and Sergei Shoigu · j-")
    trail = run("judge", "list").stdout
    assert [trail.count(word) for word in ("accept", "correct", "merge")] == [1, 1, 1]
    undone = trail.split("j-")[1][:12]
    assert run("judge", "undo", f"j-{undone}", "--by", "bob").stdout.startswith("taken back: ")
    assert "undone" in run("judge", "list").stdout
    assert run("judge", "list", "--unfit").stdout == "Every judgement fits.\n"


def test_figures_that_compete_stand_beside_each_other_with_their_givers():
    figures = {
        "value": (40, 12),
        "who": (part("Observatory", "NGO", "SOC"), part("Syria", "SYR")),
        "words": ("killed 40 people in raids on the market", "killed 12 people in raids on the market"),
    }
    place = part("Douma", "SYR", being="place")
    given = [
        entry("figures", "2016-02-27", of="killed", status="exact", value=value, period="2016-02-26", place=[place], voices=(said(who),), words=words, named=f"f-{value}", group="people")
        for value, who, words in zip(*figures.values(), strict=True)
    ]
    (dispute,) = disputes(given)
    console = Console(file=io.StringIO(), width=200)
    console.print(dispute_lines(dispute))
    assert [line.rstrip() for line in console.file.getvalue().splitlines()[:4]] == [
        "killed  people, Douma, 26 Feb 2016  givers contradict each other",
        "  27 Feb 2016  12  Syria  “killed 12 people in raids on the market”  report of 2016-02-27 · f-12",
        "  27 Feb 2016  40  Observatory  “killed 40 people in raids on the market”  report of 2016-02-27 · f-40",
        "  taken for one count: the same place, the same period, the same words",
    ]
    assert dispute.row()["figures"] == "Syria: 12; Observatory: 40"


def test_a_record_without_figures_that_compete_says_so(run):
    assert run("show", "disputes").stdout == "No figures that compete fit.\n"


def test_a_figure_says_how_many(run):
    assert "2,000 militants" in run("show", "figures", "--type", "killed").stdout
