"""`dragoman judge`: what people say of what the machine proposes."""

import json

import click
from rich.text import Text

from dragoman.cli.accounts import opened
from dragoman.cli.layout import FAINT
from dragoman.cli.tables import write
from dragoman.model.problem import Problem
from dragoman.present.clock import moment
from dragoman.present.wording import plain
from dragoman.record.judgements import Judgement, Verb
from dragoman.record.rows import Page
from dragoman.record.store.record import Standing

DONE = {
    "accept": "accepted",
    "reject": "rejected",
    "unsure": "marked as unsure",
    "correct": "corrected",
    "merge": "merged",
    "split": "split",
    "undo": "taken back",
}


def judge_entry(verb: str, entry: str, where: str, by: str, why: str | None, field: str | None = None, value: str | None = None) -> int:
    """Write a verdict on an entry, or a correction of it."""
    return _said(opened(where).judge(_verb(verb), entry, by, moment(), why, field, _value(value)))


def tie_actors(verb: str, one: str, other: str, where: str, by: str, why: str | None) -> int:
    """Merge or split two actors."""
    return _said(opened(where).tie(_verb(verb), one, other, by, moment(), why))


def part_actor(actor: str, report: str, where: str, by: str, why: str | None) -> int:
    """Say that somebody in one report is not the actor whose name he has."""
    return _said(opened(where).part(actor, report, by, moment(), why))


def undo_judgement(judgement: str, where: str, by: str, why: str | None) -> int:
    """Take back a judgement."""
    return _said(opened(where).undo(judgement, by, moment(), why))


def list_judgements(where: str, style: str, *, only_unfit: bool) -> int:
    """Print the trail."""
    trail = Page(tuple(one for one in opened(where).judgements() if not only_unfit or not one.fits))
    return write(trail, style, map(_line, trail), "Every judgement fits." if only_unfit else "Nothing was judged yet.")


def _verb(verb: str) -> Verb:
    known: dict[str, Verb] = {name: name for name in DONE}  # type: ignore[misc]
    return known[verb]


def _value(value: str | None) -> object:
    """A value as it is typed: `null` empties a field, a number is one, anything else is words."""
    if value is None:
        return None
    try:
        read = json.loads(value)
    except ValueError:
        return value
    return read if read is None or (isinstance(read, int | float) and not isinstance(read, bool)) else value


def _said(judgement: Judgement | Problem) -> int:
    if isinstance(judgement, Problem):
        raise click.ClickException(judgement.message)
    click.echo(f"{DONE[judgement.verb]}: {_subject(judgement)} · {judgement.id}")
    return 0


def _subject(judgement: Judgement) -> str:
    subject = judgement.subject
    if "actors" in subject:
        return " and ".join(plain(actor["name"]) for actor in subject["actors"])
    if "entity" in subject:
        return f"{plain(subject['entity']['name'])} in {subject['entity']['report']}"
    field = f" {subject['field']} = {json.dumps(subject['value'], ensure_ascii=False)}" if "field" in subject else ""
    return f"{subject['entry']['id']}{field} “{plain(' … '.join(piece['text'] for piece in subject['entry']['evidence']))[:80]}”"


def _line(standing: Standing) -> Text:
    judgement = standing.judgement
    state = " · undone" * standing.undone + " · its words are no longer found" * (not standing.fits)
    return Text.assemble(
        (f"{judgement.at}  ", FAINT),
        (judgement.by, "bold"),
        f"  {judgement.verb}  {_subject(judgement)}",
        (f"  {judgement.reason or ''}{state} · {judgement.id}", FAINT),
    )
