"""Each chart as a file of its own: what it shows as CSV, and itself as SVG."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.export.cells import disarmed
from dragoman.present import lines
from dragoman.present.charts import Lane, lanes_svg, values_svg
from dragoman.present.wording import label
from dragoman.record.disputes import Dispute
from dragoman.record.ledger import dispute_page, ledger, round_page, truce_page
from dragoman.record.store.view import View
from dragoman.web.asking import Asked
from dragoman.web.pages import Pages

Lanes = Callable[[View, Asked, str], Sequence[Lane]]


def routes(pages: Pages) -> list[Route]:
    """`/charts/promises.svg` and its like, with the filters of their pages."""
    lanes: dict[str, Lanes] = {
        "promises": lambda view, q, day: lines.promise_lanes(ledger(view, day, q.where, q.limit, q.after)),
        "truces": lambda view, q, day: lines.truce_lanes(truce_page(view, day, q.where, q.limit, q.after)),
        "talks": lambda view, q, day: lines.round_lanes(round_page(view, day, q.where, q.limit, q.after)),
    }

    def file(view: View, request: Request, q: Asked) -> Response:
        name, form = request.path_params["name"], request.path_params["form"]
        if form not in ("svg", "csv") or name not in (*lanes, "figures"):
            return pages.wrong(request, "There is no such chart.", 404)
        if name == "figures":
            return _figures(dispute_page(view, q.where, q.after), form, q.given.get("nth"))
        some = lanes[name](view, q, pages.day(q))
        return _svg(lanes_svg(some, name)) if form == "svg" else _csv(name, lines.LANE_COLUMNS, lines.lane_rows(some))

    return [pages.route("/charts/{name}.{form}", file)]


def _figures(some: Sequence[Dispute], form: str, nth: str | None) -> Response:
    if form == "csv":
        return _csv("figures", lines.FIGURE_COLUMNS, lines.figure_rows(some))
    number = int(nth) if nth is not None and nth.isdecimal() and len(nth) < 6 else 0
    return _svg(values_svg(lines.dispute_points(some[number]), label(some[number].measure)) if number < len(some) else "")


def _svg(drawn: str) -> Response:
    return Response(drawn or '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', media_type="image/svg+xml")


def _csv(name: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Response:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(columns)
    table.writerows([disarmed(cell) for cell in row] for row in rows)
    kept = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(text.getvalue().encode("utf-8", "replace"), media_type="text/csv; charset=utf-8", headers=kept)
