"""The one place that asks what time it is."""

from datetime import UTC, datetime


def moment() -> str:
    """Now, in UTC, to the second: `2026-11-25T07:05:00Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> str:
    """The day it is here: `2026-11-25`."""
    return datetime.now().astimezone().date().isoformat()
