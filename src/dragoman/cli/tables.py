"""Results of a record as a table for a person, JSON or CSV for a program."""

import csv
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, is_dataclass
from typing import Any

import click
from rich.console import RenderableType
from rich.text import Text

from dragoman.cli.layout import FAINT
from dragoman.cli.output import terminal
from dragoman.export.cells import disarmed
from dragoman.record.rows import Page, flat


def write(page: Page[Any], style: str, parts: Iterable[RenderableType], nothing: str) -> int:
    """Write a page in the style that is wanted: `parts` for a person, else its items; `nothing` is what to say where it is empty."""
    if style == "json":
        click.echo(json.dumps({"items": [plain_value(item) for item in page], "next": page.next}, ensure_ascii=False, indent=1))
    elif style == "csv":
        _csv(page)
    else:
        console = terminal()
        if not page:
            console.print(nothing)
        for part in parts:
            console.print(part)
        if page.next is not None:
            console.print(Text(f"more with --after {page.next}", FAINT))
    return 0


def plain_value(value: Any) -> Any:
    """A result as JSON's own values."""
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def _csv(page: Page[Any]) -> None:
    rows = [flat(item) for item in page]
    keys = list(dict.fromkeys(key for row in rows for key in row))
    writer = csv.writer(sys.stdout, lineterminator="\r\n")
    writer.writerow(keys)
    for row in rows:
        writer.writerow([disarmed(row.get(key)) for key in keys])
