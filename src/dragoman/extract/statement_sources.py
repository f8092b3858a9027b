"""Whose statement it is: the words that name the source, by the model and by syntax."""

from collections.abc import Set as AbstractSet

from dragoman.extract.grammar import Grammar
from dragoman.extract.statement_drafts import Runs, distance, indexes, joined, runs_of, trimmed
from dragoman.model.annotated import Stretch

_EMPTY = frozenset(("DET", "ADP", "PUNCT", "CCONJ", "SCONJ", "PART", "AUX"))
_NO_SPEAKERS = frozenset(("it", "there", "what", "this"))
_REPORTED = frozenset(("quote", "cite"))
_SEEMING = frozenset(("seem", "appear", "look"))
_PREPOSITIONS = frozenset(("according", "accord", "per"))
_LEFT_OUT = frozenset(("case", "parataxis", "discourse", "cop", "aux", "mark", "advcl", "ccomp"))


def source(grammar: Grammar, anchor: int, cue: Runs, found: Runs, content: Runs) -> Runs:
    """The words that name who speaks: the model's, made one phrase; those that syntax gives where the model has none.

    `content` is what the model takes for said: who stands there is spoken of and does not speak.
    """
    known = indexes(cue) | {anchor}
    speakers = speaking(grammar, anchor, known)
    runs = one_phrase(grammar, anchor, _named(grammar, found), speakers)
    if runs and is_patient(grammar, anchor, runs):
        runs = ()
    if runs:
        return trimmed(grammar.tokens, runs)
    said = indexes(content)
    speakers = tuple(head for head in speakers if head not in said)
    phrases = {at for head in speakers for at in phrase(grammar, head, known)}
    return trimmed(grammar.tokens, joined(grammar.tokens, runs_of(phrases)))


def _named(grammar: Grammar, runs: Runs) -> Runs:
    """Runs that name somebody: not mere articles and prepositions."""
    return tuple(run for run in runs if any(grammar.tokens[at].upos not in _EMPTY for at in range(run.start, run.end)))


def one_phrase(grammar: Grammar, anchor: int, runs: Runs, speakers: tuple[int, ...]) -> Runs:
    """One source is one phrase: of runs that lie apart, the one with the syntactic speaker, else the one nearest to the cue.

    Somebody who is spoken to, or the place where it was said, is easily taken for a second source.
    """
    runs = joined(grammar.tokens, runs)
    if len(runs) < 2:
        return runs
    subject = [run for run in runs if any(run.start <= head < run.end for head in speakers)]
    return (min(subject or runs, key=lambda run: distance(run, anchor)),)


def is_patient(grammar: Grammar, anchor: int, runs: Runs) -> bool:
    """Whether the source is only what a passive verb is done to: "the move was seen as a trick" names nobody who sees."""
    if grammar.tokens[anchor].lemma.lower() in _REPORTED:
        return False
    patients = grammar.dependents(anchor, "nsubj:pass")
    return any(run.start <= at < run.end for run in runs for at in patients)


def speaking(grammar: Grammar, anchor: int, cue: AbstractSet[int]) -> tuple[int, ...]:
    """Who says it by syntax, as heads of noun phrases: subject, agent of a passive, owner of a noun, `according to`."""
    token = grammar.tokens[anchor]
    if token.lemma.lower() in _SEEMING:
        found: tuple[int, ...] = ()
    elif token.lemma.lower() in _PREPOSITIONS:
        found = (token.head,)
    elif token.lemma.lower() in _REPORTED and grammar.is_passive(anchor):
        found = grammar.dependents(anchor, "nsubj:pass")
    else:
        found = grammar.subjects(anchor)
    return tuple(head for head in found if head not in cue and grammar.tokens[head].text.lower() not in _NO_SPEAKERS)


def phrase(grammar: Grammar, head: int, cue: AbstractSet[int]) -> list[int]:
    """The noun phrase of `head` in one piece, with appositions and relative clauses, up to the cue."""
    inside = set(grammar.subtree(head, _LEFT_OUT)) - set(cue)
    left = right = head
    while left - 1 in inside:
        left -= 1
    while right + 1 in inside:
        right += 1
    return list(range(left, right + 1))
