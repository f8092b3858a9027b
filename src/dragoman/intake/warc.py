"""Records of web archives (WARC) taken apart: their heads, and the text or page that they hold. The one file that imports fastwarc."""

import re
import zlib
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Literal
from urllib.parse import urlsplit

from fastwarc.stream_io import BrotliReader, ChunkedReader, WarcReader, ZstdReader
from fastwarc.warc import HeaderMap

from dragoman.intake.failure import printable, refusal, shown
from dragoman.intake.limits import Limits, amount
from dragoman.intake.unpack import GZIP
from dragoman.model.problem import Problem

LONGEST_URL = 2048  # what is longer is no address of a report
MOST_CODINGS = 3  # that one answer may be packed in, one in another
PIECE = 1 << 16
FREE = 1 << 20  # bytes that an answer may unpack to, however small it is
_PAGE = frozenset({"text/html", "application/xhtml+xml"})
_TEXT = frozenset({"text/plain"})
_LINE_END = re.compile(rb"\r?\n")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(r"\d{1,15}")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_ZLIB = re.compile(rb"[\x08-\x78][\x01\x5e\x9c\xda]")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_CHUNK = re.compile(rb"[0-9A-Fa-f]{1,16}[ \t]*\r?\n")



@dataclass(frozen=True, slots=True)
class Head:
    """What a record says of itself. `length` is that of its content in bytes, None where it is not said, or no number."""

    kind: str
    length: int | None
    url: str | None
    content_type: str
    payload_type: str | None

    @property
    def may_hold_a_report(self) -> bool:
        """Whether it is an answer of a web server, or the text that somebody took from one."""
        return self.kind in ("response", "conversion")


@dataclass(frozen=True, slots=True)
class Held:
    """The page or the text of a record, as bytes of the `charset` that the server declared, if it did."""

    raw: bytes
    form: Literal["page", "any"]
    charset: str | None


def head_of(raw: bytes) -> Head:
    """The head of a record, from its first line to the empty one."""
    _, fields = _fields(raw)
    length, url = (fields.get("Content-Length") or "").strip(), (fields.get("WARC-Target-URI") or "").strip().strip("<>")
    return Head(
        (fields.get("WARC-Type") or "").strip().lower(),
        int(length) if _LENGTH.fullmatch(length) and length.isascii() else None,
        url if 0 < len(url) <= LONGEST_URL else None,
        (fields.get("Content-Type") or "").lower(),
        fields.get("WARC-Identified-Payload-Type"),
    )


def held_by(head: Head, content: bytes, limits: Limits) -> Held | Problem | None:
    """What a record holds to be read; None where that is neither page nor text, or no answer of success; a Problem where it is damaged."""
    if head.kind == "conversion":
        return Held(content, "any", "utf-8") if _kind(head.content_type) in _TEXT else None
    if "application/http" not in head.content_type:
        return None
    end = _HEAD_END.search(content, 0, limits.head_bytes)
    status, fields = _fields(content[: end.end()] if end else content[: limits.head_bytes])
    if status is None:
        start = shown(content[:40].decode("utf-8", "replace"))
        return refusal("bad-record", f"is a web server's answer without an HTTP status, but {start}")
    if status != 200 or (head.url and _path(head.url) == "/robots.txt"):
        return None
    body = content[end.end() :] if end else b""
    declared = fields.get("Content-Type")
    kind = _kind(declared or head.payload_type or ("text/html" if body[:PIECE].lstrip().startswith(b"<") else ""))
    if kind not in _PAGE | _TEXT:
        return None
    for coding in _codings(fields):
        unpacked = _unpacked(coding, body, limits)
        if isinstance(unpacked, Problem):
            return unpacked
        body = unpacked
    charset = _CHARSET.search(declared or "")
    return Held(body, "page" if kind in _PAGE else "any", charset[1] if charset else None)


def _path(url: str) -> str:
    """The path of an address, empty where it is none."""
    try:
        return urlsplit(url).path
    except ValueError:  # an unbalanced bracket
        return ""


def _fields(raw: bytes) -> tuple[int | None, HeaderMap]:
    """The status and the fields of a head, whatever ends its lines."""
    fields = HeaderMap()
    fields.parse(BytesIO(_LINE_END.sub(b"\r\n", raw)))
    return fields.status_code, fields


def _kind(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _codings(fields: HeaderMap) -> list[str]:
    """In what an answer is packed, the outermost first: the transfer's coding, then the content's."""
    named = []
    for key in ("Transfer-Encoding", "Content-Encoding"):
        values = ",".join(fields.get_multiple(key)).lower().split(",")
        named += [value for value in map(str.strip, reversed(values)) if value in _CODINGS]
    return named[: MOST_CODINGS + 1]


def _unpacked(coding: str, packed: bytes, limits: Limits) -> bytes | Problem:
    """`packed` without one coding; as it is, where it is text already: archives often keep the head of an answer that they unpacked."""
    if not _CHUNK.match(packed) if coding == "chunked" else _is_text(packed):
        return packed
    parts: list[bytes] = []
    size = 0
    try:
        for part in _CODINGS[coding](packed):
            parts.append(part)
            size += len(part)
            if size > limits.page_bytes:
                return refusal("too-large", f"unpacks ({coding}) to more than {amount(limits.page_bytes)}, the most that a page may have")
            if size > FREE and size > limits.expansion * len(packed):
                told = f"unpacks ({coding}) to more than {limits.expansion} times its size ({len(packed):,} bytes gave {size:,} so far)"
                return refusal("bomb", told)
    except (OSError, zlib.error) as error:
        return refusal("bad-record", f"is an answer whose content is damaged ({coding}): {printable(str(error)[:200])}")
    return b"".join(parts)


def _is_text(raw: bytes) -> bool:
    """Whether nothing in the beginning of `raw` speaks for packed bytes."""
    if _CONTROLS.search(raw, 0, PIECE):
        return False
    try:
        getincrementaldecoder("utf-8")().decode(raw[:PIECE])
    except UnicodeDecodeError:
        return raw.lstrip().startswith(b"<")
    return True


def _read(reader: Callable[[BytesIO], WarcReader]) -> Callable[[bytes], Iterator[bytes]]:
    def parts(packed: bytes) -> Iterator[bytes]:
        opened = reader(BytesIO(packed))
        while part := opened.read(PIECE):
            yield part

    return parts


def _inflated(packed: bytes) -> Iterator[bytes]:
    """The content of gzip, or of deflate with or without its frame; fastwarc does not say where one of these breaks off."""
    engine = zlib.decompressobj(wbits=31 if packed.startswith(GZIP) else 15 if _ZLIB.match(packed) else -15)
    while True:
        part = engine.decompress(packed, PIECE)
        packed = engine.unconsumed_tail
        if part:
            yield part
        elif engine.eof or not packed:
            break
    if not engine.eof:
        raise OSError("it breaks off")


_CODINGS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "chunked": _read(ChunkedReader),
    "gzip": _inflated,
    "x-gzip": _inflated,
    "deflate": _inflated,
    "br": _read(BrotliReader),
    "zstd": _read(ZstdReader),
}
