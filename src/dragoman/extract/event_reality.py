"""Whether an event happened, goes on, is to come, is only thought of, or did not happen: the model's word, corrected by grammar."""

from dragoman.extract.event_candidates import BY_OUGHT, Candidate
from dragoman.extract.grammar import Grammar
from dragoman.knowledge.event_triggers import event_words
from dragoman.model.vocabulary import Reality

_FUTURE = frozenset(("will", "shall", "’ll", "'ll", "wo"))
_MAYBE = frozenset(("may", "might", "could", "can", "ca"))
_OUGHT = frozenset(("should", "must", "need", "ought"))
_TO_COME = frozenset(("due", "set", "plan", "schedule", "intend", "expect", "go", "poise", "hope", "want", "aim", "prepare", "ready", "likely", "determined"))
_NOT_DONE = frozenset(("fail", "refuse", "avoid", "prevent", "stop", "deny", "cancel", "decline", "avert", "refrain"))
_ON = frozenset(("continue", "keep", "persist", "remain", "rage", "drag", "ongoing", "still", "mount"))
_SAID = frozenset(("AGREE", "CONCEDE", "REJECT", "REQUEST", "ACCUSE", "THREATEN", "SUPPORT"))
_HAPPEN = frozenset(("take", "come", "enter", "happen", "hold", "occur", "begin", "start", "last"))
_STATES = frozenset(("fighting", "siege", "blockade", "war", "insurgency", "hostility", "occupation", "conflict", "campaign", "embargo", "sanction"))
_SURE = 0.85


def reality(trees: Grammar, found: Candidate) -> tuple[Reality, str]:
    """The reality of a candidate and the rule that gave it. Conditions and denials first, then time, then the model, then the tense."""
    at = found.at
    if found.why[0].startswith(BY_OUGHT):
        return "happened", "reality: asked by saying it"
    for rule in (_by_denial, _by_condition, _by_modal, _by_aspect):
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
    if token.upos in ("NOUN", "PROPN") and token.deprel in ("obj", "nsubj", "nsubj:pass") and head.upos == "VERB" and (token.deprel == "obj" or head.lemma.lower() in event_words().light | _ON | _HAPPEN):
        found.append(token.head)
    here = found[-1]
    while trees.tokens[here].deprel == "xcomp" and trees.tokens[here].head != here:
        here = trees.tokens[here].head
        found.append(here)
    return found


def _by_denial(trees: Grammar, found: Candidate) -> Reality | None:
    """ "did not attack", "no attack was", "failed to meet"; a refusal that is told by "not" is a REJECT and happened."""
    if found.type == "REJECT":
        return None
    chain = _governors(trees, found.at)
    if any(trees.is_negated(one) for one in chain[:2]):
        return "negated"
    if any(trees.tokens[one].lemma.lower() in _NOT_DONE for one in chain[1:]):
        return "negated"
    return None


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
    """Modals and verbs of what is to come, on the word or on what it completes."""
    chain = _governors(trees, found.at)
    done = found.type in ("AGREE", "CONCEDE", "REJECT", "THREATEN") and any("promise" in rule for rule in found.why)
    if done:
        return None
    for one in chain:
        helpers = {trees.tokens[child].text.lower() for child in trees.dependents(one, "aux")}
        if helpers & _FUTURE:
            return "future"
        if helpers & _MAYBE:
            return "hypothetical" if found.type not in _SAID else None
        if helpers & _OUGHT:
            return "hypothetical"
        if "would" in helpers:
            return "future" if found.type != "REJECT" else None
    if any(trees.tokens[one].lemma.lower() in _TO_COME for one in chain[1:]):
        return "future"
    token = trees.tokens[found.at]
    marked = any(trees.tokens[child].text.lower() == "to" for child in trees.dependents(found.at, "mark"))
    if marked and token.deprel == "xcomp" and token.upos == "VERB" and trees.tokens[token.head].lemma.lower() not in ("begin", "start", "continue", "help", "manage"):
        return "hypothetical" if trees.tokens[token.head].lemma.lower() in ("call", "urge", "ask", "demand", "press") else "future"
    return None


def _by_aspect(trees: Grammar, found: Candidate) -> Reality | None:
    """Progressives in the present, and what "continues"."""
    at = found.at
    token = trees.tokens[at]
    chain = _governors(trees, at)
    if any(trees.tokens[one].lemma.lower() in _ON for one in chain[1:]):
        return "ongoing"
    if token.upos == "VERB" and ("VerbForm=Ger" in token.feats or token.text.lower().endswith("ing")):
        helpers = [trees.tokens[child] for child in trees.dependents(at, "aux")]
        if any(helper.text.lower() in ("is", "are", "’re", "'re", "’s", "been", "am") for helper in helpers):
            return "ongoing"
    if token.upos == "NOUN" and {trees.tokens[child].lemma.lower() for child in trees.dependents(at, "amod")} & {"ongoing", "continuing", "continued"}:
        return "ongoing"
    return None


def _is_over(trees: Grammar, at: int) -> bool:
    """Whether a lasting thing is told as past: "after the war", "the siege ended", "in the 1990s war"."""
    case = trees.case_of(at)
    head = trees.tokens[trees.tokens[at].head]
    return case in ("after", "during", "before", "following") or head.lemma.lower() in ("end", "lift", "break", "stop", "wage", "begin", "launch")
