"""Map and network: what the browser draws, and the table that says the same."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.record.network import Tie, ties
from dragoman.record.spots import Spot, spots
from dragoman.record.store.view import View
from dragoman.web.asking import Asked
from dragoman.web.pages import RELATIONS, Pages

TIES = 60  # of one drawing; more cannot be told apart
FEW = 3  # happenings of a place that its row quotes


def routes(pages: Pages) -> list[Route]:
    """The pages that are drawn, and what they are drawn from."""

    def map_page(view: View, request: Request, q: Asked) -> Response:
        return pages.show("map.html", request, question=q, spots=spots(view, q.where), few=FEW, title="Map")

    def network(view: View, request: Request, q: Asked) -> Response:
        relation = q.given.get("relation")
        if relation is not None and relation not in RELATIONS:
            return pages.wrong(request, f"relation: {relation[:60]!r} is not one of {', '.join(RELATIONS)}.", 400)
        some = [tie for tie in ties(view, q.where) if relation in (None, tie.relation)][:TIES]
        return pages.show("network.html", request, question=q, ties=some, relations=RELATIONS, title="Network")

    return [pages.route("/map", map_page), pages.route("/network", network)]


def features(some: tuple[Spot, ...]) -> dict[str, Any]:
    """The places as GeoJSON (RFC 7946): areas as polygons, spots and countries as points; a country's shape has the map itself."""
    return {"type": "FeatureCollection", "features": [_feature(spot) for spot in some]}


def _feature(spot: Spot) -> dict[str, Any]:
    place = spot.place.place
    assert place is not None  # noqa: S101 -- a spot has one
    ring = spot.ring and [[list(point) for point in (*spot.ring, spot.ring[0])]]
    return {
        "type": "Feature",
        "id": spot.place.actor,
        "geometry": {"type": "Polygon", "coordinates": ring} if ring else {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "name": spot.place.name,
            "precision": place.precision,
            "country": place.country,
            "events": len(spot.events),
            "accusations": len(spot.accusations),
            "count": spot.count,
        },
    }


def graph(some: tuple[Tie, ...]) -> dict[str, Any]:
    """The ties as nodes and edges."""
    nodes = {part.actor: part for tie in some for part in (tie.one, tie.other)}
    return {
        "nodes": [{"id": part.actor, "name": part.name, "code": part.code} for part in nodes.values()],
        "edges": [_edge(tie) for tie in some],
    }


def _edge(tie: Tie) -> dict[str, Any]:
    return {"from": tie.one.actor, "to": tie.other.actor, "relation": tie.relation, "told": tie.told, "kinds": dict(tie.kinds)}
