"""`dragoman add` and `dragoman forget`: reports into a record and out of it; what is said to be added is on the disk."""

import time
from collections.abc import Iterator, Sequence

import click
from rich.console import Console

from dragoman.cli.progress import Progress
from dragoman.cli.read import BAD_INPUT, Wishes
from dragoman.cli.readings import read_or_take
from dragoman.intake.failure import Failure
from dragoman.model.document import Document
from dragoman.model.problem import Problem
from dragoman.model.report import Report
from dragoman.present.clock import moment
from dragoman.present.wording import counted, plain
from dragoman.record.store.record import open_record
from dragoman.record.store.writer import Writer

AT_ONCE = 256  # reports of one transaction, at most: many at once touch the same pages of the database
SECONDS = 2.0  # that a report waits for others before it is written


def add_inputs(paths: Sequence[str], where: str, wishes: Wishes, *, again: bool) -> int:
    """Read all inputs into the record; the exit status, 1 where an input gave no report or the record could not be written."""
    opened = open_record(where, create=True)
    if isinstance(opened, Problem):
        raise click.ClickException(opened.message)
    writer = opened.writer(moment())
    complaints = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    failed = 0
    tally: dict[str, int] = {}
    with Progress(complaints, shown=complaints.is_terminal) as progress:
        for batch in _batches(_reports(paths, wishes, writer, tally, again=again)):
            failed += sum(isinstance(item, Failure) for item in batch)
            for item in batch:
                if isinstance(item, Failure):
                    progress.say(str(item))
            outcomes = writer.add((item for item in batch if isinstance(item, Report)), again=again)
            for outcome in outcomes:
                if isinstance(outcome, Problem):
                    progress.say(outcome.message)
                    failed += 1
                    if outcome.code == "not-written":
                        return BAD_INPUT
                else:
                    tally[outcome.outcome] = tally.get(outcome.outcome, 0) + 1
                    progress.step()
                    for judgement in outcome.unfit:
                        progress.say(f"{outcome.name}: the judgement {judgement} no longer fits; `dragoman judge list --unfit` shows it")
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


def _batches(items: Iterator[Report | Failure]) -> Iterator[list[Report | Failure]]:
    """What is written together: as many as come within two seconds, 256 at most, so that little waits and little is lost."""
    batch: list[Report | Failure] = []
    began = time.monotonic()
    for item in items:
        batch.append(item)
        if len(batch) >= AT_ONCE or time.monotonic() - began > SECONDS:
            yield batch
            batch, began = [], time.monotonic()
    if batch:
        yield batch


def _reports(paths: Sequence[str], wishes: Wishes, writer: Writer, tally: dict[str, int], *, again: bool) -> Iterator[Report | Failure]:
    """The reports of all inputs, but those that the record has."""

    def is_there(document: Document) -> bool:
        if again or writer.missing([document.id]):
            return False
        tally["already there"] = tally.get("already there", 0) + 1
        return True

    return read_or_take(paths, wishes, is_there)
