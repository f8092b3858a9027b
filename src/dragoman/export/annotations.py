"""Evidence as W3C Web Annotations (JSON-LD), one a line: each piece of a report's words, and the entry that rests on it.

Positions are code points of the report's text, from 0, half-open, as the Web Annotation Data Model counts them too. The target is the
report's address where it has one, else its id as a URN.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from dragoman.export.outgoing import Outgoing, said_by, standing
from dragoman.model.report import Report
from dragoman.model.report_json import line_of
from dragoman.record.drafts import KINDS
from dragoman.record.rows import Entry

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points of a quotation's surroundings, by which it is found in another copy of the text


def write_annotations(record: Outgoing, stream: BinaryIO) -> int:
    """Write one annotation for each piece of evidence, report by report; how many there were."""
    count = 0
    for report in record.reports():
        for kind in KINDS:
            for entry in standing(record, kind, report.document.id):
                for annotation in annotations(entry, report):
                    stream.write(line_of(annotation).encode() + b"\n")
                    count += 1
    return count


def annotations(entry: Entry, report: Report) -> Iterator[dict[str, Any]]:
    """The annotations of one entry."""
    for number, piece in enumerate(entry.data["evidence"], 1):
        yield {
            "@context": CONTEXT,
            "id": f"urn:dragoman:{entry.id}:{number}",
            "type": "Annotation",
            "motivation": "identifying",
            "body": {
                "type": "TextualBody",
                "format": "application/json",
                "value": json.dumps(
                    {"entry": entry.id, "kind": entry.kind, "type": entry.type, "status": entry.status, "said_by": said_by(entry)},
                    ensure_ascii=False,
                ),
            },
            "target": {
                "source": entry.source.url or f"urn:dragoman:{entry.source.report}",
                "selector": [
                    _quote(report.document.text, piece),
                    {"type": "TextPositionSelector", "start": piece["start"], "end": piece["end"]},
                ],
            },
        }


def _quote(text: str, piece: Mapping[str, int]) -> dict[str, str]:
    start, end = piece["start"], piece["end"]
    return {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
