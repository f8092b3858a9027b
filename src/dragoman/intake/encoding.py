"""Bytes to text: byte order marks, UTF-8, UTF-16, Windows-1252, other code pages, and declared charsets that lie."""

import codecs
import re
from dataclasses import dataclass
from itertools import islice

from dragoman.intake.failure import refusal
from dragoman.model.problem import Problem

BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (as Word and OpenDocument files are)"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file"),
    (b"\x1f\x8b", "a gzip file inside a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
)
_MARKED = (*(mark for mark, _ in BOMS), *(magic for magic, _ in MAGIC))
SAMPLE = 1 << 16  # bytes that are looked at to tell text from other things
MOST_STRAYS = 50  # each costs a pass over the rest
FEW_CONTROLS = 3  # so many may have strayed into any text
MOST_CONTROLS = 0.01  # random bytes hold a tenth, text none
_CHARSET = re.compile(rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^<>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""")
_CONTROLS = re.compile(rb"[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f]")
_CP1252_UNUSED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_FOREIGN_LETTERS = bytes(range(0xC0, 0x100))
_SURROGATE = re.compile("[\ud800-\udfff]")
_UTF8_PAIR = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding it was read in; `problem` is a note where that encoding had to be guessed."""

    text: str
    encoding: str
    problem: Problem | None = None


def decode(raw: bytes, declared: str | None = None) -> Decoded | Problem:
    """The text of `raw` with its line ends as they are and without a byte order mark, or the problem why it is none.

    The bytes are believed before `declared` is: text that is valid UTF-8 beyond ASCII is hardly ever anything else.
    """
    if raw.startswith(_MARKED):
        for mark, encoding in BOMS:
            if raw.startswith(mark):
                return _strictly(raw[len(mark) :], encoding, f"begins with the byte order mark of {encoding}")
        what = next(what for magic, what in MAGIC if raw.startswith(magic))
        return refusal("not-text", f"is {what}, not text: its first bytes are {raw[:4]!r}")
    wide = _wide(raw)
    if wide is not None:
        return _strictly(raw, wide, f"looks like {wide}")
    controls = list(_CONTROLS.finditer(raw, 0, SAMPLE))
    nul = raw.find(b"\0")
    if nul >= 0 or (len(controls) > FEW_CONTROLS and len(controls) > MOST_CONTROLS * min(len(raw), SAMPLE)):
        where = nul if nul >= 0 else controls[0].start()
        return refusal("not-text", f"is not text: it holds the byte 0x{raw[where]:02X} at byte {where:,}")
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _guessed(raw, declared, error)


def declared_charset(raw: bytes) -> str | None:
    """The charset that the head of a page names, true or not."""
    found = _XML_CHARSET.search(raw[:4096]) or _CHARSET.search(raw[:4096])
    return found.group(1).decode("ascii") if found else None


def _strictly(raw: bytes, encoding: str, because: str) -> Decoded | Problem:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        wrong = raw[error.start : error.start + 4].hex(" ").upper()
        return refusal("bad-encoding", f"{because}, but is not that at byte {error.start:,}: {wrong}")


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark, told by the zero that every second byte of Latin text is."""
    sample = raw[: SAMPLE if SAMPLE % 2 == 0 else SAMPLE - 1]
    if len(raw) < 4 or len(raw) % 2:
        return None
    even, odd, half = sample[::2].count(0), sample[1::2].count(0), len(sample) / 2
    if odd > 0.5 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.5 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _guessed(raw: bytes, declared: str | None, error: UnicodeDecodeError) -> Decoded | Problem:
    reason = f"is not UTF-8 (byte 0x{raw[error.start]:02X} at byte {error.start:,})"

    def noted(text: str, encoding: str) -> Decoded:
        return Decoded(text, encoding, Problem("guessed-encoding", f"The input {reason}; it was read as {encoding}."))

    half = _half_character(raw)
    if half is not None:
        return half
    mended = _mended(raw)
    if mended is not None:
        return noted(mended, "utf-8 with stray bytes of windows-1252")
    if _is_western(raw):
        return noted(raw.decode("windows-1252"), "windows-1252")
    named = _declared(raw, declared)
    if named is not None:
        return noted(*named)
    from charset_normalizer import from_bytes  # noqa: PLC0415 -- only the few inputs that come so far pay for its import

    best = from_bytes(raw[: SAMPLE * 16]).best()
    if best is not None:
        try:
            return noted(raw.decode(best.encoding), best.encoding)
        except UnicodeDecodeError:
            pass
    return refusal("bad-encoding", f"{reason}, nor text in any encoding that could be told")


def _half_character(raw: bytes) -> Problem | None:
    """What is wrong with UTF-8 that holds half of a UTF-16 pair: nobody can tell which character was meant."""
    try:
        found = _SURROGATE.search(raw.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError:
        return None
    if found is None:
        return None
    half = found.group()
    where = raw.find(half.encode("utf-8", "surrogatepass"))
    return refusal("bad-encoding", f"holds half a character: the lone surrogate U+{ord(half):04X} at byte {where:,}")


def _declared(raw: bytes, declared: str | None) -> tuple[str, str] | None:
    """The text by the declared charset, where there is such a charset and the bytes allow it."""
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
        if name in ("utf-8", "ascii", "iso8859-1", "cp1252") or not name.isprintable():
            return None  # lies by now: UTF-8 has failed, and what is Western has been read
        text: object = codecs.decode(raw, name)  # some codecs give bytes
        return (text, name) if isinstance(text, str) else None
    except (LookupError, ValueError):
        return None


def _is_western(raw: bytes) -> bool:
    """Whether the bytes beyond ASCII read as Windows-1252: marks, and letters that are few beside the plain ones."""
    if _CP1252_UNUSED.search(raw):
        return False
    foreign = len(raw) - len(raw.translate(None, _FOREIGN_LETTERS))
    plain = sum(raw.count(bytes([letter])) for letter in b"aeinorst")
    return foreign <= 0.2 * plain


def _mended(raw: bytes) -> str | None:
    """UTF-8 into which a few bytes of Windows-1252 were pasted, as in text put together from several pages."""
    good = sum(1 for _ in islice(_UTF8_PAIR.finditer(raw), 4 * MOST_STRAYS))
    parts: list[str] = []
    rest = raw
    for strays in range(min(good // 4, MOST_STRAYS) + 1):
        try:
            parts.append(rest.decode("utf-8"))
            return "".join(parts) if strays else None
        except UnicodeDecodeError as error:
            parts.append(rest[: error.start].decode("utf-8"))
            stray = rest[error.start : error.start + 1]
            if _CP1252_UNUSED.match(stray):
                return None
            parts.append(stray.decode("windows-1252"))
            rest = rest[error.start + 1 :]
    return None
