"""`dragoman release`: a record frozen under a name."""

import re
import shutil
from importlib.metadata import version
from pathlib import Path

import click

from dragoman.cli.accounts import opened
from dragoman.export.release import write_release
from dragoman.model.problem import Problem
from dragoman.present.clock import moment
from dragoman.present.wording import counted

_NAME = re.compile(r"[\w.-]{1,100}")


def release_record(name: str, where: str, as_of: str | None, folder: Path) -> int:
    """Write a release into `folder/name`, and into the record that it was made; the exit status."""
    if not _NAME.fullmatch(name) or name.startswith("."):
        raise click.BadParameter(f"{name!r} is no name for a folder: letters, digits, dots, dashes, 100 at most", param_hint="NAME")
    record, out, at = opened(where), folder / name, moment()
    if out.exists():
        raise click.ClickException(f"{str(out)!r} is there already; a release is made once.")
    beside = out.with_name(f".{name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    judgements = sum(not one.undone and one.judgement.verb != "undo" for one in record.judgements())
    try:
        with record.view(as_of) as view:
            frozen = write_release(
                view, beside, name, at, version("dragoman"), view.readers(), as_of, judgements, record.last_release()
            )
        problem = record.released(frozen.name, at, frozen)
        if isinstance(problem, Problem):
            raise click.ClickException(problem.message)
        beside.replace(out)
    except OSError as error:
        raise click.ClickException(f"{out}: could not be written: {error.strerror}") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    click.echo(f"{counted(frozen.counts['reports'], 'report')}, {counted(len(frozen.files), 'file')} · {out}")
    return 0
