"""What a record remembers of the feeds that bring it reports: each one's state between two visits, and the items that were taken in."""

from collections.abc import Iterable

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import DBAPIError

from dragoman.model.problem import Problem
from dragoman.record.store.engine import WRITES, reason
from dragoman.record.store.tables import feed_items, feeds
from dragoman.record.store.transaction import Transaction


def remembered(engine: Engine, feed: str) -> str | None:
    """What was last remembered of a feed, None where nothing was."""
    with engine.connect() as connection:
        return connection.scalar(select(feeds.c.memory).where(feeds.c.url == feed))


def taken(engine: Engine, feed: str) -> frozenset[str]:
    """The items of a feed that need not be looked at again."""
    with engine.connect() as connection:
        return frozenset(connection.scalars(select(feed_items.c.item).where(feed_items.c.feed == feed)))


def remember(engine: Engine, feed: str, memory: str, items: Iterable[str], at: str) -> Problem | None:
    """Write down the state of a feed, and the items taken in since; the Problem where the database fails."""
    try:
        with engine.connect().execution_options(**WRITES) as connection, connection.begin():
            tx = Transaction(connection)
            connection.execute(delete(feeds).where(feeds.c.url == feed))
            connection.execute(insert(feeds).values(url=feed, memory=memory))
            tx.insert(feed_items, [{"feed": feed, "item": item, "at": at} for item in dict.fromkeys(items)], unless_there=True)
            tx.close()
    except DBAPIError as error:
        return Problem("not-written", f"The record could not be written: {reason(error)}.", severity="error")
    return None
