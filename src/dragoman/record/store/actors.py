"""The entities of a report as actors of the record: known ones found by what identifies them, new ones linked to whom they may be."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import bindparam, literal_column, or_, select, update

from dragoman.knowledge.states import states
from dragoman.model.document import Document
from dragoman.model.entities import Entity
from dragoman.model.ids import content_id
from dragoman.model.report import Report
from dragoman.record.actor_keys import Profile, profiles
from dragoman.record.actor_links import POSSIBLE, SAME, link
from dragoman.record.store.packed import packed, unpacked
from dragoman.record.store.prepared import Prepared, actor_blocks_of
from dragoman.record.store.tables import actor_names as names_table
from dragoman.record.store.tables import actors, blocks, entities, links
from dragoman.record.store.transaction import Transaction, written

MOST_CANDIDATES = 60
"""Actors that a new one is held against; those most spoken of come first."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An entity as the record knows it: its actor's number and key, and the number of the state that acts through it or holds it."""

    actor: int
    key: str
    profile: Profile
    state: int | None


@dataclass(frozen=True, slots=True)
class Fresh:
    """An actor that the record does not have: what is known of it, its place, and where its like are looked up."""

    profile: Profile
    place: str | None
    blocks: tuple[int, ...]


def take_actors(tx: Transaction, ready: Prepared, seq: int) -> dict[str, Taken]:
    """The actor of each entity of a report, by the entity's id; new actors, names and links are written. `seq` is the report's number."""
    people = ready.people
    known = _numbers(tx, [key for one in people.values() for key in (one.key, one.state_key) if key is not None])
    fresh: dict[str, Fresh] = {}
    for one in people.values():
        if one.key not in known:
            fresh.setdefault(one.key, Fresh(one.profile, one.place, one.blocks))
    for one in people.values():
        if one.state_key is not None and one.state_key not in known and one.state_key not in fresh:
            profile = _state_profile(one.state_key)
            fresh[one.state_key] = Fresh(profile, None, actor_blocks_of(profile))
    known |= _make(tx, fresh)
    taken = {
        entity: Taken(known[one.key], one.key, one.profile, known[one.state_key] if one.state_key is not None else None)
        for entity, one in people.items()
    }
    _count(tx, [(known[one.key], one.mentions) for one in people.values()], ready.day)
    used: dict[tuple[str, int], str] = {}
    for one in people.values():
        for name, shown in one.names:
            used.setdefault((name, known[one.key]), shown)
    _name(tx, used)
    rows = [{"report": seq, "id": entity, "actor": known[one.key], "mentions": one.mentions} for entity, one in people.items()]
    tx.insert(entities, rows)
    return taken


def _state_profile(key: str) -> Profile:
    code = key.rpartition(":")[2]
    entity = Entity("", states()[code].name, (), "country", code, known_as=f"state:{code}")
    return profiles(Report(document=Document("", "", ""), entities=(entity,)))[""]


def _numbers(tx: Transaction, keys: Iterable[str]) -> dict[str, int]:
    return {row.key: row.seq for row in tx.rows((actors.c.key, actors.c.seq), actors.c.key, keys)}


def _make(tx: Transaction, fresh: Mapping[str, Fresh]) -> dict[str, int]:
    """Write new actors, each a cluster of its own, and link them to those they may be one with."""
    made = {key: tx.number(actors) for key in fresh}
    rows = [
        {
            "seq": made[key],
            "key": key,
            "id": content_id("a", key),
            "cluster": made[key],
            "name": one.profile.name,
            "type": one.profile.type,
            "code": one.profile.code,
            "sectors": " ".join(one.profile.sectors),
            "known_as": one.profile.known_as,
            "place": one.place,
            "profile": packed(one.profile),
            "reports": 0,
            "mentions": 0,
        }
        for key, one in fresh.items()
    ]
    tx.insert(actors, rows)
    _link(tx, fresh, made)
    tx.insert(blocks, [{"key": number, "target": made[key]} for key, one in fresh.items() for number in one.blocks])
    return made


def _link(tx: Transaction, fresh: Mapping[str, Fresh], made: Mapping[str, int]) -> None:
    met: dict[int, set[int]] = defaultdict(set)
    for row in tx.rows((blocks.c.key, blocks.c.target), blocks.c.key, (number for one in fresh.values() for number in one.blocks)):
        met[row.key].add(row.target)
    wanted = {target for targets in met.values() for target in targets}
    others = {
        row.seq: row for row in tx.rows((actors.c.seq, actors.c.profile, actors.c.mentions, actors.c.cluster), actors.c.seq, wanted)
    }
    here: dict[int, list[str]] = defaultdict(list)  # the new ones themselves, by their blocks: they may be one with each other
    rows: list[dict[str, Any]] = []
    unite: list[tuple[int, int]] = []
    for key, one in fresh.items():
        candidates = {target for number in one.blocks for target in met[number] if target in others}
        ranked = sorted(candidates, key=lambda target: (-others[target].mentions, target))[:MOST_CANDIDATES]
        pairs = [(target, unpacked(Profile, others[target].profile)) for target in ranked]
        pairs += [(made[other], fresh[other].profile) for other in dict.fromkeys(name for number in one.blocks for name in here[number])]
        for target, profile_there in pairs:
            found = link(profile_there, one.profile)
            if found is not None and found.score >= POSSIBLE:
                taken = found.score >= SAME
                rows.append(
                    {"kind": "actor", "one": target, "other": made[key], "score": found.score, "reason": found.reason, "taken": taken}
                )
                if taken:
                    unite.append((target, made[key]))
        for number in one.blocks:
            here[number].append(key)
    tx.insert(links, rows)
    for first, second in unite:
        join(tx, first, second)


def join(tx: Transaction, one: int, other: int) -> bool:
    """Make the clusters of two actors one; False where somebody judged that two of them are not the same."""
    first, second = (tx.connection.scalar(select(actors.c.cluster).where(actors.c.seq == seq)) for seq in (one, other))
    if first == second:
        return True
    left, right = (list(tx.connection.scalars(select(actors.c.seq).where(actors.c.cluster == cluster))) for cluster in (first, second))
    parted = select(links.c.one).where(
        links.c.kind == "actor",
        links.c.verdict == "rejected",
        or_(links.c.one.in_(left) & links.c.other.in_(right), links.c.one.in_(right) & links.c.other.in_(left)),
    )
    if tx.connection.execute(parted.limit(1)).first() is not None:
        return False
    tx.connection.execute(update(actors).where(actors.c.cluster.in_([first, second])).values(cluster=min(first or 0, second or 0)))
    return True


def part(tx: Transaction, cluster: int) -> None:
    """Work a cluster out anew from the links that are still taken, after one was judged or an actor went."""
    members = list(tx.connection.scalars(select(actors.c.seq).where(actors.c.cluster == cluster).order_by(actors.c.seq)))
    tied = tx.connection.execute(
        select(links.c.one, links.c.other)
        .where(links.c.kind == "actor", links.c.taken, links.c.one.in_(members), links.c.other.in_(members))
        .order_by(links.c.score.desc(), links.c.one, links.c.other)
    ).all()
    tx.update(actors, ({"seq": seq, "cluster": seq} for seq in members))
    for row in tied:
        join(tx, row.one, row.other)


def _count(tx: Transaction, told: Iterable[tuple[int, int]], day: str) -> None:
    """Count a report known from `day` and its mentions of each actor; `told` are pairs of an actor and mentions of it."""
    counted: Counter[int] = Counter()
    for actor, mentions in told:
        counted[actor] += mentions
    columns = (actors.c.seq, actors.c.reports, actors.c.mentions, actors.c.first, actors.c.last)
    tx.update(
        actors,
        (
            {
                "seq": row.seq,
                "reports": row.reports + 1,
                "mentions": row.mentions + counted[row.seq],
                "first": min(day, str(row.first or day)),
                "last": max(day, str(row.last or day)),
            }
            for row in sorted(tx.rows(columns, actors.c.seq, counted))
        ),
    )


def _name(tx: Transaction, used: Mapping[tuple[str, int], str]) -> None:
    """Write the names under which people will look for an actor, and how many reports use each; `used` leads to the words of the report."""
    columns = (names_table.c.normal, names_table.c.actor)
    there = {(row.normal, row.actor) for row in tx.rows(columns, names_table.c.actor, sorted({actor for _, actor in used}))}
    fresh = [(pair, shown) for pair, shown in used.items() if pair not in there]
    tx.insert(names_table, [{"normal": name, "actor": actor, "name": shown, "times": 1} for (name, actor), shown in fresh])
    again = [{"b_normal": name, "b_actor": actor} for name, actor in used if (name, actor) in there]
    if again:
        tx.run(_named_again(tx.dialect), again)


@cache
def _named_again(dialect: str) -> str:
    """What counts one more report that calls an actor so."""
    there = (names_table.c.normal == bindparam("b_normal")) & (names_table.c.actor == bindparam("b_actor"))
    return written(dialect, update(names_table).where(there).values(times=names_table.c.times + literal_column("1")))
