"""`dragoman export`: a record in a format that others read."""

from pathlib import Path

import click

from dragoman.cli.accounts import opened
from dragoman.cli.output import replacing
from dragoman.export.formats import FORMATS
from dragoman.export.parquet_tables import NoPyarrowError
from dragoman.present.wording import counted


def export_record(where: str, as_of: str | None, style: str, out: Path) -> int:
    """Write it; the exit status."""
    chosen = FORMATS[style]
    if not out.resolve().parent.is_dir():
        raise click.BadParameter(f"{str(out.parent)!r} is no folder", param_hint="OUT")
    if chosen.what == "folder" and out.exists() and not out.is_dir():
        raise click.BadParameter(f"{str(out)!r} is no folder, and {style} is written as one", param_hint="OUT")
    if chosen.what == "file" and out.is_dir():
        raise click.BadParameter(f"{str(out)!r} is a folder, and {style} is written as a file", param_hint="OUT")
    with opened(where).view(as_of) as view:
        try:
            if chosen.stream is not None:
                with replacing(out) as stream:
                    count = chosen.stream(view, stream)
            else:
                count = chosen.folder(view, out) if chosen.folder is not None else 0
        except NoPyarrowError as error:
            raise click.ClickException(f"{error}.") from error
        except OSError as error:
            raise click.ClickException(f"{out}: could not be written: {error.strerror}") from error
    click.echo(f"{counted(count, 'item')} written · {out}")
    return 0
