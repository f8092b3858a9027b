"""The two codes of ISO 3166-1 for one state."""

from collections.abc import Mapping
from functools import cache

from dragoman.knowledge.tables import packaged


@cache
def alpha2() -> Mapping[str, str]:
    """The code of two letters, in small letters, by that of three."""
    return {row[0]: row[1].lower() for row in packaged("places/countries.tsv")}
