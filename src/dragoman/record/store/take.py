"""What the record works out from a report: its actors, its entries, what they tell of, and who has which part in it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.record.drafts import PLACES
from dragoman.record.store import words
from dragoman.record.store.actors import take_actors
from dragoman.record.store.happenings import Met, meet
from dragoman.record.store.prepared import Prepared, Telling
from dragoman.record.store.tables import entries, parts
from dragoman.record.store.transaction import Transaction


def take(tx: Transaction, ready: Prepared, seq: int) -> None:
    """Write everything that follows from a report whose row is written; `seq` is its number."""
    who = take_actors(tx, ready, seq)
    found = [telling.draft for telling in ready.tellings]
    numbers = [tx.number(entries) for _ in found]
    met = meet(tx, ready.tellings, numbers, ready.day)
    rows = [_entry(seq, number, telling, one, ready.day) for number, telling, one in zip(numbers, ready.tellings, met, strict=True)]
    tx.insert(entries, rows)
    words.add_entries(tx, ((number, draft.words) for number, draft in zip(numbers, found, strict=True)))
    words.add_report(tx, seq, ready.report.document.title, ready.report.document.text)
    states = {one.actor: one.state for one in who.values() if one.state is not None}
    places = {one.actor for one in who.values() if one.profile.type in ("place", "facility")}
    held: dict[tuple[Any, ...], dict[str, Any]] = {}
    for draft, one in zip(found, met, strict=True):
        roles = ((role, who[entity].actor) for role, entity in draft.roles if entity in who)
        for row in part_rows(draft.kind, roles, states, places, one):
            held.setdefault((row["actor"], row["happening"], row["role"]), row)
    tx.insert(parts, list(held.values()), unless_there=True)


def part_rows(
    kind: str, roles: Iterable[tuple[str, int]], states: Mapping[int, int], places: frozenset[int] | set[int], met: Met
) -> Iterator[dict[str, Any]]:
    """Who has which part in a happening: the actors named, and the states that act through them or hold the places.

    `states` is the state of an actor that has one, `places` are the actors that are places.
    """
    for role, actor in roles:
        row = {"actor": actor, "kind": kind, "day": met.day, "happening": met.happening, "role": role, "through": False}
        yield row
        if actor in states and (actor in places) == (role in PLACES):
            yield row | {"actor": states[actor], "through": True}


def _entry(seq: int, number: int, telling: Telling, met: Met, day: str) -> dict[str, Any]:
    draft = telling.draft
    return {
        "seq": number,
        "report": seq,
        "id": draft.id,
        "kind": draft.kind,
        "type": draft.type,
        "status": draft.status,
        "start": draft.start,
        "end": draft.end,
        "known_from": day,
        "happening": met.happening,
        "score": met.score,
        "reason": met.reason,
        "words": draft.words,
        "data": telling.data,
    }
