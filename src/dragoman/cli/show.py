"""`dragoman show`: what a record holds, kind by kind; commitments as a ledger."""

from collections.abc import Iterator
from typing import cast

import click
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from dragoman.cli.digest_entries import STATUS
from dragoman.cli.layout import CALM, FAINT, QUOTED, faint
from dragoman.cli.tables import write
from dragoman.model.problem import Problem
from dragoman.present.clock import today
from dragoman.present.entries import how_many, promised, when
from dragoman.present.wording import counted, date, label, period, plain, quoted
from dragoman.record.disputes import Dispute
from dragoman.record.filters import Filter
from dragoman.record.ledger import Promise, Round, Truce, dispute_page, ledger, round_page, truce_page
from dragoman.record.promises import Step
from dragoman.record.rounds import Meeting
from dragoman.record.rows import Actor, Entry, Kind, Source, Told, Voice
from dragoman.record.store.record import open_record
from dragoman.record.store.view import View
from dragoman.record.truces import Accusations

PARTS = {
    "statements": (("speaker",), ("to",)),
    "events": (("actors",), ("recipients",)),
    "commitments": (("by",), ("to",)),
    "ceasefires": (("parties", "sponsors"), ("excluded",)),
    "talks": (("participants",), ("mediators",)),
    "positions": (("holder",), ()),
    "figures": ((), ()),
}
"""Who stands before the arrow of a line, and who after it."""


def show_kind(kind: str, where: str, as_of: str | None, asked: object, limit: int, after: str | None, style: str) -> int:
    """Print a page of one kind; the exit status."""
    wanted = cast("Filter", asked)
    fault = wanted.fault()
    if fault is not None:
        raise click.ClickException(fault.message)
    opened = open_record(where)
    if isinstance(opened, Problem):
        raise click.ClickException(opened.message)
    with opened.view(as_of) as view:
        _check_names(view, wanted)
        if kind == "actors":
            actors = view.actors(wanted, limit, after)
            return write(actors, style, map(_actor, actors), "No actor fits.")
        if kind == "reports":
            sources = view.page_of_sources(wanted.source, limit, after)
            return write(sources, style, map(_source, sources), "No report fits.")
        if kind == "commitments":
            promises = ledger(view, today(), wanted, limit, after)
            return write(promises, style, (part for promise in promises for part in promise_lines(promise)), "No commitment fits.")
        if kind == "ceasefires":
            truces = truce_page(view, today(), wanted, limit, after)
            return write(truces, style, map(truce_lines, truces), "No ceasefire fits.")
        if kind == "talks":
            rounds = round_page(view, today(), wanted, limit, after)
            return write(rounds, style, map(round_lines, rounds), "No talks fit.")
        if kind == "disputes":
            competing = dispute_page(view, wanted, after)
            return write(competing, style, map(dispute_lines, competing), "No figures that compete fit.")
        page = view.told(cast("Kind", kind), wanted, limit, after)
        return write(page, style, map(told_lines, page), f"No {kind.removesuffix('s')} fits.")


def _check_names(view: View, wanted: Filter) -> None:
    for words in (wanted.actor, wanted.place):
        if words is not None and not view.knows(words):
            message = f"The record knows nobody and no place called {words!r}; `dragoman show actors` lists whom it knows."
            raise click.ClickException(message)


def told_lines(told: Told) -> RenderableType:
    """One happening: when, what, who; its words; who says so and how many reports tell it."""
    entry = told.entry
    if entry.kind == "figures":
        return _stack(_counted_head(entry), _words(entry), small_print(told))
    left, right = PARTS[entry.kind]
    who = Text.assemble(
        (entry.names(*left) or "somebody", "bold") if left else "",
        *([(" → ", FAINT), (entry.names(*right), "bold")] if right and entry.having(*right) else []),
        *([(f"  {entry.names('place', 'places')}", "")] if entry.having("place", "places") else []),
        *([("  ", ""), *_shown_state(entry.status)] if entry.kind != "statements" else []),
    )
    head = Text.assemble((f"{when(entry)}  ", FAINT), (f"{label(entry.type or '')}  ", CALM), who)
    return _stack(head, _words(entry), small_print(told))


def _counted_head(entry: Entry) -> Text:
    """When, what is counted, how many of whom, and where."""
    group = entry.data.get("group")
    return Text.assemble(
        (f"{when(entry)}  ", FAINT),
        (f"{label(entry.type or '')}  ", CALM),
        (" ".join(filter(None, (how_many(entry), plain(group["text"]) if group else None))), "bold"),
        f"  {entry.names('place')}" if entry.having("place") else "",
    )


def dispute_lines(dispute: Dispute) -> RenderableType:
    """Figures of one thing that cannot all be right, each with whoever gives it; nothing says which is."""
    group = plain(dispute.group) if dispute.group else None
    first, last = dispute.period
    what = "givers contradict each other" if dispute.rivals else "the same giver has given another one since"
    head = Text.assemble(
        (f"{label(dispute.measure)}  ", CALM),
        (", ".join(filter(None, (group, plain(dispute.place.name) if dispute.place else None, period(first, last)))), "bold"),
        (f"  {what}", "yellow" if dispute.rivals else FAINT),
    )
    given = [
        Text.assemble(
            (f"  {date(one.known)}  ", FAINT),
            (how_many(one.entries[0]), "bold" if one.current else FAINT),
            (f"  {plain(one.giver) if one.giver else 'the report itself'}{'' if one.current else ', since given anew'}  ", ""),
            (quoted(one.entries[0].words), QUOTED),
            (f"  {plain(one.entries[0].source.name)} · {one.entries[0].id}", FAINT),
        )
        for one in dispute.figures
    ]
    return _stack(head, *given, faint(f"  taken for one count: {dispute.reason}"))


def promise_lines(promise: Promise) -> Iterator[RenderableType]:
    """One promise of the ledger: what, by whom, where it stands; its steps; what stays standing."""
    entry, stands = promise.told.entry, promise.standing
    claims = [
        *([f"claimed: {label(stands.claimed)}"] if stands.claimed else []),
        *([f"found: {label(stands.found)}"] if stands.found else []),
        *([f"due {date(stands.due)}"] if stands.due else []),
    ]
    head = Text.assemble(
        (f"{when(entry)}  ", FAINT),
        (f"{label(entry.type or '')}  ", CALM),
        (entry.names("by") or "somebody", "bold"),
        *([(" → ", FAINT), (entry.names("to"), "bold")] if entry.having("to") else []),
        "  ",
        *_shown_state(stands.status),
        (f"  {' · '.join(claims)}" if claims else "", FAINT),
    )
    steps = [_step(step) for step in stands.steps[1:]] if len(stands.steps) > 1 else []
    terms = [
        Text.assemble((f"  {name} ", FAINT), (quoted(term.words), QUOTED))
        for name, held in (("only", stands.scope), ("except", stands.exceptions), ("if", stands.conditions))
        for term in held
    ]
    yield _stack(head, _words(entry, promised(entry)), *steps, *terms, small_print(promise.told))


def truce_lines(truce: Truce) -> RenderableType:
    """One truce: its course, who sponsors it and whom it leaves out, and who accuses whom how often, never who is right."""
    entry, runs = truce.told.entry, truce.course
    head = Text.assemble(
        (f"{when(entry)}  ", FAINT),
        (f"{label(runs.class_)}  ", CALM),
        (" / ".join(plain(name) for name in runs.names[:3]), "bold"),
        "  ",
        *_shown_state(runs.status),
    )
    roles = (
        ("between", runs.parties),
        ("sponsored by", runs.sponsors),
        ("without", runs.excluded),
        ("watched by", runs.monitors),
        ("in", runs.places),
    )
    people = [
        Text.assemble((f"  {name} ", FAINT), ", ".join(plain(member.part.name) for member in held)) for name, held in roles if held
    ]
    steps = [
        Text.assemble(
            (f"  {date(step.day)}  ", FAINT),
            (label(step.status), "yellow"),
            (f"  {step.why}  {plain(step.entry.source.name)}", FAINT),
        )
        for step in runs.steps
    ]
    charges = [_accusation(one) for one in runs.accusations if one.accused is not None and one.accuser is not None]
    others = sum(one.incidents for one in runs.accusations) - sum(one.incidents for one in runs.accusations if one.accused and one.accuser)
    if others:
        charges.append(faint(f"  and {counted(others, 'breach', 'breaches')} of which no report names both who accuses and who is accused"))
    return _stack(head, *people, *steps, *charges, small_print(truce.told))


def round_lines(talks: Round) -> RenderableType:
    """One round of talks: its course, who met whom in which format, and the papers on the table."""
    entry, runs = talks.told.entry, talks.course
    of = f" of {runs.of}" if runs.of else ""
    head = Text.assemble(
        (f"{period(runs.start or runs.end, runs.end) or when(entry)}  ", FAINT),
        (" / ".join(plain(name) for name in runs.names[:3]), "bold"),
        (f"  round {runs.number}{of}" if runs.number else "", CALM),
        "  ",
        *_shown_state(runs.status),
    )
    roles = (("between", runs.participants), ("mediated by", runs.mediators), ("in", runs.places))
    people = [Text.assemble((f"  {name} ", FAINT), ", ".join(plain(part.name) for part in held)) for name, held in roles if held]
    steps = [
        Text.assemble(
            (f"  {date(step.day)}  ", FAINT),
            (label(step.status), "yellow"),
            (f"  {quoted(step.entry.words)}", QUOTED),
            (f"  {plain(step.entry.source.name)}", FAINT),
        )
        for step in runs.steps
    ]
    met = [_meeting(meeting) for meeting in runs.meetings if meeting.format != "unclear"]
    papers = [Text.assemble((f"  {label(paper.stage)}  ", FAINT), (quoted(paper.name), QUOTED)) for paper in runs.papers]
    return _stack(head, *people, *steps, *met, *papers, small_print(talks.told))


def _meeting(meeting: Meeting) -> Text:
    people = ", ".join(plain(part.name) for part in (*meeting.participants, *meeting.mediators))
    return Text.assemble((f"  {label(meeting.format)}  ", FAINT), people)


def _accusation(one: Accusations) -> Text:
    accuser, accused = (plain(part.name) if part else "nobody named" for part in (one.accuser, one.accused))
    findings = ", ".join(f"{count} {label(finding)}" for finding, count in one.findings)
    counts = f"{counted(one.incidents, 'incident')}, {counted(one.observations, 'observation')}"
    return Text.assemble(("  accused ", "red"), (accused, "bold"), (f" by {accuser}: {counts} ({findings})", FAINT))


def _step(step: Step) -> Text:
    if step.stand == "calendar":
        return Text.assemble((f"  {date(step.day)}  ", FAINT), (label(step.told), "yellow"), (f"  by the calendar: {step.why}", FAINT))
    who = f"{plain(step.who)}: " if step.who else ""
    style = next((name for name, values in STATUS.items() if step.told in values), "yellow")
    return Text.assemble(
        (f"  {date(step.day)}  ", FAINT),
        (label(step.told), style),
        (f"  {label(step.ground)} of {_AS[step.stand]}  ", FAINT),
        (f"{who}{quoted(step.entry.words)}", QUOTED),
        (f"  {plain(step.entry.source.name)}", FAINT),
    )


_AS = {
    "party": "the party",
    "counterparty": "the other side",
    "third_party": "a third party",
    "report": "the report itself",
}


def _actor(actor: Actor) -> RenderableType:
    span = period(actor.first, actor.last) or "no day known"
    head = Text.assemble((f"{' '.join(filter(None, (actor.code, *actor.sectors)))}  ", CALM), (plain(actor.name), "bold"))
    others = ", ".join(plain(name) for name in actor.names[1:])
    counts = f"{counted(actor.mentions, 'mention')} in {counted(actor.reports, 'report')}, {span}"
    return _stack(head, faint(f"  also {others}") if others else None, faint(f"  {counts} · {actor.id}"))


def _source(source: Source) -> RenderableType:
    copy = "" if source.story == source.report else f" · near-copy of {source.story}"
    head = Text.assemble((f"{date(source.known_from)}  ", FAINT), (plain(source.title or source.name), "bold"))
    return _stack(head, faint(f"  {' · '.join(filter(None, (source.name, source.publisher, source.report)))}{copy}"))


def small_print(told: Told) -> Text:
    """Who says so, who told of it, and the entry's id."""
    entry = told.entry
    said = " ← ".join(_voice(voice) for voice in entry.said_by) or "in the report's own voice"
    often = counted(told.reports, "report") if told.reports > 1 else plain(entry.source.name)
    copies = f", {counted(told.sources, 'source')}" if told.sources != told.reports else ""
    judged = f" · {entry.verdict}" if entry.verdict else ""
    return faint(f"  {said} · {often}{copies} · {entry.id}{judged}")


def _voice(voice: Voice) -> str:
    return f"{label(voice.act)}: {plain(voice.speaker.name) if voice.speaker else 'somebody'}"


def _words(entry: Entry, words: str | None = None) -> Text:
    return Text(f"  {quoted(words if words is not None else entry.words)}", QUOTED)


def _shown_state(status: str | None) -> tuple[tuple[str, str], ...]:
    style = next((name for name, values in STATUS.items() if status in values), "yellow")
    return ((label(status), style),) if status not in (None, "happened", "unclear") else ()


def _stack(*lines: Text | None) -> RenderableType:
    """Lines one under another; those that begin with a blank stay indented where they wrap. A blank line ends them."""
    shown = [line for line in lines if line is not None]
    return Group(*(Padding(line[2:], (0, 0, 0, 2)) if line.plain.startswith("  ") else line for line in shown), Text())
