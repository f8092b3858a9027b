"""The first tables, and the full-text indexes over the reports' texts and the entries' words."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

FTS5 = """CREATE VIRTUAL TABLE {name} USING fts5({columns}, content='{table}', content_rowid='seq', tokenize='porter unicode61')"""
GIN = "CREATE INDEX {name} ON {table} USING gin (to_tsvector('english', {words}))"


def upgrade() -> None:
    """Make everything."""
    op.create_table("actor_names",
        sa.Column("normal", sa.Text(), nullable=False),
        sa.Column("actor", NUMBER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("normal", "actor"),
        comment="The names of each actor, as people look for them and as reports write them.",
        sqlite_with_rowid=False
    )
    op.create_index("actor_names_of", "actor_names", ["actor"], unique=False)
    op.create_table("actors",
        sa.Column("seq", NUMBER, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("cluster", NUMBER, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("sectors", sa.Text(), nullable=False),
        sa.Column("known_as", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("first", sa.Text(), nullable=True),
        sa.Column("last", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
        sa.UniqueConstraint("key"),
        comment="One row for what identifies an actor (`key`); those of one `cluster` (the smallest `seq` in it) are one actor."
    )
    op.create_index("actors_by_mentions", "actors", ["mentions"], unique=False)
    op.create_index("ix_actors_cluster", "actors", ["cluster"], unique=False)
    op.create_table("blocks",
        sa.Column("key", NUMBER, autoincrement=False, nullable=False),
        sa.Column("target", NUMBER, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "target"),
        comment="Hashes of what like things share, so that what is new meets only what it may be one with.",
        sqlite_with_rowid=False
    )
    op.create_table("counters",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("last", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("name"),
        comment="The last number given in each table."
    )
    op.create_table("feed_items",
        sa.Column("feed", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("feed", "item"),
        comment="The items of feeds that were taken in.",
        sqlite_with_rowid=False
    )
    op.create_table("feeds",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("memory", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("url"),
        comment="What is remembered of each feed between two visits, as JSON."
    )
    op.create_table("happenings",
        sa.Column("seq", NUMBER, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("known_from", sa.Text(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("trace", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        comment="One row for what several entries may tell of; `seq` and `id` are those of the entry that told of it first."
    )
    op.create_index("happenings_by_day", "happenings", ["kind", "day", "seq"], unique=False)
    op.create_index("happenings_by_type", "happenings", ["kind", "type", "day", "seq"], unique=False)
    op.create_table("judgements",
        sa.Column("seq", NUMBER, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("report", sa.Text(), nullable=True),
        sa.Column("undoes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
        comment="Append-only. `subject` holds on to words: a report, a kind of entry and its evidence; or the names of actors."
    )
    op.create_index("ix_judgements_at", "judgements", ["at"], unique=False)
    op.create_index("ix_judgements_report", "judgements", ["report"], unique=False)
    op.create_table("links",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("one", NUMBER, nullable=False),
        sa.Column("other", NUMBER, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("taken", sa.Boolean(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("kind", "one", "other"),
        comment="Actors, or happenings, that may be one: the earlier and the later, and whether they are taken for one."
    )
    op.create_index("links_of_other", "links", ["kind", "other"], unique=False)
    op.create_table("parts",
        sa.Column("actor", NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("happening", NUMBER, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("through", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("actor", "kind", "day", "happening", "role"),
        comment="Who has which part in what. `through`: a state by its officials and forces, a country by its places.",
        sqlite_with_rowid=False
    )
    op.create_index("parts_of", "parts", ["happening"], unique=False)
    op.create_table("releases",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("manifest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
        comment="The frozen exports that were made, each with its hashes."
    )
    op.create_table("reports",
        sa.Column("seq", NUMBER, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("known_from", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("readings", sa.Integer(), nullable=False),
        sa.Column("story", NUMBER, nullable=False),
        sa.Column("likeness", sa.Float(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
        comment="One row a report. `body` is its dragoman.report/1, zlib-compressed; `story` is the first report that it nearly copies."
    )
    op.create_index("ix_reports_added_at", "reports", ["added_at"], unique=False)
    op.create_index("ix_reports_known_from", "reports", ["known_from"], unique=False)
    op.create_index("ix_reports_name", "reports", ["name"], unique=False)
    op.create_index("ix_reports_publisher", "reports", ["publisher"], unique=False)
    op.create_index("ix_reports_story", "reports", ["story"], unique=False)
    op.create_table("sketches",
        sa.Column("report", NUMBER, autoincrement=False, nullable=False),
        sa.Column("values", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("report"),
        comment="What sketches the text of each report, by which near-copies are told."
    )
    op.create_table("entities",
        sa.Column("report", NUMBER, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("actor", NUMBER, nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor"], ["actors.seq"]),
        sa.ForeignKeyConstraint(["report"], ["reports.seq"]),
        sa.PrimaryKeyConstraint("report", "id"),
        comment="Which actor each entity of each report is.",
        sqlite_with_rowid=False
    )
    op.create_index("ix_entities_actor", "entities", ["actor"], unique=False)
    op.create_table("entries",
        sa.Column("seq", NUMBER, autoincrement=False, nullable=False),
        sa.Column("report", NUMBER, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("known_from", sa.Text(), nullable=False),
        sa.Column("happening", NUMBER, nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("corrected", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.seq"]),
        sa.PrimaryKeyConstraint("seq"),
        comment="One row an entry of a report. `data` is it as JSON, its spans with their words; `corrected` are fields that people set."
    )
    op.create_index("ix_entries_happening", "entries", ["happening"], unique=False)
    op.create_index("ix_entries_id", "entries", ["id"], unique=False)
    op.create_index("ix_entries_report", "entries", ["report"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        op.execute(FTS5.format(name="reports_words", table="reports", columns="title, text"))
        op.execute(FTS5.format(name="entries_words", table="entries", columns="words"))
    else:
        op.execute(GIN.format(name="reports_words", table="reports", words="coalesce(title, '') || ' ' || text"))
        op.execute(GIN.format(name="entries_words", table="entries", words="words"))
