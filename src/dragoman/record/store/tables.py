"""The tables of a record. What the reports say stands in `reports.body`; every other table but the judgements is worked out from it.

Numbers (`seq`) are given by the writer under its lock and never again, so that they say the order in which things came. Days and
moments are ISO text, which sorts as time does.
"""

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()
Number = BigInteger().with_variant(Integer, "sqlite")
"""Whole numbers of 64 bits; SQLite's own integers are that wide, and only its INTEGER is a row's own number."""

counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("last", Number, nullable=False),
    comment="The last number given in each table.",
)

reports = Table(
    "reports",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False, index=True),
    Column("title", Text),
    Column("publisher", Text, index=True),
    Column("published", Text),
    Column("known_from", Text, nullable=False, index=True),
    Column("url", Text),
    Column("language", Text),
    Column("added_at", Text, nullable=False, index=True),
    Column("reader", Text, nullable=False),
    Column("readings", Integer, nullable=False),
    Column("story", Number, nullable=False, index=True),
    Column("likeness", Float),
    Column("text", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    comment="One row a report. `body` is its dragoman.report/1, zlib-compressed; `story` is the first report that it nearly copies.",
)

actors = Table(
    "actors",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("key", Text, nullable=False, unique=True),
    Column("id", Text, nullable=False, unique=True),
    Column("cluster", Number, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("code", Text),
    Column("sectors", Text, nullable=False),
    Column("known_as", Text),
    Column("place", Text),
    Column("profile", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Index("actors_by_mentions", "mentions"),
    comment="One row for what identifies an actor (`key`); those of one `cluster` (the smallest `seq` in it) are one actor.",
)

actor_names = Table(
    "actor_names",
    metadata,
    Column("normal", Text, primary_key=True),
    Column("actor", Number, primary_key=True),
    Column("name", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Index("actor_names_of", "actor"),
    comment="The names of each actor, as people look for them and as reports write them.",
    sqlite_with_rowid=False,
)

entities = Table(
    "entities",
    metadata,
    Column("report", Number, ForeignKey("reports.seq"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("actor", Number, ForeignKey("actors.seq"), nullable=False, index=True),
    Column("mentions", Integer, nullable=False),
    comment="Which actor each entity of each report is.",
    sqlite_with_rowid=False,
)

happenings = Table(
    "happenings",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("type", Text),
    Column("status", Text),
    Column("day", Text, nullable=False),
    Column("known_from", Text, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("verdict", Text),
    Column("trace", Text, nullable=False),
    Index("happenings_by_day", "kind", "day", "seq"),
    Index("happenings_by_type", "kind", "type", "day", "seq"),
    comment="One row for what several entries may tell of; `seq` and `id` are those of the entry that told of it first.",
)

entries = Table(
    "entries",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("report", Number, ForeignKey("reports.seq"), nullable=False, index=True),
    Column("id", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("type", Text),
    Column("status", Text),
    Column("start", Text),
    Column("end", Text),
    Column("known_from", Text, nullable=False),
    Column("happening", Number, nullable=False, index=True),
    Column("score", Float),
    Column("reason", Text),
    Column("verdict", Text),
    Column("words", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("corrected", Text),
    comment="One row an entry of a report. `data` is it as JSON, its spans with their words; `corrected` are fields that people set.",
)

parts = Table(
    "parts",
    metadata,
    Column("actor", Number, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("happening", Number, primary_key=True),
    Column("role", Text, primary_key=True),
    Column("through", Boolean, nullable=False),
    Index("parts_of", "happening"),
    comment="Who has which part in what. `through`: a state by its officials and forces, a country by its places.",
    sqlite_with_rowid=False,
)

blocks = Table(
    "blocks",
    metadata,
    Column("key", Number, primary_key=True, autoincrement=False),
    Column("target", Number, primary_key=True, autoincrement=False),
    comment="Hashes of what like things share, so that what is new meets only what it may be one with.",
    sqlite_with_rowid=False,
)

sketches = Table(
    "sketches",
    metadata,
    Column("report", Number, primary_key=True, autoincrement=False),
    Column("values", LargeBinary, nullable=False),
    comment="What sketches the text of each report, by which near-copies are told.",
)

links = Table(
    "links",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("one", Number, primary_key=True),
    Column("other", Number, primary_key=True),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Column("taken", Boolean, nullable=False),
    Column("verdict", Text),
    Index("links_of_other", "kind", "other"),
    comment="Actors, or happenings, that may be one: the earlier and the later, and whether they are taken for one.",
)

judgements = Table(
    "judgements",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("at", Text, nullable=False, index=True),
    Column("by", Text, nullable=False),
    Column("verb", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("reason", Text),
    Column("report", Text, index=True),
    Column("undoes", Text),
    comment="Append-only. `subject` holds on to words: a report, a kind of entry and its evidence; or the names of actors.",
)

feeds = Table(
    "feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("memory", Text, nullable=False),
    comment="What is remembered of each feed between two visits, as JSON.",
)

feed_items = Table(
    "feed_items",
    metadata,
    Column("feed", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("at", Text, nullable=False),
    comment="The items of feeds that were taken in.",
    sqlite_with_rowid=False,
)

releases = Table(
    "releases",
    metadata,
    Column("name", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("manifest", Text, nullable=False),
    comment="The frozen exports that were made, each with its hashes.",
)
