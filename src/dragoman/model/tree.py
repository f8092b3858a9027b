"""The grammar of a report, ready to walk: who governs whom, and how far a phrase reaches."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dragoman.model.annotated import Annotated, Stretch, Token
from dragoman.model.span import Span

_TIES = frozenset("of in from for at to within inside behind near across with among on".split())
_QUANTIFIERS = frozenset("all both half many most some neither none several each".split())
_POSSESSIVES = frozenset("his her its their our my your whose".split())


@dataclass(frozen=True, slots=True)
class Tree:
    """The dependency trees of a report. Indexes are those of `Annotated.tokens`; `children[i]` are in order of the text.

    `starts[i]` is where word i begins.
    """

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    starts: tuple[int, ...]

    def kids(self, at: int, *relations: str) -> Iterator[int]:
        """The dependents of a word that stand in one of `relations`, in order."""
        return (kid for kid in self.children[at] if self.tokens[kid].deprel in relations)

    def kid(self, at: int, *relations: str) -> int | None:
        """The first dependent of a word in one of `relations`, or None."""
        return next(self.kids(at, *relations), None)

    def below(self, at: int, without: Collection[str] = ()) -> list[int]:
        """A word and all that hangs from it, but for branches whose relation is in `without`; in order of the text."""
        found, waiting = [at], [at]
        while waiting:
            for kid in self.children[waiting.pop()]:
                if self.tokens[kid].deprel not in without:
                    found.append(kid)
                    waiting.append(kid)
        return sorted(found)

    def above(self, at: int) -> Iterator[int]:
        """The governors of a word, nearest first, up to the root of its sentence."""
        while self.tokens[at].head != at:
            at = self.tokens[at].head
            yield at

    def top(self, indexes: Iterable[int]) -> int:
        """The word of a run that governs the others: the first whose own head lies outside it."""
        inside = set(indexes)
        return next((at for at in sorted(inside) if self.tokens[at].head not in inside or self.tokens[at].head == at), min(inside))

    def run(self, span: Span) -> range:
        """The indexes of the words that begin inside `span`; empty where none does."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def chunk(self, head: int) -> Stretch:
        """The noun phrase that ends with `head`: article, numbers, adjectives and nouns before it, by their parts of speech.

        Told from the words alone and not from the arcs, so that one wrong arc does not tear a phrase apart.
        """
        sentence = self.tokens[head].sentence
        left = head
        while left > 0 and self.tokens[left - 1].sentence == sentence and self._joins(left - 1, left):
            left -= 1
            if self.tokens[left].upos in {"DET", "PRON"} and not self._widens(left - 1):
                break
        while left < head and self.tokens[left].upos in {"PUNCT", "CCONJ"}:
            left += 1
        return Stretch(left, head + 1)

    def phrase(self, head: int) -> Stretch:
        """The noun phrase of `head` with the phrases tied to it by `of`, and by other prepositions where they hang from it; no clauses."""
        run = self.chunk(head)
        end = run.end
        while end < len(self.tokens) and self.tokens[end].upos == "ADP" and self.tokens[end].sentence == self.tokens[head].sentence:
            word = self.tokens[end].text.lower()
            noun = self._noun_after(end + 1)
            if noun is None or word not in _TIES:
                break
            if word != "of" and not self._hangs(noun, head):
                break
            end = noun + 1
        return Stretch(run.start, end)

    def _joins(self, at: int, right: int) -> bool:
        """Whether the word `at` belongs to the noun phrase that begins, so far, at `right`."""
        token, after = self.tokens[at], self.tokens[right]
        if token.upos in {"ADJ", "NUM", "NOUN", "PROPN", "DET"}:
            return not (token.upos in {"NOUN", "PROPN"} and after.upos in {"DET", "PRON"} and after.text.lower() not in _QUANTIFIERS)
        if token.upos == "PRON":
            return token.text.lower() in _POSSESSIVES
        if token.upos == "VERB":
            return token.deprel in {"amod", "compound"} and after.upos not in {"DET", "PRON"}
        if token.upos == "ADV":
            return after.upos in {"NUM", "ADJ"} and token.deprel == "advmod" and token.head in {right, after.head}
        if token.text in {"'s", "’s", "’", "'"} and at:
            return self.tokens[at - 1].upos in {"NOUN", "PROPN"} and after.upos not in {"DET", "PRON"}
        if token.text in {"-", "–"} and at:
            return self.tokens[at - 1].end == token.start and token.end == after.start
        if token.upos == "ADP":
            return (token.text.lower() == "than" and after.upos == "NUM") or (
                token.text.lower() == "at" and after.text in {"least", "most"}
            )
        if token.upos == "CCONJ" and at:
            return self.tokens[at - 1].upos == "ADJ" == after.upos and self.tokens[at - 1].text.islower() == after.text.islower()
        return False

    def _widens(self, at: int) -> bool:
        """Whether a word before an article still belongs to the phrase: `all the`, `both the`, `half the`, `neither of the`."""
        return at >= 0 and self.tokens[at].text.lower() in _QUANTIFIERS

    def _noun_after(self, at: int) -> int | None:
        """The last noun of the noun phrase that begins at `at`, or None where none does."""
        last = None
        while at < len(self.tokens) and self.tokens[at].sentence == self.tokens[at - 1].sentence:
            token = self.tokens[at]
            if token.upos in {"NOUN", "PROPN", "NUM"} or (token.text in {"'s", "’s"} and last is not None):
                last = at if token.text not in {"'s", "’s"} else last
            elif token.upos not in {"ADJ", "DET", "PRON"} and token.text not in {"-", "–"} or (token.upos == "DET" and last is not None):
                break
            at += 1
        return last

    def _hangs(self, noun: int, head: int) -> bool:
        token = self.tokens[noun]
        return token.deprel in {"nmod", "flat", "compound"} and (token.head == head or self.tokens[token.head].head == head)


def tree(annotated: Annotated) -> Tree:
    """The trees of a report."""
    return Tree(annotated.tokens, annotated.children, tuple([token.start for token in annotated.tokens]))
