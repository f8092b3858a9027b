import sqlite3

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from dragoman.model.problem import Problem
from dragoman.record.store.engine import lost, make_shown, open_engine


def refused(where, *, create=False):
    found = open_engine(str(where), create=create)
    assert isinstance(found, Problem)
    return found.message


def test_a_record_is_made_only_where_it_is_asked_for(where):
    assert "holds no record" in refused(where) if "://" in where else "does not exist" in refused(where)
    made = open_engine(where, create=True)
    made.dispose()
    again = open_engine(where, create=False)
    assert not isinstance(again, Problem)
    again.dispose()


def test_what_is_no_record(tmp_path):
    (tmp_path / "notes.db").write_text("This is no database, but a text of some length. " * 30)
    assert refused(tmp_path / "notes.db") == f"The record {str(tmp_path / 'notes.db')!r} could not be opened: file is not a database."
    sqlite3.connect(tmp_path / "other.db").executescript("CREATE TABLE cats (name); ").close()
    message = f"The record {str(tmp_path / 'other.db')!r} holds no record; `dragoman add INPUT...` makes one."
    assert refused(tmp_path / "other.db") == message
    assert refused(tmp_path / "no" / "folder.db", create=True).endswith("could not be opened: unable to open database file.")


def test_a_record_of_a_newer_version_is_left_alone(tmp_path):
    path = tmp_path / "record.db"
    open_engine(str(path), create=True).dispose()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert refused(path) == (
        f"The record {str(path)!r} was written by a newer Dragoman (its tables are of version 9999, this one knows 0001)."
    )


@pytest.mark.parametrize("where", ["mysql://me:secret@host/a", "oracle+cx://me:secret@host/a"])
def test_other_databases_are_refused_and_passwords_never_shown(where):
    assert "secret" not in refused(where, create=True)
    assert "secret" not in make_shown(where)


def test_a_database_that_does_not_answer(tmp_path):
    assert refused("postgresql://me:secret@127.0.0.1:1/a").startswith("The record 'postgresql://me:***@127.0.0.1:1/a' could not be opened: ")


def test_a_server_that_is_away_is_told_from_one_that_refuses(postgres):
    answers = []
    for url, question in (("postgresql://dragoman@127.0.0.1:1/none", "SELECT 1"), (f"{postgres}/postgres", "SELECT 1/0"), ("sqlite://", "SELECT nothing")):
        engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
        with pytest.raises(DBAPIError) as error, engine.connect() as connection:
            connection.execute(text(question))
        answers.append(lost(error.value))
        engine.dispose()
    assert answers == [True, False, False]
