"""What a number measures: by the words it stands with, and by the language model where those do not say."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from dragoman.extract.figure_counts import Counted
from dragoman.extract.grammar import Grammar
from dragoman.extract.quantities import Quantity
from dragoman.knowledge.figure_measures import measure_words
from dragoman.model.annotated import Frame
from dragoman.model.vocabulary import Measure

_NEAR = 7  # words within which a predicate counts for a number it is not tied to in the tree
_MEASURES = {measure: measure for measure in get_args(Measure)}
_VERBAL = frozenset(("VERB", "ADJ", "NOUN"))
_WINS = frozenset(("killed", "injured", "abducted", "missing"))  # what befalls people says more than what they are


@dataclass(frozen=True, slots=True)
class Read:
    """A measure, the rule that gave it, and whether words of the table did (else the model, or nothing)."""

    measure: Measure
    why: str
    by_words: bool


def measure_of(trees: Grammar, quantity: Quantity, what: Counted, frame: Frame | None) -> Read:
    """The measure of a quantity.

    Money first; then what befalls the counted (a verb over them, or nearest in the clause); then what they are; then the model.
    """
    if quantity.money:
        return Read("money", "measure_of: a currency stands with it", True)
    words = measure_words()
    tokens = trees.tokens
    by_verb = _by_predicate(trees, quantity, what)
    noun = tokens[what.noun].lemma.lower() if what.noun is not None else ""
    by_noun = words.by_slot["noun"].get(noun) or (words.by_slot["noun"].get(tokens[what.noun].text.lower()) if what.noun is not None else None)
    if by_verb is not None and (by_noun is None or by_verb[0] in _WINS or (by_verb[0], by_noun) in _OVERRIDES):
        return Read(by_verb[0], f"measure_of: what befalls them ({by_verb[1]!r})", True)
    if by_noun is not None:
        return Read(by_noun, f"measure_of: what they are ({noun!r})", True)
    if by_verb is not None:
        return Read(by_verb[0], f"measure_of: what befalls them ({by_verb[1]!r})", True)
    by_head = _by_head(trees, quantity)
    if by_head is not None:
        return Read(by_head[0], f"measure_of: a number of {by_head[1]!r}", True)
    label = frame.label("measure") if frame else None
    if label is not None:
        return Read(_MEASURES[label.value], f"model: measure {label.value} {label.score:.2f}", False)  # type: ignore[index]
    return Read("other", "measure_of: no words of a measure", False)


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
        if token.upos in ("NUM", "CCONJ", "SCONJ") or token.text in (";", ":", "(", "“", "”") or (token.upos in ("NOUN", "PROPN") and token.deprel in ("nsubj", "nsubj:pass")):
            break
        at += 1
    # right before: "killing at least 40", "wounded another 10", "the death of four", "killed and wounded hundreds"
    at = quantity.hedged - 1
    while at >= max(sentence.start, quantity.hedged - _NEAR + 2):
        token = tokens[at]
        lemma = token.lemma.lower()
        if token.upos == "VERB" and not trees.is_passive(at):
            yield at, "patient"
        elif token.upos == "NOUN" and lemma in measure_words().by_slot["noun"] and tokens[at + 1].text.lower() == "of":
            yield from ((kin, "patient") for kin in (at,))
        if token.upos in ("NUM", "SCONJ", "VERB") or token.text in (";", ":", "(", "”") or (token.upos == "PUNCT" and token.text == ","):
            break
        at -= 1
    # the tree: subjects and patients
    start = what.noun if what.noun is not None else quantity.anchor
    for here in (start, *trees.ancestors(start)):
        token = tokens[here]
        head = token.head
        if here != head and tokens[head].upos in _VERBAL:
            if token.deprel == "nsubj:pass" or token.deprel == "obj":
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


def _is_participle(feats: str) -> bool:
    return "VerbForm=Part" in feats and "Tense=Past" in feats


def _bare_participle(trees: Grammar, at: int) -> bool:
    """ "32 wounded", "one leader caught": a past form right after its noun may be a participle whatever the tagger says."""
    return not trees.dependents(at, "obj", "aux") and trees.tokens[at].text.lower().endswith(("ed", "t", "n"))


def _has_aux(trees: Grammar, at: int, lemma: str) -> bool:
    return any(trees.tokens[child].lemma.lower() == lemma for child in trees.dependents(at, "aux"))


def _by_head(trees: Grammar, quantity: Quantity) -> tuple[Measure, str] | None:
    """ "a toll of 40", "the number of civilian deaths stood at 151": a noun before a bare number that says what it is."""
    words = measure_words().by_slot
    tokens = trees.tokens
    sentence = trees.annotated.sentences[tokens[quantity.anchor].sentence]
    for at in range(quantity.hedged - 1, max(sentence.start, quantity.hedged - 14) - 1, -1):
        lemma = tokens[at].lemma.lower()
        if tokens[at].upos in ("NOUN", "ADJ", "VERB"):
            found = words["head"].get(lemma) or (words["noun"].get(lemma) if tokens[at].upos == "NOUN" else words["either"].get(lemma))
            if found:
                return found, tokens[at].text
        if tokens[at].text in (";", ":", "."):
            break
    return None
