"""The digest of a report: what it holds, dense enough to read at a glance and close enough to its words to be checked."""

from collections.abc import Iterable, Iterator

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.text import Text

from dragoman.cli.cast import SOMEBODY, Cast
from dragoman.cli.digest_entries import entry_sections
from dragoman.cli.layout import CALM, FAINT, GOOD, HARD, QUOTED, Item, faint, section
from dragoman.model.entities import Entity
from dragoman.model.entries import Statement
from dragoman.model.report import Report
from dragoman.present.wording import counted, date, joined, label, plain, quote, words

PRINCIPALS = 12  # how many of those whom a report is about are shown with all that is known of them
STATEMENT = 320  # characters of a statement that are shown; `dragoman explain` has the rest
FURNITURE = 70

PLACES = frozenset({"place", "facility"})
THINGS = frozenset({"weapon", "vehicle", "nationality"})
ACTS = {
    HARD: frozenset({"accuse", "condemn", "criticise", "deny", "refuse", "threaten", "warn", "doubt", "demand"}),
    GOOD: frozenset({"agree", "promise", "offer", "welcome", "confirm", "propose", "admit"}),
}


def digest(report: Report, console: Console) -> Iterator[RenderableType]:
    """What is printed of a report, from top to bottom; sections without entries are left out."""
    cast = Cast(report)
    yield from _head(report)
    sections = (
        _who(cast, console),
        *_statements(cast, console),
        *entry_sections(cast, console),
    )
    yield from (part for part in sections if part is not None)
    yield from _foot(report)
    yield Text()


def _head(report: Report) -> Iterator[RenderableType]:
    document = report.document
    yield Rule(Text(plain(document.name), "bold"), style="bold", characters="━")
    if document.title:
        yield Text(plain(document.title), "bold")
    when = f"{date(document.published)} ({_dated(document.published_from)})" if document.published else "no date of publication"
    from_whom = dict.fromkeys(plain(name) for name in (*([document.publisher] if document.publisher else []), *document.agencies))
    by = f"by {joined(map(plain, document.byline))}" if document.byline else ""
    length = f"{counted(len(document.text.split()), 'word')} in {counted(len(report.sentences), 'sentence')}"
    parts = (when, *from_whom, by, length, plain(document.url or ""))
    yield faint(" · ".join(part for part in parts if part))


def _dated(published_from: str | None) -> str:
    return {"given": "as given", "metadata": "from its metadata", "dateline": "from its dateline", "text": "from its text"}.get(
        published_from or "", "source unknown"
    )


def _who(cast: Cast, console: Console) -> RenderableType | None:
    """Those whom the report is about, most present first; places and things in a line of their own."""
    named = sorted(cast.report.entities, key=lambda entity: -_weight(cast, entity))
    actors = [entity for entity in named if entity.type not in PLACES | THINGS]
    items = [
        Item(
            Text(cast.code(entity) or "–", CALM if entity.code else FAINT),
            (Text.assemble((plain(entity.name), "bold"), (f"  {cast.office(entity)}" if cast.office(entity) else "", "")),),
            (faint(f"{_presence(cast, entity)} · {cast.short[entity.id]}"),),
        )
        for entity in actors[:PRINCIPALS]
    ]
    for name, others in (("also", actors[PRINCIPALS:]), ("places", [entity for entity in named if entity.type in PLACES])):
        if others:
            items.append(Item(faint(name), (Text(", ".join(plain(entity.name) for entity in others)),)))
    return section(console, "Who it is about", items, counted(len(actors), "actor"))


def _weight(cast: Cast, entity: Entity) -> int:
    return cast.mentioned[entity.id] + 2 * cast.heard[entity.id]


def _presence(cast: Cast, entity: Entity) -> str:
    mentions, statements = cast.mentioned[entity.id], cast.heard[entity.id]
    return ", ".join([counted(mentions, "mention"), *([counted(statements, "statement")] if statements else [])])


def _statements(cast: Cast, console: Console) -> Iterator[RenderableType | None]:
    """Statements under their speakers: those who say most first, the rest in order of the text."""
    speakers: dict[str, list[Statement]] = {}
    for statement in cast.report.statements:
        speakers.setdefault(statement.speaker or cast.speaker(statement).casefold(), []).append(statement)
    items: list[Item | Text] = []
    for said in sorted(speakers.values(), key=lambda said: -len(said)):
        items.append(_speaker(cast, said))
        items.extend(_statement(cast, statement) for statement in said)
    total = f"{counted(len(cast.report.statements), 'statement')} by {counted(len(speakers), 'speaker')}"
    yield section(console, "Who says what", items, total)


def _speaker(cast: Cast, said: list[Statement]) -> Text:
    entity = cast.entities.get(said[0].speaker or "")
    known = [cast.office(entity), cast.code(entity)] if entity else []
    if cast.speaker(said[0]) != SOMEBODY and all(statement.speaker_kind == "unnamed" for statement in said):
        known.append("not named")
    return Text.assemble((cast.speaker(said[0]), "bold"), *([("  " + " · ".join(filter(None, known)), FAINT)] if any(known) else []))


def _statement(cast: Cast, statement: Statement) -> Item:
    text = cast.report.document.text
    shown = quote if statement.quoted == "direct" else words  # else it is the report's wording, which has its own marks
    line = Text(shown(text, statement.content, STATEMENT) if statement.content else "…", QUOTED if statement.quoted == "direct" else "")
    small = [
        *([f"to {cast.name(statement.to)}"] if statement.to else []),
        *([date(statement.date)] if statement.date else []),
        *([plain(statement.on_condition.of(text))] if statement.on_condition else []),
        *([f"according to {', according to '.join(cast.voices(statement.within))}"] if statement.within else []),
        cast.short[statement.id],
    ]
    return Item(_act(statement.act), (line,), tuple(map(faint, small)))


def _act(act: str) -> Text:
    return Text(label(act), next((style for style, acts in ACTS.items() if act in acts), CALM), justify="right")


def _foot(report: Report) -> Iterator[RenderableType]:
    document = report.document
    if document.furniture:
        pieces = (f"{piece.kind} {quote(document.text, [piece.span], FURNITURE)}" for piece in document.furniture)
        yield Text()
        yield faint("No part of the report: " + " · ".join(pieces))
    if report.problems:
        yield Text()
        yield from _problems(report)


def _problems(report: Report) -> Iterable[Text]:
    for problem in report.problems:
        yield Text.assemble((f"{problem.severity}: ", "yellow"), plain(problem.message), faint(f" [{problem.code}]"))
