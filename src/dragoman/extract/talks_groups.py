"""Which words of a report tell of the same negotiation: parallel tracks, other rounds and other years stay apart."""

from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.extract.talks_mentions import TalksMention
from dragoman.model.entities import Time

_LONG = 60
"""Days within which talks and conferences may be one although they are told with different days (begun, resumed, due)."""
_BYGONE = 300
"""Days after which talks are history beside those of which the report tells without a day."""
_ANAPHORS = {"summit": "meeting", "meeting": "summit"}


def grouped(mentions: Sequence[TalksMention], published: str | None) -> list[list[TalksMention]]:
    """Mentions of one negotiation together, in order of their first; what may never be (`any talks`) founds none."""
    groups: list[list[TalksMention]] = []
    for mention in sorted(mentions, key=lambda one: one.head):
        group = _group_of(mention, [group for group in groups if _bygone(group, published) == _bygone([mention], published)])
        if group is not None:
            group.append(mention)
        else:
            groups.append([mention])
    return [group for group in groups if any(mention.founding for mention in group)]


def _bygone(group: Sequence[TalksMention], published: str | None) -> bool:
    """Whether all days that are told of it lie long before the report (`peace talks two years ago`)."""
    days = [day for mention in group for day in _days(mention.times)]
    limit = (date.fromisoformat(published) - timedelta(days=_BYGONE)).isoformat() if published else ""
    return bool(days) and all(last < limit for _, last in days)


def _group_of(mention: TalksMention, groups: Sequence[list[TalksMention]]) -> list[TalksMention] | None:
    """The negotiation told before that a mention may be of: one at the same place first, then the one told last."""
    fitting = [group for group in reversed(groups) if _may_join(mention, group)]
    placed = [group for group in fitting if mention.places and any(set(mention.places) & set(other.places) for other in group)]
    if placed:
        return placed[0]
    brokered = [group for group in fitting if mention.brokers and any(set(mention.brokers) & set(other.brokers) for other in group)]
    if brokered:
        return brokered[0]
    alike = [group for group in fitting if any(other.kind == mention.kind for other in group)]
    return (alike or fitting)[0] if fitting else None


def _may_join(mention: TalksMention, group: Sequence[TalksMention]) -> bool:
    """Whether place, round, day and kind allow that a mention tells of a group’s negotiation, and nothing says it is another."""
    if not any(_same_kind(mention, other) for other in group):
        return False
    if not all(_agree(mention, other) for other in group):
        return False
    placed = bool(mention.places) and any(set(mention.places) & set(other.places) for other in group)
    told = any(
        mention.kind == other.kind == "meeting" and mention.clause.meets(other.clause) and not (mention.places and other.places)
        for other in group
    )
    if placed or told:
        return True
    if mention.other:
        return False
    if mention.places and any(other.places for other in group):
        return False
    return mention.definite or mention.kind not in ("call", "meeting", "signing")


def _agree(one: TalksMention, other: TalksMention) -> bool:
    if one.places and other.places and not set(one.places) & set(other.places):
        return False
    if one.round and other.round and one.round != other.round:
        return False
    if one.brokers and other.brokers and not set(one.brokers) & set(other.brokers) and not set(one.places) & set(other.places):
        return False
    days = [_days(mention.times) for mention in (one, other)]
    apart = _LONG if {one.kind, other.kind} <= {"talks", "conference"} else 0
    return not (days[0] and days[1] and not any(_near(left, right, apart) for left in days[0] for right in days[1]))


def _same_kind(one: TalksMention, other: TalksMention) -> bool:
    if one.kind == other.kind or _ANAPHORS.get(one.kind) == other.kind or (one.kind == "signing" and other.kind == "talks"):
        return True
    bare = one.kind == "talks" and not one.brokers and not one.other and not one.places and one.definite
    placed = bool(set(one.places) & set(other.places))
    return (bare and other.kind in ("conference", "meeting", "summit", "signing")) or (
        placed and {one.kind, other.kind} == {"talks", "conference"}
    )


def _days(times: Sequence[Time]) -> list[tuple[str, str]]:
    return [(time.from_, time.to) for time in times if time.from_ and time.to]


def _near(one: tuple[str, str], other: tuple[str, str], apart: int) -> bool:
    """Whether two stretches of days meet, or lie at most `apart` days from each other."""
    first, second = sorted((one, other))
    return (date.fromisoformat(second[0]) - date.fromisoformat(first[1])).days <= apart
