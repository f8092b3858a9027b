"""Fetches one address politely and with suspicion: the robots' rules, one request a second to a host, bounds on everything.

An address is looked up once and the connection made to what was found, so that no second answer of a name server can lead elsewhere; where
that is no address of the open internet it is refused, at every redirection anew.
"""

import socket
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from http.client import HTTPException
from ipaddress import ip_address
from threading import Timer
from urllib.parse import SplitResult, urljoin, urlsplit

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from dragoman.intake.failure import refusal, shown
from dragoman.intake.limits import LIMITS, Limits, amount
from dragoman.intake.robots import MOST as MOST_RULES
from dragoman.intake.robots import Rules, rules_of
from dragoman.intake.unpack import pieces, whole
from dragoman.model.problem import Problem

MOST_REDIRECTS = 5
SILENCE = 20.0  # seconds that a server may say nothing, and a connection take to stand
WHOLE = 60.0  # seconds that an answer may take in all: a server that sends a byte now and then is left
PAUSE = 1.0  # seconds between two requests to one host, where its robots' rules ask for no more
MOST_PAUSE = 30.0
ROBOTS_HOLD = 24 * 3600.0  # seconds for which the robots' rules of a host hold, as RFC 9309 recommends
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: `body` is None where it has not changed since. `url` is where the redirections led."""

    url: str
    body: bytes | None
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an address gave nothing; `passing` says whether it may another time, `after` in how many seconds, where the server says so."""

    problem: Problem
    passing: bool
    after: float | None = None


class Web:
    """One visitor of the web: it remembers when it was at which host, and what that host's robots' rules are."""

    def __init__(
        self,
        agent: str,
        limits: Limits = LIMITS,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`agent` is what it calls itself; `clock` counts seconds, `sleep` lets them pass."""
        self._agent = agent
        self._limits = replace(limits, file_bytes=limits.page_bytes)
        self._clock = clock
        self._sleep = sleep
        self._last: dict[str, float] = {}
        self._rules: dict[str, tuple[float, Rules | Refused]] = {}

    def get(self, url: str, etag: str | None = None, modified: str | None = None, *, internal: bool = False) -> Fetched | Refused:
        """What stands at `url`; `etag` and `modified` are what it gave last time. `internal` allows addresses of a private network."""
        at = url
        for _ in range(MOST_REDIRECTS + 1):
            barred = self._barred(at, internal=internal)
            answer = barred or self._ask(at, etag, modified, internal=internal)
            if not isinstance(answer, str):
                return answer
            at = answer
        return _refused("redirects", f"leads on more than {MOST_REDIRECTS} times")

    def _barred(self, url: str, *, internal: bool) -> Refused | None:
        """Why the robots' rules of its host keep a visitor off an address; a host that cannot say its rules is left alone for now."""
        parts = _parts(url)
        if isinstance(parts, Refused):
            return parts
        origin = f"{parts.scheme}://{parts.netloc}"
        held = self._rules.get(origin)
        if held is None or self._clock() - held[0] > ROBOTS_HOLD or (isinstance(held[1], Refused) and held[1].passing):
            held = self._rules[origin] = (self._clock(), self._robots(f"{origin}/robots.txt", internal=internal))
        rules = held[1]
        if isinstance(rules, Refused):
            return rules
        if not rules.allow(url):
            return _refused("robots", "may not be fetched by programs, say the robots' rules of its host")
        return None

    def _robots(self, url: str, *, internal: bool) -> Rules | Refused:
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._ask(url, None, None, internal=internal, beginning=MOST_RULES)
            if isinstance(answer, Fetched):
                return rules_of(answer.body or b"", self._agent)
            if isinstance(answer, Refused):
                return answer if answer.passing or answer.problem.code != "status" else rules_of(b"", self._agent)
            url = answer
        return rules_of(b"", self._agent)

    def _ask(
        self, url: str, etag: str | None, modified: str | None, *, internal: bool, beginning: int | None = None
    ) -> Fetched | Refused | str:
        """One request; an address where the answer is to go elsewhere. `beginning` is how many bytes are enough, None for the whole."""
        parts = _parts(url)
        if isinstance(parts, Refused):
            return parts
        address = _address(parts, internal=internal)
        if isinstance(address, Refused):
            return address
        self._wait(parts)
        until = self._clock() + WHOLE
        headers = {"Host": parts.netloc, "User-Agent": self._agent, "Accept-Encoding": "gzip"}
        headers |= {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": modified} if modified else {}
        connection = _connection(parts, address)
        watch = Timer(WHOLE, _hang_up, (connection,))  # a server that sends a byte of its headers now and then is left too
        watch.daemon = True
        watch.start()
        try:
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", path, headers=headers, preload_content=False, decode_content=False)
            return self._answer(url, connection.getresponse(), until, beginning)
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            slow = self._clock() > until
            return _slow() if slow else _refused("unreachable", f"could not be fetched: {_plain(error)}", passing=True)
        finally:
            watch.cancel()
            connection.close()

    def _answer(self, url: str, response: BaseHTTPResponse, until: float, beginning: int | None) -> Fetched | Refused | str:
        status = response.status
        if status in _REDIRECTS and response.headers.get("Location"):
            return urljoin(url, response.headers["Location"])
        etag, modified = response.headers.get("ETag"), response.headers.get("Last-Modified")
        if status == 304:
            return Fetched(url, None, None, etag, modified)
        if status != 200:
            passing = status in (408, 425, 429) or status >= 500
            after = response.headers.get("Retry-After", "")
            return _refused("status", f"answered {status}", passing=passing, after=float(after) if after.isdecimal() else None)
        encoding = response.headers.get("Content-Encoding", "identity").lower()
        if encoding not in ("identity", "gzip", "x-gzip", ""):
            return _refused("encoding", f"came as {shown(encoding)}, which was not asked for")
        stream = _Bounded(response, self._limits.page_bytes, until, self._clock)
        parts = pieces(stream, self._limits)
        body = whole(parts, self._limits) if beginning is None else _begun(parts, beginning)
        if stream.why is not None:
            return stream.why
        if isinstance(body, Problem):
            return Refused(body, passing=False)
        return Fetched(url, body, _charset(response.headers.get("Content-Type", "")), etag, modified)

    def _wait(self, parts: SplitResult) -> None:
        """Let as much time pass between two requests to a host as its rules ask for."""
        host = parts.netloc
        held = self._rules.get(f"{parts.scheme}://{host}")
        asked = held[1].pause() if held is not None and isinstance(held[1], Rules) else 0.0
        pause = min(MOST_PAUSE, max(PAUSE, asked))
        left = self._last.get(host, -MOST_PAUSE) + pause - self._clock()
        if left > 0:
            self._sleep(left)
        self._last[host] = self._clock()


class _Bounded:
    """The bytes of an answer, cut where they are too many or take too long; `why` then says so."""

    def __init__(self, response: BaseHTTPResponse, most: int, until: float, clock: Callable[[], float]) -> None:
        self._response = response
        self._left = most
        self._most = most
        self._until = until
        self._clock = clock
        self.why: Refused | None = None

    def read(self, size: int, /) -> bytes:
        if self.why is not None:
            return b""
        if self._clock() > self._until:
            self.why = _slow()
            return b""
        part = self._response.read1(size, decode_content=False)
        self._left -= len(part)
        if self._left < 0:
            self.why = _refused("too-large", f"is more than {amount(self._most)}, the most that is read of a page")
            return b""
        return part


def _begun(parts: Iterable[bytes | Problem], enough: int) -> bytes | Problem:
    """What comes first, more than `enough` where there is more; or the problem why not."""
    kept = bytearray()
    for part in parts:
        if isinstance(part, Problem):
            return part
        kept += part
        if len(kept) > enough:
            break
    return bytes(kept)


def _parts(url: str) -> SplitResult | Refused:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        return _refused("bad-address", f"is no address: {error}")
    if parts.scheme not in _PORTS or not parts.hostname or parts.username is not None:
        return _refused("bad-address", "is no address of the web: it must begin with http:// or https:// and name a host")
    return parts


def _address(parts: SplitResult, *, internal: bool) -> str | Refused:
    """The numeric address of a host."""
    host = parts.hostname or ""
    try:
        known = socket.getaddrinfo(host, parts.port or _PORTS[parts.scheme], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return _refused("unreachable", f"could not be fetched: the host {shown(host)} is not found ({why})", passing=True)
    found = [str(one[4][0]) for one in known]
    allowed = [one for one in found if internal or _is_public(one)]
    if not allowed:
        return _refused("private", f"lies in a private network ({found[0] if found else host}); only what a feed marks `internal` may")
    return allowed[0]


def _is_public(address: str) -> bool:
    known = ip_address(address.split("%", maxsplit=1)[0])
    mapped = getattr(known, "ipv4_mapped", None) or known
    return mapped.is_global and not mapped.is_multicast


def _connection(parts: SplitResult, address: str) -> HTTPConnection:
    port = parts.port or _PORTS[parts.scheme]
    if parts.scheme == "http":
        return HTTPConnection(address, port, timeout=SILENCE)
    return HTTPSConnection(
        address, port, timeout=SILENCE, server_hostname=parts.hostname, assert_hostname=parts.hostname, cert_reqs="CERT_REQUIRED"
    )


def _hang_up(connection: HTTPConnection) -> None:
    if connection.sock is not None:
        with suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)


def _charset(content_type: str) -> str | None:
    for part in content_type.split(";")[1:]:
        name, _, value = part.strip().partition("=")
        if name.lower() == "charset" and value:
            return value.strip("\"' ")
    return None


def _plain(error: Exception) -> str:
    """What went wrong, in few words."""
    told = error.args[0] if isinstance(error, HTTPError) and error.args and isinstance(error.args[0], str) else error
    words = " ".join(str(told).split())
    return words.rpartition("Failed to establish a new connection: ")[2] or type(error).__name__


def _slow() -> Refused:
    return _refused("slow", f"took more than {WHOLE:.0f} seconds", passing=True)


def _refused(code: str, message: str, *, passing: bool = False, after: float | None = None) -> Refused:
    return Refused(refusal(code, message), passing, after)
