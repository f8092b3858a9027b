"""What every answer carries and every request must: who may come in, and that a change comes from a page of our own."""

import hmac
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

CYTOSCAPE = "'sha256-pgvDUBa4IjFA2yuSJ2cqcyxmNYJMborsd0ORcRv9vw8='"
"""The one rule of style that the network's library writes into the page: that its box is positioned."""

HEADERS = {
    "Content-Security-Policy": (
        f"default-src 'none'; script-src 'self'; style-src 'self' {CYTOSCAPE}; img-src 'self' data:; connect-src 'self'; "
        "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
KEY = "dragoman_key"
FORM = "dragoman_form"
NAME = "dragoman_name"
MOST = 100_000  # bytes of a form
YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Door:
    """Who may come in. `token` is None on loopback, where whoever is on the machine may.

    `hosts` are the names that the server answers to, empty for any.
    """

    token: str | None
    hosts: frozenset[str]


def door(host: str) -> Door:
    """The door of a server that listens on `host`: anywhere but on loopback a fresh token opens it."""
    if host in LOOPBACK:
        return Door(None, LOOPBACK)
    return Door(secrets.token_urlsafe(24), frozenset())


def guard(at: Door) -> Callable[[Request, Callable[[Request], Awaitable[Response]]], Awaitable[Response]]:
    """A middleware that lets in whom the door lets in, and puts the headers on every answer."""

    async def guarded(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
        answer = refused(at, request)
        if answer is None:
            request.state.form = request.cookies.get(FORM) or secrets.token_urlsafe(24)
            answer = await go_on(request)
            is_page = answer.headers.get("content-type", "").startswith("text/html")  # a page's files come all at once, and know no form
            if is_page and request.cookies.get(FORM) != request.state.form:
                answer.set_cookie(FORM, request.state.form, max_age=YEAR, httponly=True, samesite="strict")
        for name, value in HEADERS.items():
            answer.headers.setdefault(name, value)
        answer.headers.setdefault("Cache-Control", "no-cache")
        return answer

    return guarded


def refused(at: Door, request: Request) -> Response | None:
    """What a request is answered that may not come in; None for one that may."""
    host = request.headers.get("host", "")
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    if at.hosts and name not in at.hosts:
        return PlainTextResponse(f"This server answers to {', '.join(sorted(at.hosts))} alone.\n", 421)
    if request.method not in ("GET", "HEAD") and not _from_here(request, host):
        return PlainTextResponse("A change must come from one of this server's own pages.\n", 403)
    length = request.headers.get("content-length", "")
    if request.method not in ("GET", "HEAD") and not (length.isdecimal() and int(length[:12]) <= MOST):
        return PlainTextResponse(f"A form says how long it is, and is no longer than {MOST:,} bytes.\n", 413)
    if at.token is None:
        return None
    given = request.query_params.get("token")
    if given is not None and _same(given, at.token):
        answer = RedirectResponse(request.url.remove_query_params("token").replace(scheme="", netloc=""), 303)
        answer.set_cookie(KEY, given, max_age=YEAR, httponly=True, samesite="strict")
        return answer
    if not _same(request.cookies.get(KEY, ""), at.token):
        return PlainTextResponse("Open the address that `dragoman serve` printed, with its token.\n", 401)
    return None


def _same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that does not tell how far they are."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))


def _from_here(request: Request, host: str) -> bool:
    """Whether a browser says that a change comes from a page of this very server; a program says nothing and may."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == host


def named(request: Request) -> str:
    """The name under which a visitor judges; a cookie carries it in ASCII."""
    return unquote(request.cookies.get(NAME, ""))


def with_name(answer: Response, name: str) -> Response:
    """An answer that lets the visitor keep his name."""
    answer.set_cookie(NAME, quote(name), max_age=YEAR, httponly=True, samesite="strict")
    return answer


def is_own_form(request: Request, given: str) -> bool:
    """Whether a form was on a page that was given to this very visitor."""
    held = request.cookies.get(FORM, "")
    return bool(held) and _same(held, given)
