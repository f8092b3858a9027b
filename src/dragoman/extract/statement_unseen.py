"""Statements that the model did not see: a quotation beside a verb of speech."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from dragoman.extract.grammar import Grammar
from dragoman.extract.quotations import Quotation
from dragoman.extract.statement_drafts import EDGES, Draft, indexes, runs_of, trimmed
from dragoman.extract.statement_sources import source
from dragoman.knowledge.cues import acts
from dragoman.model.annotated import Frame, Stretch

_FEWEST = 4
_NEAR = 12
_SCORE = 0.5


def unseen(grammar: Grammar, drafts: Sequence[Draft], quoted: Sequence[Quotation]) -> list[Draft]:
    """Drafts for quotations that no draft has: “The road is shut,” said the mayor.

    The quotation must be longer than a phrase and stand beside a verb of speech with somebody who speaks.
    """
    known = {at for draft in drafts for at in (*indexes(draft.cue), draft.frame.anchor)}
    found: list[Draft] = []
    said = indexes(run for draft in drafts for run in draft.content)
    for quotation in quoted:
        if quotation.end - quotation.start < _FEWEST or any(at in said for at in range(quotation.start, quotation.end)):
            continue
        verb = next((at for at in _beside(grammar, quotation) if _is_speech(grammar, at) and at not in known), None)
        if verb is not None and (draft := _drawn(grammar, verb, set(range(quotation.start, quotation.end)))):
            known.add(verb)
            found.append(draft)
    return found


def _beside(grammar: Grammar, quotation: Quotation) -> Iterator[int]:
    """The tokens of the sentence right after a quotation, then those right before it, nearest first, up to any mark."""
    tokens = grammar.tokens
    sentence = grammar.annotated.sentences[tokens[quotation.end - 1].sentence]
    yield from _up_to_mark(grammar, range(quotation.end, min(sentence.end, quotation.end + _NEAR)))
    sentence = grammar.annotated.sentences[tokens[quotation.start].sentence]
    yield from _up_to_mark(grammar, range(quotation.start - 1, max(sentence.start, quotation.start - _NEAR) - 1, -1))


def _up_to_mark(grammar: Grammar, places: range) -> Iterator[int]:
    words = False
    for at in places:
        if grammar.tokens[at].text not in EDGES:
            words = True
            yield at
        elif words:
            return


def _is_speech(grammar: Grammar, at: int) -> bool:
    token = grammar.tokens[at]
    return token.upos == "VERB" and acts().get(token.lemma.lower()) == "say"


def _drawn(grammar: Grammar, verb: int, said: AbstractSet[int]) -> Draft | None:
    """The draft of a verb of speech and its words; None where nobody speaks."""
    cue = (Stretch(verb, verb + 1),)
    content = trimmed(grammar.tokens, runs_of(set(said) - {verb}))
    who = source(grammar, verb, cue, (), content)
    content = trimmed(grammar.tokens, runs_of(indexes(content) - indexes(who)))
    if not who or not content:
        return None
    return Draft(Frame("statement", verb, _SCORE, (), ()), who, cue, content)
