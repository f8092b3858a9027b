"""How much each sign counts for taking a mention up as an entity."""

from functools import cache

from dragoman.knowledge.tables import packaged


@cache
def entity_weights() -> dict[str, float]:
    """The weight of every sign by its name."""
    return {sign: float(weight) for sign, weight in packaged("entity_weights.tsv")}
