"""When a visitor was here last, so that the overview can say what is new to him; a cookie of his own remembers it, nothing else does."""

import re
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

SEEN = "dragoman_seen"
ONE_VISIT = 30 * 60  # seconds between two looks that are one visit
YEAR = 365 * 24 * 3600
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def last_visit(request: Request, now: str) -> str | None:
    """The moment at which the visit before this one ended (ISO, UTC); None for the first."""
    since, last = _kept(request)
    return last if last is not None and _seconds(last, now) > ONE_VISIT else since


def with_visit(answer: Response, request: Request, now: str) -> Response:
    """An answer that lets the visitor remember this visit."""
    since = last_visit(request, now)
    answer.set_cookie(SEEN, f"{since or ''}_{now}", max_age=YEAR, httponly=True, samesite="strict")
    return answer


def _kept(request: Request) -> tuple[str | None, str | None]:
    since, _, last = request.cookies.get(SEEN, "").partition("_")
    return (since if _MOMENT.fullmatch(since) else None), (last if _MOMENT.fullmatch(last) else None)


def _seconds(one: str, other: str) -> float:
    try:
        return (datetime.fromisoformat(other) - datetime.fromisoformat(one)).total_seconds()
    except ValueError:  # a day that no calendar has, written by hand
        return 0.0
