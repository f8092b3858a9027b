"""What a word that undertakes or takes a stand governs: the infinitive, clause or noun that tells what."""

from collections.abc import Container, Iterator
from typing import Literal

from dragoman.extract.grammar import Grammar

Complement = Literal["clause", "infinitive", "noun", "none"]
PREDICATES = frozenset(("VERB", "AUX", "ADJ"))


def complements(trees: Grammar, words: Container[tuple[str, str]]) -> Iterator[tuple[int, int, Complement]]:
    """Heads of what hangs on words of a table (by lemma and tag), with the word and how they hang on it.

    Infinitives and clauses (verbs joined in them each for itself), else the object, or the last noun with a preposition.
    """
    for token in trees.tokens:
        lemma = token.lemma.lower()
        listed = (lemma, token.upos) in words
        if not listed and (lemma, "VERB") not in words:
            continue
        at = token.index
        clauses = [child for child in trees.dependents(at, "xcomp", "ccomp", "acl", "advcl", "csubj") if _completes(trees, at, child)]
        if clauses:
            for clause in clauses:
                for verb in verbs(trees, clause):
                    yield verb, at, "infinitive" if _is_infinitive(trees, clause) else "clause"
            continue
        if not listed:
            continue
        if token.deprel == "acl" and "VerbForm=Part" in token.feats and "Tense=Past" in token.feats and not trees.dependents(at, "obj"):
            yield token.head, at, "noun"
            continue
        nouns = [child for child in trees.children[at] if _is_noun_complement(trees, at, child)]
        objects = [noun for noun in nouns if trees.tokens[noun].deprel in ("obj", "nsubj:pass")] or nouns[-1:]
        for noun in objects[:1]:
            yield noun, at, "noun"


def _completes(trees: Grammar, cue: int, child: int) -> bool:
    """Whether a clause tells what a cue undertakes: an infinitive, a `that` clause after it; no relative or adverbial clause."""
    relation = trees.tokens[child].deprel
    if child < cue:
        return relation == "ccomp" and trees.tokens[cue].upos == "VERB"
    if relation in ("xcomp", "ccomp"):
        return True
    marks = {trees.tokens[mark].text.lower() for mark in trees.dependents(child, "mark")}
    if relation in ("acl", "csubj"):
        return bool(marks & {"to", "that"}) or "of" in marks and trees.tokens[cue].upos == "NOUN"
    return relation == "advcl" and "to" in marks and child - cue <= 6 and not trees.dependents(cue, "obj", "xcomp", "ccomp")


def _is_infinitive(trees: Grammar, at: int) -> bool:
    return any(trees.tokens[mark].text.lower() == "to" for mark in trees.dependents(at, "mark")) or trees.tokens[at].deprel == "xcomp"


def verbs(trees: Grammar, at: int) -> Iterator[int]:
    """A predicate and those joined under it, in order."""
    yield at
    for child in trees.dependents(at, "conj"):
        if trees.tokens[child].upos in PREDICATES:
            yield from verbs(trees, child)


def _is_noun_complement(trees: Grammar, cue: int, child: int) -> bool:
    token = trees.tokens[child]
    if token.upos not in ("NOUN", "PROPN", "NUM", "SYM") or child < cue and token.deprel != "nsubj:pass":
        return False
    if token.deprel in ("obj", "nsubj:pass"):
        return True
    case = trees.case_of(child)
    return token.deprel in ("obl", "nmod") and case in ("to", "on", "of", "for", "at", "against")
