"""`dragoman add` and `dragoman forget`: reports into a record and out of it; what is said to be added is on the disk."""

from collections.abc import Iterator, Sequence

import click
from rich.console import Console

from dragoman.cli.progress import Progress
from dragoman.cli.read import BAD_INPUT, Wishes
from dragoman.intake.failure import Failure
from dragoman.model.document import Document
from dragoman.model.problem import Problem
from dragoman.model.report import Report
from dragoman.present.clock import moment
from dragoman.present.wording import counted, plain
from dragoman.record.reader_id import reader_id
from dragoman.record.readings import added, read_or_take
from dragoman.record.store.record import open_record
from dragoman.record.store.writer import Added, Writer


def add_inputs(paths: Sequence[str], where: str, wishes: Wishes, *, again: bool) -> int:
    """Read all inputs into the record; the exit status, 1 where an input gave no report or the record could not be written."""
    opened = open_record(where, create=True)
    if isinstance(opened, Problem):
        raise click.ClickException(opened.message)
    writer = opened.writer(moment(), reader_id(wishes.model))
    complaints = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    failed = 0
    tally: dict[str, int] = {}
    with Progress(complaints, shown=complaints.is_terminal) as progress:
        for outcome in added(_reports(paths, wishes, writer, tally, again=again), writer, again=again):
            if isinstance(outcome, Added):
                tally[outcome.outcome] = tally.get(outcome.outcome, 0) + 1
                progress.step()
                for judgement in outcome.unfit:
                    progress.say(f"{outcome.name}: the judgement {judgement} no longer fits; `dragoman judge list --unfit` shows it")
                continue
            progress.say(outcome.message if isinstance(outcome, Problem) else str(outcome))
            failed += 1
            if isinstance(outcome, Problem) and outcome.code == "not-written":
                return BAD_INPUT
    said = [f"{counted(tally[key], 'report')} {key}" for key in ("added", "read anew", "already there") if key in tally]
    click.echo(f"{', '.join(said) or 'nothing added'} · {where}")
    opened.close()
    return BAD_INPUT if failed else 0


def forget_report(report: str, where: str) -> int:
    """Take one report out; the exit status, 1 where there is none."""
    opened = open_record(where)
    gone = opened if isinstance(opened, Problem) else opened.writer(moment()).forget(report)
    if isinstance(gone, Problem):
        raise click.ClickException(gone.message)
    judged = f" and {counted(gone.judgements, 'judgement')}" if gone.judgements else ""
    click.echo(f"forgot {plain(gone.name)} ({gone.id}): {counted(gone.entries, 'entry', 'entries')}{judged} went with it")
    return 0


def _reports(paths: Sequence[str], wishes: Wishes, writer: Writer, tally: dict[str, int], *, again: bool) -> Iterator[Report | Failure]:
    """The reports of all inputs, but those that the record has."""

    def is_there(document: Document) -> bool:
        if again or writer.missing([document.id]):
            return False
        tally["already there"] = tally.get("already there", 0) + 1
        return True

    return read_or_take(paths, wishes, is_there)
