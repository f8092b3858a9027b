"""How much of something an undertaking is about: the main part, most of it, all of it, some of it."""

import re

from dragoman.model.span import Span

_SCOPE = re.compile(
    r"\bthe (?:main|greater|larger|major|bulk|biggest) (?:part|share|portion)\b|\bthe bulk\b|\bthe majority\b"
    r"|\bmost\b(?= of| \w+ (?:forces|troops))|\b(?:some|part|half|a third|two-thirds|a quarter|all|none)(?= of\b)"
    r"|\ball (?=(?:\w+ )?(?:forces|troops|prisoners|hostages|detainees|weapons))",
    re.IGNORECASE,
)


def scope_of(text: str, inside: Span) -> Span | None:
    """The words of `inside` that say how much, or None where none do."""
    found = _SCOPE.search(text, inside.start, inside.end)
    return Span(found.start(), found.start() + len(found.group().rstrip())) if found else None
