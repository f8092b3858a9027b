"""Names that are one: full and short, spelled out and by their letters, a capital and its government."""

from collections import Counter
from collections.abc import Iterator

from dragoman.knowledge.known import Known
from dragoman.knowledge.names import acronym, key
from dragoman.resolve.coreference_ground import Cluster, Ground

_SPATIAL = frozenset(
    "in at near to from around outside into inside toward towards through across over off via onto beyond on of within".split()
)
_DEALT_WITH = frozenset(
    "accuse ask assure back blame brief call condemn consult convince criticise criticize defy embarrass fault help inform"
    " invite offer persuade"
    " press pressure promise remind request sanction support tell thank threaten urge warn give grant allow force lobby".split()
)
_PLACED = frozenset("be lie sit fall remain stand witness see host shake burn border".split())
_PLACE_NOUNS = frozenset(
    "suburb street airport outskirts district neighbourhood neighborhood resident residents area countryside east west north"
    " south centre center"
    " mosque embassy population mayor port market hospital bureau office people".split()
)
_SORTS = frozenset("province governorate city town village region district state county department oblast".split())
_DEEDS = frozenset("war policy interest sphere support".split())
_DONE_BY = frozenset("backed led sponsored supported brokered controlled imposed mediated funded allied aligned run".split())
_SENT = frozenset(
    "message support assurance blessing pressure permission signal order approval backing aid help demand guarantee reply response".split()
)


def join_names(ground: Ground) -> list[Cluster]:
    """One cluster for each that is named; longer names are placed first, so that short ones find them."""
    clusters: list[Cluster] = []
    names = [number for number, mention in enumerate(ground.mentions) if mention.form == "name"]
    kinds = _settled_types(ground, names)
    order = sorted(names, key=lambda number: (ground.mentions[number].type == "nationality", -len(ground.text(number).split()), number))
    for number in order:
        found = _place(ground, number, kinds[number], clusters)
        found.members.append(number)
        found.members.sort()
        form = ground.text(number)
        if form not in found.forms:
            found.forms.append(form)
    _join_acronyms(ground, clusters)
    return [cluster for cluster in clusters if cluster.members]


def country(ground: Ground, code: str, clusters: list[Cluster]) -> Cluster | None:
    """The cluster of a state, made where there is none; None for a code that is no state's."""
    for cluster in clusters:
        if cluster.type == "country" and cluster.code == code and cluster.named:
            return cluster
    state = ground.knowledge.state(code)
    if state is None:
        return None
    made = Cluster(len(clusters), "country", code=code, known=ground.knowledge.find(state.name), named=True, plural=False)
    clusters.append(made)
    return made


def is_metonym(ground: Ground, mention: int) -> bool:
    """Whether the name of a seat stands for the government there: by what it does or is dealt with, and no preposition of place."""
    top = ground.tops[mention]
    token = ground.tokens[top]
    after = _after(ground, mention)
    if after in {"'s", "’s"}:
        owned = _after(ground, mention, 2)
        return owned not in _PLACE_NOUNS and (ground.case(mention) not in {"in", "at", "near"} or owned in _DEEDS)
    if after in {"-", "–"} and _after(ground, mention, 2) in _DONE_BY:
        return True
    while token.deprel == "conj":
        if _case(ground, token.index) in _SPATIAL:
            return False
        token = ground.tokens[token.head]
    case = _case(ground, token.index)
    governor = ground.tokens[token.head]
    if case == "from" and governor.lemma in _SENT:
        return True
    if case in _SPATIAL - {"of"}:
        return False
    if token.deprel in {"nsubj", "csubj"}:
        return governor.upos == "VERB" and governor.lemma not in _PLACED or governor.upos == "ADJ"
    if token.deprel == "nsubj:pass":
        return governor.lemma in _DEALT_WITH
    if token.deprel == "obl:agent":
        return True
    if token.deprel == "iobj":
        return True
    if token.deprel == "obj":
        return governor.lemma in _DEALT_WITH
    if token.deprel == "nmod":
        possessive = ground.tree.kid(token.index, "case")
        if possessive is not None and ground.tokens[possessive].text in {"'s", "’s", "'", "’"}:
            return governor.lemma.lower() not in _PLACE_NOUNS
        if case == "of":
            return False
    if token.deprel in {"nmod", "obl"}:
        return case in {"by", "with", "between", "against", "for"}
    return False


def _after(ground: Ground, mention: int, far: int = 1) -> str:
    """The word that stands `far` words behind a mention, in small letters; empty at the end of the text."""
    at = ground.last[mention] + far
    return ground.tokens[at].text.lower() if at < len(ground.tokens) else ""


def _case(ground: Ground, at: int) -> str | None:
    kid = ground.tree.kid(at, "case")
    return ground.tokens[kid].text.lower() if kid is not None and kid < at else None


def _settled_types(ground: Ground, names: list[int]) -> dict[int, str]:
    """One type for all mentions of one form: that of most of them, where it matters."""
    votes: dict[str, Counter[str]] = {}
    for number in names:
        votes.setdefault(key(ground.text(number)), Counter())[ground.mentions[number].type] += 1
    return {number: votes[key(ground.text(number))].most_common(1)[0][0] for number in names}


def _place(ground: Ground, number: int, kind: str, clusters: list[Cluster]) -> Cluster:
    text = ground.text(number)
    if kind == "nationality":
        return _of_people(ground, number, text, clusters)
    seat = ground.knowledge.seat(text)
    if seat is not None:
        governed = _government(ground, number, text, seat, clusters)
        if governed is not None:
            return governed
    known = ground.knowledge.find(text, ground.published) or (_known_tail(ground, text) if kind in {"organisation", "group"} else None)
    if kind == "country" and known is not None and known.code:
        found = country(ground, known.code, clusters)
        if found is not None:
            return found
    if kind == "person":
        return _person(ground, number, text, clusters)
    if kind in {"place", "facility", "country"}:
        return _located(ground, text, kind, clusters)
    return _body(text, kind, known, clusters)


def _known_tail(ground: Ground, text: str) -> Known | None:
    """The body that a name ends with, where only an adjective stands before ("Kurdish People's Protection Units")."""
    words = text.split()
    for start in range(1, min(3, len(words) - 1)):
        if not words[start - 1][:1].isupper() or len(words) - start < 2:
            return None
        known = ground.knowledge.find(" ".join(words[start:]), ground.published)
        if known is not None and known.type in {"organisation", "group"}:
            return known
    return None


def _government(ground: Ground, number: int, text: str, seat: str, clusters: list[Cluster]) -> Cluster | None:
    known = ground.knowledge.find(text, ground.published)
    if known is not None and known.seat:
        # A building or street that is never but its power, unless one is in it.
        if ground.case(number) in {"in", "at", "near", "inside", "outside", "from", "to"}:
            return None
    elif not is_metonym(ground, number):
        return None
    if seat == "EUR":
        return _body("European Union", "organisation", ground.knowledge.find("European Union"), clusters)
    return country(ground, seat, clusters)


def _of_people(ground: Ground, number: int, text: str, clusters: list[Cluster]) -> Cluster:
    """An adjective or the name of a people: the state's, but "Syrians" are a group of their own, and so are those without a state."""
    code = ground.knowledge.demonym(text)
    token = ground.tokens[ground.heads[number]]
    people = ground.knowledge.people(text) is not None and token.deprel not in {"amod", "compound"} and token.upos != "ADJ"
    if code and not people:
        found = country(ground, code, clusters)
        if found is not None:
            return found
    for cluster in clusters:
        if cluster.type == "nationality" and any(key(form) == key(text) for form in cluster.forms):
            return cluster
    made = Cluster(len(clusters), "nationality", code=code, named=people or code is None, plural=people)
    clusters.append(made)
    return made


def _person(ground: Ground, number: int, text: str, clusters: list[Cluster]) -> Cluster:
    words = key(text).split()
    same = [cluster for cluster in clusters if cluster.type == "person" and any(_short(words, key(form).split()) for form in cluster.forms)]
    if same:
        near = [cluster for cluster in same if cluster.members and cluster.members[0] < number] or same
        return max(near, key=lambda cluster: max((member for member in cluster.members if member < number), default=-1))
    known = ground.knowledge.find(text, ground.published, _codes(clusters))
    if known is not None and known.type == "person":
        for cluster in clusters:
            if cluster.known is not None and cluster.known.id == known.id:
                return cluster
    else:
        known = None
    made = Cluster(len(clusters), "person", named=True, plural=False, known=known, code=known.code if known else None)
    clusters.append(made)
    return made


def _short(short: list[str], full: list[str]) -> bool:
    """Whether `short` can be a shorter form of the name `full`: its last words, or first and last; or the same."""
    if short == full or (len(short) < len(full) and full[-len(short) :] == short):
        return True
    if len(short) > 1 and len(full) > 1 and short[-1] == full[-1] and short[0] == full[0]:
        return True
    return len(short) == 1 and len(full) == 2 and full[0] == short[0] and len(short[0]) > 3


def _codes(clusters: list[Cluster]) -> set[str]:
    return {cluster.code for cluster in clusters if cluster.code and cluster.type == "country"}


def _located(ground: Ground, text: str, kind: str, clusters: list[Cluster]) -> Cluster:
    mine = _plain_place(text)
    for cluster in clusters:
        if cluster.type in {"place", "facility"} and any(_plain_place(form) == mine for form in cluster.forms):
            return cluster
    code = ground.gazetteer.nation(text)
    made = Cluster(len(clusters), "facility" if kind == "facility" else "place", named=True, plural=False, code=code)
    clusters.append(made)
    return made


def _plain_place(text: str) -> str:
    """The key of a toponym without the word for what it is: "Latakia province" and "Latakia" are one, "Hodeidah port" is not Hodeidah."""
    words = key(text).split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in _SORTS else words)


def _body(text: str, kind: str, known: Known | None, clusters: list[Cluster]) -> Cluster:
    mine = key(text).split()
    for cluster in clusters:
        if cluster.type not in {"organisation", "group", "facility", "nationality"}:
            continue
        if known is not None and cluster.known is not None:
            if cluster.known.id == known.id:
                return cluster
            continue
        if any(_part(mine, key(form).split()) for form in cluster.forms):
            if cluster.known is None:
                cluster.known = known
            return cluster
    made = Cluster(
        len(clusters), "group" if kind == "group" else "organisation", named=True, known=known, code=known.code if known else None
    )
    clusters.append(made)
    return made


def _part(short: list[str], full: list[str]) -> bool:
    """Whether `short` is `full`, or two or more words at its beginning or end ("Security Council", "UN Security Council")."""
    if short == full:
        return True
    return 1 < len(short) < len(full) and (full[-len(short) :] == short or full[: len(short)] == short)


def _join_acronyms(ground: Ground, clusters: list[Cluster]) -> None:
    """Names and their letters: where they stand in brackets behind the name, or spell the first letters of one name only."""
    by_member = {member: cluster for cluster in clusters for member in cluster.members}
    for left, right in _bracketed(ground):
        one, other = by_member.get(left), by_member.get(right)
        if one is not None and other is not None and one is not other and one.type not in {"country", "person"}:
            _merge(one, other)
            by_member.update(dict.fromkeys(one.members, one))
    for cluster in clusters:
        short = acronym(cluster.forms[0]) if len(cluster.forms) == 1 else None
        if cluster.known is not None or not short or not cluster.members or len(short) < 3:
            continue
        same = [
            other
            for other in clusters
            if other is not cluster
            and other.members
            and other.type in {"organisation", "group"}
            and any(_initials(form) == short.lower() for form in other.forms)
        ]
        if len(same) == 1:
            _merge(same[0], cluster)


def _initials(form: str) -> str:
    return "".join(word[0] for word in key(form).split() if word not in {"of", "the", "for", "and", "in", "to"})


def _bracketed(ground: Ground) -> Iterator[tuple[int, int]]:
    ends = {ground.last[number] + 1: number for number, mention in enumerate(ground.mentions) if mention.form == "name"}
    for number, mention in enumerate(ground.mentions):
        first = ground.first[number]
        if mention.form == "name" and first and ground.tokens[first - 1].text == "(" and first - 1 in ends and acronym(ground.text(number)):
            yield ends[first - 1], number


def _merge(into: Cluster, other: Cluster) -> None:
    into.members = sorted({*into.members, *other.members})
    into.forms += [form for form in other.forms if form not in into.forms]
    into.known = into.known or other.known
    into.code = into.code or other.code
    into.nouns |= other.nouns
    into.titles += other.titles
    other.members = []
