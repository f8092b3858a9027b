"""What looks like an event and is none: names, modifiers, lendings of a verb to an event noun, words in a fixed other sense."""

from dragoman.extract.event_candidates import Candidate
from dragoman.extract.grammar import Grammar
from dragoman.extract.parties import Parties
from dragoman.knowledge.event_triggers import WITH_A_FRAME, event_words
from dragoman.knowledge.mention_nouns import mention_nouns

_HYPHENS = frozenset(("-", "–"))


def veto(trees: Grammar, who: Parties, found: Candidate) -> str | None:
    """The name of the first rule by which a candidate is no event, or None."""
    if is_part_of_name(trees, who, found):
        return "is_part_of_name"
    if is_of_things(trees, who, found):
        return "is_of_things"
    return next((rule.__name__ for rule in (is_modifier, is_hyphenated, is_light) if rule(trees, found)), None)


def is_part_of_name(trees: Grammar, who: Parties, found: Candidate) -> bool:
    """As in "Operation Euphrates Shield", "War on Want": words of a proper name."""
    token = trees.tokens[found.at]
    return token.upos in ("NOUN", "ADJ") and token.text[:1].isupper() and found.at in who.named


def is_modifier(trees: Grammar, found: Candidate) -> bool:
    """As in "attack helicopter", "war crimes", "ceasefire monitors": an event noun before another noun only says of what kind that is."""
    token = trees.tokens[found.at]
    return (
        token.upos == "NOUN" and token.deprel == "compound" and found.frame is None and trees.tokens[token.head].upos in ("NOUN", "PROPN")
    )


def is_hyphenated(trees: Grammar, found: Candidate) -> bool:
    """As in "rebel-held", "Saudi-led", "UN-brokered": a participle in a compound tells of what kind something is."""
    token = trees.tokens[found.at]
    return (
        token.upos in ("VERB", "ADJ")
        and found.at > 0
        and trees.tokens[found.at - 1].text in _HYPHENS
        and trees.tokens[found.at - 1].end == token.start
        and (found.frame is None or found.frame.score < 0.8)
    )


def is_light(trees: Grammar, found: Candidate) -> bool:
    """As in "launched an offensive", "held talks": the noun tells it, the verb only lends it a subject."""
    token = trees.tokens[found.at]
    if token.upos != "VERB" or found.weight > WITH_A_FRAME or token.lemma.lower() not in event_words().light:
        return False
    if trees.is_negated(found.at):  # "will not attend talks" is a refusal of its own
        return False
    nouns = [trees.tokens[child] for child in trees.dependents(found.at, "obj", "nsubj:pass")]
    return any((noun.lemma.lower(), "NOUN") in event_words().triggers for noun in nouns)


def is_of_things(trees: Grammar, who: Parties, found: Candidate) -> bool:
    """As in "released a statement", "exchanged views": letting go counts where people or forces are let go."""
    token = trees.tokens[found.at]
    if (
        found.type not in ("RETREAT", "COOPERATE")
        or token.upos != "VERB"
        or token.lemma.lower() not in ("release", "exchange", "free", "swap", "drop")
    ):
        return False
    objects = trees.objects(found.at)
    return bool(objects) and not any(
        who.at(one) is not None
        or trees.tokens[one].upos in ("PROPN", "PRON", "NUM")
        or mention_nouns().get(trees.tokens[one].lemma.lower()) in ("person", "group")
        for one in objects
    )
