"""What languages are called, by their ISO 639 codes."""

from functools import cache

from dragoman.knowledge.tables import packaged


@cache
def language_names() -> dict[str, str]:
    """The English name of a language by its code: `fr` gives `French`."""
    return {row[0]: row[1] for row in packaged("languages.tsv")}
