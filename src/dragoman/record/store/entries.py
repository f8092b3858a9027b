"""Rows of entries as values, with their sources, their voices and who has which part in them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from dragoman.model.entities import Place
from dragoman.record.drafts import days_of, roles_of
from dragoman.record.rows import Entry, Part, Source, Voice
from dragoman.record.store.packed import loose
from dragoman.record.store.tables import actors, entities, entries, reports
from dragoman.record.store.transaction import chunks

DEEPEST = 12  # mouths through which an entry can come before we believe that something is wrong


def entries_of(connection: Connection, numbers: Sequence[int]) -> Iterator[Entry]:
    """The entries of those numbers, in that order."""
    for some in chunks(numbers):
        yield from _entries(connection, some)


def _entries(connection: Connection, numbers: list[int]) -> Iterator[Entry]:
    story, first = reports.alias(), entries.alias()
    query = (
        select(
            entries,
            first.c.id.label("happening_id"),
            reports.c.id.label("report_id"),
            reports.c.name,
            reports.c.title,
            reports.c.publisher,
            reports.c.published,
            reports.c.url,
            story.c.id.label("story_id"),
        )
        .join(reports, reports.c.seq == entries.c.report)
        .join(story, story.c.seq == reports.c.story)
        .join(first, first.c.seq == entries.c.happening)
        .where(entries.c.seq.in_(numbers))
    )
    rows = {row.seq: row for row in connection.execute(query)}
    data = {seq: loose(row.data) for seq, row in rows.items()}
    statements = _statements(connection, rows.values(), data)
    wanted: set[tuple[int, str]] = set()
    for seq, row in rows.items():
        wanted |= {(row.report, entity) for _, entity in roles_of(row.kind, data[seq])}
    wanted |= {(report, one["speaker"]) for (report, _), one in statements.items() if one["speaker"]}
    cast = _cast(connection, wanted)
    for number in numbers:
        if number in rows:
            yield _entry(rows[number], data[number], statements, cast)


def _statements(connection: Connection, rows: Iterable[Any], data: Mapping[int, Any]) -> dict[tuple[int, str], Any]:
    """The statements through which some entries come, by report and id: theirs, those that contain them, and so on."""
    found: dict[tuple[int, str], Any] = {}
    wanted = {(row.report, said) for row in rows if (said := _said_in(row.kind, data[row.seq])) is not None}
    for _ in range(DEEPEST):
        missing = sorted(wanted - set(found))
        if not missing:
            break
        wanted = set()
        by_report: dict[int, list[str]] = {}
        for report, said in missing:
            by_report.setdefault(report, []).append(said)
        for some in chunks(by_report):
            asked = or_(*(and_(entries.c.report == report, entries.c.id.in_(by_report[report])) for report in some))
            for row in connection.execute(select(entries.c.report, entries.c.id, entries.c.data).where(asked)):
                value = found[row.report, row.id] = loose(row.data)
                if value["within"] is not None:
                    wanted.add((row.report, value["within"]))
    return found


def _said_in(kind: str, data: Mapping[str, Any]) -> str | None:
    said: str | None = data["within"] if kind == "statements" else data.get("said_in")
    return said


def _cast(connection: Connection, wanted: set[tuple[int, str]]) -> dict[tuple[int, str], Any]:
    """The actors of some entities, by report and entity; an actor by the best known of its cluster."""
    found: dict[tuple[int, str], Any] = {}
    clusters: dict[int, list[tuple[int, str]]] = {}
    reports_wanted = {report for report, _ in wanted}
    for some in chunks(sorted(reports_wanted)):  # all of a report's at once: a list of pairs would not be looked up in the index
        query = select(entities.c.report, entities.c.id, actors.c.cluster).join(actors, actors.c.seq == entities.c.actor)
        for row in connection.execute(query.where(entities.c.report.in_(some))):
            if (row.report, row.id) in wanted:
                clusters.setdefault(row.cluster, []).append((row.report, row.id))
    for some_clusters in chunks(clusters):
        best: dict[int, Any] = {}
        for row in connection.execute(select(actors).where(actors.c.cluster.in_(some_clusters)).order_by(actors.c.seq)):
            there = best.get(row.cluster)
            if there is None or (row.known_as is not None, row.mentions) > (there.known_as is not None, there.mentions):
                best[row.cluster] = row
        for cluster, row in best.items():
            for key in clusters[cluster]:
                found[key] = row
    return found


def _part(role: str, row: Any) -> Part:
    place = Place(*loose(row.place)) if row.place is not None else None
    return Part(role, row.id, row.name, row.type, row.code, tuple(row.sectors.split()), place)


def _entry(row: Any, data: dict[str, Any], statements: Mapping[tuple[int, str], Any], cast: Mapping[tuple[int, str], Any]) -> Entry:
    parts = [_part(role, cast[row.report, entity]) for role, entity in roles_of(row.kind, data) if (row.report, entity) in cast]
    voices: list[Voice] = []
    said = _said_in(row.kind, data)
    while said is not None and (row.report, said) in statements and len(voices) < DEEPEST:
        value = statements[row.report, said]
        speaker = cast.get((row.report, value["speaker"])) if value["speaker"] else None
        part = _part("speaker", speaker) if speaker is not None else None
        voices.append(Voice(said, value["act"], part, value["speaker_kind"]))
        said = value["within"]
    if row.kind != "statements" and voices and voices[0].speaker is not None:
        parts.append(voices[0].speaker)
    corrections = loose(row.corrected) if row.corrected else {}
    start, end = days_of(row.kind, data | corrections) if corrections else (row.start, row.end)
    return Entry(
        id=row.id,
        kind=row.kind,
        source=Source(row.report_id, row.name, row.title, row.publisher, row.published, row.known_from, row.url, row.story_id),
        type=row.type,
        status=row.status,
        start=start,
        end=end,
        parts=tuple(dict.fromkeys(parts)),
        said_by=tuple(voices),
        words=row.words,
        data=data | corrections,
        happening=row.happening_id,
        score=row.score,
        reason=row.reason,
        verdict=row.verdict,
        corrected=tuple(sorted(corrections)),
    )
