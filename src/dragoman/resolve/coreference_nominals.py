"""Noun phrases that stand for somebody already told of, and those that bring in somebody of their own.

"Kremlin spokesman Dmitry Peskov … the spokesman", "the Turkish government" for Turkey, "two officials … the officials".
"""

from collections import Counter
from functools import lru_cache

from dragoman.knowledge.names import key
from dragoman.resolve.coreference_ground import Cluster, Ground
from dragoman.resolve.coreference_names import country

GOVERNMENTS = frozenset(("government", "authority", "regime", "administration", "authorities", "dictatorship", "leadership"))
_ARMIES = frozenset(("army", "military", "forces", "force", "troop", "troops", "soldier"))
_ARMED_WITH = frozenset(("armed", "government", "regime", "military", "loyalist", "federal", "state", "defense", "defence"))
_KINDS_OF_FIGHTERS = frozenset(
    ("rebel", "opposition", "jihadist", "jihadi", "militant", "insurgent", "separatist", "guerrilla", "paramilitary")
)
_FIGHTERS = frozenset(("fighter", "group", "faction", "force", "forces", "militant", "unit"))
_LIKES = _KINDS_OF_FIGHTERS - {"opposition"} | {
    "group",
    "movement",
    "militia",
    "party",
    "coalition",
    "alliance",
    "network",
    "organisation",
    "organization",
    "forces",
}
_GENERIC = frozenset("group movement organisation organization militia faction party outfit insurgency".split())
_NEWS = frozenset("agency newspaper paper broadcaster channel website magazine outlet".split())
_WATCHERS = frozenset("observatory monitor watchdog charity ngo".split())
_CITIES = frozenset("city town village capital suburb enclave port resort district neighbourhood neighborhood".split())
_AREAS = frozenset("province region area territory governorate peninsula stronghold".split())
_OFFICES = (
    frozenset("envoy mediator negotiator facilitator broker peacemaker diplomat".split()),
    frozenset("spokesman spokeswoman spokesperson".split()),
    frozenset("leader chief head chairman president ruler strongman dictator".split()),
    frozenset("commander general colonel officer".split()),
    frozenset("premier minister".split()),
)
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both"))
_OWN = frozenset(("his", "her", "its", "their", "our", "my", "your", "whose"))
_BACK = 4  # sentences that a generic noun reaches back


def join_nominal(ground: Ground, number: int, clusters: list[Cluster], by_member: dict[int, Cluster]) -> None:
    """Puts one nominal into the cluster of what it stands for; what was told before it is placed already."""
    found = (
        _government(ground, number, clusters, by_member)
        or _army(ground, number, clusters, by_member)
        or _land(ground, number, clusters)
        or _called(ground, number, by_member)
        or _fighters(ground, number, clusters)
        or _earlier(ground, number, clusters, by_member)
    )
    if found is None:
        code = code_of(ground, number, by_member)
        kind = ground.mentions[number].type
        found = Cluster(len(clusters), kind, plural=is_plural(ground, number), code=code, army=_army_code(ground, number, by_member))
        clusters.append(found)
    add(ground, number, found, by_member)


def add(ground: Ground, number: int, cluster: Cluster, by_member: dict[int, Cluster]) -> None:
    """Makes a nominal one of a cluster's members."""
    cluster.members.append(number)
    cluster.members.sort()
    cluster.nouns.add(noun_of(ground, number))
    cluster.cores.add(core(ground, number))
    form = ground.text(number)
    if form not in cluster.forms:
        cluster.forms.append(form)
    by_member[number] = cluster


def setting(clusters: list[Cluster]) -> Cluster | None:
    """The state that the report is about: the one most spoken of, the great powers left aside where another is told."""
    told: Counter[int] = Counter()
    for cluster in clusters:
        if cluster.type == "country" and cluster.code and cluster.named:
            told[cluster.number] = len(cluster.members)
    for cluster in clusters:
        home = next((one for one in clusters if one.type == "country" and one.code == cluster.code and one.named), None)
        if home is not None and home is not cluster and cluster.code:
            told[home.number] += len(cluster.members)
    at_home = {number: count for number, count in told.items() if clusters[number].code not in _EVERYWHERE} or dict(told)
    best = max(at_home, key=lambda number: (at_home[number], -number), default=None)
    return clusters[best] if best is not None else None


_EVERYWHERE = frozenset(("USA", "RUS", "GBR", "FRA", "CHN", "DEU"))


def _government(ground: Ground, number: int, clusters: list[Cluster], by_member: dict[int, Cluster]) -> Cluster | None:
    """A government, its authorities or its regime are the state, where the phrase or the report says whose they are."""
    if noun_of(ground, number) not in GOVERNMENTS or ground.tokens[ground.last[number]].lemma.lower() == "delegation":
        return None
    code = code_of(ground, number, by_member)
    if code is not None:
        return None if _told_apart(ground, number) else country(ground, code, clusters)
    if not is_definite(ground, number) or modifiers(ground, number) or ground.last[number] != ground.heads[number]:
        return None
    told = [cluster for cluster in clusters if cluster.type == "country" and cluster.nouns & GOVERNMENTS and cluster.members[0] < number]
    return max(told, key=lambda one: _latest(one, number), default=None) or setting(clusters)


def _told_apart(ground: Ground, number: int) -> bool:
    """Whether a government is one of several and so not simply the state ("the Tripoli-based government", "an interim government")."""
    words = {ground.tokens[at].text.lower() for at in range(ground.first[number], ground.heads[number])}
    return bool(
        words
        & {
            "based",
            "interim",
            "transitional",
            "unity",
            "former",
            "ousted",
            "recognised",
            "recognized",
            "backed",
            "a",
            "an",
            "rival",
            "local",
        }
    )


def _army(ground: Ground, number: int, clusters: list[Cluster], by_member: dict[int, Cluster]) -> Cluster | None:
    """One state's army under its many names: "the Russian military", "Russian forces", "Russia's armed forces"."""
    code = _army_code(ground, number, by_member)
    if code is None:
        return None
    return next((cluster for cluster in clusters if cluster.members and cluster.army == code), None)


def _army_code(ground: Ground, number: int, by_member: dict[int, Cluster]) -> str | None:
    """The state whose army a phrase names, or None where it names none or some soldiers only."""
    noun = noun_of(ground, number)
    head = ground.heads[number]
    if noun not in _ARMIES or noun in {"soldier", "troop"} or ground.tokens[head].text.lower() == "force":
        return None
    code = code_of(ground, number, by_member)
    return code if code and not modifiers(ground, number) - _ARMED_WITH else None


def _land(ground: Ground, number: int, clusters: list[Cluster]) -> Cluster | None:
    """The state or the place last told of, for "the country" and "the city"."""
    kind = ground.mentions[number].type
    noun = noun_of(ground, number)
    if kind not in {"country", "place"} or is_plural(ground, number) or not (is_definite(ground, number) or _owner(ground, number)):
        return None
    if kind == "country":
        if modifiers(ground, number):
            return None
        near = [
            one for one in clusters if one.type == "country" and one.named and _latest(one, number) >= 0 and _near(ground, one, number, 1)
        ]
        return max(near, key=lambda one: _latest(one, number), default=None) or setting(clusters)
    if noun not in _CITIES | _AREAS or modifiers(ground, number) or ground.last[number] != ground.heads[number]:
        return None
    near = [one for one in clusters if one.type == "place" and one.named and _latest(one, number) >= 0 and _near(ground, one, number, 2)]
    return max(near, key=lambda one: _latest(one, number), default=None)


def _called(ground: Ground, number: int, by_member: dict[int, Cluster]) -> Cluster | None:
    """The body whose name stands right before a noun for its like: "the M23 rebels", "Houthi insurgents", "the Wagner group"."""
    head = ground.heads[number]
    name = ground.in_name.get(head - 1)
    if noun_of(ground, number) not in _LIKES or name is None or ground.last[number] != head or _numbered(ground, number):
        return None
    cluster = by_member.get(name)
    alone = all(at in ground.in_name or ground.tokens[at].upos == "DET" for at in range(ground.first[number], head))
    return cluster if alone and cluster is not None and cluster.named and cluster.type in {"organisation", "group"} else None


def _fighters(ground: Ground, number: int, clusters: list[Cluster]) -> Cluster | None:
    """The one armed group of a report, where "the rebels" are told of; where there are several and none is called so, rebels stay apart."""
    noun = noun_of(ground, number)
    bare = not modifiers(ground, number) and ground.last[number] == ground.heads[number]
    if noun not in _KINDS_OF_FIGHTERS or not bare or not is_definite(ground, number) or not is_plural(ground, number):
        return None
    armed = [
        one
        for one in clusters
        if one.named and one.type in {"organisation", "group"} and one.known is not None and "REB" in one.known.sectors
    ]
    called = [one for one in clusters if one.named and one.type in {"organisation", "group"} and noun in one.nouns]
    if len(called) == 1:
        return called[0]
    return armed[0] if len(armed) == 1 and len(armed[0].members) >= 3 else None


def _earlier(ground: Ground, number: int, clusters: list[Cluster], by_member: dict[int, Cluster]) -> Cluster | None:
    """Somebody told before: by the same words, by the noun where nothing contradicts, or by what kind of body it is."""
    mine = plain(ground.text(number))
    noun, plural = core(ground, number), is_plural(ground, number)
    definite = is_definite(ground, number) or _owner(ground, number) is not None
    before = [one for one in clusters if one.members and one.members[0] < number]
    for cluster in reversed(before):
        if not cluster.named and any(plain(form) == mine for form in cluster.forms) and (definite or plural):
            return cluster
    code = code_of(ground, number, by_member)
    if noun in _KINDS_OF_FIGHTERS | {"opposition"} and not _numbered(ground, number):
        for cluster in before:
            if not cluster.named and noun in cluster.cores and (code is None or cluster.code in {None, code}):
                return cluster
    if not definite:
        return None
    held = _holder(ground, number, code, clusters)
    if held is not None:
        return held
    bare = not modifiers(ground, number) and ground.last[number] == ground.heads[number]
    fitting = [one for one in before if (one.plural or False) == plural and _fits(ground, number, one, noun, code)]
    if fitting:
        return max(fitting, key=lambda one: _latest(one, number))
    return _generic(ground, number, before) if bare and not plural else None


def _fits(ground: Ground, number: int, cluster: Cluster, noun: str, code: str | None) -> bool:
    """Whether a definite phrase can stand for a cluster of its number: same noun or office, no other state, and nothing more said."""
    if cluster.type in {"country", "place", "nationality"}:
        return False
    if code is not None and cluster.code not in {None, code}:
        return False
    if _heads_name(plain(ground.text(number)), cluster):
        return True
    same = noun in cluster.nouns or _in_name(noun, cluster) or (not cluster.plural and _same_office(noun, cluster))
    if not same:
        return False
    if not modifiers(ground, number) and ground.last[number] == ground.heads[number]:
        return True
    if code is not None and cluster.code == code:
        return cluster.type == "person" or not (modifiers(ground, number) - _words(cluster))
    return not (modifiers(ground, number) - _words(cluster)) and ground.last[number] == ground.heads[number]


def _in_name(noun: str, cluster: Cluster) -> bool:
    """Whether the noun is the last word of a body's name ("the coalition" for the Syrian National Coalition)."""
    return (
        cluster.named
        and cluster.type in {"organisation", "group"}
        and any(noun == key(form).split()[-1] for form in cluster.forms if key(form))
    )


def _heads_name(mine: str, cluster: Cluster) -> bool:
    """Whether two words or more begin or end a body's name ("the working group" for the Working Group for Syria)."""
    if not cluster.named or cluster.type not in {"organisation", "group"} or " " not in mine:
        return False
    return any(f"{key(form)} ".startswith(f"{mine} ") or key(form).endswith(f" {mine}") for form in cluster.forms)


def _words(cluster: Cluster) -> set[str]:
    return {word for form in (*cluster.forms, *(title for title, _, _ in cluster.titles)) for word in key(form).split()}


def _generic(ground: Ground, number: int, before: list[Cluster]) -> Cluster | None:
    """The armed group, party or news agency last told of, for "the group" and "the agency"."""
    noun = noun_of(ground, number)
    if noun in _GENERIC:
        wanted = {"REB", "OPP", "PRM", "PTY", "UAF", "SOC"}
    elif noun in _NEWS:
        wanted = {"JRN"}
    elif noun in _WATCHERS:
        wanted = {"SOC", "MED"}
    else:
        return None
    near = [
        one
        for one in before
        if one.named
        and one.type in {"organisation", "group"}
        and _near(ground, one, number, _BACK)
        and (one.known is None or bool(set(one.known.sectors) & wanted))
    ]
    return max(near, key=lambda one: _latest(one, number), default=None)


def _holder(ground: Ground, number: int, code: str | None, clusters: list[Cluster]) -> Cluster | None:
    """The person of the report who holds the office that the phrase names, at the report's date ("the Syrian president")."""
    if ground.published is None or ground.mentions[number].type != "person":
        return None
    title = " ".join(
        ground.tokens[at].text.lower()
        for at in range(ground.first[number], ground.heads[number] + 1)
        if ground.tokens[at].upos in {"NOUN", "ADJ", "PROPN"}
        and ground.knowledge.demonym(ground.tokens[at].text) is None
        and at not in ground.in_name
    )
    if code is None:
        # "The foreign secretary": the one of the report who holds that office, where there is but one.
        held = [one for one in clusters if one.type == "person" and one.known is not None and key(one.known.role or "") == key(title)]
        return held[0] if len(held) == 1 else None
    known = ground.knowledge.holder(title, code, ground.published)
    if known is None:
        return None
    return next((cluster for cluster in clusters if cluster.known is not None and cluster.known.id == known.id), None)


def _same_office(noun: str, cluster: Cluster) -> bool:
    """Whether a person known by one title may be called by another of its kind ("the U.N. envoy" for the U.N. mediator)."""
    return cluster.type == "person" and any(noun in office and cluster.nouns & office for office in _OFFICES)


def code_of(ground: Ground, number: int, by_member: dict[int, Cluster]) -> str | None:
    """The state or body that a phrase says somebody belongs to: by an adjective or name in it, by its possessor, or after `of`."""
    head = ground.heads[number]
    owner = _owner(ground, number)
    if owner is not None and owner in by_member:
        return by_member[owner].code
    inside = [other for other in ground.names_in(ground.first[number], ground.last[number] + 1) if other in by_member and other != number]
    for other in [one for one in inside if ground.heads[one] < head] + [one for one in inside if ground.heads[one] > head]:
        if by_member[other].code and not _backed(ground, other):
            return by_member[other].code
    return None


def _backed(ground: Ground, mention: int) -> bool:
    """Whether a name is only half of a compound (`Turkish-backed`, `anti-Assad`, `US-led`)."""
    first, last = ground.first[mention], ground.last[mention]
    tokens = ground.tokens
    after = last + 1 < len(tokens) and tokens[last + 1].text in {"-", "–"} and tokens[last + 1].start == tokens[last].end
    before = first > 0 and tokens[first - 1].text in {"-", "–"} and tokens[first - 1].end == tokens[first].start
    return after or before


def _owner(ground: Ground, number: int) -> int | None:
    """The mention of the possessor in a phrase: `his`, `Russia's`."""
    first, head = ground.first[number], ground.heads[number]
    if ground.tokens[first].text.lower() in _OWN:
        return ground.at_head.get(first)
    for at in range(head - 1, first, -1):
        if ground.tokens[at].text in {"'s", "’s", "’", "'"}:
            return next((ground.at_head[place] for place in range(at - 1, first - 1, -1) if place in ground.at_head), None)
    return None


def noun_of(ground: Ground, number: int) -> str:
    """The noun that a nominal hangs on, as its lemma."""
    return ground.tokens[ground.heads[number]].lemma.lower()


def core(ground: Ground, number: int) -> str:
    """The word that says what sort of actor a phrase names: `rebel` of "rebel fighters", else its noun."""
    head = ground.heads[number]
    before = ground.tokens[head - 1].lemma.lower() if head > ground.first[number] else ""
    noun = noun_of(ground, number)
    return before if noun in _FIGHTERS and before in _KINDS_OF_FIGHTERS - {"opposition"} else noun


def modifiers(ground: Ground, number: int) -> set[str]:
    """The adjectives and nouns before the head of a phrase, in small letters, without articles, owners and names."""
    words = (at for at in range(ground.first[number], ground.heads[number]) if at not in ground.in_name)
    return {ground.tokens[at].text.lower() for at in words if ground.tokens[at].upos in {"ADJ", "NOUN", "PROPN", "NUM", "VERB"}}


def is_plural(ground: Ground, number: int) -> bool:
    """Whether a nominal is of several."""
    token = ground.tokens[ground.heads[number]]
    if token.lemma.lower() in {"people", "police", "forces", "troops"}:
        return token.lemma.lower() != "police"
    return "Number=Plur" in token.feats or ground.tokens[ground.first[number]].text.lower() in {"both", "two", "three", "many", "several"}


def _numbered(ground: Ground, number: int) -> bool:
    return any(ground.tokens[at].upos == "NUM" for at in range(ground.first[number], ground.heads[number]))


def is_definite(ground: Ground, number: int) -> bool:
    """Whether a phrase speaks of somebody as known: by its article, or by whose it is."""
    return ground.tokens[ground.first[number]].text.lower() in _DEFINITE


_LEFT_OUT = _OWN | {"the", "a", "an", "this", "that", "these", "those"}


@lru_cache(1 << 12)
def plain(form: str) -> str:
    """A phrase for comparing: no articles, no owners."""
    return " ".join(word for word in key(form).split() if word not in _LEFT_OUT)


def _latest(cluster: Cluster, number: int) -> int:
    return max((member for member in cluster.members if member < number), default=-1)


def _near(ground: Ground, cluster: Cluster, number: int, sentences: int) -> bool:
    last = _latest(cluster, number)
    return last >= 0 and ground.sentence(number) - ground.sentence(last) <= sentences
