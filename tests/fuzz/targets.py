"""Every parser as a function of bytes that raises nothing: whatever comes, it answers with a value or a Problem.

A fault that escapes a function here is a bug of the parser, or a thing that it promises and does not keep.
"""

import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qsl

from dragoman.intake.credits import byline, credited, signature
from dragoman.intake.dateline import dateline
from dragoman.intake.documents import Metadata, document
from dragoman.intake.encoding import declared_charset, decode
from dragoman.intake.english import not_english
from dragoman.intake.failure import Failure
from dragoman.intake.feed_items import Items, items_of
from dragoman.intake.feed_list import feed_list
from dragoman.intake.inputs import held
from dragoman.intake.json_lines import row
from dragoman.intake.limits import LIMITS, Limits
from dragoman.intake.pages import read_page
from dragoman.intake.parcels import held_parcels
from dragoman.intake.robots import rules_of
from dragoman.intake.unpack import lines, pieces, whole
from dragoman.intake.written_dates import written_date
from dragoman.knowledge import actors, gazetteer
from dragoman.model.document import Document
from dragoman.model.edtf import between, date_of, day_or_month, edtf, since, until
from dragoman.model.edtf_days import days
from dragoman.model.entities import Time
from dragoman.model.problem import Problem
from dragoman.model.report import Report
from dragoman.model.report_json import report_from_line, report_line
from dragoman.reading import Tools, read, tools
from dragoman.record.filters import Filter
from dragoman.record.store.record import Record, open_record
from dragoman.record.store.search import search
from dragoman.web.asking import MOST, asked
from examples import report_on_a_truce

READ_CHARS = 6_000  # of a text that the language model is given in one try; its time grows with the text, by design
_BASE = "https://example.org/feed"


def encoding(data: bytes) -> None:
    """Bytes to text, with and without a charset declared."""
    for declared in (None, declared_charset(data), data[:20].decode("latin-1")):
        decoded = decode(data, declared)
        if not isinstance(decoded, Problem):
            decoded.text.encode("utf-8")  # whatever is called text can be written again


def unpacking(data: bytes) -> None:
    """Gzip and lines."""
    limits = Limits(file_bytes=4_000_000, line_bytes=1_000, expansion_from_bytes=100_000)
    whole(pieces(BytesIO(data), limits), limits)
    numbers = [number for number, _ in lines(pieces(BytesIO(data), limits), limits)]
    assert numbers == sorted(numbers)


def json_lines(data: bytes) -> None:
    """Each line by itself."""
    for line in data.split(b"\n")[:200]:
        row(line)


def inputs(data: bytes) -> None:
    """A whole file, whose kind the first byte chooses."""
    name = ("a.txt", "a.jsonl", "a.html", "a.json", "a.txt.gz", "a")[data[0] % 6 if data else 0]
    for found in held(data[1:], name):
        assert not isinstance(found, Document) or found.text.strip()


def archives(data: bytes) -> None:
    """Web archives, cut into what they hold."""
    for found in held_parcels(data, "a.warc"):
        assert not isinstance(found, Failure) or str(found).isprintable()


def tables(data: bytes) -> None:
    """Parquet."""
    for found in held_parcels(data, "a.parquet"):
        assert not isinstance(found, Failure) or str(found).isprintable()


def language(data: bytes) -> None:
    """The language of a text."""
    told = not_english(data.decode("utf-8", "replace"))
    assert told is None or told.code == "not-english"


def pages(data: bytes) -> None:
    """HTML."""
    page = read_page(data.decode("utf-8", "replace"), LIMITS)
    assert isinstance(page, Problem) or page.text.strip()


def feed(data: bytes) -> None:
    """RSS, Atom and JSON feeds, and sitemaps."""
    for kind in ("auto", "json", "sitemap"):
        found = items_of(data, _BASE, kind)  # type: ignore[arg-type]
        assert not isinstance(found, Items) or all(item.id for item in found.items)


def feeds(data: bytes) -> None:
    """The list of feeds to be watched."""
    feed_list(_file("feeds.toml", data))


def furniture(data: bytes) -> None:
    """What stands about a report: datelines, bylines, credits, headlines, notices."""
    text = data.decode("utf-8", "replace")
    for line in text.splitlines()[:50]:
        for parser in (dateline, byline, signature, credited, written_date):
            parser(line)
    for part in document(text, "a", Metadata(title=text[:80], published=text[:20])).furniture:
        assert part.span.of(text)


def report_json(data: bytes) -> None:
    """A report as JSON; one that is read is written and read again."""
    read_back = report_from_line(data.decode("utf-8", "replace"))
    if isinstance(read_back, Report):
        assert report_from_line(report_line(read_back)) == read_back


def dates(data: bytes) -> None:
    """EDTF, from the values of time expressions and to days."""
    value, first, last, *_ = [*data.decode("utf-8", "replace").split("|"), "", "", ""]
    for kind in ("DATE", "TIME", "DURATION", "SET"):
        one = Time(0, 1, kind, value, first or None, last or None)  # type: ignore[arg-type]
        for function in (edtf, day_or_month, since, until):
            days(function(one))
        days(between(one, one))
        date_of((one, one), "past", first)
    days(value)


def knowledge(data: bytes) -> None:
    """The user's own table of actors, tab-separated and TOML."""
    for name in ("own.tsv", "own.toml"):
        known = actors.load(_file(name, data))
        if not isinstance(known, Problem):
            for words in data[:2_000].decode("utf-8", "replace").split("\t")[:5]:
                known.find(words, "2016-03-14")


def places(data: bytes) -> None:
    """A dump of GeoNames."""
    known = gazetteer.load(_file("own.txt", data))
    if not isinstance(known, Problem):
        known.candidates("Geneva")


def searching(data: bytes) -> None:
    """What is looked for in a record, and what narrows a question to it."""
    words = data.decode("utf-8", "replace")
    with _record().view() as view:
        for where in ("entries", "reports"):
            search(view, words, where)  # type: ignore[arg-type]
        view.report(words)
        view.entry(words)
        view.actor(words)
        one, two, *_ = [*words.split("|"), "", ""]
        for narrowed in (Filter(actor=one, place=two), Filter(since=one, until=two), Filter(type=one, status=two), Filter(source=words)):
            if narrowed.fault() is None:
                list(view.told("statements", narrowed))
                view.actors(narrowed)


def asking(data: bytes) -> None:
    """The fields of a page's address."""
    params = dict(parse_qsl(data.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=None))
    question = asked(params)
    if isinstance(question, Problem):
        assert "\n" not in question.message
        return
    assert 0 < question.limit <= MOST
    question.address("/promises", after=None)
    with _record().view() as view:
        view.told("events", question.where, question.limit, question.after)


def robots(data: bytes) -> None:
    """The robots' rules of a host."""
    rules = rules_of(data, "Dragoman/1")
    for path in ("/", "/a/b?c=d", "/" + "a" * 200, "/" + data[:100].hex()):
        rules.allow(f"https://example.org{path}")
    assert rules.pause() >= 0


def reading(data: bytes) -> None:
    """The whole reading of a text, which gives the same again from its JSON."""
    text = data.decode("utf-8", "replace")[:READ_CHARS]
    if text.strip():
        report = read(document(text, "a"), _tools())
        assert report_from_line(report_line(report)) == report


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    function.__name__: function
    for function in (
        *(encoding, unpacking, json_lines, inputs, archives, tables, language, pages, feed, feeds, furniture),
        *(report_json, dates, knowledge, places, searching, asking, robots, reading),
    )
}


def _file(name: str, data: bytes) -> Path:
    path = Path(_folder(), name)
    path.write_bytes(data)
    return path


@cache
def _folder() -> str:
    shared = Path("/dev/shm")  # noqa: S108 -- a folder in memory, where there is one: thousands of files a second are written
    return tempfile.mkdtemp(prefix="dragoman-fuzz-", dir=shared if shared.is_dir() else None)


@cache
def _record() -> Record:
    record = open_record(str(Path(_folder(), "record.db")), create=True)
    assert isinstance(record, Record)
    record.writer("2026-01-01T00:00:00Z", "reader-1").add([report_on_a_truce()])
    return record


@cache
def _tools() -> Tools:
    ready = tools(threads=1)
    assert isinstance(ready, Tools)
    return ready
