"""`dragoman read --format parquet`: into a folder of Parquet by day, on this machine or on a Ray cluster."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from dragoman.cli.progress import Progress
from dragoman.cli.read import BAD_INPUT, Wishes
from dragoman.present.wording import counted
from dragoman.record.report_tables import NoPyarrowError
from dragoman.scale.cluster import read_on_cluster
from dragoman.scale.crew import UnfitError
from dragoman.scale.days import read_days
from dragoman.scale.ray_engine import NoClusterError, NoRayError
from dragoman.scale.reader import ONE_CORE, Wants


def read_by_day(paths: Sequence[str], out: Path | None, wishes: Wishes, workers: int, cluster: str | None) -> int:
    """Read all inputs into the folder `out`, which is made; the exit status, 1 where an input gave no report."""
    if out is None or (out.exists() and not out.is_dir()):
        raise click.UsageError("--format parquet needs --out FOLDER: a file for each day goes there.")
    wants = Wants(wishes.published, wishes.knowledge, wishes.gazetteer, wishes.threads or ONE_CORE)
    told = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    reports, failures = 0, Counter[str]()
    try:
        with Progress(told, shown=told.is_terminal, told=not told.is_terminal) as progress:
            runs = read_on_cluster(paths, out, wants, workers, cluster) if cluster else read_days(paths, out, wants, workers)
            for done in runs:
                reports += done.reports
                failures.update(done.failures)
                progress.step(done.reports)
    except (NoPyarrowError, NoRayError, NoClusterError, UnfitError) as fault:
        raise click.ClickException(str(fault)) from fault
    except OSError as error:
        raise click.ClickException(f"{out}: could not be written: {error.strerror}; the same command goes on once it can") from error
    told.print(f"{counted(reports, 'report')}{_failed(failures)} · {out}")
    return BAD_INPUT if failures else 0


def _failed(failures: Counter[str]) -> str:
    sorts = ", ".join(f"{number:,} {code}" for code, number in failures.most_common())
    return f", {counted(failures.total(), 'failure')} ({sorts}), listed in its folder failures" if failures else ""
