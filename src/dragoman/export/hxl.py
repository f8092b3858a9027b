"""Events as a table with HXL hashtags (Humanitarian Exchange Language 1.1), for humanitarian data exchanges.

The row of hashtags stands under the headings, as the standard wants it.
"""

import csv
import io
from typing import Any, BinaryIO

from dragoman.export.cells import disarmed
from dragoman.export.outgoing import Outgoing, standing
from dragoman.record.rows import Entry

COLUMNS = (
    ("Event", "#event+id"),
    ("Type", "#event+type"),
    ("Mode", "#event+subtype"),
    ("Reality", "#status"),
    ("From", "#date+start"),
    ("Until", "#date+end"),
    ("Place", "#loc+name"),
    ("Country", "#country+code+v_iso3"),
    ("Latitude", "#geo+lat"),
    ("Longitude", "#geo+lon"),
    ("Precision", "#geo+precision"),
    ("By", "#org+actor"),
    ("To", "#group+recipient"),
    ("Whose word", "#meta+said_by"),
    ("Words", "#description"),
    ("Report", "#meta+source"),
    ("Published", "#date+reported"),
    ("Address", "#meta+url"),
)
"""Each heading with its hashtag."""


def write_hxl(record: Outgoing, stream: BinaryIO) -> int:
    """Write every event; how many there were."""
    text = io.TextIOWrapper(stream, encoding="utf-8", errors="replace", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([heading for heading, _ in COLUMNS])
    writer.writerow([tag for _, tag in COLUMNS])
    count = 0
    for count, entry in enumerate(standing(record, "events"), 1):  # noqa: B007 -- the last number is the count
        writer.writerow([disarmed(cell) for cell in _row(entry)])
    text.detach()
    return count


def _row(entry: Entry) -> list[Any]:
    part = next(iter(entry.having("place")), None)
    place = part.place if part is not None else None
    voices = [voice.speaker.name if voice.speaker else "somebody" for voice in entry.said_by]
    return [
        entry.id, entry.type, entry.data["mode"], entry.status, entry.start, entry.end,
        part.name if part is not None else None,
        place.country if place is not None else None,
        place.lat if place is not None else None,
        place.lon if place is not None else None,
        place.precision if place is not None else None,
        entry.names("actors"), entry.names("recipients"), " ← ".join(voices) or None, entry.words,
        entry.source.publisher or entry.source.name, entry.source.published, entry.source.url,
    ]  # fmt: skip
