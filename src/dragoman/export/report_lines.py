"""A record as `dragoman.report/1`, one report a line, as the reports were read; judgements are not in it."""

from typing import BinaryIO

from dragoman.export.outgoing import Outgoing
from dragoman.model.report_json import report_line


def write_report_lines(record: Outgoing, stream: BinaryIO) -> int:
    """Write every report; how many there were."""
    count = 0
    for count, report in enumerate(record.reports(), 1):  # noqa: B007 -- the last number is the count
        stream.write(report_line(report).encode() + b"\n")
    return count
