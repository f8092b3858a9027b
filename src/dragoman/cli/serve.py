"""`dragoman serve`: the pages of a record in a browser."""

import click

from dragoman.model.problem import Problem
from dragoman.record.store.record import open_record

NEEDED = 'The pages need packages that are not installed: pip install "dragoman[web]".'


def serve_record(where: str, host: str, port: int) -> int:
    """Serve the pages until Ctrl-C; the exit status."""
    try:
        from dragoman.web.safety import door  # noqa: PLC0415 -- only who serves pages has need of them
        from dragoman.web.serving import serve  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise click.ClickException(NEEDED) from error
    record = open_record(where)
    if isinstance(record, Problem):
        raise click.ClickException(record.message)
    at = door(host)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"http://{shown}:{port}/{f'?token={at.token}' if at.token else ''}  ·  {where}  ·  Ctrl-C ends it")
    try:
        serve(record, at, host, port)
    finally:
        record.close()
    return 0
