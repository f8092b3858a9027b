"""Who keeps, sponsors and watches a truce, and whom it leaves out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.extract.lists import Lists
from dragoman.extract.truce_mentions import TruceMention, actors_before
from dragoman.extract.windows import stem, words_after, words_before
from dragoman.knowledge.truces import truce_words

_EXCEPT = frozenset(("except", "excluding", "bar", "barring"))
_LINKS = frozenset(("between", "among"))
_MODALS = frozenset(("will", "would", "shall", "could", "should", "can", "may", "might", "must"))


@dataclass(slots=True)
class Roles:
    """Ids of entities by part, in order."""

    parties: dict[str, None] = field(default_factory=dict)
    sponsors: dict[str, None] = field(default_factory=dict)
    excluded: dict[str, None] = field(default_factory=dict)
    monitors: dict[str, None] = field(default_factory=dict)


def roles_of(listed: Lists, group: Sequence[TruceMention]) -> Roles:
    """The parts told around the mentions of one truce; who sponsors, watches or is left out is no party."""
    found = Roles()
    for mention in group:
        _by_phrase(listed, mention, found)
        _by_verb_before(listed, mention, found)
        _by_verb_after(listed, mention, found)
        _left_out(listed, mention, found)
    for taken in (found.sponsors, found.excluded, found.monitors):
        for entity in taken:
            found.parties.pop(entity, None)
    return found


def _by_phrase(listed: Lists, mention: TruceMention, found: Roles) -> None:
    """`a U.S.-backed truce`, `the truce between A and B`, `a ceasefire brokered by C, accepted by D`, `their ceasefire`."""
    trees, roles = listed.trees, truce_words().roles
    tokens = trees.tokens
    for at in words_before(trees, mention.head):
        if stem(tokens[at]) in roles["sponsor_verbs"] and at >= 2 and tokens[at - 1].text in ("-", "–"):
            _add(found.sponsors, listed.before(at - 1))
        if tokens[at].upos == "PRON" and tokens[at].text.lower() in ("their", "its", "his"):
            _add(found.parties, listed.who.ids([at]))
    for at in words_after(trees, mention.head):
        word = tokens[at].text.lower()
        verb = stem(tokens[at - 1])
        if word in _LINKS or (word == "with" and at - mention.head <= 3):
            _add(found.parties, listed.after(at))
        if word == "by" and verb in roles["sponsor_verbs"] | roles["asking_verbs"]:
            _add(found.sponsors, listed.after(at))
        elif word == "by" and verb in roles["party_verbs"]:
            _add(found.parties, listed.after(at))
        elif word == "by" and verb in roles["monitor_verbs"]:
            _add(found.monitors, listed.after(at))
        elif word in _EXCEPT:
            _add(found.excluded, listed.after(at + (at + 1 < len(tokens) and tokens[at + 1].text.lower() == "for")))


def _by_verb_before(listed: Lists, mention: TruceMention, found: Roles) -> None:
    """`X brokered the truce`, `A and B have renewed their ceasefire`, `who police the truce`.

    Agreeing may stand further off: `A and B agreed to extend by five days a truce`.
    """
    trees, roles = listed.trees, truce_words().roles
    tokens = trees.tokens
    for at in range(mention.head - 1, max(mention.head - 14, -1), -1):
        if tokens[at].sentence != mention.sentence or tokens[at].text in (";", "."):
            break
        if tokens[at].upos != "VERB" or trees.is_negated(at) or (at + 1 < len(tokens) and tokens[at + 1].text.lower() == "by"):
            continue
        lemma = stem(tokens[at])
        near = mention.head - at <= 7
        if lemma in roles["sponsor_verbs"] and near:
            _add(found.sponsors, actors_before(listed, at))
        elif lemma in roles["asking_verbs"] and near:
            _add(found.sponsors, [one for one in actors_before(listed, at) if listed.who.entities[one].type == "organisation"])
        elif lemma in roles["monitor_verbs"] and near:
            _add(found.monitors, [one for one in actors_before(listed, at) if _watches(listed, one)])
        elif lemma in roles["party_verbs"] and (near or lemma == "agree"):
            _add(found.parties, actors_before(listed, at))


def _watches(listed: Lists, entity: str) -> bool:
    words = listed.who.entities[entity].name.lower()
    return any(noun in words for noun in truce_words().roles["monitor_nouns"])


def _by_verb_after(listed: Lists, mention: TruceMention, found: Roles) -> None:
    """`The truce excludes X`, `it does not cover Y`."""
    trees, roles = listed.trees, truce_words().roles
    tokens = trees.tokens
    for at in range(mention.head + 1, min(mention.head + 12, len(tokens))):
        if tokens[at].sentence != mention.sentence:
            break
        lemma = stem(tokens[at])
        following = at + (at + 1 < len(tokens) and tokens[at + 1].text.lower() in ("to", "for"))
        if tokens[at].upos == "VERB" and (lemma in roles["exclude_verbs"] or (lemma in roles["cover_verbs"] and _is_denied(listed, at))):
            _add(found.excluded, listed.after(following))


def _is_denied(listed: Lists, at: int) -> bool:
    tokens = listed.trees.tokens
    return any(tokens[here].text.lower() in ("not", "n’t", "n't", "nor", "never") for here in range(max(0, at - 3), at))


def _left_out(listed: Lists, mention: TruceMention, found: Roles) -> None:
    """`X are not part of the truce`, `X is not party to any ceasefire`, `Y is excluded from the truce`, `Z are not covered by it`."""
    trees, roles = listed.trees, truce_words().roles
    tokens = trees.tokens
    for at in range(max(0, mention.head - 6), mention.head):
        if tokens[at].sentence != mention.sentence:
            continue
        part = tokens[at].text.lower() in ("part", "party", "parties", "covered", "bound") and _is_denied(listed, at)
        barred = stem(tokens[at]) in roles["exclude_verbs"] and at + 1 < len(tokens) and tokens[at + 1].text.lower() == "from"
        if part or barred:
            here = at - 1
            while here >= 0 and (tokens[here].upos in ("AUX", "ADV", "PART", "DET") or tokens[here].text.lower() in ("not", "a")):
                here -= 1
            _add(found.excluded, listed.before(here + 1))


def _add(role: dict[str, None], ids: Iterable[str]) -> None:
    role.update(dict.fromkeys(ids))
