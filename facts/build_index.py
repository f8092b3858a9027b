"""Builds the index `names.tsv` from the actor tables beside it. Run it after any change of a table: `python facts/build_index.py`."""

from importlib.resources import files
from pathlib import Path

from dragoman.knowledge.actors import TABLES, state_rows
from dragoman.knowledge.index import entries, state_entries
from dragoman.knowledge.tables import packaged

HEAD = """\
# The index over the actor tables, built by facts/build_index.py; do not edit. A key may begin with a mark: ~ a surname, @ an office,
# _ a name that may stand in small letters, ^ a first word with the length of the longest name, = a demonym, + a people, $ a seat.
key\tleads to
"""


def index_text() -> str:
    """The whole text of the index, from the tables as they are now."""
    tables = [("states.tsv", state_rows()), *((name, packaged(name)) for name in TABLES)]
    states = state_entries([*packaged("states.tsv"), *packaged("regions.tsv")])
    # Seats of their own come before capitals: "Brussels" is the Union before it is Belgium.
    index = {**states, **entries(tables)}
    return HEAD + "".join(f"{key}\t{value}\n" for key, value in sorted(index.items()))


if __name__ == "__main__":
    Path(str(files("dragoman.knowledge").joinpath("data", "names.tsv"))).write_text(index_text(), encoding="utf-8")
