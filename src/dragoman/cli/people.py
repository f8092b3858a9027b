"""`dragoman account`: who may open the pages, in a file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from dragoman.cli.serve import NEEDED
from dragoman.model.problem import Problem
from dragoman.present.wording import plain

if TYPE_CHECKING:
    from dragoman.web.accounts import Account, Role


def add_account(name: str, role: str, path: Path) -> int:
    """Add an account, or put it in the place of the one of that name; the exit status."""
    try:
        from dragoman.web.accounts import account, name_fault, write_accounts  # noqa: PLC0415 -- only who serves pages has need of it
    except ModuleNotFoundError as error:
        raise click.ClickException(NEEDED) from error
    fault = name_fault(name)
    known = _known(path) if path.exists() else ()
    if fault is not None:
        raise click.ClickException(fault.message)
    made = account(name, cast("Role", role), _password())
    if isinstance(made, Problem):
        raise click.ClickException(made.message)
    is_there = any(one.name == name for one in known)
    problem = write_accounts(path, [made if one.name == name else one for one in known] + ([] if is_there else [made]))
    if problem is not None:
        raise click.ClickException(problem.message)
    click.echo(f"{'changed' if is_there else 'added'} {plain(name)}, {role} · {path}")
    return 0


def list_accounts(path: Path) -> int:
    """Print each account's name and role; the exit status."""
    for one in _known(path):
        click.echo(f"{plain(one.name)}\t{one.role}")
    return 0


def remove_account(name: str, path: Path) -> int:
    """Take an account out; the exit status, 1 where there is none of that name."""
    known = _known(path)
    if all(one.name != name for one in known):
        raise click.ClickException(f"{path}: holds no account {name!r}.")
    from dragoman.web.accounts import write_accounts  # noqa: PLC0415 -- as above

    problem = write_accounts(path, [one for one in known if one.name != name])
    if problem is not None:
        raise click.ClickException(problem.message)
    click.echo(f"removed {plain(name)} · {path}")
    return 0


def _known(path: Path) -> "tuple[Account, ...]":
    try:
        from dragoman.web.accounts import read_accounts  # noqa: PLC0415 -- as above
    except ModuleNotFoundError as error:
        raise click.ClickException(NEEDED) from error
    known = read_accounts(path)
    if isinstance(known, Problem):
        raise click.ClickException(known.message)
    return known


def _password() -> str:
    if sys.stdin.isatty():
        asked: str = click.prompt("Password", hide_input=True, confirmation_prompt="The same again")
        return asked
    return sys.stdin.readline().rstrip("\r\n")
