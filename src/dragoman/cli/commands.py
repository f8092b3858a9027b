"""The commands and their options. Nothing but click is imported before a command runs, so that `--help` answers at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., None])

FORMATS = ("digest", "json", "jsonl")


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """`value` as it is, where it is a day of the calendar."""
    try:
        given = None if value is None else date.fromisoformat(value).isoformat()
    except ValueError:
        given = None
    if value != given:
        raise click.BadParameter(f"{value!r} is no day of the calendar written as YYYY-MM-DD.")
    return value


_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=_HELP)
@click.version_option(package_name="dragoman", message="%(prog)s %(version)s")
def dragoman() -> None:
    """Read conflict news and keep who said what: statements, promises, ceasefires, talks, positions, events and figures, each tied to
    its words.

    Start with: dragoman read samples
    """


_SHARED = (
    click.option(
        "--published", callback=_day, metavar="DATE", help="The day of publication (YYYY-MM-DD), before any that a report itself gives."
    ),
    click.option(
        "--knowledge", type=_FILE, metavar="FILE", help="A table of your own: people, bodies and armed groups with their names and codes."
    ),
    click.option(
        "--gazetteer", type=_FILE, metavar="FILE", help="A country's GeoNames dump (its TXT file), for places that the package lacks."
    ),
    click.option(
        "--threads", type=click.IntRange(min=1), metavar="N", help="How many threads the language model may use.  [default: all cores]"
    ),
)


def _shared_options(command: Command) -> Command:
    for option in reversed(_SHARED):
        command = option(command)
    return command


@dragoman.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--format", "style", type=click.Choice(FORMATS), default="digest", show_default=True, help="What to write.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to FILE, which is whole or not there at all."
)
@_shared_options
def read(
    inputs: tuple[str, ...],
    style: str,
    out: Path | None,
    published: str | None,
    knowledge: Path | None,
    gazetteer: Path | None,
    threads: int | None,
) -> None:
    """Read reports and show what is in them.

    An INPUT is a file (plain text, an HTML page, JSON Lines; any of them gzipped), a folder of such files, or - for standard
    input.

    \b
    digest  for a person: who it is about, who says what, what is promised …
    json    dragoman.report/1, indented; a list where there are several reports
    jsonl   dragoman.report/1, one report a line

    What cannot be read is named on standard error, one line each; the other inputs are read all the same, and the exit status is 1.
    """  # noqa: D301 -- the backspace is click's sign to leave the lines after it as they are
    from dragoman.cli.read import Wishes, read_inputs

    raise SystemExit(read_inputs(inputs, style, out, Wishes(published, knowledge, gazetteer, threads)))


@dragoman.command()
@click.argument("report")
@click.argument("entry")
@_shared_options
def explain(
    report: str, entry: str, published: str | None, knowledge: Path | None, gazetteer: Path | None, threads: int | None
) -> None:
    """Say how an entry came about.

    It shows the entry's words in their sentence, what they were read as, who says so, and the rule or the model's score behind it.

    REPORT is anything that `dragoman read` reads, or its JSON; ENTRY is an id as the digest shows it, such as c-3f9a.
    """
    from dragoman.cli.explain import explain_entry
    from dragoman.cli.read import Wishes

    raise SystemExit(explain_entry(report, entry, Wishes(published, knowledge, gazetteer, threads)))
