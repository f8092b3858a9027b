"""What a named person is called beside the name: titles before it, appositions around it, and what it is said to be."""

from dragoman.model.annotated import Stretch
from dragoman.resolve.coreference_ground import Cluster, Ground
from dragoman.resolve.coreference_nominals import add

_MEN = frozenset("mr mr. sir lord king prince sheikh".split())
_WOMEN = frozenset("mrs mrs. ms ms. miss lady queen princess dame".split())
_NO_OFFICE = frozenset("dr dr. prof prof. st st. martyr".split())
_FEMALE = frozenset("spokeswoman chairwoman woman mother wife daughter sister businesswoman congresswoman policewoman".split())
_MALE = frozenset("spokesman chairman man father husband son brother businessman congressman policeman".split())
_OF_STATES = frozenset(
    "patron guarantor ally backer sponsor neighbour neighbor host foe rival enemy mediator broker power member supporter".split()
)
_COPULAS = frozenset(("be", "become", "remain"))


def join_titles(ground: Ground, by_member: dict[int, Cluster]) -> None:
    """Gives every named person the titles and appositions that stand beside the name, and takes those phrases in as members.

    Bodies and states take in the phrases that stand beside their names ("MINUSCA, the U.N. mission", "a rights group, Insec").
    """
    named = [number for number, one in enumerate(ground.mentions) if one.form == "name" and number in by_member]
    persons = [number for number in named if by_member[number].type == "person"]
    bodies = [
        number
        for number in named
        if by_member[number].type in {"organisation", "country"} and ground.mentions[number].type != "nationality"
    ]
    for number in persons:
        _before_name(ground, number, by_member)
    beside_person = _edges(ground, persons)
    beside_body = _edges(ground, bodies)
    for number, mention in enumerate(ground.mentions):
        if mention.form != "nominal" or number in by_member:
            continue
        partner = _beside(ground, number, *beside_person) if mention.type == "person" else None
        if partner is not None:
            cluster = by_member[partner]
            add(ground, number, cluster, by_member)
            _entitle(ground, cluster, range(ground.first[number], ground.last[number] + 1), ground.heads[number], by_member)
            continue
        partner = _beside_body(ground, number, *beside_body)
        if partner is not None:
            add(ground, number, by_member[partner], by_member)


def _edges(ground: Ground, names: list[int]) -> tuple[dict[int, int], dict[int, int]]:
    """The names by the word that each begins with, the titles right before it counted in, and by the word after it."""
    starts: dict[int, int] = {}
    for number in names:
        first = ground.first[number]
        starts[first] = number
        while first and ground.tokens[first - 1].sentence == ground.tokens[first].sentence and _is_rank(ground, first - 1):
            first -= 1
            starts[first] = number
    return starts, {ground.last[number] + 1: number for number in names}


def _is_rank(ground: Ground, at: int) -> bool:
    """Whether a word is a title with a capital that belongs to the name after it ("Maj. Gen.", "Colonel")."""
    token = ground.tokens[at]
    return token.text[:1].isupper() and token.upos in {"NOUN", "PROPN", "ADJ"} and at not in ground.in_name and at not in ground.at_head


def _beside_body(ground: Ground, number: int, starts: dict[int, int], ends: dict[int, int]) -> int | None:
    """The name of a body or state that a phrase for one stands beside, parted by a comma: "the mediators, IGAD,", "Iran, its patron,"."""
    tokens, mention = ground.tokens, ground.mentions[number]
    first, last, head = ground.first[number], ground.last[number], ground.heads[number]
    if mention.type not in {"organisation", "group", "country"} and tokens[head].lemma.lower() not in _OF_STATES:
        return None
    if any(at in ground.in_name and ground.heads[ground.in_name[at]] == head for at in range(first, last + 1)):
        return None
    if first - 1 in ends and first >= 2 and tokens[first - 1].text == ",":
        name = ends[first - 1]
        fitting = tokens[head].deprel == "appos" or tokens[first].upos == "DET" or tokens[first].text.lower() in {"its", "their"}
        return name if fitting and _closed(ground, last + 1) and not _in_list(ground, ground.first[name], last + 1) else None
    if last + 2 in starts and tokens[last + 1].text == ",":
        name = starts[last + 2]
        fitting = tokens[ground.heads[name]].deprel == "appos" or tokens[first].text.lower() in {"a", "an", "the"}
        return name if fitting and _closed(ground, ground.last[name] + 1) and not _in_list(ground, first, ground.last[name] + 1) else None
    if last + 1 in starts and tokens[first].text.lower() == "the" and tokens[head].deprel != "compound":
        name = starts[last + 1]
        return name if _closed(ground, ground.last[name] + 1) or tokens[ground.heads[name]].deprel in {"appos", "flat"} else None
    return None


def _closed(ground: Ground, at: int) -> bool:
    """Whether the apposition ends before a word: with a mark, or with the sentence."""
    tokens = ground.tokens
    return (
        at >= len(tokens) or tokens[at].sentence != tokens[at - 1].sentence or tokens[at].text in {",", ")", "–", "—", "-", ";", ".", ":"}
    )


def _in_list(ground: Ground, first: int, after: int) -> bool:
    """Whether the commas part the members of a list ("Iran, the rebels and Turkey") and no apposition."""
    tokens = ground.tokens
    before = (
        first and tokens[first - 1].text == "," and tokens[first - 1].sentence == tokens[first].sentence and first - 2 in ground.in_name
    )
    return bool(before) or any(
        tokens[at].text in {"and", "or"} and tokens[at - 1].text == ","
        for at in range(after, min(after + 3, len(tokens)))
        if tokens[at].sentence == tokens[first].sentence
    )


def _before_name(ground: Ground, number: int, by_member: dict[int, Cluster]) -> None:
    """The words right before a name that say what its bearer is ("U.N. mediator", "Mr", "Russian Foreign Minister")."""
    first = ground.first[number]
    tokens = ground.tokens
    if not first or tokens[first - 1].sentence != tokens[first].sentence or tokens[first - 1].upos not in {"NOUN", "PROPN", "ADJ"}:
        return
    cluster = by_member[number]
    word = tokens[first - 1].text.lower()
    if word in _MEN | _WOMEN:
        cluster.gender = "m" if word in _MEN else "f"
    if word in _MEN | _WOMEN | _NO_OFFICE or (first - 1) in ground.in_name or (first - 1) in ground.at_head:
        return
    run = ground.tree.chunk(first - 1)
    _entitle(ground, cluster, range(run.start, first), first - 1, by_member)


def _beside(ground: Ground, number: int, starts: dict[int, int], ends: dict[int, int]) -> int | None:
    """The person's name right before or after a phrase for one person, parted by a comma or by nothing at all.

    "The head of the delegation, Jane Roe, …", "Jane Roe, a spokeswoman for the rebels, …", "United Nations mediator Jane Roe",
    "Jane Roe is the leader of …".
    """
    tokens = ground.tokens
    first, last = ground.first[number], ground.last[number]
    if "Number=Plur" in tokens[ground.heads[number]].feats:
        return None
    if last + 1 in starts:
        return starts[last + 1]
    if last + 2 in starts and tokens[last + 1].text == ",":
        name = starts[last + 2]
        after = ground.last[name] + 1
        if after >= len(tokens) or tokens[after].upos in {"PUNCT", "VERB", "AUX", "ADV"} or tokens[after].sentence != tokens[last].sentence:
            return name
    if first - 1 in ends and tokens[first - 1].text == ",":
        closed = (
            last + 1 >= len(tokens)
            or tokens[last + 1].upos in {"PUNCT", "SCONJ", "PRON"}
            or tokens[last + 1].sentence != tokens[last].sentence
        )
        return ends[first - 1] if closed or tokens[last + 1].upos in {"VERB", "ADP"} else None
    before = tokens[first - 1] if first else None
    if before is not None and before.lemma in _COPULAS and before.upos in {"AUX", "VERB"} and first - 1 in ends:
        return ends[first - 1]
    return None


def _entitle(ground: Ground, cluster: Cluster, words: range, head: int, by_member: dict[int, Cluster]) -> None:
    """Notes a title: its words without the article, the noun, the gender, and whose office it is."""
    tokens = ground.tokens
    first = words.start
    while first < head and tokens[first].upos in {"DET", "PUNCT"}:
        first += 1
    span = ground.annotated.span(Stretch(first, words.stop))
    title = " ".join(span.of(ground.annotated.document.text).split())
    owner = next((by_member[one] for one in ground.names_in(first, words.stop) if one in by_member and by_member[one] is not cluster), None)
    if owner is None and tokens[words.start].text.lower() in {"its", "their", "his", "her"}:
        one = ground.at_head.get(words.start)
        owner = by_member.get(one) if one is not None else None
    noun = tokens[head].lemma.lower()
    cluster.titles.append((title, owner.number if owner is not None else None, span))
    cluster.nouns.add(noun)
    if noun in _FEMALE | _MALE:
        cluster.gender = "f" if noun in _FEMALE else "m"
    if owner is not None and cluster.of is None and owner.type != "person":
        cluster.of = owner.number
    if cluster.code is None and owner is not None:
        cluster.code = owner.code
