"""What people judge on the pages: each form is one judgement, and leads back to where it stood."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dragoman.model.problem import Problem
from dragoman.record.judgements import VERDICTS, Verb
from dragoman.record.store.record import Record
from dragoman.web.pages import Pages
from dragoman.web.safety import account_of, here, is_own_form, named, with_name

LONGEST = 80
MOST = 100  # entries that one form judges


def routes(record: Record, pages: Pages, moment: Callable[[], str]) -> list[Route]:
    """The addresses that forms are sent to. `moment` says what time it is."""

    async def sent(request: Request) -> dict[str, list[str]] | Response:
        form = await request.form(max_files=0, max_fields=MOST + 20)
        told: dict[str, list[str]] = {}
        for name, value in form.multi_items():
            if isinstance(value, str):
                told.setdefault(name, []).append(value)
        if not is_own_form(request, told.get("form", [""])[0]):
            return pages.wrong(request, "This form is not from a page that was opened here; open the page again and send it anew.", 403)
        return told

    async def signed(request: Request) -> tuple[dict[str, list[str]], str] | Response:
        """A form with the name of whoever sends it."""
        form = await sent(request)
        if isinstance(form, Response):
            return form
        by = named(request) if account_of(request) else _one(form, "by")[:LONGEST].strip() or named(request)
        if not by:
            return pages.wrong(request, "Say who you are first: a judgement is kept with the name of whoever made it.", 400)
        return form, by

    async def judge(request: Request) -> Response:
        told = await signed(request)
        if isinstance(told, Response):
            return told
        form, by = told
        verbs: dict[str, Verb] = {verb: verb for verb in VERDICTS}
        verb = verbs.get(_one(form, "verb"))
        entries = form.get("entry", [])[:MOST]
        if verb is None or not entries:
            return pages.wrong(request, f"A judgement is one of {', '.join(VERDICTS)}, of at least one entry.", 400)
        for entry in entries:
            # beside the pages, which need not wait until an import lets go of the record
            judged = await run_in_threadpool(record.judge, verb, entry, by, moment(), _one(form, "why") or None)
            if isinstance(judged, Problem):
                return pages.wrong(request, judged.message, 409)
        return _back(request, form, by)

    async def undo(request: Request) -> Response:
        told = await signed(request)
        if isinstance(told, Response):
            return told
        form, by = told
        undone = await run_in_threadpool(record.undo, _one(form, "judgement"), by, moment(), _one(form, "why") or None)
        return pages.wrong(request, undone.message, 409) if isinstance(undone, Problem) else _back(request, form, by)

    async def name(request: Request) -> Response:
        form = await sent(request)
        return form if isinstance(form, Response) else _back(request, form, _one(form, "by")[:LONGEST].strip())

    return [
        Route("/judge", judge, methods=["POST"]),
        Route("/undo", undo, methods=["POST"]),
        Route("/name", name, methods=["POST"]),
    ]


def _one(form: dict[str, list[str]], name: str) -> str:
    return form.get(name, [""])[0]


def _back(request: Request, form: dict[str, list[str]], by: str) -> Response:
    """To the page on which the form stood; who has an account needs no name kept for him."""
    answer = RedirectResponse(here(_one(form, "back")), 303)
    return answer if account_of(request) else with_name(answer, by)
