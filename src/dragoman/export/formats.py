"""The formats in which a record goes out, by the names that people ask for them by."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from dragoman.export.annotations import write_annotations
from dragoman.export.calendar import write_calendar
from dragoman.export.csv_tables import write_csv
from dragoman.export.follow_the_money import write_follow_the_money
from dragoman.export.geojson import write_geojson
from dragoman.export.hxl import write_hxl
from dragoman.export.outgoing import Outgoing
from dragoman.export.parquet_tables import write_parquet
from dragoman.export.plover import write_plover
from dragoman.export.report_lines import write_report_lines


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is, whether it is a file or a folder, and what writes it and says how many items there were."""

    about: str
    what: Literal["file", "folder"]
    stream: Callable[[Outgoing, BinaryIO], int] | None = None
    folder: Callable[[Outgoing, Path], int] | None = None


FORMATS: dict[str, Format] = {
    "annotations": Format("W3C Web Annotations, one a line: the words that each entry rests on", "file", write_annotations),
    "csv": Format("a folder of tables: reports, actors, one for each kind of entry", "folder", folder=write_csv),
    "ftm": Format("FollowTheMoney entities, one a line: actors, reports, events, and by whose word", "file", write_follow_the_money),
    "geojson": Format("places of events and of accusations, with how exact they are", "file", write_geojson),
    "hxl": Format("a table of events with HXL hashtags, for humanitarian data exchanges", "file", write_hxl),
    "ical": Format("a calendar of deadlines, starts, truces' ends and rounds of talks", "file", write_calendar),
    "parquet": Format('the tables of csv as Parquet (needs "dragoman[parquet]")', "folder", folder=write_parquet),
    "plover": Format("events after PLOVER 2.0, one a line, with whose word each is", "file", write_plover),
    "report": Format("dragoman.report/1, one report a line, as the reports were read", "file", write_report_lines),
}
