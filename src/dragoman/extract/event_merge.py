"""One entry per happening: mentions of the same act by the same parties are one."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.event_candidates import Candidate
from dragoman.extract.event_roles import Roles
from dragoman.extract.grammar import Grammar
from dragoman.model.span import Span
from dragoman.model.vocabulary import Reality

_SPOKEN = frozenset(("AGREE", "CONCEDE", "REJECT", "REQUEST", "THREATEN"))
_INSIDE = frozenset(("xcomp", "ccomp", "obj", "conj", "advcl", "obl", "nmod"))
_BIG = frozenset(("ASSAULT", "CONSULT", "COERCE", "RETREAT", "COOPERATE", "AID", "SUPPORT", "SANCTION", "MOBILIZE"))


@dataclass(frozen=True, slots=True)
class Told:
    """A candidate with its roles and reality; `clause` is the head of its clause, `words` are the words of it."""

    found: Candidate
    roles: Roles
    reality: Reality
    clause: int
    words: Span
    place: str | None
    date: str | None
    said_in: str | None
    why: tuple[str, ...]

    @property
    def clearness(self) -> tuple[float, int]:
        """How clearly a mention tells its happening: by the table and the model, then by how many roles it fills."""
        frame = self.found.frame.score if self.found.frame else 0.0
        return (self.found.weight / 3 + frame + 0.3 * bool(self.roles.actors) + 0.2 * bool(self.roles.recipients), -self.found.at)


def merged(trees: Grammar, told: Sequence[Told]) -> tuple[Told, ...]:
    """The clearest mention of each happening, in order of the text."""
    kept: list[Told] = []
    told = [one for one in told if not any(_is_content(trees, one, other) for other in told)]
    for one in sorted(told, key=lambda each: (-each.clearness[0], each.found.at)):
        if not any(_same(trees, one, other) for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda each: each.found.at))


def _is_content(trees: Grammar, one: Told, other: Told) -> bool:
    """Whether a mention is only what another promises, refuses, demands or threatens: "agreed to withdraw" tells one act, the promise."""
    if other.found.type not in _SPOKEN or one.found.at == other.found.at:
        return False
    here = one.found.at
    for _ in range(6):
        token = trees.tokens[here]
        if token.head == here:
            return False
        if token.deprel not in _INSIDE:
            return False
        if token.head == other.found.at:
            return one.reality != "happened" or token.deprel == "xcomp"
        here = token.head
    return False


def _same(trees: Grammar, one: Told, other: Told) -> bool:
    """Whether two mentions tell one happening.

    In one clause: of one type. Further apart: of one type, by one word, between parties that do not contradict, for words of saying
    between the same; not where dates or places differ.
    """
    if one.found.type != other.found.type:
        return False
    if one.clause == other.clause:
        return True
    if _is_outcome(trees, one, other) or _is_outcome(trees, other, one):
        return True
    if one.date and other.date and one.date != other.date:
        return False
    if one.place and other.place and one.place != other.place:
        return False
    lemma, other_lemma = (trees.tokens[each.found.at].lemma.lower() for each in (one, other))
    same_word = lemma == other_lemma
    if not (_agree(one.roles.actors, other.roles.actors) and _agree(one.roles.recipients, other.roles.recipients)):
        return False
    empty = not one.roles.actors and not one.roles.recipients
    if one.found.type in _BIG:
        return same_word
    return (
        same_word
        and not empty
        and set(one.roles.actors) == set(other.roles.actors)
        and set(one.roles.recipients) == set(other.roles.recipients)
    )


def _is_outcome(trees: Grammar, one: Told, other: Told) -> bool:
    """As in "shelled the town, killing ten": deaths told in the sentence of the violence that caused them."""
    token, cause = trees.tokens[one.found.at], trees.tokens[other.found.at]
    if one.found.type != "ASSAULT" or token.lemma.lower() not in _OUTCOMES or token.sentence != cause.sentence:
        return False
    beside = token.deprel in ("advcl", "xcomp", "acl") or cause.deprel in ("advcl", "obl", "nsubj")
    return beside and cause.lemma.lower() not in _OUTCOMES and _agree(one.roles.actors, other.roles.actors)


_OUTCOMES = frozenset(("kill", "wound", "injure", "die", "maim", "destroy", "hurt"))


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    return not one or not other or bool(set(one) & set(other))
