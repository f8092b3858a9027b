"""Which clusters are entities of the record: whoever has a name, mostly, and of those without one who takes part in something.

Readers list some phrases as actors and pass over others; no single sign decides it. Signs are added up instead: each has a weight,
fitted by logistic regression on annotated reports (`entity_weights.tsv` says which), and a cluster whose sum is above zero is kept.
"""

from collections.abc import Iterator

from dragoman.knowledge.entity_weights import entity_weights
from dragoman.resolve.coreference_ground import Cluster, Ground

_ACTED = frozenset(("actor", "recipient", "participant", "mediator"))
_SPEAKERS = frozenset(("person", "group", "organisation", "country"))
_NONE = frozenset(("no", "any", "neither", "either", "every", "each", "another", "other"))
_ADDRESSED = frozenset("tell urge ask accuse warn inform brief call assure remind press order thank blame invite instruct".split())
_RELATIONS = frozenset(
    ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj", "appos", "root", "ccomp", "xcomp", "compound")
)
_CASES = frozenset("of in to by from on with for as at between against among into near including like".split())


def is_entity(ground: Ground, cluster: Cluster) -> bool:
    """Whether a cluster is worth an entry."""
    sure = settled(ground, cluster)
    if sure is not None:
        return sure
    weights = entity_weights()
    return sum(weights.get(sign, 0.0) for sign in sorted(signs(ground, cluster))) > 0


def settled(ground: Ground, cluster: Cluster) -> bool | None:
    """What needs no weighing: whoever speaks is an entity, unless only pronouns tell of them; None of all others."""
    if cluster.type in _SPEAKERS and any(ground.heads[member] in ground.sources for member in cluster.members):
        return any(ground.mentions[member].form != "pronoun" for member in cluster.members)
    return None


def signs(ground: Ground, cluster: Cluster) -> set[str]:
    """What speaks for and against a cluster, each sign by its name in the table."""
    sort = "named" if cluster.named else "unnamed"
    found = {sort, *(f"{sort} {sign}" for sign in _signs(ground, cluster))}
    count = len(cluster.members)
    return found | {f"{sort} told {number} times" for number in (2, 3, 5) if count >= number}


def _signs(ground: Ground, cluster: Cluster) -> Iterator[str]:
    yield f"is a {cluster.type}"
    for member in cluster.members:
        if member in ground.speaking:
            yield "speaks"
        yield from _roles(ground, member)
    if cluster.code:
        yield "has a code"
    if cluster.known:
        yield "is known"
    if cluster.titles:
        yield "has a title"
    first = next((one for one in cluster.members if ground.mentions[one].form != "pronoun"), cluster.members[0])
    yield from _named(ground, cluster) if cluster.named else _phrase(ground, cluster, first)
    yield from _syntax(ground, cluster)


def _roles(ground: Ground, member: int) -> Iterator[str]:
    """The roles that the language model gives a mention in what happens."""
    for kind, role in ground.roles.get(ground.heads[member], ()):
        if role in _ACTED:
            yield f"acts in {kind}"
        elif role == "group" and kind == "figure":
            yield "is counted"


def _syntax(ground: Ground, cluster: Cluster) -> Iterator[str]:
    for member in cluster.members:
        top = ground.tokens[ground.tops[member]]
        if top.deprel in _RELATIONS:
            yield f"as {top.deprel}"
        case = ground.case(member)
        if case in _CASES:
            yield f"after {case}"
        if ground.tokens[top.head].lemma in _ADDRESSED and top.deprel in {"obj", "iobj", "obl"}:
            yield "is addressed"


def _named(ground: Ground, cluster: Cluster) -> Iterator[str]:
    names = [member for member in cluster.members if ground.mentions[member].form == "name"]
    kinds = {ground.mentions[member].type for member in names}
    if kinds == {"nationality"}:
        yield "only as an adjective"
        yield f"only as an adjective, is a {cluster.type}"
    if all(_modifies(ground, member) for member in cluster.members):
        yield "only as a modifier"
    if all(ground.in_quotes(member) for member in cluster.members):
        yield "only in quotation marks"
    if any(ground.first[member] == ground.sentence_start(member) for member in names) and len(names) == 1:
        yield "only at the head of a sentence"
    if len(names) == 1 and ground.first[names[0]] == ground.last[names[0]]:
        yield "one word, once"
        if ground.tokens[ground.first[names[0]]].upos != "PROPN":
            yield "one word, once, no proper noun"
    if cluster.type in {"place", "facility"} and ground.gazetteer.candidates(ground.text(names[0]) if names else ""):
        yield "in the gazetteer"
    sure = max((ground.sureness.get(ground.heads[member], 0.0) for member in names), default=0.0)
    if sure == 0.0:
        yield "unseen by the model"
    elif sure < 0.7:
        yield "doubted by the model"


def _modifies(ground: Ground, member: int) -> bool:
    """Whether a mention only stands before another noun ("UN officials", "Russian-backed")."""
    after = ground.last[member] + 1
    return after < len(ground.tokens) and ground.tokens[after].upos in {"NOUN", "ADJ", "PROPN"} and ground.mentions[member].form == "name"


def _phrase(ground: Ground, cluster: Cluster, first: int) -> Iterator[str]:
    start, head = ground.first[first], ground.heads[first]
    word = ground.tokens[start].text.lower()
    noun = ground.tokens[head].lemma.lower()
    plural = bool(cluster.plural)
    if ground.tokens[start].upos == "DET" and word in {"the", "this", "that", "these", "those"}:
        yield "definite"
        yield f"definite, is a {cluster.type}"
    elif not plural:
        yield f"indefinite, is a {cluster.type}"
    if word in {"his", "her", "its", "their", "our", "my"}:
        yield "owned"
    if word in _NONE:
        yield "none or any"
    if plural:
        yield "several"
        yield f"several, is a {cluster.type}"
    if start == head:
        yield "a bare noun"
    if ground.last[first] > head:
        yield "with more after it"
    if any(ground.tokens[at].upos == "NUM" for at in range(start, head)):
        yield "with a number"
    if any(at in ground.in_name for at in range(start, head)):
        yield "with a name in it"
    agent = ground.knowledge.agent(noun)
    yield from (f"sector {sector}" for sector in agent.sectors) if agent is not None else ("no agent word",)
    yield f"noun {noun}"
    if all(ground.in_content(member) for member in cluster.members):
        yield "only in what is said"
