"""The application: pages, forms, files and the programs' interface of one record, behind one door."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from dragoman.intake.web import Fetched, Refused
from dragoman.record.store.engine import AWAY
from dragoman.record.store.record import Record
from dragoman.web import charting, drawn, importing, judging, signing
from dragoman.web.api import api, fault
from dragoman.web.jobs import jobs_of
from dragoman.web.pages import Pages
from dragoman.web.safety import Door, guard

NOT_NOW = "The record's database cannot be reached for now; try again in a moment."
SOON = 5  # seconds
SMALLEST = 1024  # bytes of an answer that are worth packing


def application(
    record: Record,
    at: Door,
    today: Callable[[], str],
    moment: Callable[[], str],
    fetch: Callable[[str], Fetched | Refused] | None = None,
) -> FastAPI:
    """The pages of a record. `today` and `moment` say what day and what time it is; nothing else asks for either.

    `fetch` goes to an address whose report is to be taken in; by itself it is a visitor of the open web.
    """
    jobs = jobs_of(record, moment, fetch)

    @asynccontextmanager
    async def lifetime(_: FastAPI) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(jobs.close)

    app = FastAPI(
        title="Dragoman",
        version=version("dragoman"),
        summary="A record of who said, did and promised what",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=lifetime,
    )
    pages = Pages(record, today, moment)
    app.include_router(api(record, today))
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    drawings = [*charting.routes(pages), *drawn.routes(pages)]
    app.router.routes.extend([*pages.routes(), *drawings, *judging.routes(record, pages, moment), *importing.routes(jobs, pages)])
    if at.sessions is not None:
        app.router.routes.extend(signing.routes(at.sessions, pages))
    app.add_middleware(BaseHTTPMiddleware, dispatch=guard(at, pages.wrong))
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST)

    @app.exception_handler(HTTPException)
    async def missing(request: Request, error: HTTPException) -> Response:
        words = "There is no such page." if error.status_code == 404 else str(error.detail)
        if request.url.path.startswith("/api/"):
            return fault("not-found" if error.status_code == 404 else "refused", words, error.status_code)
        return pages.wrong(request, words, error.status_code)

    async def away(request: Request, _: Exception) -> Response:
        is_api = request.url.path.startswith("/api/")
        answer = fault("away", NOT_NOW, 503) if is_api else pages.wrong(request, NOT_NOW, 503)  # neither asks the record
        answer.headers["Retry-After"] = str(SOON)
        return answer

    for error in AWAY:
        app.add_exception_handler(error, away)

    @app.exception_handler(RequestValidationError)
    async def senseless(_: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        return fault("bad-question", f"{'.'.join(str(part) for part in first['loc'][1:])}: {first['msg']}", 422)

    return app
