"""The page on which people sign in, and the ways in and out."""

import math

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dragoman.web.accounts import LONGEST
from dragoman.web.pages import Pages
from dragoman.web.safety import SIGN_IN, SIGN_OUT, here, is_own_form, too_many
from dragoman.web.sessions import SESSION, Sessions, Wait

NOT_OURS = "This form is not from a page that was opened here; send it once more."
UNKNOWN = "The name or the password is wrong."


def routes(sessions: Sessions, pages: Pages) -> list[Route]:
    """The addresses at which people sign in and out."""

    def page(request: Request, status: int, message: str = "", name: str = "", back: str = "/") -> Response:
        return pages.show("sign_in.html", request, status, title="Sign in", message=message, called=name, back=back)

    def asked(request: Request) -> Response:
        return page(request, 200, back=here(request.query_params.get("back", "/")))

    async def sign_in(request: Request) -> Response:
        form = await request.form(max_files=0, max_fields=10)
        told = {name: value for name, value in form.items() if isinstance(value, str)}
        name, back = told.get("name", "").strip()[:LONGEST], here(told.get("back", "/"))
        if not is_own_form(request, told.get("form", "")):
            return page(request, 403, NOT_OURS, name, back)
        host = request.client.host if request.client else ""
        opened = await run_in_threadpool(sessions.sign_in, name, told.get("password", ""), host)
        if isinstance(opened, Wait):
            answer = page(request, 429, too_many(opened), name, back)
            answer.headers["Retry-After"] = str(math.ceil(opened.seconds))
            return answer
        if opened is None:
            return page(request, 403, UNKNOWN, name, back)
        sessions.end(request.cookies.get(SESSION, ""))
        answer = RedirectResponse(back, 303)
        answer.set_cookie(SESSION, opened[0], httponly=True, samesite="strict", secure=request.url.scheme == "https")
        return answer

    async def sign_out(request: Request) -> Response:
        form = await request.form(max_files=0, max_fields=10)
        if not is_own_form(request, str(form.get("form", ""))):
            return pages.wrong(request, NOT_OURS, 403)
        sessions.end(request.cookies.get(SESSION, ""))
        answer = RedirectResponse(SIGN_IN, 303)
        answer.delete_cookie(SESSION, httponly=True, samesite="strict")
        return answer

    return [
        Route(SIGN_IN, asked, methods=["GET"]),
        Route(SIGN_IN, sign_in, methods=["POST"]),
        Route(SIGN_OUT, sign_out, methods=["POST"]),
    ]
