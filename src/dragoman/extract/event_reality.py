"""Whether an event happened, goes on, is to come, is only thought of, or did not happen: the model's word, corrected by grammar."""

from dragoman.extract.event_candidates import BY_OUGHT, Candidate
from dragoman.extract.grammar import Grammar
from dragoman.knowledge.event_triggers import event_words
from dragoman.model.vocabulary import Reality

_FUTURE = frozenset(("will", "shall", "’ll", "'ll", "wo"))
_MAYBE = frozenset(("may", "might", "could", "can", "ca"))
_OUGHT = frozenset(("should", "must", "need", "ought"))
_TO_COME = frozenset(
    ("due", "set", "plan", "schedule", "intend", "expect", "go", "poise", "hope", "want", "aim", "prepare", "ready", "likely", "determined")
)
_NOT_DONE = frozenset(("fail", "refuse", "avoid", "prevent", "stop", "deny", "cancel", "decline", "avert", "refrain"))
_NONE = frozenset(("none", "nobody", "nothing", "neither"))
_ON = frozenset(("continue", "keep", "persist", "remain", "rage", "drag", "ongoing", "still", "mount"))
_SAID = frozenset(("AGREE", "CONCEDE", "REJECT", "REQUEST", "ACCUSE", "THREATEN", "SUPPORT"))
_HAPPEN = frozenset(("take", "come", "enter", "happen", "hold", "occur", "begin", "start", "last"))
_STATES = frozenset(
    (
        "alliance battle besiegement blockade bombardment cooperation embargo encirclement fight fighting hostility insurgency "
        "occupation partnership siege support war"
    ).split()
)
_LASTING = frozenset(
    ("ongoing", "continuing", "continued", "current", "escalating", "intensifying", "mounting", "growing", "endless", "tightening")
)
_LASTING_VERBS = frozenset(
    ("back", "besiege", "blockade", "confine", "encircle", "hold", "isolate", "occupy", "seal", "sponsor", "support", "surround", "trap")
)
_ASKED = frozenset(("call", "urge", "ask", "demand", "press", "want", "need"))
_SURE = 0.85


def reality(trees: Grammar, found: Candidate) -> tuple[Reality, str]:
    """The reality of a candidate and the rule that gave it. Conditions and denials first, then time, then the model, then the tense."""
    at = found.at
    if found.why[0].startswith(BY_OUGHT):
        return "happened", "reality: asked by saying it"
    for rule in (_by_denial, _by_condition, _by_modal, _by_aspect, _by_tense):
        value = rule(trees, found)
        if value is not None:
            return value, f"{rule.__name__}: {value}"
    label = found.frame.label("reality") if found.frame else None
    if label is not None and label.score >= _SURE:
        for name in ("happened", "ongoing", "future", "hypothetical", "negated"):
            if name == label.value:
                return name, f"model: reality {name} {label.score:.2f}"
    if trees.tokens[at].lemma.lower() in _STATES and trees.tokens[at].upos == "NOUN" and not _is_over(trees, at):
        return "ongoing", "reality: a state that lasts"
    return "happened", "reality: told as done"


def _governors(trees: Grammar, at: int) -> list[int]:
    """The predicate itself, the verb it is subject or object of, and the verbs that it completes."""
    found = [at]
    token = trees.tokens[at]
    head = trees.tokens[token.head]
    if (
        token.upos in ("NOUN", "PROPN")
        and token.deprel in ("obj", "nsubj", "nsubj:pass")
        and head.upos == "VERB"
        and (token.deprel == "obj" or head.lemma.lower() in event_words().light | _ON | _HAPPEN)
    ):
        found.append(token.head)
    here = found[-1]
    while trees.tokens[here].deprel == "xcomp" and trees.tokens[here].head != here:
        here = trees.tokens[here].head
        found.append(here)
    return found


def _by_denial(trees: Grammar, found: Candidate) -> Reality | None:
    """As in "did not attack", "no attack was", "failed to meet"; a refusal that is told by "not" is a REJECT and happened."""
    if found.type == "REJECT":
        return None
    chain = _governors(trees, found.at)
    if any(trees.is_negated(one) for one in chain[:2]):
        return "negated"
    if any(trees.tokens[one].lemma.lower() in _NOT_DONE for one in chain[1:]):
        return "negated"
    if trees.tokens[found.at].upos == "VERB" and any(
        _is_none(trees, one) for one in trees.dependents(found.at, "nsubj", "nsubj:pass", "obj")
    ):
        return "negated"
    return None


def _is_none(trees: Grammar, at: int) -> bool:
    """As in "no aid", "none to date", "nobody"."""
    return trees.tokens[at].text.lower() in _NONE or any(trees.tokens[child].text.lower() == "no" for child in trees.dependents(at, "det"))


def _by_condition(trees: Grammar, found: Candidate) -> Reality | None:
    """Inside "if", "unless", "whether", or a purpose clause of something wanted."""
    for here in (found.at, *trees.ancestors(found.at)):
        marks = {trees.tokens[child].text.lower() for child in trees.dependents(here, "mark")}
        if marks & {"if", "unless", "whether", "lest"}:
            return "hypothetical"
        if trees.tokens[here].deprel in ("ccomp", "parataxis", "root", "acl"):
            break
    return None


def _by_modal(trees: Grammar, found: Candidate) -> Reality | None:
    """Modals and verbs of what is to come, on the word or on what it completes; what is promised, refused or threatened is done."""
    done = found.type in ("AGREE", "CONCEDE") and any("promise" in rule for rule in found.why) or found.type in ("REJECT", "THREATEN")
    if done:
        return None
    chain = _governors(trees, found.at)
    for one in chain:
        helpers = {
            trees.tokens[child].text.lower()
            for child in trees.dependents(one, "aux")
            if trees.tokens[child].upos in ("AUX", "PART", "VERB")
        }
        if helpers & _FUTURE:
            return "future"
        if helpers & _MAYBE and "have" not in helpers:
            return "hypothetical" if found.type not in _SAID else None
        if helpers & _OUGHT:
            return "hypothetical"
        if "would" in helpers:
            return "future"
    if {trees.tokens[child].text.lower() for child in trees.dependents(found.at, "aux")} & {"have", "having"}:
        return None  # "is believed to have attacked"
    if any(trees.tokens[one].lemma.lower() in _TO_COME and not _is_forced(trees, one) for one in chain[1:]):
        return "future"
    token = trees.tokens[found.at]
    head = trees.tokens[token.head].lemma.lower()
    if token.deprel == "xcomp" and token.upos == "VERB" and head in _ASKED and found.type not in _SAID:
        return "hypothetical"
    return None


def _is_forced(trees: Grammar, at: int) -> bool:
    """Whether a verb of the future does not look ahead here: "went to" does not, "is going to" does."""
    token = trees.tokens[at]
    return token.lemma.lower() == "go" and not token.text.lower().endswith("ing")


def _by_aspect(trees: Grammar, found: Candidate) -> Reality | None:
    """Progressives, what "continues", and what has lasted "for decades"; words of saying are done even while they are being said."""
    at = found.at
    token = trees.tokens[at]
    chain = _governors(trees, at)
    helpers = {trees.tokens[child].text.lower() for child in trees.dependents(at, "aux")}
    if found.type in _SAID:
        return "ongoing" if "been" in helpers and helpers & {"has", "have", "’ve", "'ve"} and token.text.lower().endswith("ing") else None
    if any(trees.tokens[one].lemma.lower() in _ON for one in chain[1:]):
        return "ongoing"
    if token.upos == "VERB" and token.text.lower().endswith("ing") and helpers & {"is", "are", "’re", "'re", "’s", "been", "am"}:
        return "ongoing"
    lasting = token.upos == "VERB" and token.lemma.lower() in _LASTING_VERBS
    if lasting and "VerbForm=Part" in token.feats and "Tense=Past" in token.feats and _is_state(trees, at, helpers):
        return "ongoing"
    if token.upos == "NOUN":
        kinds = {trees.tokens[child].text.lower() for child in trees.dependents(at, "amod", "compound")}
        if kinds & _LASTING:
            return "ongoing"
        if trees.case_of(at) == "under" and token.lemma.lower() in _STATES | {"attack", "assault", "fire", "bombardment"}:
            return "ongoing"
    return None


def _is_kept_so(trees: Grammar, at: int) -> bool:
    """As in "areas besieged by", "is occupied": a lasting state told by a participle."""
    token = trees.tokens[at]
    if (
        token.upos != "VERB"
        or token.lemma.lower() not in _LASTING_VERBS
        or "Tense=Past" not in token.feats
        or "VerbForm=Part" not in token.feats
    ):
        return False
    helpers = {trees.tokens[child].text.lower() for child in trees.dependents(at, "aux", "aux:pass")}
    return token.deprel in ("acl", "amod") or bool(helpers & {"is", "are"})


def _by_tense(trees: Grammar, found: Candidate) -> Reality | None:
    """A finite verb: what is said is done; of other acts the past is done and the plain present goes on."""
    token = trees.tokens[found.at]
    if token.upos != "VERB" or "VerbForm=Fin" not in token.feats:
        return None
    if found.type in _SAID or "Tense=Past" in token.feats:
        return "happened"
    return "ongoing" if "Tense=Pres" in token.feats and "Mood=Ind" in token.feats else None


def _is_over(trees: Grammar, at: int) -> bool:
    """Whether a lasting thing is told as past: "after the war", "the siege ended", "in the 1990s war"."""
    case = trees.case_of(at)
    head = trees.tokens[trees.tokens[at].head]
    return case in ("after", "during", "before", "following") or head.lemma.lower() in (
        "end",
        "lift",
        "break",
        "stop",
        "wage",
        "begin",
        "launch",
    )


def _is_state(trees: Grammar, at: int, helpers: set[str]) -> bool:
    """Whether a participle tells a state that lasts: as an attribute, or in the present."""
    present = {trees.tokens[child].text.lower() for child in trees.dependents(at, "aux:pass")} & {"is", "are"}
    return trees.tokens[at].deprel in ("acl", "amod") or bool(helpers & {"is", "are"} or present)
