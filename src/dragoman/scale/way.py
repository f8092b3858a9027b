"""How reports are read, in one word: two runs of the same word read the same."""

from hashlib import blake2b

from dragoman.record.reader_id import reader_id
from dragoman.scale.reader import Wants


def way(wants: Wants) -> str:
    """The reader, and a hash over the options and the tables that change what it reads."""
    digest = blake2b(repr(wants.published).encode(), digest_size=4)
    for table in (wants.knowledge, wants.gazetteer):
        digest.update(b"\0" if table is None else blake2b(table.read_bytes()).digest())
    return f"{reader_id()}+{digest.hexdigest()}"
