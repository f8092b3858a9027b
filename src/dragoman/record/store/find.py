"""Finds actors and reports by the words that people have for them."""

from collections.abc import Sequence

from sqlalchemy import Connection, Select, or_, select

from dragoman.record.actor_keys import normal
from dragoman.record.store.tables import actor_names, actors, reports

MOST = 200


def clusters_called(connection: Connection, words: str, *, begins: bool = False) -> list[int]:
    """The clusters of the actors that have an id, a state's code or a name: `words` whole, else where a name begins or ends with them.

    A state goes before all others of its name, and whoever is known before who is not: "Turkey" is the state, not a club of that name.
    """
    by_id = list(connection.scalars(select(actors.c.cluster).where(or_(actors.c.id == words, actors.c.key == f"kb:state:{words}"))))
    if by_id:
        return by_id
    name = normal(words)
    called = select(actors.c.cluster, actors.c.key, actors.c.type).join(actor_names, actor_names.c.actor == actors.c.seq)
    spoken = (actors.c.mentions.desc(), actors.c.seq)
    exact = connection.execute(called.where(actor_names.c.normal == name).order_by(*spoken).limit(MOST)).all()
    states = [row.cluster for row in exact if row.key.startswith("kb:state:")]
    known = [row.cluster for row in exact if row.key.startswith("kb:")]
    found = (exact and not begins) and (states or known or [row.cluster for row in exact])
    if not found:
        query = called.where(actor_names.c.normal >= name, actor_names.c.normal < name + "\uffff")
        found = [row.cluster for row in connection.execute(query.order_by(*spoken).limit(MOST))]
    return list(dict.fromkeys(found or []))


def node_called(connection: Connection, words: str, cluster: int) -> int:
    """Which actor of a cluster is meant: the one of that id or name that is most spoken of, else the one that the cluster is named for."""
    named = select(actor_names.c.actor).where(actor_names.c.normal == normal(words))
    query = select(actors.c.seq).where(actors.c.cluster == cluster, or_(actors.c.id == words, actors.c.seq.in_(named)))
    found: int | None = connection.scalar(query.order_by((actors.c.id == words).desc(), actors.c.mentions.desc(), actors.c.seq).limit(1))
    return cluster if found is None else found


def members(connection: Connection, clusters: Sequence[int]) -> list[int]:
    """The numbers of all actors of some clusters."""
    return list(connection.scalars(select(actors.c.seq).where(actors.c.cluster.in_(clusters)).order_by(actors.c.seq)))


def report_numbers(words: str) -> Select[tuple[int]]:
    """The question for the numbers of the reports that have an id, a name or a publisher."""
    return select(reports.c.seq).where(or_(reports.c.id == words, reports.c.name == words, reports.c.publisher == words))
