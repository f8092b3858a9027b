"""Pronouns: whom they stand for, by agreement, syntax, nearness and who is speaking."""

from bisect import bisect_left
from collections import Counter

from dragoman.resolve.coreference_ground import Cluster, Ground

_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her hers herself".split())
_THEY = frozenset("they them their theirs themselves".split())
_IT = frozenset("it its itself".split())
_SPEAKER = frozenset("i me my mine myself".split())
_SPEAKERS = frozenset("we us our ours ourselves".split())
_RELATIVE = frozenset("who whom which whose that".split())
_BODIES = frozenset(("organisation", "country", "group", "facility"))
_BACK = 3  # sentences
_SUBJECTS = frozenset(("nsubj", "nsubj:pass"))


def join_pronoun(ground: Ground, number: int, by_member: dict[int, Cluster]) -> bool:
    """Gives a pronoun to the cluster it stands for; False where none can be told (yet: a speaker may be told later in the text)."""
    word = ground.tokens[ground.heads[number]].text.lower()
    if word in _SPEAKER | _SPEAKERS:
        found = _speaker(ground, number, by_member)
    elif word in _RELATIVE:
        found = _relative(ground, number, by_member)
    else:
        found = _antecedent(ground, number, word, by_member)
        if found is not None and word in _HE | _SHE:
            found.gender = "m" if word in _HE else "f"
    if found is not None:
        _give(found, number, by_member)
    return found is not None


def _give(cluster: Cluster, number: int, by_member: dict[int, Cluster]) -> None:
    cluster.members.append(number)
    cluster.members.sort()
    by_member[number] = cluster


def _relative(ground: Ground, number: int, by_member: dict[int, Cluster]) -> Cluster | None:
    """A relative pronoun stands for the noun that its clause hangs on."""
    for above in (ground.heads[number], *ground.tree.above(ground.heads[number])):
        token = ground.tokens[above]
        if token.deprel == "acl":
            partner = ground.at_head.get(token.head)
            return by_member.get(partner) if partner is not None else None
    return None


def _antecedent(ground: Ground, number: int, word: str, by_member: dict[int, Cluster]) -> Cluster | None:
    """The best of those told before, in this sentence or the few before it: subjects first, then the nearest."""
    here, sentence = ground.first[number], ground.sentence(number)
    best: tuple[float, Cluster] | None = None
    for other in range(bisect_left(ground.first, here)):
        cluster = by_member.get(other)
        if other == number or cluster is None or sentence - ground.sentence(other) > _BACK:
            continue
        if not _agrees(ground, word, cluster, other) or _binds(ground, number, other):
            continue
        score = _score(ground, number, other, cluster, word)
        if best is None or score > best[0]:
            best = (score, cluster)
    return best[1] if best else None


def _agrees(ground: Ground, word: str, cluster: Cluster, other: int) -> bool:
    if word in _HE | _SHE:
        gender = "m" if word in _HE else "f"
        return (
            (cluster.type == "person" or ground.mentions[other].type == "person")
            and not cluster.plural
            and cluster.gender in (None, gender)
        )
    if word in _THEY:
        return bool(cluster.plural) or cluster.type in ("group", "nationality") or cluster.type == "organisation"
    if word in _IT:
        return cluster.type in _BODIES and not cluster.plural and ground.mentions[other].type != "nationality"
    return False


def _binds(ground: Ground, number: int, other: int) -> bool:
    """Whether both hang on one verb, as subject and object do, so that only a reflexive could stand for the other."""
    mine, theirs = ground.tokens[ground.heads[number]], ground.tokens[ground.tops[other]]
    if mine.text.lower().endswith(("self", "selves")) or mine.deprel in ("nmod", "det"):
        return False
    return mine.head == theirs.head and theirs.deprel in _SUBJECTS and mine.deprel in ("obj", "iobj", "obl")


def _score(ground: Ground, number: int, other: int, cluster: Cluster, word: str) -> float:
    """Nearness in sentences, subjects before others, those named and often told before those once met."""
    token = ground.tokens[ground.tops[other]]
    score = -1.5 * (ground.sentence(number) - ground.sentence(other))
    score -= 0.002 * (ground.first[number] - ground.first[other])
    if token.deprel in _SUBJECTS:
        score += 1.6 if ground.tokens[token.head].deprel in ("root", "conj", "parataxis", "ccomp") else 1.0
    speaks = ground.heads[number] in ground.sources
    if ground.heads[other] in ground.sources:
        score += 1.6 if speaks else 0.9
    if ground.in_content(other) and not ground.in_content(number):
        score -= 0.7 if speaks else 0.3
    if token.deprel in ("nmod", "compound", "amod"):
        score -= 0.5
    if ground.mentions[other].form == "pronoun" and ground.tokens[ground.heads[other]].text.lower()[:2] == word[:2]:
        score += 0.6
    score += min(len(cluster.members), 6) * 0.06
    if word in _THEY and not (cluster.plural or cluster.type == "group"):
        score -= 0.8
    if cluster.type == "place":
        score -= 1.0
    return score


def _speaker(ground: Ground, number: int, by_member: dict[int, Cluster]) -> Cluster | None:
    """I and we inside a quotation are whoever says it."""
    span = ground.mentions[number].span
    around = [
        (piece.end - piece.start, at) for at, statement in enumerate(ground.statements) for piece in statement.content if piece.holds(span)
    ]
    for _, at in sorted(around):
        source = ground.statements[at].source
        told = (other for other in sorted(ground.speaking) if other != number)
        inside = [other for other in told if any(piece.holds(ground.mentions[other].head) for piece in source)]
        speakers = [by_member[other] for other in inside if other in by_member]
        if speakers:
            return speakers[0]
    return _author(ground, number, by_member) if not around and ground.tokens[ground.heads[number]].text.lower() in _SPEAKERS else None


def _author(ground: Ground, number: int, by_member: dict[int, Cluster]) -> Cluster | None:
    """Whom "we" outside of any quotation stands for, in a body's own statement: the body or state that has spoken most before."""
    told: Counter[int] = Counter()
    speakers: dict[int, Cluster] = {}
    for other, cluster in by_member.items():
        if other < number and ground.heads[other] in ground.sources and cluster.named and cluster.type in ("organisation", "country"):
            told[cluster.number] += 1
            speakers[cluster.number] = cluster
    return speakers[max(told, key=lambda one: (told[one], -one))] if told else None
