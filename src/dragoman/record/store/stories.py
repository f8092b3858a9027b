"""Finds the report of which a new one is a near-copy, so that ten copies of one wire story are one source."""

from sqlalchemy import delete, select, update

from dragoman.model.document import Document
from dragoman.record.copies import COPY, Sketch, likeness, sketch
from dragoman.record.store.prepared import copies_of
from dragoman.record.store.tables import blocks, reports, sketches
from dragoman.record.store.transaction import Transaction

MOST_CANDIDATES = 50


def story_of(tx: Transaction, drawn: Sketch, seq: int) -> tuple[int, float | None]:
    """The number of the first report of the story that a report tells, its own where it is the first, and how like that one is (0 to 1).

    `drawn` is its sketch.
    """
    keys = copies_of(drawn)
    met = sorted({row.target for row in tx.rows((blocks.c.target,), blocks.c.key, keys)}, reverse=True)[:MOST_CANDIDATES]
    columns = (sketches.c.report, sketches.c["values"].label("drawn"))
    likest = max(
        ((likeness(row.drawn, drawn.values), -row.report) for row in tx.rows(columns, sketches.c.report, met)),
        default=(0.0, 0),
    )
    tx.insert(blocks, [{"key": key, "target": seq} for key in keys])
    tx.insert(sketches, [{"report": seq, "values": drawn.values}])
    if likest[0] < COPY:
        return seq, None
    story = tx.connection.scalar(select(reports.c.story).where(reports.c.seq == -likest[1]))
    return (seq, None) if story is None else (story, likest[0])


def forget_sketch(tx: Transaction, document: Document, seq: int) -> None:
    """Take out what `story_of` wrote of a report; the story of its copies is then told by the earliest that is left."""
    keys = copies_of(sketch(document))
    tx.connection.execute(delete(blocks).where(blocks.c.key.in_(keys), blocks.c.target == seq))
    tx.connection.execute(delete(sketches).where(sketches.c.report == seq))
    left = list(tx.connection.scalars(select(reports.c.seq).where(reports.c.story == seq, reports.c.seq != seq).order_by(reports.c.seq)))
    if left:
        tx.connection.execute(update(reports).where(reports.c.seq.in_(left)).values(story=left[0]))
