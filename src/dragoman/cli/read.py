"""`dragoman read`: from inputs to reports, written in the format that is wanted; what fails is said and counted."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from dragoman.cli.output import Writer, replacing, terminal, writer
from dragoman.cli.progress import Progress
from dragoman.intake.failure import Failure
from dragoman.model.document import Document
from dragoman.model.problem import Problem
from dragoman.model.report import Report
from dragoman.record.readings import read_or_fail

if TYPE_CHECKING:
    from dragoman.reading import Tools

BAD_INPUT = 1


@cache
def _tools(knowledge: Path | None, gazetteer: Path | None, threads: int) -> "Tools | Problem":
    from dragoman.reading import tools  # noqa: PLC0415 -- the model's runtime, which a failed input has no need of

    return tools(knowledge, gazetteer, threads)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the caller wants of every reading."""

    published: str | None = None
    knowledge: Path | None = None
    gazetteer: Path | None = None
    threads: int | None = None

    def tools(self) -> "Tools":
        """What reads as the caller wants it, loaded once; says so and ends where a table of the user's own is faulty."""
        ready = _tools(self.knowledge, self.gazetteer, self.threads or 0)
        if isinstance(ready, Problem):  # nothing can be read as he wants it
            raise click.ClickException(ready.message)
        return ready

    def reports(self, documents: Iterable[Document]) -> Iterator[Report]:
        """The report of each document, read as the caller wants it; says so and ends where the language model is damaged."""
        from dragoman.language.model_files import DamagedModelError  # noqa: PLC0415 -- with what is imported below
        from dragoman.reading import read_all  # noqa: PLC0415 -- the model's runtime, which a failed input has no need of

        try:
            yield from read_all(documents, self.tools())
        except DamagedModelError as damaged:  # another file gives other readings, or none
            raise click.ClickException(str(damaged)) from damaged


def read_inputs(paths: Sequence[str], style: str, out: Path | None, wishes: Wishes) -> int:
    """Read all inputs and write what they hold; the exit status, 1 where an input gave no report."""
    check_folder(out)
    complaints = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    progress = Progress(complaints, shown=complaints.is_terminal and (out is not None or not sys.stdout.isatty()))
    try:
        with ExitStack() as stack:
            stack.enter_context(progress)
            stream = stack.enter_context(replacing(out)) if out else sys.stdout.buffer
            to = writer(style, stream, None if out else terminal())
            failed = write_all(read_or_fail(paths, wishes), to, progress)
    except OSError as error:
        if out is None:
            raise
        complaints.print(f"{out}: could not be written: {error.strerror}")
        return BAD_INPUT
    return BAD_INPUT if failed else 0


def check_folder(out: Path | None) -> None:
    """Say so and end where there is no folder for the output."""
    if out is not None and not out.parent.is_dir():
        raise click.BadParameter(f"{str(out.parent)!r} is no folder", param_hint="--out")


def write_all(items: Iterable[Report | Failure], to: Writer, progress: Progress) -> int:
    """Write every report and say every failure; how many failures there were."""
    failed = 0
    for item in items:
        if isinstance(item, Failure):
            failed += 1
            progress.say(str(item))
        else:
            to.write(item)
            progress.step()
    to.close()
    return failed
