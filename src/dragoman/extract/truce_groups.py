"""Which mentions of a report speak of the same truce."""

from collections.abc import Sequence

from dragoman.extract.parties import Parties
from dragoman.extract.truce_mentions import TruceMention

_NOT_ONE = frozenset(
    ((frozenset(("humanitarian_pause", "cessation"))), frozenset(("local", "cessation")), frozenset(("local", "humanitarian_pause")))
)


def grouped(mentions: Sequence[TruceMention], who: Parties) -> list[list[TruceMention]]:
    """Mentions of one truce together: like places and days, the nearest earlier one first.

    A mention that says nothing of place or day belongs to the truce told last; one whose place, year, class or length differs from all is a
    truce of its own. Groups without a founding mention are left out.
    """
    groups: list[list[TruceMention]] = []
    for mention in mentions:
        fitting = [
            group for group in reversed(groups) if all(_may_be_one(mention, other, who) for other in group) and not _is_new(mention, group)
        ]
        placed = [group for group in fitting if mention.places and any(set(mention.places) & set(other.places) for other in group)]
        alike = [group for group in fitting if mention.class_ != "unclear" and any(other.class_ == mention.class_ for other in group)]
        if placed or alike or fitting:
            (placed or alike or fitting)[0].append(mention)
        else:
            groups.append([mention])
    return [group for group in groups if any(mention.founding for mention in group)]


def _is_new(mention: TruceMention, group: Sequence[TruceMention]) -> bool:
    """Whether the words say that it is another truce: `a separate truce`, `one brokered by …`, or a place or day of its own with `a`."""
    if mention.other:
        return True
    own = bool(mention.times) and not any(other.times for other in group)
    return not mention.definite and own and len(group) > 0 and mention.sentence != group[-1].sentence and bool(mention.places)


def _may_be_one(one: TruceMention, other: TruceMention, who: Parties) -> bool:
    if one.places and other.places and not set(one.places) & set(other.places) and not _is_inside(one, other, who):
        return False
    if frozenset((one.class_, other.class_)) in _NOT_ONE:
        return False
    if one.length and other.length and one.length != other.length:
        return False
    years = [{time.from_[:4] for time in mention.times if time.from_} for mention in (one, other)]
    return not (years[0] and years[1] and not years[0] & years[1])


def _is_inside(one: TruceMention, other: TruceMention, who: Parties) -> bool:
    """Whether a country of the one is where the other's place lies: `Syria` and `Aleppo` may be one truce."""
    entities = [[who.entities[place] for place in mention.places] for mention in (one, other)]
    for outer, inner in (entities, entities[::-1]):
        countries = {entity.code for entity in outer if entity.type == "country"}
        if countries & {entity.code or (entity.place.country if entity.place else None) for entity in inner}:
            return True
    return False
