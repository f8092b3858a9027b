"""One visit to a feed: what is new in it, what is to be remembered until the next, and each new item as a document.

Nothing here remembers by itself: what a visit needs comes in, what it learnt goes out.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from dragoman.intake.documents import Metadata
from dragoman.intake.failure import Failure
from dragoman.intake.feed_items import Item, Items, items_of
from dragoman.intake.feed_list import Feed
from dragoman.intake.inputs import inputs
from dragoman.intake.opening import document_of
from dragoman.intake.parcels import IN_FOLDERS
from dragoman.intake.web import Fetched, Refused, Web
from dragoman.model.document import Document
from dragoman.model.problem import Problem

MOST_MAPS = 10
"""Sitemaps that one visit follows from an index, the newest."""

TRIES = 5
"""Visits in which an item that cannot be had for now is tried."""

LONGEST = 86_400
"""Seconds that a feed which fails is left alone at most."""

STILL = 2.0
"""Seconds for which a file must not have changed: before, somebody may still be writing it."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is kept of a feed between two visits.

    `etag` and `modified` are what its host said of it; `failures` how many visits in a row failed; `rest` how many seconds it asked to be
    left alone; `tries` how often each item was tried that could not be had; `at` the moment of the last visit, in seconds since 1970.
    """

    at: float = 0.0
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    rest: float | None = None
    tries: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visit found: the items, newest first, and what is to be remembered; `problem` says why there are none."""

    items: tuple[Item, ...]
    memory: Memory
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one item: its report, or why there is none; `done` says that it need not be tried again."""

    item: Item
    document: Document | None
    failure: Failure | None
    done: bool


def due(feed: Feed, memory: Memory, now: float) -> float:
    """The moment of the next visit: twice as late after each failure in a row, a day at most, and no sooner than the host asks for.

    `now` where the last visit lies ahead of it: the clock was set back, and nobody knows by how much.
    """
    if memory.at > now:
        return now
    wait = min(float(max(LONGEST, feed.every)), feed.every * 2.0 ** min(memory.failures, 20))
    return memory.at + max(wait, min(memory.rest or 0.0, float(LONGEST)))


def visit(feed: Feed, memory: Memory, web: Web, now: float) -> Visit:
    """Look at a feed. `now` is the moment in seconds since 1970, by which files that are still being written are told."""
    memory = replace(memory, at=now)
    if feed.folder is not None:
        return _folder(feed.folder, memory, now)
    answer = web.get(feed.url or "", memory.etag, memory.modified, internal=feed.internal)
    if isinstance(answer, Refused):
        return Visit((), replace(memory, failures=memory.failures + 1, rest=answer.after), answer.problem)
    fresh = replace(memory, failures=0, rest=None)
    if answer.body is None:
        return Visit((), fresh)
    found = items_of(answer.body, answer.url, feed.kind)
    if isinstance(found, Problem):
        return Visit((), replace(memory, failures=memory.failures + 1, rest=None), found)
    items, problem = _with_maps(found, feed, web)
    wanted = [item for item in items if feed.matching is None or (item.url and feed.matching.search(item.url))]
    all_seen = problem is None and found.whole and len(wanted) <= feed.most
    kept = replace(fresh, etag=answer.etag, modified=answer.modified) if all_seen else fresh
    return Visit(tuple(wanted[: feed.most]), kept, problem)


def _with_maps(found: Items, feed: Feed, web: Web) -> tuple[tuple[Item, ...], Problem | None]:
    """The items of a sitemap and of those that it leads to."""
    items, problem = list(found.items), None
    for address in found.maps[:MOST_MAPS]:
        answer = web.get(address, internal=feed.internal)
        further = items_of(answer.body, answer.url, "sitemap") if isinstance(answer, Fetched) and answer.body is not None else None
        if isinstance(further, Items):
            items += further.items
        else:
            problem = further if isinstance(further, Problem) else answer.problem if isinstance(answer, Refused) else None
    return tuple(items), problem


def _folder(folder: str, memory: Memory, now: float) -> Visit:
    if not Path(folder).is_dir():
        problem = Problem("no-folder", f"{folder} is no folder.", severity="error")
        return Visit((), replace(memory, failures=memory.failures + 1), problem)
    found = []
    for path in sorted(Path(folder).rglob("*")):
        if path.name.removesuffix(".gz").endswith(IN_FOLDERS) and path.is_file() and not any(part.startswith(".") for part in path.parts):
            known = path.stat()
            if abs(now - known.st_mtime) >= STILL:  # ahead of now: the clock was set back since
                found.append(Item(f"{path}:{known.st_size}:{known.st_mtime_ns}", str(path)))
    return Visit(tuple(found), replace(memory, failures=0))


def taken(
    feed: Feed, visited: Visit, known: Collection[str], web: Web, tell: Callable[[Taken | Failure], None]
) -> Iterator[Document]:
    """The reports of a visit's items that are not `known`, oldest first; `tell` hears of every item once it is had, or why it is not.

    A file may hold many reports; `tell` hears of each that it does not give, and of the file itself after the last.
    """
    for item in reversed(visited.items):
        if item.id in known:
            continue
        if feed.folder is not None:
            for one in inputs([item.url or ""]):
                if isinstance(one, Document):
                    yield one
                else:
                    tell(one)
            tell(Taken(item, None, None, done=True))
        else:
            told = _had(feed, item, visited.memory, web)
            if told.document is not None:
                yield told.document
            tell(told)


def _had(feed: Feed, item: Item, memory: Memory, web: Web) -> Taken:
    carried = Metadata(title=item.title, published=item.published, publisher=feed.name, url=item.url)
    name = item.url or item.id
    own = item.html or item.text
    if own is not None and (feed.text == "feed" or item.url is None):
        read = document_of(own.encode(), name, carried, "utf-8", as_page=item.html is not None)
    elif item.url is None:
        return Taken(item, None, Failure(item.id, Problem("no-report", "has neither an address nor a text of its own.")), done=True)
    else:
        answer = web.get(item.url, internal=feed.internal)
        if isinstance(answer, Refused):
            given_up = not answer.passing or memory.tries.get(item.id, 0) + 1 >= TRIES
            return Taken(item, None, Failure(item.url, answer.problem), done=given_up)
        read = document_of(answer.body or b"", name, carried, answer.charset, as_page=False)
    if isinstance(read, Problem):
        return Taken(item, None, Failure(name, read), done=True)
    return Taken(item, read, None, done=True)
