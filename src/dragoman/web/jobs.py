"""Reports on their way into the record: one job after another in one thread, with what became of each source for whoever watches."""

import logging
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.metadata import version
from queue import Empty, Full, Queue
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Literal

from dragoman.intake.documents import Metadata
from dragoman.intake.failure import Failure, refusal
from dragoman.intake.opening import document_of
from dragoman.intake.web import Fetched, Refused, Web
from dragoman.model.document import Document
from dragoman.model.problem import Problem
from dragoman.model.report import Report
from dragoman.record.readings import added, held_or_taken, read_found
from dragoman.record.store.record import Record
from dragoman.record.store.writer import Added

if TYPE_CHECKING:
    from dragoman.reading import Tools

WAITING = 4  # jobs that may wait; each holds its files in memory
KEPT = 100  # jobs of which is told what became of them
LINES = 1000  # that a job tells
PATIENCE = 30.0  # seconds that the end of the server waits for the report that is being read

State = Literal["waits", "works", "done", "ended"]
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class File:
    """A file as it came: its bytes, and what it is called."""

    name: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Text:
    """A text that was pasted, with what is said of it."""

    name: str
    text: str
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Address:
    """Where a report is to be fetched."""

    url: str


Source = File | Text | Address | Failure


@dataclass(frozen=True, slots=True)
class Line:
    """What became of a report, or why there is none: `report` is its id in the record."""

    told: str
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """How far a job is: `done` of `of` sources, and a line for each report and each problem, `left` more than are told."""

    id: str
    by: str
    state: State
    done: int
    of: int
    lines: tuple[Line, ...] = ()
    left: int = 0


def jobs_of(record: Record, moment: Callable[[], str], fetch: Callable[[str], Fetched | Refused] | None = None) -> "Jobs":
    """The jobs of a record, read with what the package carries, fetched as one visitor of the web."""
    return Jobs(record, moment, _packaged, fetch or Web(f"Dragoman/{version('dragoman')}").get)


class Jobs:
    """The jobs of one server. The reader is loaded with the first of them, and stays."""

    def __init__(
        self,
        record: Record,
        moment: Callable[[], str],
        tools: "Callable[[], Tools]",
        fetch: Callable[[str], Fetched | Refused],
    ) -> None:
        """`moment` says what time it is, `tools` loads the reader, `fetch` goes to an address."""
        self._record = record
        self._moment = moment
        self._load = tools
        self._fetch = fetch
        self._tools: Tools | None = None
        self._jobs: dict[str, Job] = {}
        self._queue: Queue[tuple[str, tuple[Source, ...]]] = Queue(WAITING)
        self._lock = Lock()
        self._over = Event()
        self._thread: Thread | None = None

    def add(self, sources: Iterable[Source], by: str) -> Job | Problem:
        """Let sources wait for their turn; a Problem where too many wait already."""
        some = tuple(sources)
        job = Job(secrets.token_urlsafe(12), by, "waits", 0, len(some))
        with self._lock:
            try:
                self._queue.put_nowait((job.id, some))
            except Full:
                return Problem("busy", f"{WAITING} imports wait already; try again when one is done.", severity="error")
            self._jobs[job.id] = job
            while len(self._jobs) > KEPT:
                del self._jobs[next(iter(self._jobs))]
            if self._thread is None:
                self._thread = Thread(target=self._work, name="import", daemon=True)
                self._thread.start()
        return job

    def job(self, name: str) -> Job | None:
        """How far a job is."""
        return self._jobs.get(name)

    def newest(self) -> tuple[Job, ...]:
        """The last jobs, newest first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))[:10]

    def close(self) -> None:
        """End after the report that is being read; what is not read by then is left, and its job says so."""
        self._over.set()
        if self._thread is not None:
            self._thread.join(PATIENCE)

    def _work(self) -> None:
        while not self._over.is_set():
            with suppress(Empty):
                name, sources = self._queue.get(timeout=0.2)
                self._tell(name, state="works")
                for source in sources:
                    if self._over.is_set():
                        break
                    self._take(name, source)
                self._tell(name, state="ended" if self._over.is_set() else "done")

    def _take(self, name: str, source: Source) -> None:
        """One source, whole into the record before the next; whatever happens to it, the next has its turn."""
        try:
            for line in self._lines(source):
                self._say(name, line)
        except Exception:  # noqa: BLE001 -- a fault of the reading itself must not take the other files with it
            _LOG.exception("a source could not be taken in")
            self._say(name, Line(str(Failure(_called(source), refusal("fault", "could not be read, for a fault of Dragoman's own")))))
        with self._lock:
            self._jobs[name] = replace(self._jobs[name], done=self._jobs[name].done + 1)

    def _lines(self, source: Source) -> Iterator[Line]:
        writer = self._record.writer(self._moment())
        there: list[Document] = []

        def is_there(document: Document) -> bool:
            if writer.missing([document.id]):
                return self._over.is_set()
            there.append(document)
            return True

        items = (
            held_or_taken(source.raw, source.name, self._reports, is_there)
            if isinstance(source, File)
            else read_found([self._found(source)], self._reports, is_there)
        )
        for outcome in added(items, writer):
            if isinstance(outcome, Failure):
                yield Line(str(outcome))
            elif isinstance(outcome, Problem):
                yield Line(outcome.message)
            else:
                yield _line(outcome)
        yield from (_line(Added(document.id, document.name, "already there")) for document in there)

    def _found(self, source: Text | Address | Failure) -> Document | Failure:
        if isinstance(source, Failure):
            return source
        read = self._fetched(source.url) if isinstance(source, Address) else _pasted(source)
        return read if isinstance(read, Document) else Failure(_called(source), read)

    def _fetched(self, url: str) -> Document | Problem:
        answer = self._fetch(url)
        if isinstance(answer, Refused):
            return answer.problem
        return document_of(answer.body or b"", url, Metadata(url=answer.url), answer.charset)

    def _reports(self, documents: Iterable[Document]) -> Iterator[Report]:
        from dragoman.reading import read_all  # noqa: PLC0415 -- the model's runtime, which who takes nothing in has no need of

        if self._tools is None:
            self._tools = self._load()
        return read_all(documents, self._tools)

    def _say(self, name: str, line: Line) -> None:
        with self._lock:
            job = self._jobs[name]
            full = len(job.lines) >= LINES
            self._jobs[name] = replace(job, left=job.left + 1) if full else replace(job, lines=(*job.lines, line))

    def _tell(self, name: str, state: State) -> None:
        with self._lock:
            self._jobs[name] = replace(self._jobs[name], state=state)


def _pasted(source: Text) -> Document | Problem:
    return document_of(source.text.encode("utf-8", "replace"), source.name, source.metadata, "utf-8")


def _line(outcome: Added) -> Line:
    unfit = f"; judgements that no longer fit: {', '.join(outcome.unfit)}" if outcome.unfit else ""
    return Line(f"{outcome.name}: {outcome.outcome}{unfit}", outcome.id)


def _called(source: Source) -> str:
    return source.url if isinstance(source, Address) else source.name


def _packaged() -> "Tools":
    from dragoman.reading import tools  # noqa: PLC0415 -- the model's runtime, which who takes nothing in has no need of

    ready = tools()
    if isinstance(ready, Problem):
        raise TypeError(ready.message)  # only a table of the user's own can be faulty
    return ready
