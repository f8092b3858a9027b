"""`dragoman search`, `timeline`, `compare` and `changes`: accounts that run through a record."""

from collections.abc import Iterator
from typing import cast

import click
from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from dragoman.cli.layout import CALM, FAINT, QUOTED
from dragoman.cli.show import told_lines
from dragoman.cli.tables import write
from dragoman.model.problem import Problem
from dragoman.present.entries import promised
from dragoman.present.wording import counted, date, label, plain, quoted
from dragoman.record.account import Compared, Moment, changes, compare, timeline
from dragoman.record.filters import Filter
from dragoman.record.rows import Page, Told
from dragoman.record.store.record import Record, open_record
from dragoman.record.store.search import CLOSE, OPEN, Found, Where, search
from dragoman.record.store.view import View


def show_search(words: str, where: str, as_of: str | None, place: str, limit: int, after: str | None, style: str) -> int:
    """Print what has the words; the exit status."""
    with opened(where).view(as_of) as view:
        found = search(view, words, cast("Where", place), limit, after)
        if isinstance(found, Problem):
            raise click.ClickException(found.message)
        return write(found, style, map(_found, found), "Nothing has these words.")


def show_timeline(actor: str, where: str, as_of: str | None, since: str | None, until: str | None, limit: int, style: str) -> int:
    """Print an actor's days; the exit status."""
    with opened(where).view(as_of) as view:
        _known(view, actor)
        moments = Page(timeline(view, actor, Filter(since=since, until=until), limit))
        return write(moments, style, _days(moments), f"There is nothing of {actor!r} in that time.")


def show_compared(one: str, other: str, where: str, as_of: str | None, style: str) -> int:
    """Print two actors' positions side by side; the exit status."""
    with opened(where).view(as_of) as view:
        _known(view, one)
        _known(view, other)
        issues = Page(compare(view, one, other))
        return write(issues, style, (_issue(issue, one, other) for issue in issues), "Neither has taken a position.")


def show_changes(where: str, since: str, limit: int, style: str) -> int:
    """Print what was added since a day; the exit status."""
    with opened(where).view() as view:
        found = changes(view, since, limit)
        if style != "table":
            return write(Page(found.fresh), style, (), "")
        heading = Text(f"{counted(len(found.reports), 'report')} added since {date(since)}", "bold")
        names = [Text(f"  {plain(source.title or source.name)} · {source.report}", FAINT) for source in found.reports]
        return write(Page(found.fresh), style, [heading, *names, Text(), *map(told_lines, found.fresh)], "Nothing new was told.")


def opened(where: str) -> Record:
    """The record at a path or URL; says so and ends where there is none."""
    record = open_record(where)
    if isinstance(record, Problem):
        raise click.ClickException(record.message)
    return record


def _known(view: View, words: str) -> None:
    if not view.knows(words):
        raise click.ClickException(f"The record knows nobody called {words!r}; `dragoman show actors` lists whom it knows.")


def _found(found: Found) -> RenderableType:
    shown = Text("  ")
    for number, piece in enumerate(plain(found.snippet).replace(CLOSE, OPEN).split(OPEN)):
        shown.append(piece, "bold" if number % 2 else QUOTED)
    kind = f"{label(found.entry.kind)}  {label(found.entry.type or '')}" if found.entry else "report"
    known = f"  {plain(found.source.name)} · {found.entry.id if found.entry else found.source.report}"
    return Group(Text.assemble((f"{date(found.source.known_from)}  ", FAINT), (kind, CALM), (known, FAINT)), shown)


def _days(moments: Page[Moment]) -> Iterator[RenderableType]:
    for moment in moments:
        yield told_lines(moment.told)


def _issue(compared: Compared, one: str, other: str) -> RenderableType:
    lines: list[RenderableType] = [Rule(Text(label(compared.issue), "bold"), style=FAINT, align="left", characters="─")]
    for name, held in ((one, compared.one), (other, compared.other)):
        lines.append(Text(f"{name}{'' if held else ': nothing'}", "bold"))
        lines += [_position(told) for told in held]
    return Group(*lines)


def _position(told: Told) -> Text:
    entry = told.entry
    return Text.assemble(
        (f"  {date(entry.source.known_from)}  ", FAINT),
        (label(entry.status or ""), CALM),
        (f"  {quoted(promised(entry))}", QUOTED),
        (f"  {entry.id}", FAINT),
    )
