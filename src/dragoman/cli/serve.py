"""`dragoman serve`: the pages of a record in a browser."""

import signal
import tempfile
import webbrowser
from importlib.resources import files
from pathlib import Path
from threading import Timer

import click

from dragoman.cli.read import Wishes
from dragoman.model.problem import Problem
from dragoman.record.store.record import open_record

NEEDED = 'The pages need packages that are not installed: pip install "dragoman[web]".'


SOON = 1.0  # seconds after which the server is there


def show_samples(port: int, *, opens: bool) -> int:
    """Read the sample reports into a record that goes away again, and serve its pages; `opens` them in the browser of whoever sits here."""
    from dragoman.cli.add import add_inputs  # noqa: PLC0415 -- the reader, which a record that is there has no need of

    with tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
        where = str(Path(folder) / "samples.db")
        add_inputs([str(samples())], where, Wishes(), again=False)
        if opens:
            Timer(SOON, webbrowser.open, (f"http://127.0.0.1:{port}/",)).start()
        return serve_record(where, "127.0.0.1", port)


def samples() -> Path:
    """Where the sample reports lie: in the package, or beside it where it is being worked on."""
    packaged = Path(str(files("dragoman") / "samples"))
    return packaged if packaged.is_dir() else packaged.parents[2] / "samples"


def serve_record(where: str, host: str, port: int, accounts: Path | None = None) -> int:
    """Serve the pages until Ctrl-C, to whoever has one of the accounts where there are some; the exit status."""
    try:
        from dragoman.web.accounts import opened  # noqa: PLC0415
        from dragoman.web.safety import door  # noqa: PLC0415 -- only who serves pages has need of them
        from dragoman.web.serving import serve  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise click.ClickException(NEEDED) from error
    known = opened(accounts) if accounts is not None else None
    if isinstance(known, Problem):
        raise click.ClickException(known.message)
    record = open_record(where)
    if isinstance(record, Problem):
        raise click.ClickException(record.message)
    at = door(host, known)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"http://{shown}:{port}/{f'?token={at.token}' if at.token else ''}  ·  {where}  ·  Ctrl-C ends it")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever runs services ends them so
    try:
        serve(record, at, host, port)
    except KeyboardInterrupt:
        click.echo()
    finally:
        record.close()
    return 0
