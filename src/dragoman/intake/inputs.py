"""Inputs as the caller names them (files, folders, `-`) to documents, one after another."""

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path, PurePath
from typing import BinaryIO

from dragoman.intake.documents import Metadata, document
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

HEAD = 4096  # bytes that are looked at to tell one kind of input from another
_ROW = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*\{\s*\"")
_ROW_OPENS = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*\{[^\S\n]*\r?\n")
_ARRAY = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*\[\s*\{\s*\"")
_PAGE = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|title|meta|article|section|main|div|p|h1|span|table)\b",
    re.IGNORECASE | re.DOTALL,
)


def inputs(
    paths: Sequence[str], published: str | None = None, stdin: BinaryIO | None = None, limits: Limits = LIMITS
) -> Iterator[Document | Failure]:
    """The reports of all inputs, in the order of `paths`; what gives no report gives a `Failure` in its place.

    A path is a file, a folder (its reports are read with those of its folders, in order of their names) or `-` for
    standard input. Text, HTML and JSON Lines are told apart by name and content, gzip by content.
    `published` (an ISO date) goes before every other date of publication.
    """
    for path in paths:
        if path == STDIN:
            yield from _read(stdin if stdin is not None else sys.stdin.buffer, STDIN, "stdin", published, limits)
        elif os.path.isdir(path):
            yield from _folder(path, published, limits)
        else:
            yield from _file(path, published, limits)


def _folder(path: str, published: str | None, limits: Limits) -> Iterator[Document | Failure]:
    failures: list[OSError] = []
    empty = True
    for folder, folders, names in os.walk(path, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            file = os.path.join(folder, name)
            if not name.startswith(".") and _kind(name) in IN_FOLDERS and _is_regular(file):
                empty = False
                yield from _file(file, published, limits)
    for failure in failures:
        empty = False
        yield Failure(str(failure.filename), refusal("unreadable", f"could not be opened: {failure.strerror}"))
    if empty:
        kinds = ", ".join(IN_FOLDERS)
        yield Failure(path, refusal("no-report", f"is a folder without reports (files that end in {kinds}, or those and .gz)"))


def _file(path: str, published: str | None, limits: Limits) -> Iterator[Document | Failure]:
    try:
        stream = open(path, "rb")
    except FileNotFoundError:
        yield Failure(path, refusal("unreadable", "does not exist"))
    except (OSError, ValueError) as error:  # ValueError: a zero in the name
        why = (error.strerror if isinstance(error, OSError) else None) or error
        yield Failure(path, refusal("unreadable", f"could not be opened: {why}"))
    else:
        with stream:
            yield from _read(stream, path, PurePath(_unzipped(path)).stem, published, limits)


def _read(stream: BinaryIO, path: str, stem: str, published: str | None, limits: Limits) -> Iterator[Document | Failure]:
    head, parts = _head(pieces(stream, limits))
    kind = _kind(path)
    if kind in JSON_LINES or (kind not in PAGES and _ROW.match(head) and not _ROW_OPENS.match(head)):
        yield from _rows(_as_utf8(head, parts, limits), path, stem, published, limits)
        return
    raw = whole(parts, limits)
    read: Document | Problem
    if isinstance(raw, Problem):
        read = raw
    elif not raw:
        read = refusal("empty", "is empty")
    elif kind not in PAGES and _ARRAY.match(head):
        read = refusal("bad-json", f"is a JSON array; give one object a line instead: {shown(head[:60].decode('utf-8', 'replace'))}")
    elif kind not in PAGES and _ROW.match(head):
        read = _row(raw, stem, published, limits)
    else:
        read = _text_or_page(raw, kind in PAGES, stem, published, limits)
    yield read if isinstance(read, Document) else Failure(path, read)


def _rows(parts: Iterable[bytes | Problem], path: str, stem: str, published: str | None, limits: Limits) -> Iterator[Document | Failure]:
    number = 0
    for number, line in lines(parts, limits):
        if isinstance(line, bytes) and not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        read = line if isinstance(line, Problem) else _row(line, f"{stem}-{number}", published, limits)
        yield read if isinstance(read, Document) else Failure(f"{path}:{number}", read)
    if not number:
        yield Failure(path, refusal("empty", "is empty"))


def _row(line: bytes, name: str, published: str | None, limits: Limits) -> Document | Problem:
    fields = row(line)
    if isinstance(fields, Problem):
        return fields
    metadata = Metadata(title=fields.title, published=fields.published, publisher=fields.publisher, url=fields.url)
    if fields.text is not None:
        return _checked(fields.text, fields.name or name, metadata, published, (), limits)
    return _page(fields.html or "", fields.name or name, metadata, published, (), limits)


def _text_or_page(raw: bytes, is_page: bool, name: str, published: str | None, limits: Limits) -> Document | Problem:
    decoded = decode(raw, declared_charset(raw))
    if isinstance(decoded, Problem):
        return decoded
    notes = (decoded.problem,) if decoded.problem else ()
    if is_page or _PAGE.match(decoded.text):
        return _page(decoded.text, name, Metadata(), published, notes, limits)
    return _checked(decoded.text, name, Metadata(), published, notes, limits)


def _page(
    html: str, name: str, metadata: Metadata, published: str | None, notes: tuple[Problem, ...], limits: Limits
) -> Document | Problem:
    from dragoman.intake.pages import read_page  # half a second of imports, which plain text does not need

    page = read_page(html, limits)
    if isinstance(page, Problem):
        return page
    filled = Metadata(
        title=metadata.title or page.title,
        published=metadata.published or page.published,
        publisher=metadata.publisher or page.publisher,
        byline=page.byline,
        url=metadata.url or page.url,
        language=page.language,
    )
    return _checked(page.text, name, filled, published, notes, limits)


def _checked(
    text: str, name: str, metadata: Metadata, published: str | None, notes: tuple[Problem, ...], limits: Limits
) -> Document | Problem:
    if not text.strip():
        return refusal("empty", "holds nothing but white space" if text else "is empty")
    if len(text) > limits.report_chars:
        most = f"{limits.report_chars:,}"
        return refusal("too-large", f"is a text of {len(text):,} characters; the most that is read as one report is {most}")
    return document(text, name, metadata, published, notes)


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


def _is_regular(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return True  # it is there and cannot be looked at: let opening it say why
