"""The feeds that somebody wants watched, as a TOML file lists them: what is read of it, and what is wrong with it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

from dragoman.intake.failure import refusal, shown
from dragoman.knowledge.toml_text import toml
from dragoman.model.problem import Problem

FeedKind = Literal["auto", "rss", "atom", "json", "sitemap"]
TextFrom = Literal["page", "feed"]

EVERY = 900
SHORTEST = 60
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
_EVERY = re.compile(r"(\d{1,6})\s*([smhd])")


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed, at `url` or in `folder`.

    `name` is the publisher of what it brings; `every` how many seconds lie between two visits; `matching` what an item's address must
    hold; `most` how many of its newest items are looked at in one visit; `text` whether an item is read from its page or from the feed
    itself; `internal` whether it may lie in a private network.
    """

    url: str | None = None
    folder: str | None = None
    name: str | None = None
    kind: FeedKind = "auto"
    every: int = EVERY
    matching: re.Pattern[str] | None = None
    most: int = 100
    text: TextFrom = "page"
    internal: bool = False

    @property
    def key(self) -> str:
        """By what it is remembered between two visits."""
        return self.url or f"folder:{self.folder}"


@dataclass(frozen=True, slots=True)
class FeedList:
    """All feeds, in the order of the file; `agent` is what the visitor calls himself to hosts, None for Dragoman's own name."""

    feeds: tuple[Feed, ...]
    agent: str | None = None


class _FaultError(ValueError):
    """What is wrong with an entry; caught at the door of this file."""


def feed_list(path: Path) -> FeedList | Problem:
    """The feeds of a TOML file; the Problem names the place, the value and what was expected there.

    Folders are seen from the file's own.
    """
    try:
        table = toml(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return refusal("no-feeds", f"{path} does not exist")
    except OSError as error:
        return refusal("no-feeds", f"{path} could not be opened: {error.strerror}")
    except ValueError as error:  # no UTF-8, no TOML
        return refusal("bad-feeds", f"{path} is no TOML: {error}")
    try:
        return _read(table, path.parent)
    except _FaultError as fault:
        return refusal("bad-feeds", f"{path}: {fault}")


def _read(table: dict[str, Any], beside: Path) -> FeedList:
    strange = sorted(set(table) - {"agent", "feed"})
    if strange:
        raise _FaultError(f"{strange[0]!r} is no setting; there are agent and [[feed]]")
    agent = _typed(table, "agent", str, "the file")
    entries = table.get("feed")
    if not isinstance(entries, list) or not entries:
        raise _FaultError("no [[feed]] in it")
    feeds = tuple(_feed(entry, f"feed {number}", beside) for number, entry in enumerate(entries, 1))
    first: dict[str, int] = {}
    for number, key in enumerate((feed.key for feed in feeds), 1):
        if first.setdefault(key, number) != number:
            raise _FaultError(f"feed {first[key]} and feed {number} are both {key}")
    return FeedList(feeds, agent)


_SETTINGS = ("every", "folder", "internal", "kind", "match", "most", "name", "text", "url")


def _feed(entry: Any, where: str, beside: Path) -> Feed:
    if not isinstance(entry, dict):
        raise _FaultError(f"{where} is no table")
    strange = sorted(set(entry) - set(_SETTINGS))
    if strange:
        raise _FaultError(f"{where}: {strange[0]!r} is no setting; there are {', '.join(_SETTINGS)}")
    url, folder = _typed(entry, "url", str, where), _typed(entry, "folder", str, where)
    if (url is None) == (folder is None):
        raise _FaultError(f"{where} has {'neither url nor' if url is None else 'both url and'} folder; it needs one of them")
    if url is not None and not _is_address(url):
        raise _FaultError(f"{where}: {shown(url)} is no address that begins with http:// or https://")
    most = _typed(entry, "most", int, where)
    if most is not None and most < 1:
        raise _FaultError(f"{where}: most is {most}; it must be 1 or more")
    kinds: dict[str, FeedKind] = {kind: kind for kind in get_args(FeedKind)}
    texts: dict[str, TextFrom] = {text: text for text in get_args(TextFrom)}
    return Feed(
        url=url,
        folder=str(beside / folder) if folder is not None else None,
        name=_typed(entry, "name", str, where),
        kind=_one_of(kinds, entry.get("kind", "auto"), "kind", where),
        every=_every(entry.get("every"), where),
        matching=_pattern(_typed(entry, "match", str, where), where),
        most=most if most is not None else 100,
        text=_one_of(texts, entry.get("text", "page"), "text", where),
        internal=bool(_typed(entry, "internal", bool, where)),
    )


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # half an IPv6 address
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _typed(table: dict[str, Any], name: str, kind: type, where: str) -> Any:
    value = table.get(name)
    if value is not None and (not isinstance(value, kind) or (kind is int and isinstance(value, bool))):
        raise _FaultError(f"{where}: {name} is {shown(str(value))}, which is no {_CALLED[kind]}")
    return value


_CALLED = {str: "text", int: "whole number", bool: "true or false"}


def _one_of(known: dict[str, Any], value: Any, name: str, where: str) -> Any:
    if value not in known:
        raise _FaultError(f"{where}: {name} is {shown(str(value))}; it is one of {', '.join(known)}")
    return known[value]


def _every(value: Any, where: str) -> int:
    if value is None:
        return EVERY
    found = _EVERY.fullmatch(value.strip()) if isinstance(value, str) else None
    seconds = int(found[1]) * _UNITS[found[2]] if found else 0
    if seconds < SHORTEST:
        raise _FaultError(f"{where}: every is {shown(str(value))}; it is a time such as 15m, 2h or 1d, and no less than {SHORTEST}s")
    return seconds


def _pattern(value: str | None, where: str) -> re.Pattern[str] | None:
    try:
        return re.compile(value) if value is not None else None
    except re.error as error:
        raise _FaultError(f"{where}: match is {shown(str(value))}, which is no regular expression: {error}") from error
