"""A report's text and particulars to `Document`: furniture, date of publication, id."""

import re
from dataclasses import dataclass
from datetime import date

from dragoman.intake.failure import shown
from dragoman.intake.furniture import Particulars, particulars
from dragoman.intake.written_dates import WrittenDate, written_date
from dragoman.knowledge.newswire import agencies
from dragoman.model.document import Document, PublishedFrom
from dragoman.model.ids import content_id
from dragoman.model.problem import Problem

_ISO = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?=$|[\sT])")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the carrier of a report says of it: the page's head, the fields of a JSON line. `published` is as it stands there."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    byline: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None


def document(
    text: str,
    name: str,
    metadata: Metadata = Metadata(),
    published: str | None = None,
    problems: tuple[Problem, ...] = (),
) -> Document:
    """The report `text`, unchanged, with what it and its metadata say of it.

    The date is `published` (a date such as `2016-03-14`, else ValueError), or else that of the metadata, the dateline, a
    dated line of the text, in that order. A date that cannot be used is noted in the document's problems.
    """
    check_date(published)
    said = particulars(text, metadata.title)
    day, source, doubts = _published(published, metadata.published, said)
    named = [who for who in metadata.byline if who in agencies()]
    return Document(
        id=content_id("d", text),
        name=name,
        text=text,
        title=said.title,
        published=day,
        published_from=source,
        publisher=metadata.publisher,
        agencies=tuple(dict.fromkeys([*said.agencies, *(agencies()[who] for who in named)])),
        byline=said.byline or tuple(who for who in metadata.byline if who not in named),
        contributors=said.contributors,
        url=metadata.url,
        language=metadata.language,
        furniture=said.furniture,
        problems=(*problems, *doubts),
    )


def check_date(published: str | None) -> None:
    """Raise ValueError where a date that the caller gives is none."""
    if published is not None and _day(published) != published:
        raise ValueError(f"published must be a date such as 2016-03-14, got {published!r}")


def _published(given: str | None, carried: str | None, said: Particulars) -> tuple[str | None, PublishedFrom | None, list[Problem]]:
    if given is not None:
        return given, "given", []
    doubts: list[Problem] = []
    if carried is not None and carried.strip():
        day = _day(carried)
        if day is not None:
            return day, "metadata", []
        doubts.append(Problem("bad-date", f"The metadata gives {shown(carried)} as the date of publication, which is no date."))
    found: tuple[tuple[WrittenDate | None, PublishedFrom], ...] = ((said.dateline_day, "dateline"), (said.stamp_day, "text"))
    for written, source in found:
        if written is None:
            continue
        day = written.iso()
        if day is not None:
            return day, source, doubts
        if written.year is None:
            doubts.append(Problem("no-year", f"The {_PLACES[source]} says {written} and gives no year."))
        else:
            doubts.append(Problem("bad-date", f"The {_PLACES[source]} says {written}, a day that no calendar has."))
    return None, None, doubts


_PLACES = {"dateline": "dateline", "text": "dated line"}


def _day(words: str) -> str | None:
    """The ISO date that `words` begin with or write out, or None."""
    found = _ISO.match(words)
    if found is None:
        written = written_date(words)
        return written.iso() if written else None
    try:
        return date(*map(int, found.groups())).isoformat()
    except ValueError:
        return None
