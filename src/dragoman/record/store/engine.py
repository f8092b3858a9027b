"""Opens the database of a record: SQLite at a path, PostgreSQL by URL; brings its tables up to date."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from dragoman.model.problem import Problem

HEAD = "0001"
"""The newest migration in `migrations/versions`."""

WRITES = {"writes": True}
"""Execution options of a connection that is going to write: it waits for its turn before it reads, so that it reads what is so."""

AWAY = (OperationalError, InterfaceError, PoolTimeout)
"""What a question to a record raises whose database cannot be reached or read, or has too many who ask it at once."""

_PRAGMAS = (
    "PRAGMA page_size = 1024",  # of a new file: a report touches some two hundred places of the indexes, each a page to read and to write
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # a commit is on the disk before it is said to be done
    "PRAGMA wal_autocheckpoint = 65536",  # 64 MiB of log: moving it into the file costs more the oftener it is done
    "PRAGMA busy_timeout = 60000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -262144",  # 256 MiB at most, where a record is that large
    "PRAGMA temp_store = MEMORY",
)
_AWAY = frozenset({"57P01", "57P02", "57P03"})  # it is ended, has crashed, is not up yet
_LOCK = 0x647261676F6D616E  # "dragoman": the name of the lock that writers of one PostgreSQL database take


def open_engine(where: str, *, create: bool) -> Engine | Problem:
    """The engine of the record at `where`, its tables brought up to date; the Problem where there is none and none may be made.

    `where` is a path, or a URL of SQLAlchemy's (`sqlite:///…`, `postgresql://…`).
    """
    try:
        url = make_url(where if "://" in where else f"sqlite:///{where}")
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        if url.get_backend_name() not in ("sqlite", "postgresql"):
            return _refused(where, f"is kept by {url.get_backend_name()}; a record is an SQLite file or a PostgreSQL database")
    except (ArgumentError, NoSuchModuleError) as error:
        return _refused(where, f"is no path and no database URL: {error}")
    if url.get_backend_name() == "sqlite" and url.database and not create and not Path(url.database).exists():
        return _refused(where, "does not exist; `dragoman add INPUT...` makes a record")
    engine = create_engine(url, **({"pool_pre_ping": True} if url.get_backend_name() == "postgresql" else {}))
    _tune(engine)
    try:
        return _brought_up(engine, where, create=create)
    except (DBAPIError, sqlite3.Error) as error:
        engine.dispose()
        return _refused(where, f"could not be opened: {reason(error)}")


def reason(error: Exception) -> str:
    """What a database says is wrong, on one line."""
    inner = getattr(error, "orig", None) or error
    return " ".join(str(inner).split()).rstrip(".")


def lost(error: DBAPIError) -> bool:
    """Whether a PostgreSQL server is away: it ended, does not answer, or is being started."""
    if type(error.orig).__module__.partition(".")[0] != "psycopg":
        return False
    state = getattr(error.orig, "sqlstate", None)
    return error.connection_invalidated or (isinstance(error, OperationalError) and (state is None or state[:2] == "08" or state in _AWAY))


def _tune(engine: Engine) -> None:
    sqlite = engine.dialect.name == "sqlite"

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        if sqlite:
            connection.isolation_level = None  # transactions begin as the next function says, not as the driver guesses
            for pragma in _PRAGMAS:
                connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        if sqlite:
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
        elif writes:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def _brought_up(engine: Engine, where: str, *, create: bool) -> Engine | Problem:
    with engine.connect() as connection:
        there = inspect(connection).has_table("alembic_version")
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() if there else None
    if found == HEAD:
        return engine
    if found is not None and found > HEAD:
        engine.dispose()
        return _refused(where, f"was written by a newer Dragoman (its tables are of version {found}, this one knows {HEAD})")
    if found is None and not create:
        engine.dispose()
        return _refused(where, "holds no record; `dragoman add INPUT...` makes one")
    from dragoman.record.store.migrate import upgrade  # noqa: PLC0415 -- needed once in a record's life, and slow to import

    upgrade(engine)
    return engine


def _refused(where: str, why: str) -> Problem:
    shown = make_shown(where)
    return Problem("no-record", f"The record {shown} {why}.", severity="error")


def make_shown(where: str) -> str:
    """`where` without the password that a URL may hold."""
    if "://" not in where:
        return repr(where)
    try:
        return repr(make_url(where).render_as_string(hide_password=True))
    except ArgumentError:
        return repr(where)
