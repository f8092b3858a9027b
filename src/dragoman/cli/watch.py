"""`dragoman watch`: feeds into a record, once or for ever; an item counts as taken in once its report is on the disk."""

import json
import signal
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from itertools import chain, islice
from pathlib import Path

import click

from dragoman.cli.read import BAD_INPUT, Wishes
from dragoman.intake.failure import Failure
from dragoman.intake.feed_list import Feed, FeedList, feed_list
from dragoman.intake.watching import Memory, Taken, Visit, due, taken, visit
from dragoman.intake.web import Web
from dragoman.model.document import Document
from dragoman.model.problem import Problem
from dragoman.model.report import Report
from dragoman.present.clock import moment
from dragoman.present.wording import counted, plain
from dragoman.record.reader_id import reader_id
from dragoman.record.store.record import Record, open_record

AT_ONCE = 8  # reports of one transaction: what is fetched should soon be seen
NAP = 30.0  # seconds after which the clock is looked at again, however far off the next visit is


def watch_feeds(path: Path, where: str, wishes: Wishes, *, once: bool) -> int:
    """Visit all feeds, again and again unless `once`; the exit status, 1 where a feed could not be had in a single round."""
    listed = feed_list(path)
    if isinstance(listed, Problem):
        raise click.ClickException(listed.message)
    record = open_record(where, create=True)
    if isinstance(record, Problem):
        raise click.ClickException(record.message)
    rounds = _Rounds(listed, record, where, wishes)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever runs services ends them so
    try:
        if once:
            return rounds.one()
        click.echo(f"watching {counted(len(listed.feeds), 'feed')} · {where} · Ctrl-C ends it")
        rounds.for_ever()
    except KeyboardInterrupt:
        click.echo(f"\nstopped: {counted(rounds.added, 'report')} added · {where}")
    finally:
        record.close()
    return 0


class _Rounds:
    """One visitor with one record."""

    def __init__(self, listed: FeedList, record: Record, where: str, wishes: Wishes) -> None:
        self._feeds = listed.feeds
        self._record = record
        self._where = where
        self._wishes = wishes
        self._web = Web(listed.agent or f"Dragoman/{version('dragoman')}")
        self.added = 0

    def one(self) -> int:
        """Each feed once, but those that are to be left alone after a failure."""
        failed = 0
        for feed in self._feeds:
            memory = _memory(self._record.feed(feed.key)[0])
            now = time.time()
            if (memory.failures or memory.rest) and now < due(feed, memory, now):
                when = time.strftime("%d %b %H:%M", time.localtime(due(feed, memory, now)))
                click.echo(f"{plain(feed.key)}: is left alone until {when}, after {counted(memory.failures, 'failure')}", err=True)
            else:
                failed += not self._visited(feed)
        click.echo(f"{counted(len(self._feeds), 'feed')} · {counted(self.added, 'report')} added · {self._where}")
        return BAD_INPUT if failed else 0

    def for_ever(self) -> None:
        """Each feed when it is due."""
        while True:
            for feed in self._feeds:
                now = time.time()
                if now >= due(feed, _memory(self._record.feed(feed.key)[0]), now):
                    before = self.added
                    self._visited(feed)
                    if self.added > before:
                        click.echo(f"{time.strftime('%H:%M')}  {counted(self.added - before, 'report')} from {plain(feed.key)}")
            now = time.time()
            next_one = min(due(feed, _memory(self._record.feed(feed.key)[0]), now) for feed in self._feeds)
            time.sleep(min(NAP, max(1.0, next_one - now)))  # a record that cannot be written is not tried without rest

    def _visited(self, feed: Feed) -> bool:
        """Take in what is new in a feed; whether it could be had."""
        text, known = self._record.feed(feed.key)
        found = visit(feed, _memory(text), self._web, time.time())
        if found.problem is not None:
            click.echo(f"{plain(feed.key)}: {found.problem.message}", err=True)
        heard = _Heard(found)
        writer = self._record.writer(moment(), reader_id(self._wishes.model))

        def documents() -> Iterator[Document]:
            for document in taken(feed, found, known, self._web, heard.hear):
                if writer.missing([document.id]):
                    heard.sent += 1
                    yield document

        for batch in _batches(self._read(documents())):
            for outcome in writer.add(batch):
                if isinstance(outcome, Problem):
                    click.echo(f"{plain(feed.key)}: {outcome.message}", err=True)
                    if outcome.code == "not-written":
                        return False
                else:
                    self.added += outcome.outcome == "added"
            heard.written += len(batch)
            self._remember(feed, heard.so_far(), heard.done())
        self._remember(feed, heard.memory(), heard.done())
        return found.problem is None

    def _read(self, documents: Iterator[Document]) -> Iterator[Report]:
        first = next(documents, None)
        if first is None:
            return iter(())
        return self._wishes.reports(chain([first], documents))

    def _remember(self, feed: Feed, memory: Memory, items: Iterable[str]) -> None:
        problem = self._record.remember_feed(feed.key, json.dumps(asdict(memory)), items, moment())
        if problem is not None:
            raise click.ClickException(problem.message)


@dataclass(slots=True)
class _Heard:
    """What became of a visit's items.

    Reading runs ahead of writing: an item is done once as many reports are written as were sent by then.
    """

    visit: Visit
    sent: int = 0
    written: int = 0
    items: list[tuple[int, Taken]] = field(default_factory=list)

    def hear(self, told: Taken | Failure) -> None:
        """Note an item, and say what is wrong with it, or with a report in it."""
        if isinstance(told, Failure):
            click.echo(str(told), err=True)
            return
        self.items.append((self.sent, told))
        if told.failure is not None:
            click.echo(str(told.failure), err=True)

    def done(self) -> list[str]:
        """The items that need not be looked at again."""
        return [told.item.id for sent, told in self.items if told.done and sent <= self.written]

    def so_far(self) -> Memory:
        """What is remembered while there is still something to write: the feed is to be had whole if this is the last that is written."""
        return replace(self.visit.memory, etag=None, modified=None)

    def memory(self) -> Memory:
        """What is remembered in the end; a feed with items to be tried again is to be had whole."""
        earlier = self.visit.memory.tries
        tries = {told.item.id: earlier.get(told.item.id, 0) + 1 for _, told in self.items if not told.done}
        kept = replace(self.visit.memory, tries=tries)
        return replace(kept, etag=None, modified=None) if tries else kept


def _memory(text: str | None) -> Memory:
    return Memory(**json.loads(text)) if text is not None else Memory()


def _batches(reports: Iterator[Report]) -> Iterator[list[Report]]:
    while batch := list(islice(reports, AT_ONCE)):
        yield batch
