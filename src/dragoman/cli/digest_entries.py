"""The sections of the digest after the statements: one function a kind of entry, in the order in which they are shown."""

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.text import Text

from dragoman.cli.cast import Cast
from dragoman.cli.layout import CALM, FAINT, GOOD, HARD, QUOTED, Item, faint, field, section
from dragoman.model.entries import Ceasefire, Commitment, Event, Figure, Position, Spans, Talks, Violation
from dragoman.present.wording import counted, date, label, period, plain, quantity, quote

WORDS = 220  # characters of an entry's words that are shown; `dragoman explain` has the rest

STATUS = {
    GOOD: frozenset(
        "fulfilled in_effect agreed concluded_with_text signed extended accepts accepts_with_conditions".split()
    ),
    HARD: frozenset(
        "breached overdue withdrawn collapsed cancelled suspended contested disputed disrupted rejects red_line rejected".split()
    ),
}
COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})


def entry_sections(cast: Cast, console: Console) -> Iterator[RenderableType | None]:
    """All sections; None for a kind of which the report has no entry."""
    report = cast.report
    promised, truces, negotiations = report.commitments, report.ceasefires, report.talks
    violations = sum(len(truce.violations) for truce in truces)
    alleged = f", {counted(violations, 'alleged violation')}" if violations else ""
    sections = (
        ("What is promised", [_commitment(cast, entry) for entry in promised], counted(len(promised), "commitment")),
        ("Ceasefires", [item for entry in truces for item in _ceasefire(cast, entry)], counted(len(truces), "truce") + alleged),
        ("Talks", [_talks(cast, entry) for entry in negotiations], counted(len(negotiations), "negotiation")),
        ("Who wants what", [_position(cast, entry) for entry in report.positions], counted(len(report.positions), "position")),
        ("What happens", [_event(cast, entry) for entry in report.events], counted(len(report.events), "event")),
        ("Figures", [_figure(cast, entry) for entry in report.figures], counted(len(report.figures), "figure")),
    )
    for title, items, total in sections:
        yield section(console, title, items, total)


def _commitment(cast: Cast, entry: Commitment) -> Item:
    text = cast.report.document.text
    who = cast.names(entry.by) if entry.by else "somebody"
    when = [
        *([f"from {date(entry.start)}"] if entry.start else []),
        *([f"by {date(entry.deadline)}"] if entry.deadline else []),
        *([plain(entry.deadline_rule.of(text))] if entry.deadline_rule else []),
        *([f"in {cast.names(entry.places)}"] if entry.places else []),
    ]
    lines = [
        Text.assemble(
            (who, "bold"),
            *([(" towards ", FAINT), (cast.names(entry.to), "bold")] if entry.to else []),
            "  ",
            _states(entry.strength, entry.status),
        ),
        Text(quote(text, [entry.what], WORDS), QUOTED),
        *([faint(", ".join(when))] if when else []),
        *([field("only", quote(text, [entry.scope], WORDS))] if entry.scope else []),
        *(field("except", quote(text, [span], WORDS)) for span in entry.exceptions),
        *(field("if", quote(text, [span], WORDS)) for span in entry.conditions),
    ]
    return Item(Text(label(entry.kind), CALM), tuple(lines), _source(cast, entry.id, entry.said_in))


def _ceasefire(cast: Cast, entry: Ceasefire) -> Iterator[Item]:
    text = cast.report.document.text
    roles = (("between", entry.parties), ("sponsored by", entry.sponsors), ("without", entry.excluded), ("watched by", entry.monitors))
    lines = [
        Text.assemble((quote(text, [entry.name], WORDS), "bold"), "  ", _state(entry.status)),
        *(field(name, cast.names(ids)) for name, ids in roles if ids),
        *_where_and_when(cast, entry.places, period(entry.start, entry.end)),
        *_words(cast, entry.evidence, entry.name.of(text)),
    ]
    yield Item(Text(label(entry.class_), CALM), tuple(lines), (faint(cast.short[entry.id]),))
    for violation in entry.violations:
        yield _violation(cast, violation)


def _violation(cast: Cast, entry: Violation) -> Item:
    kind = "" if entry.kind in ("unclear", "other") else f" of {label(entry.kind)}"
    accuser = cast.name(entry.accuser) if entry.accuser else None
    if accuser and entry.accuser == entry.accused:
        said = f"{accuser} accuse each other{kind}"
    else:
        said = f"{cast.name(entry.accused) if entry.accused else 'nobody named'} accused{kind}{f' by {accuser}' if accuser else ''}"
    where = _where_and_when(cast, (entry.place,) if entry.place else (), date(entry.date) if entry.date else None)
    return Item(
        Text("violation", HARD, justify="right"),
        (Text.assemble((said, "bold"), "  ", _state(entry.finding)), *where, *_words(cast, entry.evidence)),
        (faint(cast.says(entry.said_in)),),
    )


def _talks(cast: Cast, entry: Talks) -> Item:
    text = cast.report.document.text
    of = f" of {entry.rounds}" if entry.rounds else ""
    roles = (("between", entry.participants), ("mediated by", entry.mediators), ("hosted by", entry.hosts), ("stayed away:", entry.absent))
    lines = [
        Text.assemble((plain(entry.name.of(text)), "bold"), f"  round {entry.round}{of}" * bool(entry.round), "  ", _state(entry.status)),
        *(field(name, cast.names(ids)) for name, ids in roles if ids),
        *_where_and_when(cast, (entry.place,) if entry.place else (), period(entry.start, entry.end)),
        *([field("about", "; ".join(quote(text, [span], WORDS) for span in entry.agenda))] if entry.agenda else []),
        *(
            field(f"{label(paper.stage)}{f' by {cast.name(paper.by)}' if paper.by else ''}", quote(text, [paper.name], WORDS))
            for paper in entry.documents
        ),
        *_words(cast, entry.evidence, entry.name.of(text)),
    ]
    return Item(Text(label(entry.format), CALM), tuple(lines), _source(cast, entry.id, entry.said_in))


def _position(cast: Cast, entry: Position) -> Item:
    text = cast.report.document.text
    lines = (
        Text.assemble((cast.name(entry.holder), "bold"), (" on ", FAINT), label(entry.issue)),
        Text(quote(text, [entry.what], WORDS), QUOTED),
    )
    return Item(_state(entry.stance), lines, _source(cast, entry.id, entry.said_in))


def _event(cast: Cast, entry: Event) -> Item:
    style = GOOD if entry.type in COOPERATION else HARD
    key = Text.assemble((entry.type, style), *([(f"\n{label(entry.mode)}", FAINT)] if entry.mode else []))
    who = Text.assemble(
        (cast.names(entry.actors) if entry.actors else "somebody", "bold"),
        *([(" → ", FAINT), (cast.names(entry.recipients), "bold")] if entry.recipients else []),
        *([(f"  {cast.name(entry.place)}", "")] if entry.place else []),
        *([(f"  {date(entry.date)}", FAINT)] if entry.date else []),
        *([(f"  {label(entry.reality)}", "yellow")] if entry.reality != "happened" else []),
    )
    trigger = (entry.trigger.start, entry.trigger.end)
    return Item(key, (who, *_words(cast, entry.evidence, mark=trigger)), _source(cast, entry.id, entry.said_in))


def _figure(cast: Cast, entry: Figure) -> Item:
    text = cast.report.document.text
    count = quantity(entry)
    group = plain(entry.group.of(text)) if entry.group else ""
    lines = (
        Text(" ".join(filter(None, (count or "in words:", group))), "bold"),
        *_where_and_when(cast, (entry.place,) if entry.place else (), date(entry.period) if entry.period else None),
        *_words(cast, entry.evidence),
    )
    return Item(Text(label(entry.measure), CALM), lines, _source(cast, entry.id, entry.said_in))


def _words(cast: Cast, evidence: Spans, known: str | None = None, mark: tuple[int, int] | None = None) -> tuple[Text, ...]:
    """The words that state an entry, unless they are no more than what is shown already; `mark` underlines its trigger."""
    text = cast.report.document.text
    shown = Text(quote(text, evidence, WORDS), QUOTED)
    if known is not None and all(span.of(text) == known for span in evidence):
        return ()
    if mark is not None:
        trigger = plain(text[mark[0] : mark[1]])
        before = next((len(plain(text[span.start : mark[0]])) for span in evidence[:1] if span.start <= mark[0] < span.end), 0)
        at = shown.plain.find(trigger, before)
        if at >= 0:
            shown.stylize("underline", at, at + len(trigger))
    return (shown,)


def _where_and_when(cast: Cast, places: tuple[str, ...], when: str | None) -> tuple[Text, ...]:
    known = [*([cast.names(places)] if places else []), *([when] if when else [])]
    return (faint(", ".join(known)),) if known else ()


def _source(cast: Cast, entry: str, said_in: str | None) -> tuple[Text, ...]:
    return faint(cast.says(said_in)), faint(cast.short[entry])


def _state(value: str) -> Text:
    return Text(label(value), next((style for style, values in STATUS.items() if value in values), "yellow"))


def _states(strength: str, status: str) -> Text:
    return _state(status) if strength == status else Text(", ").join((Text(label(strength)), _state(status)))
