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
from dragoman.record.actor_keys import Profile, actor_blocks, actor_key, actor_names, normal, profiles
from dragoman.record.actor_links import POSSIBLE, SAME, link
from dragoman.record.store.packed import block_key, packed, unpacked
from dragoman.record.store.tables import actor_names as names_table
from dragoman.record.store.tables import actors, blocks, entities, links
from dragoman.record.store.transaction import Transaction, written

OFFICIAL = frozenset({"GOV", "MIL", "SPY", "COP", "JUD", "LEG"})
"""Sectors in which an actor acts for his state."""

STATE = "kb:state:"
"""How the key of a state begins; its code follows."""

MOST_CANDIDATES = 60
"""Actors that a new one is held against; those most spoken of come first."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An entity as the record knows it: its actor's number and key, and the state that acts through it or holds it, if any."""

    actor: int
    key: str
    profile: Profile
    state: int | None
    state_key: str | None


def take_actors(tx: Transaction, report: Report, seq: int, day: str, apart: Mapping[str, str]) -> dict[str, Taken]:
    """The actor of each entity of a report, by the entity's id; new actors, names and links are written.

    `seq` is the report's number, `day` the day from which it is known; `apart` are the keys of entities that somebody split off.
    """
    found = profiles(report)
    keys = {entity: apart.get(entity) or actor_key(profile, report.document.id, entity) for entity, profile in found.items()}
    state_of = {entity: key for entity, profile in found.items() if (key := state_key(profile)) is not None}
    known = _numbers(tx, [*keys.values(), *state_of.values()])
    mentions: Counter[str | None] = Counter(one.entity for one in report.mentions if one.entity is not None)
    fresh: dict[str, Profile] = {}
    for entity, key in keys.items():
        if key not in known:
            fresh.setdefault(key, found[entity])
    for key in state_of.values():
        if key not in known:
            fresh.setdefault(key, _state_profile(key))
    places = {keys[one.id]: packed(one.place) for one in report.entities if one.place is not None and one.id in keys}
    known |= _make(tx, fresh, places)
    taken = {
        entity: Taken(known[key], key, found[entity], known.get(state_of.get(entity, "")), state_of.get(entity))
        for entity, key in keys.items()
    }
    _count(tx, taken, mentions, day)
    _name(tx, taken, report, found)
    rows = [{"report": seq, "id": entity, "actor": one.actor, "mentions": mentions[entity]} for entity, one in taken.items()]
    tx.insert(entities, rows)
    return taken


def state_key(profile: Profile) -> str | None:
    """The key of the state that an official acts for, or in which a place lies."""
    country = profile.code if profile.code in states() else None
    if profile.type == "country" or country is None:
        return None
    acts = bool(OFFICIAL.intersection(profile.sectors))
    return f"{STATE}{country}" if acts or profile.type in ("place", "facility") else None


def _state_profile(key: str) -> Profile:
    code = key.rpartition(":")[2]
    entity = Entity("", states()[code].name, (), "country", code, known_as=f"state:{code}")
    return profiles(Report(document=Document("", "", ""), entities=(entity,)))[""]


def _numbers(tx: Transaction, keys: Iterable[str]) -> dict[str, int]:
    return {row.key: row.seq for row in tx.rows((actors.c.key, actors.c.seq), actors.c.key, keys)}


def _make(tx: Transaction, fresh: Mapping[str, Profile], places: Mapping[str, str]) -> dict[str, int]:
    """Write new actors, each a cluster of its own, and link them to those they may be one with."""
    made = {key: tx.number(actors) for key in fresh}
    rows = [
        {
            "seq": made[key],
            "key": key,
            "id": content_id("a", key),
            "cluster": made[key],
            "name": profile.name,
            "type": profile.type,
            "code": profile.code,
            "sectors": " ".join(profile.sectors),
            "known_as": profile.known_as,
            "place": places.get(key),
            "profile": packed(profile),
            "reports": 0,
            "mentions": 0,
        }
        for key, profile in fresh.items()
    ]
    tx.insert(actors, rows)
    under = {key: [block_key("actor", block) for block in actor_blocks(profile)] for key, profile in fresh.items()}
    _link(tx, fresh, made, under)
    tx.insert(blocks, [{"key": number, "target": made[key]} for key, numbers in under.items() for number in dict.fromkeys(numbers)])
    return made


def _link(tx: Transaction, fresh: Mapping[str, Profile], made: Mapping[str, int], under: Mapping[str, list[int]]) -> None:
    met: dict[int, set[int]] = defaultdict(set)
    for row in tx.rows((blocks.c.key, blocks.c.target), blocks.c.key, (number for numbers in under.values() for number in numbers)):
        met[row.key].add(row.target)
    wanted = {target for targets in met.values() for target in targets}
    others = {
        row.seq: row for row in tx.rows((actors.c.seq, actors.c.profile, actors.c.mentions, actors.c.cluster), actors.c.seq, wanted)
    }
    here: dict[int, list[str]] = defaultdict(list)  # the new ones themselves, by their blocks: they may be one with each other
    rows: list[dict[str, Any]] = []
    unite: list[tuple[int, int]] = []
    for key, profile in fresh.items():
        candidates = {target for number in under[key] for target in met[number] if target in others}
        ranked = sorted(candidates, key=lambda target: (-others[target].mentions, target))[:MOST_CANDIDATES]
        pairs = [(target, unpacked(Profile, others[target].profile)) for target in ranked]
        pairs += [(made[other], fresh[other]) for other in dict.fromkeys(name for number in under[key] for name in here[number])]
        for target, profile_there in pairs:
            found = link(profile_there, profile)
            if found is not None and found.score >= POSSIBLE:
                taken = found.score >= SAME
                rows.append(
                    {"kind": "actor", "one": target, "other": made[key], "score": found.score, "reason": found.reason, "taken": taken}
                )
                if taken:
                    unite.append((target, made[key]))
        for number in under[key]:
            here[number].append(key)
    tx.insert(links, rows)
    for one, other in unite:
        join(tx, one, other)


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


def _count(tx: Transaction, taken: Mapping[str, Taken], mentions: Mapping[str | None, int], day: str) -> None:
    counted: Counter[int] = Counter()
    for entity, one in taken.items():
        counted[one.actor] += mentions[entity]
    columns = (actors.c.seq, actors.c.reports, actors.c.mentions, actors.c.first, actors.c.last)
    rows = {row.seq: row for row in tx.rows(columns, actors.c.seq, counted)}
    tx.update(
        actors,
        (
            {
                "seq": seq,
                "reports": row.reports + 1,
                "mentions": row.mentions + counted[seq],
                "first": min(day, str(row.first or day)),
                "last": max(day, str(row.last or day)),
            }
            for seq, row in sorted(rows.items())
        ),
    )


def used_names(numbers: Mapping[str, int], report: Report, found: Mapping[str, Profile]) -> dict[tuple[str, int], str]:
    """The names, as people look for them, by which a report calls its actors, each with the words of the report.

    `numbers` are the actors' by the ids of the report's entities, `found` their profiles.
    """
    used: dict[tuple[str, int], str] = {}
    for entity in report.entities:
        actor = numbers.get(entity.id)
        if actor is not None:
            for name in (entity.name, *(alias for alias in entity.aliases if _is_name(alias))):
                used.setdefault((normal(name), actor), name)
            for name in actor_names(found[entity.id]):
                used.setdefault((name, actor), entity.name)
    return used


def _is_name(words: str) -> bool:
    """Whether words that stood for an actor tell it from others: "the US president", not "the country"."""
    return any(word[:1].isupper() for word in words.split() if word.lower() not in ("the", "a", "an"))


def _name(tx: Transaction, taken: Mapping[str, Taken], report: Report, found: Mapping[str, Profile]) -> None:
    """Write the names under which people will look for an actor, and how many reports use each."""
    used = used_names({entity: one.actor for entity, one in taken.items()}, report, found)
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
