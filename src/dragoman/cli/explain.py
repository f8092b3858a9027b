"""`dragoman explain`: how one entry came about, from the words it rests on and what the reader noted while making it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass

import click
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.cli.cast import Cast
from dragoman.cli.layout import CALM, FAINT, faint
from dragoman.cli.output import terminal
from dragoman.cli.read import Wishes
from dragoman.intake.failure import shown
from dragoman.model.entities import Entity, Mention
from dragoman.model.entries import Ceasefire, Commitment, Event, Figure, Position, Statement, Talks, Violation
from dragoman.model.report import Report
from dragoman.model.span import Span, hull
from dragoman.present.wording import counted, date, joined, label, plain, quote
from dragoman.record.readings import read_or_take

Entry = Statement | Event | Commitment | Ceasefire | Talks | Position | Figure | Entity | Mention

NOT_FOUND = 1
CANDIDATES = 5  # ids that are named where a short one fits several
WHOLE = 10_000  # an explanation cuts no words
APART = frozenset({"id", "evidence", "why", "said_in", "violations"})  # shown on their own, below the other fields


def explain_entry(path: str, entry: str, wishes: Wishes) -> int:
    """Print how `entry` of the report at `path` came about; the exit status, 1 where there is no such entry."""
    reports: list[Report] = []
    failed = False
    for item in read_or_take([path], wishes):
        if isinstance(item, Report):
            reports.append(item)
        else:
            click.echo(str(item), err=True)
            failed = True
    if failed and not reports:
        return NOT_FOUND
    found = [(report, one) for report in reports for one in entries(report) if one.id.startswith(entry)]
    exact = [(report, one) for report, one in found if one.id == entry] or found
    if len({one.id for _, one in exact}) != 1:
        click.echo(f"{path}: {_ambiguous(entry, [one.id for _, one in exact], reports)}", err=True)
        return NOT_FOUND
    console = terminal()
    for part in explanation(*exact[0]):
        console.print(part)
    return 0


def entries(report: Report) -> Iterator[Entry]:
    """Everything of a report that has an id, in the order of `record.md`."""
    yield from report.mentions
    yield from report.entities
    yield from report.statements
    yield from report.events
    yield from report.commitments
    yield from report.ceasefires
    yield from report.talks
    yield from report.positions
    yield from report.figures


def explanation(report: Report, entry: Entry) -> Iterator[RenderableType]:
    """What is printed of an entry: what it is, its words in their sentences, what they were read as, who says so, and why."""
    cast = Cast(report)
    published = f", {date(report.document.published)}" if report.document.published else ""
    yield Text.assemble((type(entry).__name__, "bold"), f" {entry.id} ", (f"in {plain(report.document.name)}{published}", FAINT))
    yield Text()
    yield _grid(("  │", _in_sentence(report, span)) for span in _grounds(report, entry))
    yield Text()
    yield _grid(_rows(cast, entry))


def _ambiguous(entry: str, found: Sequence[str], reports: Sequence[Report]) -> str:
    if found:
        more = f" and {len(found) - CANDIDATES} more" if len(found) > CANDIDATES else ""
        return f"{shown(entry)} fits {counted(len(found), 'entry', 'entries')}: {', '.join(found[:CANDIDATES])}{more}"
    total = sum(1 for report in reports for _ in entries(report))
    return f"{shown(entry)} is the id of none of its {counted(total, 'entry', 'entries')}"


def _grounds(report: Report, entry: Entry) -> Iterable[Span]:
    """The words that an entry rests on; an entity rests on its mentions."""
    if isinstance(entry, Mention):
        return (entry.span,)
    if isinstance(entry, Entity):
        return dict.fromkeys(_sentence(report, mention.span) for mention in report.mentions if mention.entity == entry.id)
    return entry.evidence


def _sentence(report: Report, span: Span) -> Span:
    around = [sentence for sentence in report.sentences if sentence.meets(span)]
    return hull([*around, span])


def _in_sentence(report: Report, span: Span) -> Text:
    text, whole = report.document.text, _sentence(report, span)
    before, words, after = (plain(text[a:b]) for a, b in ((whole.start, span.start), (span.start, span.end), (span.end, whole.end)))
    gap = " " if before and text[span.start - 1].isspace() else ""
    rest = " " if after and text[span.end].isspace() else ""
    return Text.assemble((before + gap, FAINT), (words, "bold"), (rest + after, FAINT))


def _rows(cast: Cast, entry: Entry | Violation) -> Iterator[tuple[str, RenderableType]]:
    for field in fields(entry):
        value = getattr(entry, field.name)
        if field.name not in APART and not _empty(value):
            yield label(field.name.removesuffix("_")), _shown(cast, value)
    for violation in getattr(entry, "violations", ()):
        yield "violation", _grid([*_rows(cast, violation), ("words", _shown(cast, violation.evidence))])
    if hasattr(entry, "said_in"):
        yield "said by", _chain(cast, entry.said_in)
    why = getattr(entry, "why", None)
    if why:
        yield "why", Group(*(Text(plain(reason)) for reason in why.split("; ")))


def _chain(cast: Cast, statement: str | None) -> Text:
    """Through whom it reaches the reader, each with the words that say so."""
    if statement not in cast.statements:
        return Text("the report itself")
    text = cast.report.document.text
    lines = []
    seen: set[str] = set()
    while statement in cast.statements and statement not in seen:
        seen.add(statement)
        said = cast.statements[statement]
        cue = joined(plain(span.of(text)) for span in said.cue) or "–"
        lines.append(Text.assemble((cast.speaker(said), "bold"), f" ({label(said.act)}: “{cue}”) ", faint(said.id)))
        statement = said.within
    return Text("\n  within ").join(lines)


def _shown(cast: Cast, value: object) -> RenderableType:
    text = cast.report.document.text
    match value:
        case Span():
            return Text(quote(text, [value], WHOLE))
        case tuple():
            parts = [_shown(cast, item) for item in value]
            return Text(", ").join(part for part in parts if isinstance(part, Text)) if not _nested(value) else Group(*parts)
        case str() if value in cast.entities:
            entity = cast.entities[value]
            return Text.assemble(plain(entity.name), (f" {cast.code(entity)}".rstrip(), CALM), faint(f" {value}"))
        case str() if value in cast.statements:
            return Text.assemble(cast.speaker(cast.statements[value]), faint(f" {value}"))
        case str():
            return Text(plain(label(value)))
        case _ if is_dataclass(value):
            known = [(field.name, getattr(value, field.name)) for field in fields(value) if field.name not in APART]
            return Text(" ").join(
                Text.assemble((f"{label(name)} ", FAINT), _line(cast, inner)) for name, inner in known if not _empty(inner)
            )
        case _:
            return Text(str(value))


def _empty(value: object) -> bool:
    if is_dataclass(value):
        return all(_empty(getattr(value, field.name)) for field in fields(value))
    return value in (None, (), "")


def _nested(values: tuple[object, ...]) -> bool:
    return any(is_dataclass(value) and not isinstance(value, Span) for value in values)


def _line(cast: Cast, value: object) -> Text:
    shown_value = _shown(cast, value)
    return shown_value if isinstance(shown_value, Text) else Text(str(value))


def _grid(rows: Iterable[tuple[str, RenderableType]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style=FAINT, no_wrap=True)
    table.add_column()
    for name, value in rows:
        table.add_row(name, value)
    return table
