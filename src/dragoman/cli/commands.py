"""The commands and their options. Nothing but click is imported before a command runs, so that `--help` answers at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.account_commands import account
from dragoman.cli.options import shared_options
from dragoman.cli.record_commands import COMMANDS

if TYPE_CHECKING:
    from dragoman.language.model_files import Model

FORMATS = ("digest", "json", "jsonl", "parquet")

_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=_HELP)
@click.version_option(package_name="dragoman", message="%(prog)s %(version)s")
def dragoman() -> None:
    """Read conflict news and keep who said what: statements, promises, ceasefires, talks, positions, events and figures, each tied to
    its words.

    Start with: dragoman read samples
    """


@dragoman.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--format", "style", type=click.Choice(FORMATS), default="digest", show_default=True, help="What to write.")
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE, which is whole or not there at all; Parquet to a folder."
)
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Read in N processes of one core each; needs up to 700 MB for each."
)
@click.option("--resume", is_flag=True, help="Go on where a run into FILE broke off; with --format jsonl.")
@click.option(
    "--ray",
    "cluster",
    metavar="ADDRESS",
    help="Read on the Ray cluster at ADDRESS; `auto` is the one this machine is in, `local` a new one.",
)
@shared_options
def read(
    inputs: tuple[str, ...],
    style: str,
    out: Path | None,
    workers: int | None,
    resume: bool,  # noqa: FBT001 -- click gives it by name
    cluster: str | None,
    published: str | None,
    knowledge: Path | None,
    gazetteer: Path | None,
    threads: int | None,
    model: Model,
) -> None:
    """Read reports and show what is in them.

    An INPUT is a file (plain text, an HTML page, JSON Lines, Parquet, a web archive; any of them gzipped), a folder of such files,
    or - for standard input. A report that is surely not in English is set aside.

    \b
    digest  for a person: who it is about, who says what, what is promised …
    json    dragoman.report/1, indented; a list where there are several reports
    jsonl   dragoman.report/1, one report a line
    parquet dragoman.report/1 in columns, by day, into the folder that --out names; the same command goes on where it broke off

    What cannot be read is named on standard error, one line each; the other inputs are read all the same, and the exit status is 1.

    With --workers or --resume a run into a FILE of JSON Lines can be taken up again after whatever ended it, and what cannot be read
    is listed in FILE.failures.jsonl.
    """  # noqa: D301 -- the backspace is click's sign to leave the lines after it as they are
    from dragoman.cli.read import Wishes, read_inputs

    wishes = Wishes(published, knowledge, gazetteer, threads, model)
    if cluster and style != "parquet":
        raise click.UsageError("--ray needs --format parquet and --out FOLDER: many machines do not write one file.")
    if style == "parquet":
        from dragoman.cli.read_days import read_by_day

        raise SystemExit(read_by_day(inputs, out, wishes, workers or 1, cluster))
    if out is not None and out.is_dir():
        raise click.BadParameter(f"{str(out)!r} is a folder", param_hint="--out")
    if workers or resume:
        from dragoman.cli.read_long import read_long

        raise SystemExit(read_long(inputs, style, out, wishes, workers, resume=resume))
    raise SystemExit(read_inputs(inputs, style, out, wishes))


@dragoman.command()
@click.argument("report")
@click.argument("entry")
@shared_options
def explain(
    report: str, entry: str, published: str | None, knowledge: Path | None, gazetteer: Path | None, threads: int | None, model: Model
) -> None:
    """Say how an entry came about.

    It shows the entry's words in their sentence, what they were read as, who says so, and the rule or the model's score behind it.

    REPORT is anything that `dragoman read` reads, or its JSON; ENTRY is an id as the digest shows it, such as c-3f9a.
    """
    from dragoman.cli.explain import explain_entry
    from dragoman.cli.read import Wishes

    raise SystemExit(explain_entry(report, entry, Wishes(published, knowledge, gazetteer, threads, model)))


for _command in (*COMMANDS, account):
    dragoman.add_command(_command)
