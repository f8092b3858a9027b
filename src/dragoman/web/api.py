"""The record for programs, under `/api/`: what the pages show as JSON, one shape of error, pages by `next`, an ETag on every answer."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from typing import Annotated, Any, Literal, cast

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from dragoman.model.problem import Problem
from dragoman.model.report_json import report_to_dict
from dragoman.record.account import changes, compare, timeline
from dragoman.record.drafts import KINDS
from dragoman.record.ledger import dispute_page, ledger, round_page, truce_page
from dragoman.record.network import ties
from dragoman.record.rows import Kind, Page
from dragoman.record.spots import spots
from dragoman.record.store.publishers import publishers
from dragoman.record.store.record import Record
from dragoman.record.store.search import search
from dragoman.record.store.view import View
from dragoman.web.asking import AFTER, MOST, PAGE, Asked, asked
from dragoman.web.drawn import TIES, features, graph

Told = Literal["statements", "events", "positions", "figures"]
Day = Annotated[str | None, Query(pattern=r"^\d{4}-\d\d-\d\d$", description="YYYY-MM-DD")]
Words = Annotated[str | None, Query(max_length=200)]


class Fault(BaseModel):
    """What every error looks like."""

    code: str
    message: str


class Faulty(BaseModel):
    """An answer that is none."""

    error: Fault


ERRORS: dict[int | str, dict[str, Any]] = {
    400: {"model": Faulty, "description": "The question makes no sense"},
    404: {"model": Faulty, "description": "There is no such thing in the record"},
    422: {"model": Faulty, "description": "A field of the question is not of its kind"},
}


def api(record: Record, today: Callable[[], str]) -> APIRouter:
    """Every address under `/api`."""
    router = APIRouter(prefix="/api", responses=ERRORS)

    def answer(request: Request, question: Callable[[View, Asked], Any]) -> Response:
        wanted = asked(request.query_params)
        if isinstance(wanted, Problem):
            return fault(wanted.code, wanted.message, 400)
        with record.view(wanted.as_of) as view:
            found = question(view, wanted)
            if isinstance(found, Problem):
                return fault(found.code, found.message, 404 if found.code.startswith("no-") else 400)
            return tagged(request, plain(found))

    def listing(kind: str) -> Callable[..., Response]:
        pages: dict[str, Callable[[View, Asked], Any]] = {
            "commitments": lambda view, q: ledger(view, q.as_of or today(), q.where, q.limit, q.after),
            "ceasefires": lambda view, q: truce_page(view, q.as_of or today(), q.where, q.limit, q.after),
            "talks": lambda view, q: round_page(view, q.as_of or today(), q.where, q.limit, q.after),
            "disputes": lambda view, q: dispute_page(view, q.where, q.after),
            "actors": lambda view, q: view.actors(q.where, q.limit, q.after),
            "reports": lambda view, q: view.page_of_sources(q.where.source, q.limit, q.after),
            "sources": lambda view, q: publishers(view, q.limit, q.after),
            "places": lambda view, q: features(spots(view, q.where)),
            "network": lambda view, q: graph(ties(view, q.where)[:TIES]),
        }

        def get(
            request: Request,
            actor: Words = None,
            place: Words = None,
            type: Words = None,  # noqa: A002 -- the name of the field in the record
            status: Words = None,
            source: Words = None,
            since: Day = None,
            until: Day = None,
            as_of: Day = None,
            judged: Annotated[Literal["yes", "no", "accepted", "rejected", "unsure"] | None, Query()] = None,
            limit: Annotated[int, Query(ge=1, le=MOST)] = PAGE,
            after: Annotated[str | None, Query(pattern=AFTER, description="A page's `next`")] = None,
        ) -> Response:
            del actor, place, type, status, source, since, until, as_of, judged, limit, after  # `asked` reads them, as for the pages
            return answer(request, pages.get(kind, lambda view, q: view.told(cast("Kind", kind), q.where, q.limit, q.after)))

        return get

    for kind in (*KINDS, "disputes", "actors", "reports", "sources"):
        router.add_api_route(f"/{kind}", listing(kind), methods=["GET"], summary=f"A page of {kind}", operation_id=f"list_{kind}")

    router.add_api_route("/places", listing("places"), methods=["GET"], summary="Places of events and accusations, as GeoJSON")
    router.add_api_route("/network", listing("network"), methods=["GET"], summary="Ties between actors, as nodes and edges")

    @router.get("/reports/{report}", summary="One report as dragoman.report/1")
    def one_report(request: Request, report: str, as_of: Day = None) -> Response:
        del as_of
        return answer(request, lambda view, _: _report(view, report))

    @router.get("/entries/{entry}", summary="One entry, with every entry that tells of the same")
    def one_entry(request: Request, entry: str, as_of: Day = None) -> Response:
        del as_of
        return answer(request, lambda view, _: _entry(view, entry))

    @router.get("/actors/{actor}", summary="Those whom a name or an id means")
    def one_actor(request: Request, actor: str, as_of: Day = None) -> Response:
        del as_of
        return answer(request, lambda view, _: view.actor(actor) or Problem("no-actor", f"The record knows nobody called {actor[:60]!r}."))

    @router.get("/timeline/{actor}", summary="An actor's days, oldest first")
    def days(request: Request, actor: str, since: Day = None, until: Day = None, as_of: Day = None) -> Response:
        del since, until, as_of
        return answer(request, lambda view, q: {"items": timeline(view, actor, q.where, q.limit)})

    @router.get("/compare/{one}/{other}", summary="Two actors' positions, issue by issue")
    def compared(request: Request, one: str, other: str, as_of: Day = None) -> Response:
        del as_of
        return answer(request, lambda view, _: {"items": compare(view, one, other)})

    @router.get("/changes", summary="What the record has learnt since a day")
    def changed(request: Request, since: Annotated[str, Query(pattern=r"^\d{4}-\d\d-\d\d$")]) -> Response:
        return answer(request, lambda view, q: changes(view, since, q.limit))

    @router.get("/search", summary="Full text, of entries or of whole reports")
    def found(
        request: Request,
        words: Annotated[str, Query(min_length=1, max_length=400)],
        where: Annotated[Literal["entries", "reports"], Query(alias="in")] = "entries",
        after: Annotated[str | None, Query(pattern=AFTER)] = None,
    ) -> Response:
        del after
        return answer(request, lambda view, q: search(view, words, where, q.limit, q.after))

    @router.get("/judgements", summary="Who judged what, oldest first")
    def judged(request: Request) -> Response:
        return tagged(request, {"items": plain(record.judgements())})

    return router


def _report(view: View, words: str) -> Any:
    found = view.report(words)
    return report_to_dict(found) if found is not None else Problem("no-report", f"The record has no report {words[:60]!r}.")


def _entry(view: View, words: str) -> Any:
    found = [one for one in view.entry(words) if one.id == words]
    if not found:
        return Problem("no-entry", f"The record has no entry {words[:60]!r}.")
    return {"entry": found[0], "mentions": view.mentions(found[0].happening)}


def fault(code: str, message: str, status: int) -> Response:
    """An error in the one shape that errors have."""
    return JSONResponse({"error": {"code": code, "message": message}}, status)


def tagged(request: Request, value: Any) -> Response:
    """A value with its ETag; nothing but that where whoever asks has it already."""
    answer = JSONResponse(value)
    tag = f'"{hashlib.blake2b(answer.body, digest_size=12).hexdigest()}"'
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"ETag": tag})
    answer.headers["ETag"] = tag
    return answer


def plain(value: Any) -> Any:
    """A result of the record as JSON's own values."""
    if isinstance(value, Page):
        return {"items": [plain(item) for item in value], "next": value.next}
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [plain(one) for one in value]
    return value
