"""Judgements in the database: written once, never changed, and what follows from them worked out anew after each."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select, update

from dragoman.model.problem import Problem
from dragoman.model.report import Report
from dragoman.record.actor_keys import actor_key, profiles
from dragoman.record.actor_links import SAME
from dragoman.record.judgements import VERDICTS, Judgement, corrected, fitting
from dragoman.record.store.actors import join, part
from dragoman.record.store.drop import drop
from dragoman.record.store.happenings import loaded
from dragoman.record.store.prepared import prepared
from dragoman.record.store.tables import actors, entities, entries, happenings, judgements, links, reports
from dragoman.record.store.take import take
from dragoman.record.store.transaction import Transaction


def written(tx: Transaction, judgement: Judgement) -> None:
    """Write one judgement at the end of the list."""
    tx.insert(
        judgements,
        [
            {
                "seq": tx.number(judgements),
                "id": judgement.id,
                "at": judgement.at,
                "by": judgement.by,
                "verb": judgement.verb,
                "subject": json.dumps(judgement.subject, ensure_ascii=False, sort_keys=True),
                "reason": judgement.reason,
                "report": judgement.report,
                "undoes": judgement.undoes,
            }
        ],
    )


def standing(rows: Iterable[Any]) -> list[Judgement]:
    """The judgements of some rows that nobody took back, in their order; an undone undoing counts for nothing either."""
    known = [judgement_of(row) for row in rows]
    undone: set[str] = set()
    for one in reversed(known):  # a later undoing decides whether an earlier one holds
        if one.verb == "undo" and one.id not in undone and one.undoes is not None:
            undone.add(one.undoes)
    return [one for one in known if one.verb != "undo" and one.id not in undone]


def judgement_of(row: Any) -> Judgement:
    """The value of one row."""
    return Judgement(row.id, row.at, row.by, row.verb, json.loads(row.subject), row.reason, row.report, row.undoes)


def on_report(tx: Transaction, report: str) -> list[Judgement]:
    """The judgements that rest on one report and that nobody took back, in their order."""
    return standing(tx.connection.execute(select(judgements).where(judgements.c.report == report).order_by(judgements.c.seq)))


def hold(tx: Transaction, report: str) -> tuple[str, ...]:
    """Let the entries of a report be as its judgements say; the ids of those judgements whose words no entry has any more."""
    seq = tx.connection.scalar(select(reports.c.seq).where(reports.c.id == report))
    report_value, found = loaded(tx, seq or 0)
    verdicts: dict[str, str] = {}
    fields: dict[str, dict[str, Any]] = {}
    unfit = []
    for judgement in on_report(tx, report):
        if "entity" in judgement.subject and _parted(report_value, judgement) is None:
            unfit.append(judgement.id)
        if "entry" not in judgement.subject:
            continue
        draft = fitting(judgement.subject["entry"], found.values())
        if draft is None:
            unfit.append(judgement.id)
        elif judgement.verb == "correct":
            fields.setdefault(draft.id, {})[judgement.subject["field"]] = judgement.subject["value"]
        else:
            verdicts[draft.id] = VERDICTS[judgement.verb]
    rows = tx.connection.execute(
        select(entries.c.seq, entries.c.id, entries.c.happening, entries.c.verdict, entries.c.corrected).where(entries.c.report == seq)
    ).all()
    touched = []
    for row in rows:
        correction = fields.get(row.id)
        packed = json.dumps(correction, ensure_ascii=False, sort_keys=True) if correction else None
        if (row.verdict, row.corrected) != (verdicts.get(row.id), packed):
            draft = found[row.id]
            kind, status = corrected(draft.kind, draft.type, draft.status, correction or {})
            tx.update(entries, [{"seq": row.seq, "verdict": verdicts.get(row.id), "corrected": packed, "type": kind, "status": status}])
            touched.append(row.happening)
    for happening in dict.fromkeys(touched):
        _told_as(tx, happening)
    return tuple(unfit)


def unfit(tx: Transaction, report: str) -> set[str]:
    """The ids of the judgements on a report whose words it has no more as an entry, or as an actor."""
    seq = tx.connection.scalar(select(reports.c.seq).where(reports.c.id == report))
    if seq is None:
        return set()
    value, found = loaded(tx, seq)
    drafts = list(found.values())
    return {
        judgement.id
        for judgement in on_report(tx, report)
        if ("entry" in judgement.subject and fitting(judgement.subject["entry"], drafts) is None)
        or ("entity" in judgement.subject and _parted(value, judgement) is None)
    }


def follow(tx: Transaction, judgement: Judgement) -> None:
    """Let the record be as it is after a judgement that was just written."""
    if "entry" in judgement.subject and judgement.report is not None:
        hold(tx, judgement.report)
    if "entity" in judgement.subject and judgement.report is not None:
        _take_anew(tx, judgement.report)
    if "actors" in judgement.subject:
        pair = [actor_of(tx, subject) for subject in judgement.subject["actors"]]
        if pair[0] is not None and pair[1] is not None and pair[0] != pair[1]:
            ties = select(judgements).where(judgements.c.verb.in_(("merge", "split", "undo")))
            rows = tx.connection.execute(ties.order_by(judgements.c.seq))
            alike = [one for one in standing(rows) if _keys(one) == _keys(judgement)]
            verdict = None if not alike else "accepted" if alike[-1].verb == "merge" else "rejected"
            tie(tx, pair[0], pair[1], verdict, f"{judgement.by}: {judgement.reason or judgement.verb}")


def _take_anew(tx: Transaction, report: str) -> None:
    """Write again what follows from a report, now that somebody in it is another one than was thought."""
    row = tx.connection.execute(select(reports.c.seq, reports.c.known_from).where(reports.c.id == report)).first()
    if row is not None:
        value, _ = loaded(tx, row.seq)
        drop(tx, row.seq)
        ready = prepared(value, row.known_from, apart(tx, value))
        if isinstance(ready, Problem):
            raise TypeError(ready.message)  # it was taken before
        take(tx, ready, row.seq)
        hold_actors(tx, report)
        hold(tx, report)


def _keys(judgement: Judgement) -> frozenset[str]:
    return frozenset(subject["key"] for subject in judgement.subject.get("actors", ()))


def _told_as(tx: Transaction, happening: int) -> None:
    """A happening is judged as its mentions are: rejected where all are, else as the last judged one; its words are its first entry's."""
    mentions = tx.connection.execute(
        select(entries.c.seq, entries.c.verdict, entries.c.type, entries.c.status)
        .where(entries.c.happening == happening)
        .order_by(entries.c.seq)
    ).all()
    judged = [row.verdict for row in mentions if row.verdict is not None]
    all_rejected = len(judged) == len(mentions) and set(judged) == {"rejected"}
    kept = [verdict for verdict in judged if verdict != "rejected"]
    verdict = "rejected" if all_rejected else (kept[-1] if kept else None)
    first = mentions[0]
    tx.update(happenings, [{"seq": happening, "verdict": verdict, "type": first.type, "status": first.status}])


def actor_subject(tx: Transaction, actor: int) -> dict[str, Any]:
    """What a judgement holds on to of an actor: what identifies it, and for one that a single report knows, its words there."""
    row = tx.connection.execute(select(actors.c.key, actors.c.name).where(actors.c.seq == actor)).one()
    subject: dict[str, Any] = {"key": row.key, "name": row.name}
    if row.key.startswith("only:"):
        held = tx.connection.execute(
            select(entities.c.id, reports.c.id.label("report"), reports.c.seq)
            .join(reports, reports.c.seq == entities.c.report)
            .where(entities.c.actor == actor)
        ).first()
        if held is not None:
            report, _ = loaded(tx, held.seq)
            mention = next((one for one in report.mentions if one.entity == held.id), None)
            subject |= {"report": held.report}
            if mention is not None:
                subject |= {"start": mention.start, "end": mention.end, "text": mention.span.of(report.document.text)}
    return subject


def actor_of(tx: Transaction, subject: Mapping[str, Any]) -> int | None:
    """The actor that a judgement holds on to, by what identifies it or by its words; None where it is gone."""
    found = tx.connection.scalar(select(actors.c.seq).where(actors.c.key == subject["key"]))
    if found is not None or "start" not in subject:
        return found
    seq = tx.connection.scalar(select(reports.c.seq).where(reports.c.id == subject["report"]))
    if seq is None:
        return None
    report, _ = loaded(tx, seq)
    entity = next(
        (one.entity for one in report.mentions if one.entity and one.start < subject["end"] and subject["start"] < one.end), None
    )
    return tx.connection.scalar(select(entities.c.actor).where(entities.c.report == seq, entities.c.id == entity))


def tie(tx: Transaction, one: int, other: int, verdict: str | None, reason: str) -> None:
    """Let two actors be taken for one (`accepted`), held apart (`rejected`), or be as their likeness says (None)."""
    first, second = min(one, other), max(one, other)
    pair = (links.c.kind == "actor") & (links.c.one == first) & (links.c.other == second)
    there = tx.connection.execute(select(links.c.score, links.c.taken).where(pair)).first()
    taken = verdict == "accepted" or (verdict is None and there is not None and there.score >= SAME)
    if there is None:
        row = {"kind": "actor", "one": first, "other": second, "score": 0.0, "reason": reason}
        tx.insert(links, [row | {"taken": taken, "verdict": verdict}])
    else:
        tx.connection.execute(update(links).where(pair).values(verdict=verdict, taken=taken))
    clusters = tx.connection.scalars(select(actors.c.cluster).where(actors.c.seq.in_([first, second])))
    for cluster in sorted(set(clusters)):
        part(tx, cluster)
    if taken:
        join(tx, first, second)


def apart(tx: Transaction, report: Report) -> dict[str, str]:
    """The keys of those entities of a report that somebody split off from their actor, by the entities' ids."""
    parted = (_parted(report, judgement) for judgement in on_report(tx, report.document.id) if "entity" in judgement.subject)
    return {entity: f"only:{report.document.id}:{entity}" for entity in parted if entity is not None}


def _parted(report: Report, judgement: Judgement) -> str | None:
    """The entity of a report that a judgement splits off, by its words; None where they are no longer read as that actor."""
    subject = judgement.subject["entity"]
    named = profiles(report)
    for one in report.mentions:
        meets = one.start < subject["end"] and subject["start"] < one.end
        if meets and one.entity in named and actor_key(named[one.entity], report.document.id, one.entity) == subject["key"]:
            return one.entity
    return None


def entity_subject(tx: Transaction, seq: int, entity: str) -> dict[str, Any]:
    """What a judgement holds on to of an actor in one report: what identifies it there, and the first words that name it.

    `seq` is the report's number.
    """
    report, _ = loaded(tx, seq)
    key = actor_key(profiles(report)[entity], report.document.id, entity)
    name = next(one.name for one in report.entities if one.id == entity)
    mention = next(one for one in report.mentions if one.entity == entity)
    place = {"report": report.document.id, "start": mention.start, "end": mention.end, "text": mention.span.of(report.document.text)}
    return {"key": key, "name": name, **place}


def hold_actors(tx: Transaction, report: str) -> None:
    """Tie actors again as judged, after a report was read anew and those that it alone knows were written anew."""
    for judgement in on_report(tx, report):
        if "actors" in judgement.subject:
            pair = [actor_of(tx, subject) for subject in judgement.subject["actors"]]
            if None not in pair and pair[0] != pair[1]:
                tie(tx, pair[0] or 0, pair[1] or 0, "accepted" if judgement.verb == "merge" else "rejected", judgement.reason or "judged")
