"""Noun phrases that stand for somebody already told of, and those that bring in somebody of their own.

"Kremlin spokesman Dmitry Peskov … the spokesman", "the Turkish government" for Turkey, "two officials … the officials".
"""

from collections.abc import Iterator

from dragoman.knowledge.names import key
from dragoman.model.annotated import Stretch
from dragoman.resolve.coreference_ground import Cluster, Ground
from dragoman.resolve.coreference_names import country

GOVERNMENTS = frozenset(("government", "authority", "regime", "administration", "state", "leadership"))
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_MODIFIERS = frozenset(("amod", "compound", "nmod", "nummod", "flat"))
_EMPTY = frozenset("the a an this that these those his her its their our my your".split())
_PEOPLE = frozenset(("person", "group", "organisation"))


def join_nominals(ground: Ground, clusters: list[Cluster]) -> None:
    """Puts every nominal into a cluster, in order of the text, so that each finds what was told before it."""
    by_member = {member: cluster for cluster in clusters for member in cluster.members}
    for cluster in clusters:
        if cluster.type == "person" and cluster.known is not None and cluster.known.role:
            cluster.nouns.update(cluster.known.role.lower().split())
    give_titles(ground, by_member)
    for number, mention in enumerate(ground.mentions):
        if mention.form != "nominal" or mention.type in ("weapon", "vehicle") or number in by_member:
            continue
        cluster = _apposed(ground, number, by_member) or _government(ground, number, clusters, by_member) or _earlier(ground, number, clusters, by_member)
        if cluster is None:
            cluster = Cluster(len(clusters), mention.type, plural=_is_plural(ground, number), code=_code(ground, number, by_member))
            clusters.append(cluster)
        cluster.members.append(number)
        cluster.members.sort()
        cluster.nouns.add(_noun(ground, number))
        text = ground.text(number)
        if text not in cluster.forms:
            cluster.forms.append(text)
        by_member[number] = cluster


def give_titles(ground: Ground, by_member: dict[int, Cluster]) -> None:
    """The title before a person's name ("U.N. mediator Staffan de Mistura") and the body or state in it."""
    for number, cluster in list(by_member.items()):
        if cluster.type != "person" or ground.mentions[number].form != "name":
            continue
        words = [at for at in ground.before(number) if ground.tokens[at].text.lower() not in _EMPTY]
        while words and ground.tokens[words[-1]].upos == "PUNCT":
            words.pop()
        nouns = [at for at in words if ground.tokens[at].upos in ("NOUN", "PROPN", "ADJ")]
        if nouns and ground.tokens[nouns[-1]].lemma.lower() in ("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."):
            cluster.gender = "m" if ground.tokens[nouns[-1]].text.lower().startswith("mr") and "s" not in ground.tokens[nouns[-1]].text.lower() else "f"
            continue
        if nouns:
            _entitle(ground, cluster, words, by_member)


def _entitle(ground: Ground, cluster: Cluster, words: list[int], by_member: dict[int, Cluster]) -> None:
    first, last = words[0], words[-1]
    owner = next((by_member[other] for other in _mentions_at(ground, words) if other in by_member and by_member[other] is not cluster), None)
    span = ground.annotated.span(Stretch(first, last + 1))
    title = " ".join(span.of(ground.annotated.document.text).split())
    nouns = [at for at in words if ground.tokens[at].upos in ("NOUN", "PROPN", "ADJ")]
    cluster.titles.append((title, owner.number if owner else None, span))
    cluster.nouns.add(ground.tokens[nouns[-1]].lemma.lower())
    if owner is not None and cluster.of is None and owner.type != "person":
        cluster.of = owner.number
    if cluster.code is None and owner is not None:
        cluster.code = owner.code


def _mentions_at(ground: Ground, words: list[int]) -> Iterator[int]:
    inside = set(words)
    for number in range(len(ground.mentions)):
        if ground.heads[number] in inside and ground.mentions[number].form == "name":
            yield number


def _apposed(ground: Ground, number: int, by_member: dict[int, Cluster]) -> Cluster | None:
    """A nominal in apposition to a name, or with the name in apposition to it, or said to be it ("X is the leader of Y")."""
    head = ground.heads[number]
    token = ground.tokens[head]
    partner: int | None = None
    if token.deprel == "appos":
        partner = ground.at_head.get(token.head)
    if partner is None:
        partner = next((ground.at_head[kid] for kid in ground.tree.kids(head, "appos", "flat") if kid in ground.at_head), None)
    if partner is None and ground.tree.kid(head, "cop") is not None and _is_definite(ground, head):
        partner = next((ground.at_head[kid] for kid in ground.tree.kids(head, "nsubj") if kid in ground.at_head), None)
    if partner is None:
        partner = _beside(ground, number)
    cluster = by_member.get(partner) if partner is not None else None
    if cluster is None or not cluster.named or cluster.type not in _PEOPLE:
        return None
    if (cluster.type == "person") == _is_plural(ground, number):
        return None
    words = [at for at in ground.tree.below(head, ("appos", "acl", "cop", "nsubj", "punct", "flat")) if ground.tokens[at].text.lower() not in _EMPTY]
    if cluster.type == "person" and words:
        _entitle(ground, cluster, list(range(words[0], words[-1] + 1)), by_member)
    return cluster


def _beside(ground: Ground, number: int) -> int | None:
    """The person's name right before or after a phrase for one person, parted by a comma or by nothing at all.

    "The head of the delegation, Jane Roe, …", "Jane Roe, a spokeswoman for the rebels, …", "United Nations mediator Jane Roe".
    """
    if _is_plural(ground, number) or ground.mentions[number].type != "person":
        return None
    first, last = ground.first[number], ground.last[number]
    tokens = ground.tokens
    for other, mention in enumerate(ground.mentions):
        if mention.form != "name" or mention.type != "person" or tokens[ground.first[other]].sentence != tokens[first].sentence:
            continue
        gap = ground.first[other] - last - 1
        if gap == 0 or (gap == 1 and tokens[last + 1].text == ","):
            return other
        follows = first - ground.last[other] - 1
        closed = last + 1 >= len(tokens) or tokens[last + 1].upos == "PUNCT" or tokens[last + 1].sentence != tokens[last].sentence
        if follows == 1 and tokens[first - 1].text == "," and closed:
            return other
    return None


def _government(ground: Ground, number: int, clusters: list[Cluster], by_member: dict[int, Cluster]) -> Cluster | None:
    """A government, its authorities or its regime are the state, where the phrase says whose they are."""
    head = ground.heads[number]
    if _noun(ground, number) not in GOVERNMENTS:
        return None
    code = _code(ground, number, by_member)
    if code is None and _is_definite(ground, head):
        told = [cluster for cluster in clusters if cluster.type == "country" and cluster.nouns & GOVERNMENTS]
        return told[-1] if told else None
    return country(ground, code, clusters) if code else None


def _earlier(ground: Ground, number: int, clusters: list[Cluster], by_member: dict[int, Cluster]) -> Cluster | None:
    """Somebody told before: by the same words, or by the noun alone where the phrase is definite and nothing in it contradicts."""
    head = ground.heads[number]
    noun, mine = _noun(ground, number), _bare(ground, number)
    for cluster in reversed(clusters):
        if cluster.members and not cluster.named and cluster.members[0] < number and any(_plain(form) == mine for form in cluster.forms):
            if _is_definite(ground, head) or _is_plural(ground, number):
                return cluster
    if not _is_definite(ground, head):
        return None
    plural = _is_plural(ground, number)
    code = _code(ground, number, by_member)
    held = _holder(ground, number, code, clusters)
    if held is not None:
        return held
    fitting = [
        cluster
        for cluster in clusters
        if cluster.members
        and cluster.members[0] < number
        and (noun in cluster.nouns or (code is not None and cluster.code == code and not plural and _same_office(noun, cluster)))
        and (cluster.plural or False) == plural
        and (code is None or cluster.code in (None, code))
        and (code is not None or _has_no_modifier(ground, head) or cluster.named)
    ]
    return max(fitting, key=lambda cluster: max(member for member in cluster.members if member < number), default=None)


_OFFICES = (
    frozenset("envoy mediator negotiator facilitator broker peacemaker diplomat".split()),
    frozenset("spokesman spokeswoman spokesperson".split()),
    frozenset("leader chief head chairman president ruler strongman".split()),
    frozenset("commander general colonel officer".split()),
)


def _same_office(noun: str, cluster: Cluster) -> bool:
    """Whether a person known by one title may be called by another of its kind ("the U.N. envoy" for the U.N. mediator)."""
    return cluster.type == "person" and any(noun in office and cluster.nouns & office for office in _OFFICES)


def _holder(ground: Ground, number: int, code: str | None, clusters: list[Cluster]) -> Cluster | None:
    """The person of the report who holds the office that the phrase names, at the report's date ("the Syrian president")."""
    if code is None or ground.published is None:
        return None
    title = " ".join(
        ground.tokens[at].text.lower()
        for at in ground.tree.below(ground.heads[number], ("nmod", "acl", "appos", "det", "punct", "case"))
        if ground.tokens[at].upos in ("NOUN", "ADJ") and ground.knowledge.demonym(ground.tokens[at].text) is None
    )
    known = ground.knowledge.holder(title, code, ground.published)
    if known is None:
        return None
    return next((cluster for cluster in clusters if cluster.known is not None and cluster.known.id == known.id), None)


def _code(ground: Ground, number: int, by_member: dict[int, Cluster]) -> str | None:
    """The state that a phrase says somebody belongs to: by its adjectives, its possessor, `of` a state or a person of it."""
    head = ground.heads[number]
    for kid in ground.tree.children[head]:
        token = ground.tokens[kid]
        if token.deprel not in _MODIFIERS:
            continue
        for at in ground.tree.below(kid, ("acl", "appos")):
            other = ground.at_head.get(at)
            if other is not None and other != number and other in by_member and by_member[other].code:
                return by_member[other].code
            demonym = ground.knowledge.demonym(ground.tokens[at].text)
            if demonym:
                return demonym
    return None


def _noun(ground: Ground, number: int) -> str:
    return ground.tokens[ground.heads[number]].lemma.lower()


def _is_plural(ground: Ground, number: int) -> bool:
    token = ground.tokens[ground.heads[number]]
    return "Number=Plur" in token.feats or token.lemma.lower() in ("people", "police")


def _is_definite(ground: Ground, head: int) -> bool:
    """Whether a phrase speaks of somebody as known: by its article, or by whose it is."""
    det = ground.tree.kid(head, "det")
    if det is not None:
        return ground.tokens[det].text.lower() in _DEFINITE
    return any(_owns(ground, kid) for kid in ground.tree.kids(head, "nmod"))


def _owns(ground: Ground, at: int) -> bool:
    token = ground.tokens[at]
    return token.upos == "PRON" or any(ground.tokens[kid].text in ("'s", "’s", "’", "'") for kid in ground.tree.children[at])


def _has_no_modifier(ground: Ground, head: int) -> bool:
    return not any(ground.tokens[kid].deprel in ("amod", "compound", "nmod", "nummod") for kid in ground.tree.children[head])


def _bare(ground: Ground, number: int) -> str:
    return _plain(ground.text(number))


def _plain(form: str) -> str:
    return " ".join(word for word in key(form).split() if word not in _EMPTY)
