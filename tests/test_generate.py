"""What `make docs` writes: the parts of it that have rules of their own."""

import sys
from pathlib import Path

import click
import pytest

sys.path.append(str(Path(__file__).parent.parent / "tools"))

import generate
from dragoman.cli.commands import dragoman

PAGE = "before\n<!-- generated: one -->\nold\n<!-- end -->\nbetween\n<!-- generated: two --><!-- end -->\nafter\n"


def test_blocks_are_filled_and_the_rest_is_left():
    filled = generate.filled(PAGE, {"one": "new", "two": "more"})
    assert filled == (
        "before\n<!-- generated: one -->\n\nnew\n\n<!-- end -->\nbetween\n<!-- generated: two -->\n\nmore\n\n<!-- end -->\nafter\n"
    )
    assert generate.filled(filled, {"one": "new", "two": "more"}) == filled


@pytest.fixture
def new_command():
    @dragoman.command("mute")
    @click.option("--loud", is_flag=True)
    def mute(loud):
        pass

    yield
    del dragoman.commands["mute"]


def test_a_command_or_option_without_help_is_a_fault(new_command):
    faults = list(generate.undocumented())
    assert "the command 'mute' has no help" in faults
    assert "the option '--loud' of 'mute' has no help" in faults


def test_every_command_has_its_section():
    page = generate.commands_page()
    sections = [line for line in page.splitlines() if line.startswith("## ")]
    assert sections == ["## dragoman", *(f"## dragoman {name}" for name, _ in generate.commands() if name != "dragoman")]
    assert {"## dragoman add", "## dragoman judge accept", "## dragoman read"} <= set(sections)


def test_every_value_of_the_record_is_described():
    headings = [line.removeprefix("### ") for line in generate.record_keys().splitlines() if line.startswith("### ")]
    assert headings[:4] == ["Report", "Document", "Furniture", "Problem"]
    assert {"Statement", "Violation", "TalkDocument", "Place", "Role", "Size", "Time"} <= set(headings)


def test_wrong_usage(capsys):
    assert generate.main(["--chek"]) == 2
    assert capsys.readouterr().err == "wrong usage: '--chek'; the one option is --check\n"
