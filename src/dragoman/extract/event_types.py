"""The manual's hard cases: a promise to meet is AGREE, an announced pull-out CONCEDE, a cancelled meeting REJECT."""

from collections.abc import Iterable
from dataclasses import replace

from dragoman.extract.event_candidates import Candidate
from dragoman.extract.grammar import Grammar
from dragoman.knowledge.event_triggers import event_words
from dragoman.model.vocabulary import MODES, EventType

_PROMISE = "promise"  # marks in `why` that the act is done once it is said
_FUTURE = frozenset(("will", "shall", "would", "’ll", "'ll", "wo"))
_COMING = frozenset(("due", "set", "plan", "schedule", "intend", "expect", "go", "ready", "aim", "prepare", "want"))
_KEEP = frozenset(("AGREE", "CONCEDE", "REJECT", "REQUEST", "ACCUSE", "THREATEN"))
_AS_COMING: dict[EventType, EventType] = {
    "CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE",
}  # fmt: skip
_SAYING = frozenset(("say", "announce", "tell", "add", "declare", "confirm"))
_MEETINGS = frozenset(
    ("talk", "meeting", "negotiation", "round", "summit", "conference", "visit", "dialogue", "congress", "session", "invitation", "call")
)
_SURE = 0.6
_NOT_YET = frozenset(
    ("possible", "proposed", "planned", "eventual", "potential", "future", "coming", "forthcoming", "upcoming", "scheduled", "further")
)
_TOLD_BY = frozenset(
    (
        "agree agreement announce announcement appeal ask break broker call deal declare demand discuss impose negotiate offer "
        "order pledge proposal propose promise reject request seek sign urge violate violation want"
    ).split()
)
_EFFECT = frozenset(
    (
        "hold",
        "take",
        "come",
        "enter",
        "last",
        "stick",
        "observe",
        "respect",
        "begin",
        "start",
        "remain",
        "survive",
        "endure",
        "allow",
        "bring",
    )
)


def settled(trees: Grammar, found: Candidate) -> Candidate | None:
    """The candidate with its type and mode settled, or None where a hard case says that it is no event of its own."""
    for rule in (_warned, _said_it_would, _undertaken, _refused, _cancelled, _coming, _truce):
        made = rule(trees, found)
        if made is None:
            return None
        found = made
    return _with_mode(trees, found)


def _content(trees: Grammar, found: Candidate) -> list[str]:
    """The lemmas of what a word of asking, refusing or promising is about, in order: its complements, else its statement's content."""
    at = found.at
    inside: list[int] = []
    for child in trees.dependents(at, "xcomp", "ccomp", "obj", "obl", "advcl", "nmod", "acl"):
        inside += trees.subtree(child)
    if not inside and found.speech is not None:
        spans = found.speech.content
        inside = [token.index for token in trees.tokens if any(span.holds(token.span) for span in spans)]
    return [trees.tokens[one].lemma.lower() for one in sorted(inside) if one != at]


def _warned(trees: Grammar, found: Candidate) -> Candidate | None:
    """A warning is a threat only where it warns of harm or of consequences: else it is a bare statement."""
    if found.type != "THREATEN" or trees.tokens[found.at].lemma.lower() not in ("warn", "warning", "say", "tell", "add"):
        return found
    content = _content(trees, found)
    seen = found.frame.label("type") if found.frame else None
    sure = seen is not None and seen.value == "THREATEN" and seen.score >= _SURE
    return (
        found
        if sure
        or any(word in event_words().threats or word in ("consequence", "retaliate", "respond", "price", "unless") for word in content)
        else None
    )


def _said_it_would(trees: Grammar, found: Candidate) -> Candidate | None:
    """As in "said it would withdraw" undertakes, "said it would not talk" refuses, where the one who would is the one who says."""
    if trees.tokens[found.at].lemma.lower() not in _SAYING or found.commits:
        return found
    content = [word for word in _content(trees, found)[:6] if word != "that"]
    if len(content) < 3 or content[0] not in ("it", "he", "she", "they", "we", "i") or content[1] not in _FUTURE:
        return found
    if content[2] in ("not", "never", "n't", "n’t"):
        return replace(found, type="REJECT", mode=_topic(_content(trees, found)[3:]), why=(*found.why, "_said_it_would: not"))
    return replace(found, commits=True, why=(*found.why, "_said_it_would: the speaker's own act to come"))


def _undertaken(trees: Grammar, found: Candidate) -> Candidate | None:
    """What is promised decides: giving way is CONCEDE, harm is THREATEN, all else AGREE; done once it is said."""
    if not found.commits:
        return found
    words = event_words()
    content = _content(trees, found)[:12]
    if any(word in words.concessions for word in content):
        return replace(found, type="CONCEDE", mode=None, why=(*found.why, f"_undertaken: a {_PROMISE} to give way"))
    threat = next((words.threats[word] for word in content[:4] if word in words.threats), None)
    if threat is not None and trees.tokens[found.at].lemma.lower() in (
        "vow",
        "promise",
        "pledge",
        "announce",
        "decide",
        "say",
        "tell",
        "add",
        "declare",
    ):
        return replace(found, type="THREATEN", mode=threat, why=(*found.why, f"_undertaken: a {_PROMISE} of harm"))
    return replace(found, type="AGREE", mode=None, why=(*found.why, f"_undertaken: a {_PROMISE}"))


def _refused(trees: Grammar, found: Candidate) -> Candidate | None:
    """As in "will not attend", "would not accept", "did not agree": a REJECT of what is denied."""
    at = found.at
    helpers = {trees.tokens[child].text.lower() for child in trees.dependents(at, "aux")}
    if (
        trees.tokens[at].upos == "VERB"
        and helpers & _FUTURE
        and trees.is_negated(at)
        and found.type not in ("REJECT", "THREATEN", "ACCUSE")
    ):
        content = [trees.tokens[at].lemma.lower(), *_content(trees, found)]
        return replace(found, type="REJECT", mode=_topic(content), commits=False, why=(*found.why, "_refused: will not"))
    return found


def _cancelled(trees: Grammar, found: Candidate) -> Candidate | None:
    """Breaking off or putting off a meeting is REJECT/meet; other things broken off stay what they are."""
    if trees.tokens[found.at].upos != "VERB" or trees.tokens[found.at].lemma.lower() not in (
        "suspend",
        "cancel",
        "postpone",
        "freeze",
        "put",
        "call",
        "break",
        "boycott",
        "walk",
    ):
        return found
    if found.type not in ("SANCTION", "REJECT", "CONCEDE", "RETREAT"):
        return found
    about = [trees.tokens[one].lemma.lower() for one in trees.objects(found.at)] + _content(trees, found)[:4]
    if any(word in _MEETINGS for word in about):
        return replace(found, type="REJECT", mode="meet", why=(*found.why, "_cancelled: a meeting that will not be"))
    return found


def _coming(trees: Grammar, found: Candidate) -> Candidate | None:
    """Acts still to come: meeting and helping become AGREE, pulling back CONCEDE."""
    if found.type in _KEEP or found.type not in _AS_COMING or not _is_coming(trees, found.at):
        return found
    return replace(found, type=_AS_COMING[found.type], mode=None, why=(*found.why, f"_coming: {found.type} to come"))


def _is_coming(trees: Grammar, at: int) -> bool:
    token = trees.tokens[at]
    chain = [at]
    if token.upos == "NOUN":
        if {trees.tokens[child].lemma.lower() for child in trees.dependents(at, "amod")} & _NOT_YET:
            return True
        head = trees.tokens[token.head]
        if token.deprel in ("obj", "nsubj", "nsubj:pass") and head.upos == "VERB" and head.lemma.lower() in event_words().light | _EFFECT:
            chain.append(token.head)
    here = chain[-1]
    while trees.tokens[here].deprel == "xcomp" and trees.tokens[here].head != here:
        here = trees.tokens[here].head
        chain.append(here)
    for one in chain:
        helpers = {trees.tokens[child].text.lower() for child in trees.dependents(one, "aux")}
        if helpers & _FUTURE:
            return True
    return any(trees.tokens[one].lemma.lower() in _COMING for one in chain[1:])


def _truce(trees: Grammar, found: Candidate) -> Candidate | None:
    """A truce or pull-out counts as RETREAT where it is in effect; one that is demanded, agreed or planned is told by those words.

    A truce without a verb of effect needs the model to be sure of it.
    """
    token = trees.tokens[found.at]
    if found.type not in ("RETREAT", "CONCEDE") or token.upos != "NOUN" or found.commits:
        return found
    kinds = {trees.tokens[child].lemma.lower() for child in trees.dependents(found.at, "amod")}
    if kinds & _NOT_YET or trees.tokens[token.head].lemma.lower() in _TOLD_BY and token.deprel in ("obj", "obl", "nmod", "xcomp", "ccomp"):
        return None
    if found.mode != "ceasefire":
        return found
    head = trees.tokens[token.head].lemma.lower()
    if token.deprel in ("nsubj", "nsubj:pass", "obj") and head in _EFFECT:
        return found
    return found if found.frame is not None and found.frame.score >= _SURE else None


def _with_mode(trees: Grammar, found: Candidate) -> Candidate:
    """A mode only where the type has it; that of an ask or refusal by what it is about."""
    modes = MODES.get(found.type, ())
    mode = found.mode if found.mode in modes else None
    if found.type in ("REQUEST", "REJECT") and mode is None:
        mode = _topic(_content(trees, found))
    if found.type == "THREATEN" and mode is None:
        words = event_words().threats
        mode = next((words[word] for word in _content(trees, found) if word in words), None)
    return replace(found, mode=mode)


def _topic(content: Iterable[str]) -> str | None:
    """The mode of an ask or refusal: that of the first word of its content that has one."""
    modes = event_words().modes
    return next((modes[word] for word in content if word in modes), None)
