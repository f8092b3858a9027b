"""What is said of an entry in a few words, the same on the terminal and on the pages."""

from dragoman.present.wording import amount, date, plain
from dragoman.record.rows import Entry


def when(entry: Entry) -> str:
    """The day of an entry, or of its report in brackets where it has none."""
    if entry.start and entry.end and entry.start != entry.end:
        return f"{date(entry.start)} to {date(entry.end)}"
    return date(entry.start) if entry.start else f"({date(entry.source.known_from)})"


def promised(entry: Entry) -> str:
    """The words of what is promised."""
    return str(entry.data["what"].get("text", entry.words))


def how_many(entry: Entry) -> str:
    """How many a figure's entry counts."""
    value, low, high = (entry.data.get(name) for name in ("value", "low", "high"))
    unit = entry.data.get("unit")
    shown = amount(value, low, high, entry.status, unit) or "in words:"
    return f"{shown} {plain(unit)}" if unit not in (None, "share", "people") else shown
