"""How much of an input is read before it is refused, so that no input can exhaust the machine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds on one input. Sizes ending in `_bytes` count bytes after unpacking, `_chars` code points.

    `expansion` is how many times its packed size a gzip stream may unpack to; it counts from `expansion_from_bytes` on,
    because a short text of one repeated word may honestly pack better. `stream_expansion` is the same of what is read a report
    at a time, rows and web archives, which takes little memory: one report said again and again packs up to 550 times, zeros
    1,030 times. `head_bytes` is what a record of a web archive, or the answer in it, may say before its content begins.
    `nesting` is how deep the tags of a page may lie, `tags` how many there may be: to take a page apart costs some 30
    microseconds a tag.
    """

    file_bytes: int = 64_000_000
    page_bytes: int = 8_000_000
    line_bytes: int = 16_000_000
    report_chars: int = 2_000_000
    nesting: int = 1_000
    tags: int = 50_000
    expansion: int = 100
    stream_expansion: int = 600
    expansion_from_bytes: int = 16_000_000
    head_bytes: int = 64_000


LIMITS = Limits()


def amount(size: int) -> str:
    """A size for a message: `2,000,000` is `2 MB`, `1,500` is `1,500 bytes`."""
    return f"{size // 1_000_000} MB" if size >= 1_000_000 and size % 1_000_000 == 0 else f"{size:,} bytes"
