"""Whose statement it is: the words that name the source, by the model and by syntax."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from dragoman.extract.grammar import Grammar
from dragoman.extract.statement_drafts import Draft, Runs, distance, indexes, joined, runs_of, trimmed
from dragoman.knowledge.cues import states_of_mind

_EMPTY = frozenset(("DET", "ADP", "PUNCT", "CCONJ", "SCONJ", "PART", "AUX"))
_NO_SPEAKERS = frozenset(("it", "there", "what", "this"))
_REPORTED = frozenset(("quote", "cite"))
_NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow day week month year morning evening night"
    " time".split(),
)
_RELATIVES = frozenset(("who", "which", "that"))
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
    if not runs:
        phrases = [phrase(grammar, head, known) for head in speakers]
        runs = joined(grammar.tokens, runs_of(at for words in phrases if not _is_spoken_of(words, content) for at in words))
    return _with_antecedent(grammar, trimmed(grammar.tokens, runs), known)


def _is_spoken_of(words: list[int], content: Runs) -> bool:
    """Whether a phrase lies in the content, as a part of more than itself (a run for itself is but a source gone astray)."""
    inside = set(words)
    return any(inside & (own := indexes((run,))) and not own <= inside for run in content)


def _with_antecedent(grammar: Grammar, runs: Runs, cue: AbstractSet[int]) -> Runs:
    """A relative pronoun names nobody: the noun that it stands for is source with it ("the envoy, who said")."""
    if len(runs) != 1 or runs[0].end - runs[0].start > 1 or grammar.tokens[runs[0].start].text.lower() not in _RELATIVES:
        return runs
    at = runs[0].start
    clause = next((above for above in grammar.ancestors(at) if grammar.tokens[above].deprel == "acl"), None)
    if clause is None or grammar.tokens[clause].head >= at:
        return runs
    inside = set(grammar.subtree(clause))
    words = phrase(grammar, grammar.tokens[clause].head, inside | set(cue))
    return (*trimmed(grammar.tokens, runs_of(words)), *runs)


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
    return any(run.start <= at < run.end for run in runs for at in patients(grammar, anchor))


def patients(grammar: Grammar, anchor: int) -> tuple[int, ...]:
    """What a cue in the passive is done to, as heads; none where that is who speaks ("was quoted") or feels ("is determined")."""
    token = grammar.tokens[anchor]
    is_own = token.lemma.lower() in _REPORTED or token.text.lower() in states_of_mind()
    if is_own or not grammar.dependents(anchor, "aux:pass"):
        return ()
    return grammar.dependents(anchor, "nsubj:pass")


def speaking(grammar: Grammar, anchor: int, cue: AbstractSet[int]) -> tuple[int, ...]:
    """Who says it by syntax, as heads of noun phrases: subject, agent of a passive, owner of a noun, `according to`."""
    token = grammar.tokens[anchor]
    if token.lemma.lower() in _SEEMING:
        found: tuple[int, ...] = ()
    elif token.lemma.lower() in _PREPOSITIONS:
        found = (token.head,)
    elif (token.lemma.lower() in _REPORTED and grammar.is_passive(anchor)) or (
        token.text.lower() in states_of_mind() and grammar.dependents(anchor, "nsubj:pass")
    ):
        found = grammar.dependents(anchor, "nsubj:pass")
    else:
        found = grammar.subjects(anchor) or _bare_nouns(grammar, anchor)
    return tuple(head for head in found if head not in cue and grammar.tokens[head].text.lower() not in _NO_SPEAKERS)


def _bare_nouns(grammar: Grammar, anchor: int) -> tuple[int, ...]:
    """A noun before an active verb, on no preposition: its subject, whatever the parser takes it for."""
    tokens = grammar.tokens
    if tokens[anchor].upos != "VERB" or grammar.is_passive(anchor):
        return ()
    nouns = [
        at
        for at in grammar.dependents(anchor, "obl", "dep", "dislocated", "compound")
        if at < anchor and tokens[at].upos in _NOUNS and not grammar.dependents(at, "case")
    ]
    return tuple(at for at in nouns[-1:] if not _is_time(tokens[at].lemma))


def _is_time(lemma: str) -> bool:
    return lemma.lower() in _TIMES


def phrase(grammar: Grammar, head: int, cue: AbstractSet[int]) -> list[int]:
    """The noun phrase of `head` in one piece, with appositions and relative clauses, up to the cue."""
    inside = set(grammar.subtree(head, _LEFT_OUT)) - set(cue)
    left = right = head
    while left - 1 in inside:
        left -= 1
    while right + 1 in inside:
        right += 1
    return list(range(left, right + 1))


def shared(grammar: Grammar, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; one that names nobody and hangs on another's cue, as a conjunct or participle, has that one's source."""
    by_cue = {at: draft for draft in drafts for at in indexes(draft.cue)}
    return [
        replace(draft, source=other.source) if not draft.source and (other := _governing(grammar, draft.frame.anchor, by_cue)) else draft
        for draft in drafts
    ]


def _governing(grammar: Grammar, anchor: int, by_cue: Mapping[int, Draft]) -> Draft | None:
    """The draft with a source on whose cue a coordinated or participial cue hangs."""
    token = grammar.tokens[anchor]
    is_participle = token.deprel in ("advcl", "xcomp") and "VerbForm=Fin" not in token.feats and not grammar.is_passive(anchor)
    if not is_participle and not (token.deprel == "conj" and token.upos == "VERB" and not grammar.is_passive(anchor)):
        return None
    other = by_cue.get(token.head)
    return other if other is not None and other.source else None
