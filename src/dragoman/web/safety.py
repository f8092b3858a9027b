"""What every answer carries and every request must: who may come in, and that a change comes from a page of our own."""

import hmac
import math
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from dragoman.web.accounts import Account, Accounts
from dragoman.web.sessions import SESSION, Sessions, Wait

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
GoesOn = Callable[[Request], Awaitable[Response]]
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
KEY = "dragoman_key"
FORM = "dragoman_form"
NAME = "dragoman_name"
MOST = 100_000  # bytes of a form
MOST_TAKEN_IN = 25_000_000  # bytes of one that brings reports
TAKES_IN = "/import"
SIGN_IN = "/sign-in"
SIGN_OUT = "/sign-out"
READS_ONLY = "The role reader sees everything and changes nothing; whoever keeps the accounts can make you a reviewer."
YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Door:
    """Who may come in. `token` is None on loopback, where whoever is on the machine may, and where `sessions` of accounts are asked for.

    `hosts` are the names that the server answers to, empty for any.
    """

    token: str | None
    hosts: frozenset[str]
    sessions: Sessions | None = None


def door(host: str, accounts: Accounts | None = None) -> Door:
    """The door of a server that listens on `host`: accounts open it, or, anywhere but on loopback, a fresh token."""
    hosts = LOOPBACK if host in LOOPBACK else frozenset()
    if accounts is not None:
        return Door(None, hosts, Sessions(accounts))
    return Door(None if hosts else secrets.token_urlsafe(24), hosts)


def guard(at: Door, wrong: Callable[[Request, str, int], Response]) -> Callable[[Request, GoesOn], Awaitable[Response]]:
    """A middleware that lets in whom the door lets in, and puts the headers on every answer; `wrong` is a page that says why not."""

    async def guarded(request: Request, go_on: GoesOn) -> Response:
        answer = refused(at, request)
        request.state.form = request.cookies.get(FORM) or secrets.token_urlsafe(24)
        if answer is None and at.sessions is not None:
            known = await run_in_threadpool(visitor, at.sessions, request)
            request.state.account = known if isinstance(known, Account) else None
            answer = _kept_out(request, known, wrong)
        if answer is None:
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
    if "\0" in request.scope["path"] or "%00" in request.url.query:
        return PlainTextResponse("An address has no room for the character U+0000.\n", 400)
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    if at.hosts and name not in at.hosts:
        return PlainTextResponse(f"This server answers to {', '.join(sorted(at.hosts))} alone.\n", 421)
    if request.method not in ("GET", "HEAD") and not _from_here(request, host):
        return PlainTextResponse("A change must come from one of this server's own pages.\n", 403)
    length = request.headers.get("content-length", "")
    most = MOST_TAKEN_IN if request.url.path == TAKES_IN else MOST
    if request.method not in ("GET", "HEAD") and not (length.isdecimal() and int(length[:12]) <= most):
        return PlainTextResponse(f"A form says how long it is, and is no longer than {most:,} bytes.\n", 413)
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


def visitor(sessions: Sessions, request: Request) -> Account | Wait | None:
    """Whose request it is, by the cookie of a session or, under `/api/`, by HTTP Basic."""
    known = sessions.account(request.cookies.get(SESSION, ""))
    given = request.headers.get("authorization")
    if known is None and given is not None and _is_api(request):
        return sessions.program(given, request.client.host if request.client else "")
    return known


def _kept_out(request: Request, known: Account | Wait | None, wrong: Callable[[Request, str, int], Response]) -> Response | None:
    """What a visitor is answered who must sign in first, or whose role does not reach so far."""
    path = request.url.path
    reads = request.method in ("GET", "HEAD")
    if path == SIGN_IN or path.startswith("/static/"):
        return None
    if isinstance(known, Account):
        return None if known.may_change or path == SIGN_OUT or (reads and path != TAKES_IN) else wrong(request, READS_ONLY, 403)
    if _is_api(request):
        if known is not None:
            return _fault("wait", too_many(known), 429, {"Retry-After": str(math.ceil(known.seconds))})
        told = {"WWW-Authenticate": 'Basic realm="Dragoman", charset="UTF-8"'}
        return _fault("sign-in", "Give the name and the password of an account (HTTP Basic).", 401, told)
    if not reads:
        return wrong(request, "Sign in first: your session has ended.", 401)
    back = path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(SIGN_IN if back == "/" else f"{SIGN_IN}?{urlencode({'back': back})}", 303)


def too_many(wait: Wait) -> str:
    """What somebody is told who has tried too often."""
    return f"Too many tries with a wrong name or password; wait {math.ceil(wait.seconds)} seconds."


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _fault(code: str, message: str, status: int, headers: dict[str, str]) -> Response:
    return JSONResponse({"error": {"code": code, "message": message}}, status, headers)


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
    """The name under which a visitor judges: that of his account, or what a cookie carries in ASCII."""
    known = account_of(request)
    if known is not None:
        return known.name
    return unquote(request.cookies.get(NAME, ""))


def account_of(request: Request) -> Account | None:
    """The account with which a visitor is signed in, where there are accounts."""
    known: Account | None = getattr(request.state, "account", None)
    return known


def here(wanted: str) -> str:
    """An address as a page gives it, to be led back to: never on another host."""
    try:
        parts = urlsplit(wanted or "/")
    except ValueError:
        return "/"
    is_here = parts.path.startswith("/") and not parts.path.startswith(("//", "/\\"))
    rest = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    return (parts.path if is_here else "/") + rest


def with_name(answer: Response, name: str) -> Response:
    """An answer that lets the visitor keep his name."""
    answer.set_cookie(NAME, quote(name), max_age=YEAR, httponly=True, samesite="strict")
    return answer


def is_own_form(request: Request, given: str) -> bool:
    """Whether a form was on a page that was given to this very visitor."""
    held = request.cookies.get(FORM, "")
    return bool(held) and _same(held, given)
