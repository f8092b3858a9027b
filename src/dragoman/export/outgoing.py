"""What an export needs of a record; a `View` has it all."""

from collections.abc import Iterator
from typing import Protocol

from dragoman.model.report import Report
from dragoman.record.filters import EVERYTHING, Filter
from dragoman.record.rows import Actor, Entry, Kind, Source


class Outgoing(Protocol):
    """A record as it goes out: everything in the order in which it came, one at a time."""

    def reports(self) -> Iterator[Report]:
        """Every report as it was read."""

    def sources(self) -> Iterator[Source]:
        """Every report as a source."""

    def every_actor(self) -> Iterator[Actor]:
        """Every actor."""

    def entries(self, kind: Kind, where: Filter = EVERYTHING) -> Iterator[Entry]:
        """Every entry of a kind."""


def standing(record: Outgoing, kind: Kind, report: str | None = None) -> Iterator[Entry]:
    """The entries of a kind that nobody rejected, of all reports or of the one with that id."""
    return (entry for entry in record.entries(kind, Filter(source=report)) if entry.verdict != "rejected")


def said_by(entry: Entry) -> list[dict[str, str | None]]:
    """Whose word an entry is, innermost first; empty where the report says it in its own voice."""
    return [
        {"act": voice.act, "speaker": voice.speaker.name if voice.speaker else None, "kind": voice.speaker_kind} for voice in entry.said_by
    ]
