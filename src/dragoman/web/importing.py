"""The page on which reports are taken in: files, a text or an address become a job, and the job's page tells what became of them."""

import asyncio
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from dragoman.intake.documents import Metadata
from dragoman.intake.failure import Failure, refusal
from dragoman.intake.limits import amount
from dragoman.model.problem import Problem
from dragoman.web.jobs import Address, File, Job, Jobs, Source, Text
from dragoman.web.marks import shown
from dragoman.web.pages import Pages
from dragoman.web.safety import MOST_TAKEN_IN, TAKES_IN, is_own_form, named

FILES = 20
FILE = 10_000_000  # bytes
SECONDS = 60.0  # that a form may take to come
NAME = 120  # characters of a file's name that are kept
URL = 2000
WORDS = 300  # characters of a title or a publisher
STATES = {"waits": "waits for its turn", "works": "is being read", "done": "done", "ended": "was left when the server ended"}
NOT_OURS = "This form is not from a page that was opened here; open the page again and send it anew."


def routes(jobs: Jobs, pages: Pages) -> list[Route]:
    """The addresses of the import."""

    def page(request: Request) -> Response:
        bounds: dict[str, Any] = {"files": FILES, "file": amount(FILE), "whole": amount(MOST_TAKEN_IN)}
        return pages.show("import.html", request, title="Import", jobs=jobs.newest(), **bounds)

    async def sent(request: Request) -> Response:
        try:
            async with asyncio.timeout(SECONDS), request.form(max_files=FILES, max_fields=10, max_part_size=FILE) as form:
                if not is_own_form(request, _words(form, "form", 200)):
                    return pages.wrong(request, NOT_OURS, 403)
                sources = await _sources(form)
        except TimeoutError:
            return pages.wrong(request, f"The form took more than {SECONDS:.0f} seconds to come.", 408)
        except ClientDisconnect:
            return Response(status_code=400)
        except HTTPException as error:  # what the form's reader says of a broken one, or of too many files
            return pages.wrong(request, f"The form could not be read: {error.detail}", error.status_code)
        if isinstance(sources, Problem):
            return pages.wrong(request, sources.message, 400)
        job = jobs.add(sources, named(request))
        if isinstance(job, Problem):
            return pages.wrong(request, job.message, 503)
        return RedirectResponse(f"{TAKES_IN}/jobs/{job.id}", 303)

    def told(request: Request) -> Response:
        job = jobs.job(request.path_params["job"])
        if job is None:
            return pages.wrong(request, "There is no such import; the server forgets them when it ends.", 404)
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse(_plain(job), headers={"Cache-Control": "no-store", "Vary": "Accept"})
        answer = pages.show("job.html", request, title="Import", job=job, state=STATES[job.state])
        answer.headers["Vary"] = "Accept"
        return answer

    return [
        Route(TAKES_IN, page, methods=["GET"]),
        Route(TAKES_IN, sent, methods=["POST"]),
        Route(f"{TAKES_IN}/jobs/{{job}}", told, methods=["GET"]),
    ]


async def _sources(form: FormData) -> list[Source] | Problem:
    """What a form brings: its files, its text, its address."""
    sources: list[Source] = []
    for one in form.getlist("file"):
        if isinstance(one, UploadFile) and (one.filename or one.size):
            name = plain_name(one.filename or "")
            if (one.size or 0) > FILE:
                sources.append(Failure(name, refusal("too-large", f"is more than {amount(FILE)}, the most that is taken in as one file")))
            else:
                sources.append(File(name, await one.read()))
    pasted = form.get("text", "")
    if isinstance(pasted, str) and pasted.strip():
        title, publisher, published = _words(form, "title", WORDS), _words(form, "publisher", WORDS), _words(form, "published", 20)
        if published and not _is_day(published):
            return refusal("bad-date", f"The day of publication, {published!r}, is no day of the calendar written as YYYY-MM-DD.")
        metadata = Metadata(title=title or None, published=published or None, publisher=publisher or None)
        sources.append(Text(title or "pasted text", pasted.replace("\r\n", "\n"), metadata))
    address = _words(form, "address", URL + 1)
    if len(address) > URL:
        return refusal("bad-address", f"The address has more than {URL:,} characters.")
    if address:
        sources.append(Address(address))
    return sources or refusal("nothing", "Nothing was sent: choose files, paste a text or give an address.")


def plain_name(name: str) -> str:
    """What a file is called, without folders; it is shown and tells the kind of the file, and nothing is ever opened under it."""
    last = PurePosixPath(name.replace("\\", "/").replace("\0", "")).name.strip()
    return (last if len(last) <= NAME else last[: NAME - 20] + "…" + last[-19:]) or "file"


def _words(form: FormData, name: str, most: int) -> str:
    value = form.get(name, "")
    return value[:most].strip() if isinstance(value, str) else ""


def _is_day(words: str) -> bool:
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def _plain(job: Job) -> dict[str, object]:
    lines = [{"told": shown(line.told), "report": line.report} for line in job.lines]
    return {"state": job.state, "says": STATES[job.state], "done": job.done, "of": job.of, "lines": lines, "left": job.left}
