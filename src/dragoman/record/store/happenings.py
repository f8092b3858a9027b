"""Links the entries of a new report with what earlier reports told of the same thing, and roots a happening anew when its first goes."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import bindparam, delete, func, literal_column, or_, select, update

from dragoman.model.report import Report
from dragoman.model.report_json import report_from_line
from dragoman.record.drafts import Draft, drafts
from dragoman.record.happenings import POSSIBLE_HAPPENING, SAME_HAPPENING, same
from dragoman.record.store.packed import packed, unpacked
from dragoman.record.store.prepared import Telling, blocks_of
from dragoman.record.store.tables import actors, blocks, entities, entries, happenings, links, reports
from dragoman.record.store.transaction import Transaction, written
from dragoman.record.traces import Trace, focus_of, trace

MOST_UNDER = 12
"""Happenings that are kept under one key, the newest, so that meeting them costs the same however large the record."""

MOST_CANDIDATES = 80
"""Happenings that the entries of one report are held against: those that share most with them first, then the newest."""


@lru_cache(1 << 14)
def remembered(text: str) -> Trace:
    """The trace that is packed so; the same happenings are met by one report after another."""
    return unpacked(Trace, text)


@dataclass(frozen=True, slots=True)
class Met:
    """The happening of one entry: its number and day; `score` and `reason` of the link where an earlier entry told of it."""

    happening: int
    day: str
    score: float | None = None
    reason: str | None = None


def meet(tx: Transaction, tellings: Sequence[Telling], numbers: Sequence[int], day: str) -> list[Met]:
    """What each entry of a report tells of: an earlier happening, or one of its own; in their order.

    `numbers` are the entries' own, `day` that from which the report is known. At most one entry of a report is a mention of one happening.
    """
    met = defaultdict(set)
    for row in tx.rows((blocks.c.key, blocks.c.target), blocks.c.key, (key for telling in tellings for key in telling.around)):
        met[row.key].add(row.target)
    shared = Counter(target for targets in met.values() for target in targets)
    wanted = sorted(shared, key=lambda target: (-shared[target], -target))[:MOST_CANDIDATES]
    there = {
        row.seq: row
        for row in tx.rows((happenings.c.seq, happenings.c.kind, happenings.c.day, happenings.c.trace), happenings.c.seq, wanted)
    }
    unpacked_there = {seq: remembered(row.trace) for seq, row in there.items()}
    pairs = []
    for at, telling in enumerate(tellings):
        for target in sorted({target for key in telling.around for target in met[key] if target in there}):
            link = same(unpacked_there[target], telling.trace) if there[target].kind == telling.draft.kind else None
            if link is not None and link.score >= POSSIBLE_HAPPENING:
                pairs.append((-link.score, target, at, link))
    taken: dict[int, Met] = {}
    used: set[int] = set()
    maybe: list[dict[str, Any]] = []
    for _, target, at, link in sorted(pairs, key=lambda pair: pair[:3]):
        if link.score >= SAME_HAPPENING and at not in taken and target not in used:
            taken[at] = Met(target, there[target].day, link.score, link.reason)
            used.add(target)
        elif at not in taken and target not in used:
            likeness = {"score": link.score, "reason": link.reason, "taken": False}
            maybe.append({"kind": "happening", "one": target, "other": numbers[at], **likeness})
    tx.insert(links, maybe)
    own = [Met(number, telling.draft.start or day) for number, telling in zip(numbers, tellings, strict=True)]
    fresh = [at for at in range(len(tellings)) if at not in taken]
    tx.insert(happenings, [_row(tellings[at].draft, tellings[at].packed, numbers[at], own[at].day, day) for at in fresh])
    added = [(key, numbers[at]) for at in fresh for key in tellings[at].blocks]
    tx.insert(blocks, [{"key": key, "target": target} for key, target in added])
    tx.delete_pairs(blocks, ("key", "target"), _crowded_out(met, added))
    if taken:
        tx.run(_told_again(tx.dialect), [{"b_seq": known.happening, "day": day} for known in taken.values()])
    for at, known in taken.items():
        earlier = unpacked_there[known.happening]
        if tellings[at].draft.kind == "ceasefires" and day > earlier.known_from:  # a truce is known by its latest news
            tx.update(happenings, [{"seq": known.happening, "trace": packed(replace(earlier, known_from=day))}])
        own[at] = known
    return own


def _crowded_out(met: Mapping[int, set[int]], added: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The oldest happenings under keys that hold too many: what is new is one with what is in the news, not with the thousandth before."""
    under: dict[int, set[int]] = defaultdict(set)
    for key, target in added:
        under[key].add(target)
    return [
        (key, target)
        for key, fresh in under.items()
        if len(met[key]) + len(fresh) > MOST_UNDER
        for target in sorted(met[key] | fresh)[:-MOST_UNDER]
    ]


def _row(draft: Draft, packed_trace: str, number: int, day: str, known_from: str) -> dict[str, Any]:
    return {
        "seq": number,
        "id": draft.id,
        "kind": draft.kind,
        "type": draft.type,
        "status": draft.status,
        "day": day,
        "known_from": known_from,
        "mentions": 1,
        "trace": packed_trace,
    }


@cache
def _told_again(dialect: str) -> str:
    """What counts one more telling of a happening, by `seq`, in a report known from `day`."""
    earlier = (func.min if dialect == "sqlite" else func.least)(happenings.c.known_from, bindparam("day"))
    told = update(happenings).where(happenings.c.seq == bindparam("b_seq"))
    return written(dialect, told.values(mentions=happenings.c.mentions + literal_column("1"), known_from=earlier))


def keys_of(tx: Transaction, report: int) -> dict[str, tuple[str, ...]]:
    """What identifies each entity of a report that is in the record, as `meet` takes it."""
    rows = tx.connection.execute(
        select(entities.c.id, actors.c.key, actors.c.code).join(actors, actors.c.seq == entities.c.actor).where(entities.c.report == report)
    )
    return {row.id: (row.key, *([row.code] if row.code else [])) for row in rows}


def root_anew(tx: Transaction, happening: int) -> int | None:
    """After the entry that a happening was named for has gone, name it for the earliest that is left; None where none is left.

    Parts are the caller's to write.
    """
    old = tx.connection.execute(select(happenings.c.kind, happenings.c.trace).where(happenings.c.seq == happening)).one()
    keys = blocks_of(unpacked(Trace, old.trace))
    tx.connection.execute(delete(blocks).where(blocks.c.target == happening, blocks.c.key.in_(keys)))
    tx.connection.execute(delete(links).where(links.c.kind == "happening", or_(links.c.one == happening, links.c.other == happening)))
    tx.connection.execute(delete(happenings).where(happenings.c.seq == happening))
    left = tx.connection.execute(
        select(entries.c.seq, entries.c.id, entries.c.report, entries.c.known_from)
        .where(entries.c.happening == happening)
        .order_by(entries.c.seq)
    ).all()
    if not left:
        return None
    first = left[0]
    report, found = loaded(tx, first.report)
    draft = found[first.id]
    told = trace(draft, keys_of(tx, first.report), first.known_from, report.document.id, focus_of(report))
    if draft.kind == "ceasefires":
        told = replace(told, known_from=max(one.known_from for one in left))
    row = _row(draft, packed(told), first.seq, draft.start or first.known_from, min(one.known_from for one in left))
    tx.insert(happenings, [row | {"mentions": len(left)}])
    tx.insert(blocks, [{"key": key, "target": first.seq} for key in blocks_of(told)], unless_there=True)
    tx.connection.execute(update(entries).where(entries.c.happening == happening).values(happening=first.seq))
    return int(first.seq)


def loaded(tx: Transaction, report: int) -> tuple[Report, dict[str, Draft]]:
    """A report of the record with its drafts by their ids."""
    body = tx.connection.scalar(select(reports.c.body).where(reports.c.seq == report))
    value = report_from_line(zlib.decompress(body or b"").decode())
    found = drafts(value) if isinstance(value, Report) else ()
    if not isinstance(value, Report) or not isinstance(found, tuple):
        raise TypeError(f"the report {report} of the record is not what this package wrote")
    return value, {draft.id: draft for draft in found}
