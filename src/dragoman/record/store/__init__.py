"""A record in a database: SQLite by default, PostgreSQL by URL. The one place that speaks SQL."""
