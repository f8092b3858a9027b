"""What Alembic runs to migrate: it uses the connection, and the transaction, that it is given."""

from alembic import context

from dragoman.record.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
