"""Inputs as the caller names them (files, folders, `-`) to documents, one after another."""

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain
from pathlib import Path, PurePath
from typing import BinaryIO

from dragoman.intake.documents import Metadata, check_date, document
from dragoman.intake.encoding import BOMS, declared_charset, decode
from dragoman.intake.failure import Failure, refusal, shown
from dragoman.intake.json_lines import row
from dragoman.intake.limits import LIMITS, Limits
from dragoman.intake.unpack import lines, pieces, whole
from dragoman.model.document import Document
from dragoman.model.problem import Problem

STDIN = "-"
PAGES = (".html", ".htm", ".xhtml")
JSON_LINES = (".jsonl", ".ndjson")
IN_FOLDERS = (".txt", ".text", *PAGES, *JSON_LINES)  # a file that is named itself is read whatever its name

_NOTHING = Metadata()
HEAD = 4096  # bytes that are looked at to tell one kind of input from another
# Possessive and atomic, so that their time grows with the input alone.
_ROW = re.compile(rb"\s*+(?:\xef\xbb\xbf\s*+)?\{\s*+\"")
_ROW_OPENS = re.compile(rb"\s*+(?:\xef\xbb\xbf\s*+)?\{[^\S\n]*+\n")
_ARRAY = re.compile(rb"\s*+(?:\xef\xbb\xbf\s*+)?\[\s*+\{\s*+\"")
_PAGE = re.compile(
    r"\s*+(?:<\?xml[^<>]{0,200}+>\s*+)?(?><!--.{0,2000}?-->\s*+){0,5}+"
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|section|main|div|p|h1|span|table)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What the caller wants of every input."""

    published: str | None
    limits: Limits


@dataclass(frozen=True, slots=True)
class _Body:
    """A report as it came, with what its carrier says of it."""

    text: str
    name: str
    metadata: Metadata = _NOTHING
    notes: tuple[Problem, ...] = ()


def inputs(
    paths: Sequence[str], published: str | None = None, stdin: BinaryIO | None = None, limits: Limits = LIMITS
) -> Iterator[Document | Failure]:
    """The reports of all inputs, in the order of `paths`; what gives no report gives a `Failure` in its place.

    A path is a file, a folder (its reports are read with those of its folders, in order of their names) or `-` for
    standard input. Text, HTML and JSON Lines are told apart by name and content, gzip by content.
    `published` (an ISO date, else ValueError) goes before every other date of publication.
    """
    check_date(published)
    wishes = _Wishes(published, limits)
    for path in paths:
        if path == STDIN:
            yield from _read(stdin if stdin is not None else sys.stdin.buffer, STDIN, "stdin", wishes)
        elif os.path.isdir(path):  # noqa: PTH112 -- this one says False, and raises nothing, where it may not look
            yield from _folder(path, wishes)
        else:
            yield from _file(path, wishes)


def held(raw: bytes, name: str, limits: Limits = LIMITS) -> Iterator[Document | Failure]:
    """The reports of a file whose bytes are held already; `name` tells its kind and is never opened."""
    yield from _read(BytesIO(raw), name, PurePath(_unzipped(name)).stem, _Wishes(None, limits))


def document_of(
    raw: bytes, name: str, carried: Metadata, charset: str | None = None, *, as_page: bool = False, limits: Limits = LIMITS
) -> Document | Problem:
    """The report that some bytes hold, or why they hold none; what `carried` says goes before what they say of themselves.

    `charset` is what their sender declares. Whether they are a page or plain text is told by their content, but with `as_page`.
    """
    wishes = _Wishes(None, limits)
    return _text_or_page(raw, PAGES[0] if as_page else "", name, wishes, carried, charset)


def _folder(path: str, wishes: _Wishes) -> Iterator[Document | Failure]:
    failures: list[OSError] = []
    empty = True
    for folder, folders, names in os.walk(path, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if not name.startswith(".") and _kind(name) in IN_FOLDERS and _is_regular(file):
                empty = False
                yield from _file(str(file), wishes)
    for failure in failures:
        empty = False
        yield Failure(str(failure.filename), refusal("unreadable", f"could not be opened: {failure.strerror}"))
    if empty:
        kinds = ", ".join(IN_FOLDERS)
        yield Failure(path, refusal("no-report", f"is a folder without reports (files that end in {kinds}, or those and .gz)"))


def _file(path: str, wishes: _Wishes) -> Iterator[Document | Failure]:
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 -- closed below, where its own errors are not taken for the caller's
    except FileNotFoundError:
        yield Failure(path, refusal("unreadable", "does not exist"))
    except (OSError, ValueError) as error:  # ValueError: a zero in the name
        why = error.strerror if isinstance(error, OSError) else error
        yield Failure(path, refusal("unreadable", f"could not be opened: {why}"))
    else:
        with stream:
            yield from _read(stream, path, PurePath(_unzipped(path)).stem, wishes)


def _read(stream: BinaryIO, path: str, stem: str, wishes: _Wishes) -> Iterator[Document | Failure]:
    head, parts = _head(pieces(stream, wishes.limits))
    kind = _kind(path)
    rows = kind not in PAGES and _ROW.match(head) is not None
    if kind in JSON_LINES or (rows and not _ROW_OPENS.match(head)):
        yield from _rows(_as_utf8(head, parts, wishes.limits), path, stem, wishes)
        return
    raw = whole(parts, wishes.limits)
    read: Document | Problem
    if isinstance(raw, Problem):
        read = raw
    elif rows:
        read = _row(raw, stem, wishes)
    elif kind not in PAGES and _ARRAY.match(head):
        read = refusal("bad-json", f"is a JSON array, not one object a line: {shown(head.decode('utf-8', 'replace'))}")
    else:
        read = _text_or_page(raw, kind, stem, wishes)
    yield read if isinstance(read, Document) else Failure(path, read)


def _rows(parts: Iterable[bytes | Problem], path: str, stem: str, wishes: _Wishes) -> Iterator[Document | Failure]:
    empty = True
    for number, line in lines(parts, wishes.limits):
        if isinstance(line, bytes) and not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        empty = False
        read = line if isinstance(line, Problem) else _row(line, f"{stem}-{number}", wishes)
        yield read if isinstance(read, Document) else Failure(f"{path}:{number}", read)
    if empty:
        yield Failure(path, refusal("empty", "is empty"))


def _row(line: bytes, name: str, wishes: _Wishes) -> Document | Problem:
    fields = row(line)
    if isinstance(fields, Problem):
        return fields
    metadata = Metadata(title=fields.title, published=fields.published, publisher=fields.publisher, url=fields.url)
    if fields.text is not None:
        return _report(_Body(fields.text, fields.name or name, metadata), wishes)
    return _page(_Body(fields.html or "", fields.name or name, metadata), wishes)


def _text_or_page(
    raw: bytes, kind: str, name: str, wishes: _Wishes, carried: Metadata = _NOTHING, charset: str | None = None
) -> Document | Problem:
    decoded = decode(raw, charset or declared_charset(raw))
    if isinstance(decoded, Problem):
        return decoded
    body = _Body(decoded.text, name, carried, notes=(decoded.problem,) if decoded.problem else ())
    return _page(body, wishes) if kind in PAGES or _PAGE.match(decoded.text) else _report(body, wishes)


def _page(body: _Body, wishes: _Wishes) -> Document | Problem:
    from dragoman.intake.pages import read_page  # noqa: PLC0415 -- half a second of imports, which plain text does not need

    if not body.text.strip():
        return _report(body, wishes)
    page = read_page(body.text, wishes.limits)
    if isinstance(page, Problem):
        return page
    carried = body.metadata
    metadata = Metadata(
        title=carried.title or page.title,
        published=carried.published or page.published,
        publisher=carried.publisher or page.publisher,
        byline=page.byline,
        url=carried.url or page.url,
        language=page.language,
    )
    return _report(_Body(page.text, body.name, metadata, body.notes), wishes)


def _report(body: _Body, wishes: _Wishes) -> Document | Problem:
    text, most = body.text, wishes.limits.report_chars
    if not text.strip():
        return refusal("empty", "holds nothing but white space" if text else "is empty")
    if len(text) > most:
        return refusal("too-large", f"is a text of {len(text):,} characters; the most that is read as one report is {most:,}")
    return document(text, body.name, body.metadata, wishes.published, body.notes)


def _head(parts: Iterator[bytes | Problem]) -> tuple[bytes, Iterator[bytes | Problem]]:
    """The first bytes of `parts`, and all of them again."""
    taken: list[bytes | Problem] = []
    head = b""
    for part in parts:
        taken.append(part)
        if isinstance(part, Problem):
            break
        head += part
        if len(head) >= HEAD:
            break
    return head, chain(taken, parts)


def _as_utf8(head: bytes, parts: Iterator[bytes | Problem], limits: Limits) -> Iterator[bytes | Problem]:
    """`parts`, recoded where they are UTF-16 or UTF-32, whose line feeds are not one byte."""
    if not (b"\0" in head or any(head.startswith(mark) for mark, name in BOMS if name != "utf-8")):
        yield from parts
        return
    raw = whole(parts, limits)
    decoded = raw if isinstance(raw, Problem) else decode(raw)
    yield decoded if isinstance(decoded, Problem) else decoded.text.encode("utf-8")


def _unzipped(path: str) -> str:
    return path[:-3] if path.lower().endswith(".gz") else path


def _kind(path: str) -> str:
    return Path(_unzipped(path)).suffix.lower()


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True  # it is there and cannot be looked at: let opening it say why
