"""A record: open it, add to it, look at it, judge what it holds."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import DBAPIError

from dragoman.model.ids import content_id
from dragoman.model.problem import Problem
from dragoman.record.judgements import Judgement, Verb, correction_fault, entry_subject
from dragoman.record.reader_id import reader_id
from dragoman.record.store import feeds, judged
from dragoman.record.store.engine import WRITES, open_engine, reason
from dragoman.record.store.find import clusters_called, members, node_called, report_numbers
from dragoman.record.store.tables import actors, entities, judgements, releases, reports
from dragoman.record.store.transaction import Transaction
from dragoman.record.store.view import View
from dragoman.record.store.writer import Writer

CANDIDATES = 5  # that are named where words fit several


def open_record(where: str, *, create: bool = False) -> "Record | Problem":
    """The record at a path (SQLite) or URL (PostgreSQL); a Problem where there is none, and `create` does not ask to make one."""
    engine = open_engine(where, create=create)
    return engine if isinstance(engine, Problem) else Record(engine)


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement as the record lists it: whether it was taken back, and whether its words are still found."""

    judgement: Judgement
    undone: bool
    fits: bool


class Record:
    """Many reports as one account. `Writer`s add to it, `View`s look at it; both may be many, in many processes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def close(self) -> None:
        """Give back what the database holds for it."""
        self._engine.dispose()

    def writer(self, now: str, reader: str | None = None) -> Writer:
        """Adds and forgets reports; `now` is the moment that is written down (ISO, UTC)."""
        return Writer(self._engine, now, reader if reader is not None else reader_id())

    def view(self, as_of: str | None = None) -> View:
        """Looks at the record as it stands, or as it was known on a day."""
        return View(self._engine, as_of)

    def judge(
        self, verb: Verb, words: str, by: str, at: str, why: str | None = None, field: str | None = None, value: Any = None
    ) -> Judgement | Problem:
        """Accept, reject, be unsure of or correct the entry whose id begins with `words`. `by` judges at the moment `at`."""
        with self.view() as view:
            found = view.entry(words)
        exact = [entry for entry in found if entry.id == words] or list(found)
        if len(exact) != 1:
            return _not_one("entry", words, [entry.id for entry in exact])
        entry = exact[0]
        subject: dict[str, Any] = {"entry": entry_subject(entry.source.report, entry.kind, entry.id, entry.data)}
        if verb == "correct":
            fault = correction_fault(entry.kind, field or "", value)
            if fault is not None:
                return fault
            subject |= {"field": field, "value": value}
        return self._written(verb, subject, by, at, why, entry.source.report)

    def tie(self, verb: Verb, one: str, other: str, by: str, at: str, why: str | None = None) -> Judgement | Problem:
        """Merge two actors into one, or split them; each is a name or an id as the record shows it."""
        with self._engine.connect() as connection:
            numbers = [clusters_called(connection, words) for words in (one, other)]
            if verb == "split" and numbers[0] == numbers[1]:  # two names of what is taken for one
                numbers = [list(connection.scalars(select(actors.c.seq).where(actors.c.id == words))) for words in (one, other)]
        for words, found in zip((one, other), numbers, strict=True):
            if len(found) != 1:
                with self.view() as view:
                    return _not_one("actor", words, [f"{actor.id} ({actor.name})" for actor in view.actor(words)])
        if numbers[0] == numbers[1]:
            return Problem("one-actor", f"{one!r} and {other!r} are one actor already.", severity="error")
        with self._engine.connect() as connection:
            nodes = [node_called(connection, words, found[0]) for words, found in zip((one, other), numbers, strict=True)]
        return self._tied(verb, nodes[0], nodes[1], by, at, why)

    def part(self, actor: str, report: str, by: str, at: str, why: str | None = None) -> Judgement | Problem:
        """Say that whom one report calls so is not the actor of that name or id, but somebody whom no other report knows."""
        with self._engine.connect() as connection, connection.begin():
            clusters = clusters_called(connection, actor)
            told = connection.execute(select(reports.c.seq, reports.c.id).where(reports.c.seq.in_(report_numbers(report)))).all()
            if len(clusters) != 1:
                return _not_one("actor", actor, list(connection.scalars(select(actors.c.id).where(actors.c.seq.in_(clusters)))))
            if len(told) != 1:
                return _not_one("report", report, [row.id for row in told])
            held = select(entities.c.id).where(entities.c.report == told[0].seq, entities.c.actor.in_(members(connection, clusters)))
            named = list(connection.scalars(held.order_by(entities.c.mentions.desc(), entities.c.id)))
            if not named:
                return Problem("not-there", f"The report {report!r} names no actor {actor!r}.", severity="error")
            tx = Transaction(connection)
            subject = judged.entity_subject(tx, told[0].seq, named[0])
        return self._written("split", {"entity": subject}, by, at, why, told[0].id)

    def undo(self, words: str, by: str, at: str, why: str | None = None) -> Judgement | Problem:
        """Take back the judgement whose id begins with `words`, by a further one; an undoing can be undone too."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(judgements).where(judgements.c.id >= words, judgements.c.id < words + "~")).all()
        if len(rows) != 1:
            return _not_one("judgement", words, [row.id for row in rows])
        earlier = judged.judgement_of(rows[0])
        return self._written("undo", earlier.subject, by, at, why, earlier.report, undoes=earlier.id)

    def judgements(self) -> tuple[Standing, ...]:
        """Every judgement in the order in which they were made."""
        with self._engine.connect() as connection, connection.begin():
            rows = connection.execute(select(judgements).order_by(judgements.c.seq)).all()
            held = {one.id for one in judged.standing(rows)}
            tx = Transaction(connection)
            unfit = {one for report in sorted({row.report for row in rows if row.report}) for one in judged.unfit(tx, report)}
        return tuple(Standing(judged.judgement_of(row), row.verb != "undo" and row.id not in held, row.id not in unfit) for row in rows)

    def feed(self, key: str) -> tuple[str | None, frozenset[str]]:
        """What is remembered of a feed, and the items of it that were taken in."""
        return feeds.remembered(self._engine, key), feeds.taken(self._engine, key)

    def remember_feed(self, key: str, memory: str, items: Iterable[str], at: str) -> Problem | None:
        """Write down the state of a feed, and items of it that were taken in at a moment."""
        return feeds.remember(self._engine, key, memory, items, at)

    def last_release(self) -> dict[str, Any] | None:
        """What the last release said of itself; None where there was none."""
        with self._engine.connect() as connection:
            manifest = connection.scalar(select(releases.c.manifest).order_by(releases.c.at.desc(), releases.c.name.desc()).limit(1))
        return json.loads(manifest) if manifest is not None else None

    def released(self, name: str, at: str, frozen: Any) -> Problem | None:
        """Write down that a release was made; `frozen` is a dataclass that says what is in it. A Problem where the name is taken."""
        try:
            with self._engine.connect().execution_options(**WRITES) as connection, connection.begin():
                if connection.scalar(select(releases.c.name).where(releases.c.name == name)) is not None:
                    return Problem("taken", f"The record has a release {name!r} already.", severity="error")
                connection.execute(insert(releases).values(name=name, at=at, manifest=json.dumps(asdict(frozen), ensure_ascii=False)))
        except DBAPIError as error:
            return Problem("not-written", f"The record could not be written: {reason(error)}.", severity="error")
        return None

    def _tied(self, verb: Verb, one: int, other: int, by: str, at: str, why: str | None) -> Judgement | Problem:
        with self._engine.connect() as connection, connection.begin():
            tx = Transaction(connection)
            subjects = [judged.actor_subject(tx, actor) for actor in (one, other)]
        report = next((subject["report"] for subject in subjects if "report" in subject), None)
        return self._written(verb, {"actors": subjects}, by, at, why, report)

    def _written(
        self, verb: Verb, subject: Mapping[str, Any], by: str, at: str, why: str | None, report: str | None, undoes: str | None = None
    ) -> Judgement | Problem:
        known = content_id("j", verb, json.dumps(dict(subject), sort_keys=True), by, at, why, undoes)
        judgement = Judgement(known, at, by, verb, subject, why, report, undoes)
        try:
            with self._engine.connect().execution_options(**WRITES) as connection, connection.begin():
                tx = Transaction(connection)
                judged.written(tx, judgement)
                judged.follow(tx, judgement)
                tx.close()
        except DBAPIError as error:
            return Problem("not-written", f"The record could not be written: {reason(error)}.", severity="error")
        return judgement


def _not_one(what: str, words: str, found: Sequence[str]) -> Problem:
    if not found:
        return Problem(f"no-{what}", f"The record holds no {what} {words!r}.", severity="error")
    named = ", ".join(found[:CANDIDATES])
    several = "entries" if what == "entry" else f"{what}s"
    return Problem(f"many-{what}", f"{words!r} fits {len(found)} of the record's {several}: {named}.", severity="error")
