"""Options that several commands share, and what is checked of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., None])


def day(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """`value` as it is, where it is a day of the calendar."""
    try:
        given = None if value is None else date.fromisoformat(value).isoformat()
    except ValueError:
        given = None
    if value != given:
        raise click.BadParameter(f"{value!r} is no day of the calendar written as YYYY-MM-DD.")
    return value


MODELS = ("full", "fast")

_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)

_PUBLISHED = click.option(
    "--published", callback=day, metavar="DATE", help="The day of publication (YYYY-MM-DD), before any that a report itself gives."
)

_READING = (
    click.option(
        "--knowledge", type=_FILE, metavar="FILE", help="A table of your own: people, bodies and armed groups with their names and codes."
    ),
    click.option(
        "--gazetteer", type=_FILE, metavar="FILE", help="A country's GeoNames dump (its TXT file), for places that the package lacks."
    ),
    click.option(
        "--threads", type=click.IntRange(min=1), metavar="N", help="How many threads the language model may use.  [default: all cores]"
    ),
    click.option(
        "--model", type=click.Choice(MODELS), default="full", show_default=True,
        help="The language model that reads: fast has half of the layers, and reads sooner and less well.",
    ),
)


def shared_options(command: Command) -> Command:
    """The options of every command that reads reports."""
    return _PUBLISHED(reading_options(command))


def reading_options(command: Command) -> Command:
    """Those of them that say how it is read, whatever it is."""
    for option in reversed(_READING):
        command = option(command)
    return command
