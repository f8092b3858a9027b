"""`dragoman read` by several processes: in order, noted as it goes, taken up again where it broke off."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import BinaryIO

import click
from rich.console import Console

from dragoman.cli.output import replacing, terminal, writer
from dragoman.cli.progress import Progress
from dragoman.cli.read import BAD_INPUT, Wishes, check_folder, write_all
from dragoman.intake.failure import Failure
from dragoman.intake.meter import Meter
from dragoman.intake.parcels import parcels
from dragoman.model.problem import Problem
from dragoman.model.report import Report
from dragoman.model.report_json import report_from_line
from dragoman.present.wording import counted
from dragoman.scale.crew import Crew, UnfitError
from dragoman.scale.journal import Beside
from dragoman.scale.reader import ONE_CORE, Wants
from dragoman.scale.run import Ended, run

ALL_CORES = 0


def read_long(paths: Sequence[str], style: str, out: Path | None, wishes: Wishes, workers: int | None, *, resume: bool) -> int:
    """Read all inputs by several processes and write what they hold; the exit status, 1 where an input gave no report."""
    check_folder(out)
    if resume and (out is None or style != "jsonl"):
        raise click.UsageError("--resume needs --format jsonl and --out FILE: only there can a run be taken up again.")
    threads = wishes.threads or (ONE_CORE if workers else ALL_CORES)
    wants = Wants(wishes.published, wishes.knowledge, wishes.gazetteer, threads)
    meter = Meter(paths)
    complaints = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    shown = complaints.is_terminal and (out is not None or not sys.stdout.isatty())
    progress = Progress(complaints, shown=shown, told=out is not None and not shown, share=meter.share)
    try:
        if out is not None and style == "jsonl":
            return _into_file(out, paths, wants, workers or 1, progress, meter, resume=resume)
        with ExitStack() as stack:
            stack.enter_context(progress)
            stream = stack.enter_context(replacing(out)) if out else sys.stdout.buffer
            crew = stack.enter_context(closing(Crew(wants, workers or 1)))
            results = crew.read(parcels(paths, meter=meter))
            if style == "jsonl":
                return _copied(results, stream, progress)
            failed = write_all(_reports(results), writer(style, stream, None if out else terminal()), progress)
            return BAD_INPUT if failed else 0
    except UnfitError as unfit:
        raise click.ClickException(str(unfit)) from unfit
    except OSError as error:
        if out is None:
            raise
        progress.say(f"{out}: could not be written: {error.strerror}")
        return BAD_INPUT


def _into_file(out: Path, paths: Sequence[str], wants: Wants, workers: int, progress: Progress, meter: Meter, *, resume: bool) -> int:
    if resume and out.exists() and not Beside(out).journal.exists():
        progress.say(f"{out} is there, and no run into it broke off; without --resume it is read anew.")
        return 0
    with progress:
        ended = run(out, lambda: parcels(paths, meter=meter), wants, workers, lambda result: _count(result, progress), resume=resume)
    if isinstance(ended, Problem):
        raise click.ClickException(ended.message)
    progress.say(_told(ended, out))
    return BAD_INPUT if ended.far.failures else 0


def _told(ended: Ended, out: Path) -> str:
    """`9,990 reports, 10 failures (7 not-english, 3 empty), listed in OUT.failures.jsonl`."""
    said = counted(ended.far.reports, "report")
    failed = sorted(ended.far.failures.items(), key=lambda one: (-one[1], one[0]))
    if failed:
        sorts = ", ".join(f"{number:,} {code}" for code, number in failed)
        said += f", {counted(sum(ended.far.failures.values()), 'failure')} ({sorts}), listed in {Beside(out).failures}"
    return said + (f"; {ended.before:,} of the inputs' items were done before" if ended.before else "")


def _count(result: bytes | Failure, progress: Progress) -> None:
    if not isinstance(result, Failure):
        progress.step()


def _copied(results: Iterable[bytes | Failure], stream: BinaryIO, progress: Progress) -> int:
    """Lines as they come; failures are said."""
    failed = False
    for result in results:
        if isinstance(result, Failure):
            failed = True
            progress.say(str(result))
        else:
            stream.write(result)
            progress.step()
    stream.flush()
    return BAD_INPUT if failed else 0


def _reports(results: Iterable[bytes | Failure]) -> Iterator[Report | Failure]:
    for result in results:
        report = result if isinstance(result, Failure) else report_from_line(result.decode())
        if isinstance(report, Problem):  # a line that `report_line` wrote always reads
            raise TypeError(report.message)
        yield report
