"""The pages: each asks the record one question and shows the answer."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast, get_args

from jinja2 import Environment, FileSystemLoader, select_autoescape
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from dragoman.knowledge.actors import load
from dragoman.knowledge.known import Known
from dragoman.model.problem import Problem
from dragoman.model.vocabulary import CommitmentStatus
from dragoman.present.charts import lanes_svg, values_svg
from dragoman.present.entries import how_many, promised, when
from dragoman.present.lines import dispute_points, promise_lanes, round_lanes, truce_lanes
from dragoman.present.wording import counted, date, label, period, plain
from dragoman.record.account import changes, timeline
from dragoman.record.drafts import KINDS
from dragoman.record.filters import Filter
from dragoman.record.ledger import dispute_page, ledger, round_page, truce_page
from dragoman.record.network import ties
from dragoman.record.rows import Entry, Kind, Page
from dragoman.record.store.publishers import publishers
from dragoman.record.store.record import Record
from dragoman.record.store.search import CLOSE, OPEN, Where, search
from dragoman.record.store.view import Order, View
from dragoman.web.asking import Asked, asked
from dragoman.web.marks import paragraphs, shown
from dragoman.web.safety import account_of, named
from dragoman.web.visits import last_visit, with_visit

MENU = (
    ("/", "Overview"),
    ("/promises", "Promises"),
    ("/truces", "Truces"),
    ("/talks", "Talks"),
    ("/positions", "Positions"),
    ("/events", "Events"),
    ("/figures", "Figures"),
    ("/statements", "Statements"),
    ("/actors", "Actors"),
    ("/network", "Network"),
    ("/map", "Map"),
    ("/reports", "Reports"),
    ("/sources", "Sources"),
    ("/review", "Review"),
    ("/import", "Import"),
)
FEW = 6
CELLS = 400  # positions of one table
COLUMNS = 8  # holders of one table, those with the most positions

RELATIONS = {"acts_on": "acts on", "speaks_of": "speaks of", "accuses": "accuses"}
FIRST = {"newest": "newest", "weight": "told most", "doubt": "least sure of being one"}
GROUNDS = {"party": "the party", "counterparty": "the other side", "third_party": "a third party", "report": "the report itself"}


class Pages:
    """The pages of one record. `today` says which day it is, `moment` what time."""

    def __init__(self, record: Record, today: Callable[[], str], moment: Callable[[], str]) -> None:
        self._record = record
        self._moment = moment
        self._today = today
        folder = FileSystemLoader(Path(__file__).parent / "templates")
        self._templates = Environment(loader=folder, autoescape=select_autoescape(), trim_blocks=True, lstrip_blocks=True)
        self._templates.filters |= {"label": label, "date": date, "plain": plain, "shown": shown, "counted": counted}
        self._templates.globals |= {"when": when, "period": period, "promised": promised, "how_many": how_many}
        self._templates.globals |= {"menu": MENU, "grounds": GROUNDS, "OPEN": OPEN, "CLOSE": CLOSE}

    def routes(self) -> list[Route]:
        """Every page with its address."""
        told = [("/events", "events"), ("/statements", "statements"), ("/figures", "figures")]
        return [
            self.route("/", self.overview),
            self.route("/promises", self.promises),
            self.route("/truces", self.truces),
            self.route("/talks", self.talks),
            self.route("/positions", self.positions),
            *(self.route(path, partial(self.told, kind=kind)) for path, kind in told),
            self.route("/actors", self.actors),
            self.route("/actors/{actor}", self.actor),
            self.route("/reports", self.reports),
            self.route("/reports/{report}", self.report),
            self.route("/sources", self.sources),
            self.route("/entries/{entry}", self.entry),
            self.route("/search", self.search),
            self.route("/review", self.review),
            self.route("/judgements", self.judgements),
        ]

    def route(self, path: str, page: Callable[[View, Request, Asked], Response]) -> Route:
        """A page at an address; a question that makes no sense is told so."""

        def answer(request: Request) -> Response:
            question = asked(request.query_params)
            if isinstance(question, Problem):
                return self.wrong(request, question.message, 400)
            with self._record.view(question.as_of) as view:
                return page(view, request, question)

        return Route(path, answer, methods=["GET"], name=path)

    def show(self, name: str, request: Request, status: int = 200, question: Asked | None = None, **told: Any) -> Response:
        """A page made of its template."""
        known = {"path": request.url.path, "q": question, "form": getattr(request.state, "form", "")}
        account = account_of(request)
        known |= {"me": None if account and not account.may_change else named(request), "account": account}
        return HTMLResponse(self._templates.get_template(name).render(known | told), status)

    def wrong(self, request: Request, message: str, status: int) -> Response:
        """A page that says in one line what could not be answered."""
        return self.show("wrong.html", request, status, message=message)

    def day(self, q: Asked) -> str:
        """The day as of which a question is answered: its own, or today."""
        return q.as_of or self._today()

    def overview(self, view: View, request: Request, q: Asked) -> Response:
        """What stands: promises, truces, talks, figures in dispute, the newest reports."""
        day = q.as_of or view.newest_day() or self._today()
        open_ = [one for one in ledger(view, day, Filter(), 3 * FEW) if one.standing.status not in ("outcome_unknown", "fulfilled")]
        now = self._moment()
        since = last_visit(request, now)
        page = self.show(
            "overview.html",
            request,
            question=q,
            count=view.count("reports"),
            truces=truce_page(view, day, Filter(), FEW),
            rounds=round_page(view, day, Filter(), FEW),
            promises=open_[:FEW],
            disputes=dispute_page(view, Filter())[:FEW],
            reports=view.page_of_sources(None, FEW),
            day=day,
            since=since,
            fresh=changes(view, since, 2 * FEW) if since is not None else None,
        )
        return with_visit(page, request, now)

    def promises(self, view: View, request: Request, q: Asked) -> Response:
        """The ledger."""
        page = ledger(view, self.day(q), q.where, q.limit, q.after)
        board = {status: [one for one in page if one.standing.status == status] for status in get_args(CommitmentStatus)}
        chart = Markup(lanes_svg(promise_lanes(page), "Promises on a line of time"))  # noqa: S704 -- the chart escapes every word itself
        told: dict[str, Any] = {"board": {status: some for status, some in board.items() if some}, "as_board": q.given.get("as") == "board"}
        return self.show("promises.html", request, question=q, page=page, chart=chart, title="Promises", **told)

    def truces(self, view: View, request: Request, q: Asked) -> Response:
        """Truces with their course and who accuses whom."""
        page = truce_page(view, self.day(q), q.where, q.limit, q.after)
        chart = Markup(lanes_svg(truce_lanes(page), "Truces and accusations on a line of time"))  # noqa: S704 -- see above
        return self.show("truces.html", request, question=q, page=page, chart=chart, title="Truces")

    def talks(self, view: View, request: Request, q: Asked) -> Response:
        """Talks round by round."""
        page = round_page(view, self.day(q), q.where, q.limit, q.after)
        chart = Markup(lanes_svg(round_lanes(page), "Rounds of talks on a line of time"))  # noqa: S704 -- see above
        return self.show("talks.html", request, question=q, page=page, chart=chart, title="Talks")

    def positions(self, view: View, request: Request, q: Asked) -> Response:
        """Party by issue: what each wants, with the day and the words."""
        page = view.told("positions", q.where, CELLS, q.after)
        cells: dict[str, dict[str, list[Any]]] = {}
        for told in page:
            for holder in told.entry.having("holder") or (None,):
                issue = told.entry.type or "unclear"
                cells.setdefault(issue, {}).setdefault(holder.name if holder else "somebody", []).append(told)
        often = Counter(name for row in cells.values() for name, some in row.items() for _ in some)
        holders = sorted(often, key=lambda name: (-often[name], name))[:COLUMNS]
        issues = sorted(cells, key=lambda issue: (-sum(len(some) for some in cells[issue].values()), issue))
        table = (issues, holders, cells)
        return self.show("positions.html", request, question=q, page=page, title="Positions", table=table)

    def told(self, view: View, request: Request, q: Asked, kind: str) -> Response:
        """Happenings of one kind, newest first."""
        page = view.told(cast("Kind", kind), q.where, q.limit, q.after)
        disputes = dispute_page(view, q.where)[:FEW] if kind == "figures" and q.after is None else ()
        charts = [Markup(values_svg(dispute_points(one), f"{label(one.measure)} over time")) for one in disputes]  # noqa: S704 -- see above
        told: dict[str, Any] = {"disputes": disputes, "charts": charts, "title": kind.capitalize()}
        return self.show("told.html", request, question=q, page=page, kind=kind, **told)

    def actors(self, view: View, request: Request, q: Asked) -> Response:
        """Actors, those most spoken of first."""
        return self.show("actors.html", request, question=q, page=view.actors(q.where, q.limit, q.after), title="Actors")

    def actor(self, view: View, request: Request, q: Asked) -> Response:
        """One actor: its days, its promises, what it said, what it is accused of."""
        words = request.path_params["actor"]
        known = view.actor(words)
        if not known:
            return self.wrong(request, f"The record knows nobody called {words!r}.", 404)
        where = replace(q.where, actor=known[0].id)
        return self.show(
            "actor.html",
            request,
            question=q,
            actor=known[0],
            moments=tuple(reversed(timeline(view, known[0].id, q.where, 40))),
            said=view.told("statements", replace(where, roles=("speaker",)), FEW),
            promises=ledger(view, self.day(q), replace(where, roles=("by",)), FEW),
            accused=view.told("ceasefires", replace(where, roles=("accused",)), FEW),
            ties=[tie for tie in ties(view, where, 2 * FEW) if known[0].id in (tie.one.actor, tie.other.actor)][: 2 * FEW],
            relations=RELATIONS,
            offices=_offices(known[0].known_as),
            title=known[0].name,
        )

    def reports(self, view: View, request: Request, q: Asked) -> Response:
        """Reports, the last added first."""
        page = view.page_of_sources(q.where.source, q.limit, q.after)
        return self.show("reports.html", request, question=q, page=page, title="Reports")

    def sources(self, view: View, request: Request, q: Asked) -> Response:
        """Who publishes how much, near-copies of one wire story counted as one."""
        return self.show("sources.html", request, question=q, page=publishers(view, q.limit, q.after), title="Sources")

    def report(self, view: View, request: Request, q: Asked) -> Response:
        """The Reader: a report as written, every entry marked in it."""
        words = request.path_params["report"]
        report = view.report(words)
        if report is None:
            return self.wrong(request, f"The record has no report {words!r}.", 404)
        entries = entries_of(view, report.document.id)
        cards = sorted(entries, key=lambda one: (one.data["evidence"][0]["start"], one.id))
        told = dict(zip((one.id for one in cards), view.mentions_of([one.happening for one in cards]), strict=True))
        title = report.document.title or report.document.name
        text = tuple(one for one in paragraphs(report.document.text, entries) if one.text != title)
        return self.show("reader.html", request, question=q, report=report.document, text=text, cards=cards, told=told, title=title)

    def entry(self, view: View, request: Request, q: Asked) -> Response:
        """One entry: its words, who says so, and every report that tells of the same."""
        words = request.path_params["entry"]
        found = [one for one in view.entry(words) if one.id == words] or list(view.entry(words))
        if len(found) != 1:
            return self.wrong(request, f"The record has no entry {words!r}.", 404)
        return self.show("entry.html", request, question=q, entry=found[0], mentions=view.mentions(found[0].happening), title="Entry")

    def search(self, view: View, request: Request, q: Asked) -> Response:
        """What has the words that are looked for."""
        words = q.given.get("words", "")
        where: Where = "reports" if q.given.get("in") == "reports" else "entries"
        found = search(view, words, where, q.limit, q.after) if words else Page(())
        if isinstance(found, Problem):
            return self.wrong(request, found.message, 400)
        return self.show("search.html", request, question=q, page=found, words=words, where=where, title="Search")

    def review(self, view: View, request: Request, q: Asked) -> Response:
        """What nobody has judged yet, the kinds on which most rests first."""
        kind = q.given.get("kind", "commitments")
        if kind not in KINDS:
            return self.wrong(request, f"{kind!r} is no kind of entry; there are {', '.join(KINDS)}.", 400)
        first = q.given.get("first", "newest")
        if first not in FIRST:
            return self.wrong(request, f"first: {first[:60]!r} is not one of {', '.join(FIRST)}.", 400)
        if first in get_args(Order):
            page = view.awaiting(kind, q.where, cast("Order", first), q.limit)
        else:
            page = view.told(kind, replace(q.where, judged=False), q.limit, q.after)
        return self.show("review.html", request, question=q, page=page, kind=kind, kinds=KINDS, first=first, orders=FIRST, title="Review")

    def judgements(self, _: View, request: Request, q: Asked) -> Response:
        """The trail: who judged what, newest first."""
        trail = tuple(reversed(self._record.judgements()))[:200]
        return self.show("judgements.html", request, question=q, trail=trail, title="Judgements")


def _offices(known_as: str | None) -> tuple[Known, ...]:
    """The offices that the knowledge base gives somebody, with their days."""
    known = load()
    return () if known_as is None or isinstance(known, Problem) else tuple(term for term in known.terms(known_as) if term.role)


def entries_of(view: View, report: str) -> list[Entry]:
    """Every entry of one report."""
    return [entry for kind in KINDS for entry in view.entries(kind, Filter(source=report))]
