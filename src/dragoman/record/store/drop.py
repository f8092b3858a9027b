"""Takes out again what followed from a report: its entries, its part in happenings, and actors that nobody else knows of."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import delete, func, or_, select, update

from dragoman.record.actor_keys import Profile, profiles
from dragoman.record.store import words
from dragoman.record.store.actors import part
from dragoman.record.store.happenings import Met, loaded, root_anew
from dragoman.record.store.packed import unpacked
from dragoman.record.store.prepared import STATE, actor_blocks_of, names_used, state_key
from dragoman.record.store.tables import actor_names, actors, blocks, entities, entries, happenings, links, parts, reports
from dragoman.record.store.take import part_rows
from dragoman.record.store.transaction import Transaction


def drop(tx: Transaction, seq: int) -> int:
    """Take out everything that follows from the report of that number, but its own row; how many entries went."""
    gone = tx.connection.execute(select(entries.c.seq, entries.c.happening, entries.c.words).where(entries.c.report == seq)).all()
    text = tx.connection.execute(select(reports.c.title, reports.c.text).where(reports.c.seq == seq)).one()
    words.drop_entries(tx, ((row.seq, row.words) for row in gone))
    words.drop_report(tx, seq, text.title, text.text)
    tx.connection.execute(delete(entries).where(entries.c.report == seq))
    told = list(dict.fromkeys(row.happening for row in gone))
    tx.delete(parts, "happening", told)
    rooted = {row.seq for row in gone}
    left = [root_anew(tx, happening) if happening in rooted else _told_less(tx, happening) for happening in told]
    _drop_entities(tx, seq)
    for happening in left:
        if happening is not None:
            parts_anew(tx, happening)
    return len(gone)


def _told_less(tx: Transaction, happening: int) -> int:
    tx.connection.execute(
        update(happenings)
        .where(happenings.c.seq == happening)
        .values(
            mentions=happenings.c.mentions - 1,
            known_from=select(func.min(entries.c.known_from)).where(entries.c.happening == happening).scalar_subquery(),
        )
    )
    return happening


def parts_anew(tx: Transaction, happening: int) -> None:
    """Write who has which part in a happening, from all entries that tell of it."""
    tx.connection.execute(delete(parts).where(parts.c.happening == happening))
    row = tx.connection.execute(select(happenings.c.kind, happenings.c.day).where(happenings.c.seq == happening)).one()
    mentions = tx.connection.execute(select(entries.c.id, entries.c.report).where(entries.c.happening == happening)).all()
    for mention in mentions:
        _, found = loaded(tx, mention.report)
        known = {
            one.id: one
            for one in tx.connection.execute(
                select(entities.c.id, actors.c.seq, actors.c.profile)
                .join(actors, actors.c.seq == entities.c.actor)
                .where(entities.c.report == mention.report)
            )
        }
        roles = [(role, known[entity].seq) for role, entity in found[mention.id].roles if entity in known]
        profiles = {known[entity].seq: unpacked(Profile, known[entity].profile) for _, entity in found[mention.id].roles if entity in known}
        keys = {actor: key for actor, profile in profiles.items() if (key := state_key(profile)) is not None}
        numbers = {one.key: one.seq for one in tx.rows((actors.c.key, actors.c.seq), actors.c.key, keys.values())}
        states = {actor: numbers[key] for actor, key in keys.items() if key in numbers}
        places = {actor for actor, profile in profiles.items() if profile.type in ("place", "facility")}
        rows = part_rows(row.kind, dict.fromkeys(roles), states, places, Met(happening, row.day))
        tx.insert(parts, list({(one["actor"], one["role"]): one for one in rows}.values()), unless_there=True)


def _drop_entities(tx: Transaction, seq: int) -> None:
    held = tx.connection.execute(select(entities.c.id, entities.c.actor, entities.c.mentions).where(entities.c.report == seq)).all()
    if not held:
        return
    report, _ = loaded(tx, seq)
    tx.connection.execute(delete(entities).where(entities.c.report == seq))
    mentions: dict[int, int] = defaultdict(int)
    for row in held:
        mentions[row.actor] += row.mentions
    profiled = profiles(report)
    named_in = {one.id: one for one in report.entities}
    for name, actor in {(name, row.actor) for row in held for name, _ in names_used(named_in[row.id], profiled[row.id])}:
        named = (actor_names.c.normal == name) & (actor_names.c.actor == actor)
        tx.connection.execute(update(actor_names).where(named).values(times=actor_names.c.times - 1))
    tx.connection.execute(delete(actor_names).where(actor_names.c.times <= 0, actor_names.c.actor.in_(list(mentions))))
    orphans = []
    for actor in sorted(mentions):
        known = tx.connection.execute(
            select(
                func.count(func.distinct(entities.c.report)),
                func.sum(entities.c.mentions),
                func.min(reports.c.known_from),
                func.max(reports.c.known_from),
            )
            .select_from(entities.join(reports, reports.c.seq == entities.c.report))
            .where(entities.c.actor == actor)
        ).one()
        tx.update(actors, [{"seq": actor, "reports": known[0], "mentions": known[1] or 0, "first": known[2], "last": known[3]}])
        if not known[0]:
            orphans.append(actor)
    _drop_actors(tx, orphans)


def _drop_actors(tx: Transaction, some: Iterable[int]) -> None:
    """Take out actors of which no report knows any more, but states, and those on whom a judgement rests."""
    clusters = set()
    for row in list(tx.rows((actors.c.seq, actors.c.key, actors.c.cluster, actors.c.profile), actors.c.seq, some)):
        of = or_(links.c.one == row.seq, links.c.other == row.seq) & (links.c.kind == "actor")
        judged = tx.connection.execute(select(links.c.one).where(of, links.c.verdict.is_not(None)).limit(1)).first()
        if judged is not None or row.key.startswith(STATE):
            continue
        keys = actor_blocks_of(unpacked(Profile, row.profile))
        tx.connection.execute(delete(blocks).where(blocks.c.target == row.seq, blocks.c.key.in_(keys)))
        tx.connection.execute(delete(links).where(of))
        tx.connection.execute(delete(actor_names).where(actor_names.c.actor == row.seq))
        tx.connection.execute(delete(actors).where(actors.c.seq == row.seq))
        clusters.add(row.cluster)
    for cluster in sorted(clusters):
        part(tx, cluster)
