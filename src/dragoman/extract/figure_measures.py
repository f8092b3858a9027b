"""What a number measures: by the words it stands with, and by the language model where those do not say."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from dragoman.extract.figure_counts import Counted
from dragoman.extract.grammar import Grammar
from dragoman.extract.quantities import Quantity
from dragoman.knowledge.figure_measures import measure_words
from dragoman.knowledge.mention_nouns import mention_nouns
from dragoman.model.annotated import Frame
from dragoman.model.vocabulary import Measure

_LIST = 30  # words within which a list goes back to its verb
_NEAR = 7  # words within which a predicate counts for a number it is not tied to in the tree
_SURE = 0.45  # from here on the model's measure counts
_MEASURES: dict[str, Measure] = {measure: measure for measure in get_args(Measure)}
_VERBAL = frozenset(("VERB", "ADJ", "NOUN"))
_THINGS = frozenset(("strikes", "violations", "weapons", "aid_trucks", "aid_amount"))
_WINS = frozenset(("killed", "injured", "abducted", "missing"))  # what befalls people says more than what they are


@dataclass(frozen=True, slots=True)
class Read:
    """A measure, the rule that gave it, and whether words of the table did (else the model, or nothing)."""

    measure: Measure
    why: str
    by_words: bool


def measure_of(trees: Grammar, quantity: Quantity, what: Counted, frame: Frame | None, before: Measure | None = None) -> Read:
    """The measure of a quantity; `before` is that of the figure before it in the sentence.

    Money first; then what befalls the counted (a verb over them, or nearest in the clause); then what they are; then what a
    noun before the number says, the model where it is sure, the figure before a bare number, and what has befallen people nearby.
    """
    if quantity.money:
        return Read("money", "measure_of: a currency stands with it", True)
    words = measure_words()
    noun = trees.tokens[what.noun].lemma.lower() if what.noun is not None else ""
    by_verb = _by_predicate(trees, quantity, what)
    if by_verb is not None and by_verb[0] == "objects_damaged" and _is_people(noun):
        by_verb = None
    by_noun = words.by_slot["noun"].get(noun) or (
        words.by_slot["noun"].get(trees.tokens[what.noun].text.lower()) if what.noun is not None else None
    )
    if by_verb is not None and (by_noun is None or (by_verb[0] in _WINS and by_noun not in _THINGS) or (by_verb[0], by_noun) in _OVERRIDES):
        return Read(by_verb[0], f"measure_of: what befalls them ({by_verb[1]!r})", True)
    if by_noun is not None:
        return Read(by_noun, f"measure_of: what they are ({noun!r})", True)
    by_head = _by_head(trees, quantity) if what.noun is None else None
    if by_head is not None:
        return Read(by_head[0], f"measure_of: a number of {by_head[1]!r}", True)
    label = frame.label("measure") if frame else None
    if label is not None and label.score >= _SURE:
        return Read(_MEASURES[label.value], f"model: measure {label.value} {label.score:.2f}", False)
    if what.noun is None and quantity.unit is None and before is not None and frame is not None:
        return Read(before, "measure_of: goes on from the figure before", True)
    by_near = _by_near(trees, quantity) if what.noun is None or _is_people(noun) else None
    if by_near is not None:
        return Read(by_near[0], f"measure_of: what is told of people nearby ({by_near[1]!r})", True)
    return Read("other", "measure_of: no words of a measure", False)


def _is_people(noun: str) -> bool:
    return mention_nouns().get(noun) in ("person", "group", "nationality")


def _by_near(trees: Grammar, quantity: Quantity) -> tuple[Measure, str] | None:
    """The measure by a word of the same clause: "live under a blockade", "are in urgent need"."""
    near = measure_words().by_slot["near"]
    clause = trees.clause(quantity.anchor)
    sentence = trees.annotated.sentences[trees.tokens[quantity.anchor].sentence]
    found = [
        (abs(at - quantity.anchor), near[word], trees.tokens[at].text)
        for at in range(sentence.start, sentence.end)
        if clause.holds(trees.tokens[at].span) and (word := trees.tokens[at].text.lower()) in near
    ]
    return min(found)[1:] if found else None


_OVERRIDES = frozenset(
    (verb, noun)
    for noun, verbs in {
        "detained": ("released",),
        "abducted": ("released", "abducted"),
        "troops": ("detained", "released", "besieged"),
        "fighters": ("detained", "released", "evacuated", "besieged"),
        "refugees": ("returnees",),
        "weapons": ("objects_damaged", "strikes"),
        "aid_trucks": ("objects_damaged",),
    }.items()
    for verb in verbs
)
"""Pairs of measures by verb and by noun where the verb tells more."""


def _by_predicate(trees: Grammar, quantity: Quantity, what: Counted) -> tuple[Measure, str] | None:
    """The measure by the predicate that has the counted as subject or patient."""
    words = measure_words().by_slot
    for at, slot in _tied(trees, quantity, what):
        lemma = trees.tokens[at].lemma.lower()
        for name in (slot, "either"):
            if lemma in words[name]:
                return words[name][lemma], trees.tokens[at].text
    return None


def _tied(trees: Grammar, quantity: Quantity, what: Counted) -> Iterator[tuple[int, str]]:
    """Predicates with the slot that the counted fill, the surest first: by the words right around, then by the tree."""
    tokens = trees.tokens
    sentence = trees.annotated.sentences[tokens[quantity.anchor].sentence]
    # right after: "40 people were killed", "32 wounded", "two men captured in", "thousands who fled"
    at = what.end
    while at < min(sentence.end, what.end + _NEAR):
        token = tokens[at]
        if token.upos == "VERB" or token.lemma.lower() in measure_words().by_slot["either"]:
            passive = trees.is_passive(at) or _is_participle(token.feats) and not _has_aux(trees, at, "have")
            lemma = token.lemma.lower()
            if lemma in ("say", "report", "believe", "think", "know", "estimate", "include", "force", "be"):
                at += 1
                continue
            yield at, "patient" if passive or lemma not in measure_words().by_slot["subject"] and _bare_participle(trees, at) else "subject"
            if lemma != "leave":
                break
        if (
            token.upos in ("NUM", "CCONJ", "SCONJ")
            or token.text in (";", ":", "(", "“", "”")
            or (token.upos in ("NOUN", "PROPN") and token.deprel in ("nsubj", "nsubj:pass"))
        ):
            break
        at += 1
    # before: "killing at least 40", "the death of four", and through a list: "destroyed a bunker, seven buildings and four lorries"
    at = quantity.hedged - 1
    while at >= max(sentence.start, quantity.hedged - _LIST):
        token = tokens[at]
        if token.upos in ("VERB", "AUX") and tokens[at - 1].text not in ("-", "–"):
            if token.upos == "VERB" and not _has_be_before(trees, at):
                twins = (
                    tokens[at - 1].upos == "CCONJ" and tokens[at - 2].upos == "VERB"
                )  # "killing and wounding hundreds": the graver counts
                yield at - 2 if twins else at, "patient"
            break
        if token.upos in ("SCONJ", "PRON") or token.text in (";", "(", ")", ":", "”"):
            break
        if (
            quantity.hedged - at > 3
            and token.upos == "ADP"
            and tokens[at + 1].index < quantity.hedged
            and token.text.lower() not in ("to", "as", "of", "about", "around", "over", "under", "than")
        ):
            break
        at -= 1
    # the tree: subjects and patients
    start = what.noun if what.noun is not None else quantity.anchor
    for here in (start, *trees.ancestors(start)):
        token = tokens[here]
        head = token.head
        if here != head and tokens[head].upos in _VERBAL:
            if token.deprel in {"nsubj:pass", "obj"}:
                yield head, "patient"
            elif token.deprel == "nsubj":
                yield head, "patient" if trees.is_passive(head) else "subject"
            elif token.deprel == "acl" and here == start:
                break
        if token.deprel in ("root", "ccomp", "advcl", "acl", "parataxis"):
            break
    for here in (start, quantity.anchor):
        for child in trees.dependents(here, "acl"):
            if tokens[child].upos == "VERB":
                yield child, "patient" if trees.is_passive(child) or _is_participle(tokens[child].feats) else "subject"


def _has_be_before(trees: Grammar, at: int) -> bool:
    """Whether a form of "be" stands right before a verb, over adverbs: then it is in the passive, whatever the tagger says."""
    before = at - 1
    while before >= 0 and trees.tokens[before].upos == "ADV":
        before -= 1
    return before >= 0 and trees.tokens[before].lemma.lower() in ("be", "get")


def _is_participle(feats: str) -> bool:
    return "VerbForm=Part" in feats and "Tense=Past" in feats


def _bare_participle(trees: Grammar, at: int) -> bool:
    """As in "32 wounded", "one leader caught": a past form right after its noun may be a participle whatever the tagger says."""
    return not trees.dependents(at, "obj", "aux") and trees.tokens[at].text.lower().endswith(("ed", "t", "n"))


def _has_aux(trees: Grammar, at: int, lemma: str) -> bool:
    return any(trees.tokens[child].lemma.lower() == lemma for child in trees.dependents(at, "aux"))


def _by_head(trees: Grammar, quantity: Quantity) -> tuple[Measure, str] | None:
    """As in "a toll of 40", "the number of civilian deaths stood at 151", "deaths rose to 90": a noun that has the number."""
    words = measure_words().by_slot
    tokens = trees.tokens
    sentence = trees.annotated.sentences[tokens[quantity.anchor].sentence]
    at = quantity.hedged - 1
    if at < sentence.start or tokens[at].lemma.lower() not in _TO_NUMBER:
        return None
    for here in range(at - 1, max(sentence.start, at - 24) - 1, -1):
        token = tokens[here]
        lemma = token.lemma.lower()
        if token.upos in ("NOUN", "ADJ", "VERB"):
            found = words["head"].get(lemma) or (words["noun"].get(lemma) if token.upos == "NOUN" else words["either"].get(lemma))
            if found:
                return found, token.text
        if token.text in (";", ":", "."):
            break
    return None


_TO_NUMBER = frozenset(
    ("at", "to", "of", "be", "by", "total", "number", "reach", "exceed", "as", "from", "in", "than", "stand", "do", "—", "–", ":")
)
"""What stands between a noun and its number."""
