"""The migrations give the very tables that the code works with."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dragoman.record.store.engine import HEAD
from dragoman.record.store.migrate import FOLDER
from dragoman.record.store.tables import metadata

INDEXED_WORDS = ("reports_words", "entries_words")  # full-text indexes, which no table of the code stands for


def test_all_migrations_together_make_the_tables(record):
    with record.view() as view:
        found = compare_metadata(MigrationContext.configure(view.connection), metadata)
    assert [one for one in found if not str(getattr(one[1], "name", "")).startswith(INDEXED_WORDS)] == []


def test_the_newest_is_the_one_that_opening_asks_for():
    assert ScriptDirectory(str(FOLDER)).get_current_head() == HEAD
