"""Days that a record looks forward to, as a calendar (RFC 5545): starts and deadlines of promises, ends of truces, rounds of talks.

All are whole days; a month or a season is as many days. Ids stay the same from one export to the next, so that a calendar that
takes it in again is brought up to date. The one file that imports icalendar.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import BinaryIO

from icalendar import Calendar, Event

from dragoman.export.outgoing import Outgoing, standing
from dragoman.model.edtf_days import days
from dragoman.record.rows import Entry

STAMP = datetime(2000, 1, 1, tzinfo=UTC)
"""When each item was made, as the format wants it: always the same, so that the same record gives the same bytes."""


def write_calendar(record: Outgoing, stream: BinaryIO) -> int:
    """Write one calendar; how many items it has."""
    calendar = Calendar()
    calendar.add("prodid", "-//Dragoman//record//EN")
    calendar.add("version", "2.0")
    count = 0
    for count, item in enumerate(items(record), 1):  # noqa: B007 -- the last number is the count
        calendar.add_component(item)
    stream.write(calendar.to_ical())
    return count


def items(record: Outgoing) -> Iterator[Event]:
    """One item for each dated thing; entries of one happening give one."""
    seen: set[tuple[str, str]] = set()
    for entry in standing(record, "commitments"):
        yield from _item(entry, "start", "begins", _promise(entry), seen)
        yield from _item(entry, "deadline", "is due", _promise(entry), seen)
    for entry in standing(record, "ceasefires"):
        yield from _item(entry, "start", "begins", _name(entry), seen)
        yield from _item(entry, "end", "ends", _name(entry), seen)
    for entry in standing(record, "talks"):
        yield from _item(entry, "start", "", _name(entry), seen)


def _item(entry: Entry, key: str, verb: str, what: str, seen: set[tuple[str, str]]) -> Iterator[Event]:
    first, last = days(entry.data[key])
    if (first is None and last is None) or (entry.happening, key) in seen:
        return
    seen.add((entry.happening, key))
    item = Event()
    item.add("uid", f"{entry.happening}-{key}@dragoman")
    item.add("dtstamp", STAMP)
    item.add("dtstart", date.fromisoformat(first or last or ""))
    item.add("dtend", date.fromisoformat(last or first or "") + timedelta(days=1))
    item.add("summary", " ".join(filter(None, (what, verb, f"({_whose(entry)})"))))
    item.add("description", f"“{entry.words}”\n{entry.source.title or entry.source.name}, {entry.source.known_from}")
    if entry.source.url:
        item.add("url", entry.source.url)
    item.add("categories", [entry.kind, *([entry.type] if entry.type else [])])
    yield item


def _promise(entry: Entry) -> str:
    kind = (entry.type or "").replace("_", " ")
    return f"{entry.names('by') or 'somebody'}: {kind}"


def _name(entry: Entry) -> str:
    name: str = entry.data["name"]["text"]
    where = entry.names("place", "places")
    return f"{name[:1].upper()}{name[1:]}{f' in {where}' if where else ''}"


def _whose(entry: Entry) -> str:
    if not entry.said_by:
        return "as reported"
    voice = entry.said_by[0]
    return f"{voice.act}: {voice.speaker.name if voice.speaker is not None else 'somebody unnamed'}"
