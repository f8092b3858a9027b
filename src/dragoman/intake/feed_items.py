"""What a feed holds: the items of RSS, Atom and JSON Feed, the addresses of a sitemap."""

import io
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from time import struct_time
from typing import Any
from urllib.parse import urljoin

import feedparser
from lxml import etree

from dragoman.intake.encoding import Decoded, decode
from dragoman.intake.failure import refusal
from dragoman.intake.feed_list import FeedKind
from dragoman.model.problem import Problem

END = 4096  # bytes at the end of a feed, in which its last tag is looked for
_ENDED = re.compile(rb"</(?:\w+:)?(?:rss|feed|rdf|urlset|sitemapindex|channel)\s*>", re.IGNORECASE)
TAGS = 40_000  # of RSS and Atom, some ten for an item: to take a feed apart costs some 40 microseconds a tag
MOST = 50_000  # items of one feed; sitemaps.org lets a sitemap have no more


@dataclass(frozen=True, slots=True)
class Item:
    """One item. `id` is what it stays known by; `published` is as the feed has it, a full date where it could be read.

    `html` and `text` are the whole text, where the feed itself carries it, as a page or plain.
    """

    id: str
    url: str | None
    title: str | None = None
    published: str | None = None
    html: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a feed, newest first where it says when; `maps` are further sitemaps that a sitemap leads to, newest first.

    `whole` is False where the feed breaks off: the item in which it does is left out.
    """

    items: tuple[Item, ...]
    maps: tuple[str, ...] = ()
    whole: bool = True


def items_of(body: bytes, base: str, kind: FeedKind = "auto") -> Items | Problem:
    """The items of a feed that stands at `base`; the Problem where it is none."""
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1024]
    if kind == "json" or (kind == "auto" and start.startswith(b"{")):
        return _json(body, base)
    if kind == "sitemap" or (kind == "auto" and (b"<urlset" in start or b"<sitemapindex" in start)):
        return _sitemap(body, base)
    return _rss_or_atom(body, base)


def _rss_or_atom(body: bytes, base: str) -> Items | Problem:
    tags = _tags(body)
    if tags > TAGS:
        return refusal("too-large", f"is a feed of {tags:,} tags; at most {TAGS:,} are read")
    try:
        read = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # noqa: BLE001 -- it raises whatever it trips over: a character that there is not, a broken declaration
        return refusal("no-feed", f"is no feed that can be read: {' '.join(str(error).split())}")
    if not read.get("version") and not read.entries:
        why = str(read.get("bozo_exception") or "it has neither channel nor entries")
        return refusal("no-feed", f"is no feed: {' '.join(why.split())}")
    found = []
    whole = _is_whole(body)
    for entry in (read.entries if whole else read.entries[:-1])[:MOST]:
        link = entry.get("link")
        url = _joined(base, link)
        known = entry.get("id") or url
        if known:
            content = next((one.get("value") for one in entry.get("content", ()) if one.get("value")), None)
            when = entry.get("published_parsed") or ("updated_parsed" in entry and entry["updated_parsed"]) or None  # `get` would warn
            found.append(Item(known, url, entry.get("title"), _day(when) or entry.get("published"), content or None))
    return Items(_newest_first(found), whole=whole)


def _tags(body: bytes) -> int:
    """How many tags there are, but those in stretches that are to be taken as they stand."""
    count = at = 0
    while (start := body.find(b"<![CDATA[", at)) >= 0:
        count += body.count(b"<", at, start)
        at = body.find(b"]]>", start)
        if at < 0:
            return count
    return count + body.count(b"<", at)


def _json(body: bytes, base: str) -> Items | Problem:
    """JSON Feed 1.0 and 1.1 (jsonfeed.org)."""
    try:
        value = json.loads(body)
    except ValueError as error:
        return refusal("no-feed", f"is no JSON: {error}")
    except RecursionError:
        return refusal("no-feed", "is JSON that nests too deep")
    if not isinstance(value, dict) or not isinstance(value.get("items"), list):
        return refusal("no-feed", "is no JSON Feed: it has no list of items")
    found = []
    for entry in value["items"][:MOST]:
        if isinstance(entry, dict):
            link = _words(entry, "url") or _words(entry, "external_url")
            url = _joined(base, link)
            known = str(entry["id"]) if isinstance(entry.get("id"), str | int | float) else url
            if known:
                when = _words(entry, "date_published") or _words(entry, "date_modified")
                texts = (_words(entry, "content_html"), _words(entry, "content_text"))
                found.append(Item(known, url, _words(entry, "title"), when, *texts))
    return Items(_newest_first(found))


def _words(entry: dict[str, Any], name: str) -> str | None:
    value = entry.get(name)
    return value if isinstance(value, str) and value.strip() else None


def _sitemap(body: bytes, base: str) -> Items | Problem:
    """A sitemap, an index of sitemaps, or a list of addresses in plain text (sitemaps.org), with Google's dates and titles of news."""
    if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _listed(body, base)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return refusal("no-feed", f"is no sitemap: {error}")
    name = _local(root.tag) if root is not None and isinstance(root.tag, str) else None
    if name not in ("urlset", "sitemapindex"):
        return refusal("no-feed", f"is no sitemap: its root is {name!r}")
    found = []
    whole = _is_whole(body)
    for entry in (list(root) if whole else list(root)[:-1])[:MOST]:
        fields = {_local(one.tag): (one.text or "").strip() for one in entry.iter() if isinstance(one.tag, str)}
        if address := fields.get("loc"):
            url = _joined(base, address)
            when = fields.get("publication_date") or fields.get("lastmod") or None
            found.append(Item(url or address, url, fields.get("title") or None, when))
    ranked = _newest_first(found)
    return Items((), tuple(one.url for one in ranked if one.url), whole) if name == "sitemapindex" else Items(ranked, whole=whole)


def _is_whole(body: bytes) -> bool:
    """Whether the element that holds all others ends."""
    return _ENDED.search(body[-END:].replace(b"\0", b"")) is not None  # zeros: UTF-16


def _joined(base: str, link: str | None) -> str | None:
    """An address as seen from a feed's own; None where it is none."""
    try:
        return urljoin(base, link) if link else None
    except ValueError:  # half an IPv6 address
        return None


def _local(tag: str) -> str:
    """A tag's own name, without its namespace or a prefix that nothing declares."""
    return tag.rpartition("}")[2].rpartition(":")[2]


def _listed(body: bytes, base: str) -> Items | Problem:
    read = decode(body)
    lines = [line.strip() for line in read.text.splitlines()] if isinstance(read, Decoded) else []
    found = [Item(line, _joined(base, line)) for line in lines[:MOST] if line.startswith(("http://", "https://"))]
    return Items(tuple(found)) if found else refusal("no-feed", "is no sitemap: neither XML nor a list of addresses")


def _newest_first(found: Iterable[Item]) -> tuple[Item, ...]:
    """Each id once; those with a date first, the newest before the others, and otherwise in their order."""
    once = list({item.id: item for item in found}.values())
    dated = sorted((item for item in once if item.published), key=lambda item: item.published or "", reverse=True)
    return (*dated, *(item for item in once if not item.published))


def _day(when: struct_time | None) -> str | None:
    return f"{when.tm_year:04}-{when.tm_mon:02}-{when.tm_mday:02}" if when else None
