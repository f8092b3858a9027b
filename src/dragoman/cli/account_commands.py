"""The commands that keep the accounts of the pages. Nothing but click is imported before one runs."""

from __future__ import annotations

from pathlib import Path

import click

ROLES = ("reader", "reviewer")

_file = click.option(
    "--file", "path", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE", help="The file with the accounts."
)


@click.group()
def account() -> None:
    """Keep the accounts with which people open the pages (`dragoman serve --accounts FILE`).

    FILE has a line for each: name, role and the password's argon2id hash. Only its owner may read it.
    """


@account.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True, help="A reader sees everything; a reviewer judges and imports, too.")
@_file
def add(name: str, role: str, path: Path) -> None:
    """Add an account, or give one that is there a new role and password.

    The password is asked for twice; without a terminal it is the first line of standard input.
    """
    from dragoman.cli.people import add_account

    raise SystemExit(add_account(name, role, path))


@account.command("list")
@_file
def show(path: Path) -> None:
    """List the accounts with their roles."""
    from dragoman.cli.people import list_accounts

    raise SystemExit(list_accounts(path))


@account.command()
@click.argument("name")
@_file
def remove(name: str, path: Path) -> None:
    """Remove an account; a server that runs lets its owner in no more."""
    from dragoman.cli.people import remove_account

    raise SystemExit(remove_account(name, path))
