"""The grid that every section of the digest is laid out on: a key, what it is about, and who says so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

KEY = 14  # columns of the key on the left: the longest mode fits on one line
META = 38  # columns of what stands on the right of a wide page
WIDE = 110  # columns from which there is a right-hand column at all; below, its lines follow the words

QUOTED = "italic"
FAINT = "bright_black"
HARD = "red"
GOOD = "green"
CALM = "cyan"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry as it is shown: its key, the lines about it, and the small print (who says so, when, its id)."""

    key: Text
    lines: tuple[Text, ...]
    meta: tuple[Text, ...] = ()


def section(console: Console, title: str, items: Sequence[Item] | Sequence[Item | Text], note: str = "") -> RenderableType | None:
    """A section with its heading; None where there is nothing to show. A bare line stands flush left above the items after it."""
    if not items:
        return None
    heading = Text.assemble((title, "bold"), *([(f"  {note}", FAINT)] if note else []))
    parts: list[RenderableType] = [Text(), Rule(heading, style=FAINT, align="left", characters="─")]
    for is_line, run in groupby(items, lambda item: isinstance(item, Text)):
        block = list(run)
        if is_line:
            parts += [line for line in block if isinstance(line, Text)]
        else:
            parts.append(_grid((item for item in block if isinstance(item, Item)), wide=console.width >= WIDE))
    return Group(*parts)


def _grid(items: Iterable[Item], *, wide: bool) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=KEY)
    table.add_column(ratio=1)
    if wide:
        table.add_column(width=META)
    for item in items:
        if wide:
            table.add_row(item.key, Group(*item.lines), Group(*item.meta))
        else:
            small = Text(" · ", FAINT).join(item.meta)
            *before, last = item.lines
            table.add_row(item.key, Group(*before, Text("  ").join(filter(None, (last, small)))))
    return table


def field(name: str, words: str | Text) -> Text:
    """A small name and what it holds: "except …"."""
    return Text.assemble((f"{name} ", FAINT), words)


def faint(words: str) -> Text:
    """Small print."""
    return Text(words, FAINT)
