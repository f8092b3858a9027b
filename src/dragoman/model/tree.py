"""The grammar of a report, ready to walk: who governs whom, and how far a phrase reaches."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from dragoman.model.annotated import Annotated, Stretch, Token
from dragoman.model.span import Span

_NOUN_PARTS = frozenset(("det", "amod", "nummod", "compound", "nmod", "flat", "case", "fixed", "goeswith", "advmod", "punct", "dep"))
_CLAUSES = frozenset(("acl", "appos", "parataxis", "advcl", "ccomp", "xcomp", "csubj", "nsubj", "nsubj:pass", "cop", "orphan", "list"))


@dataclass(frozen=True, slots=True)
class Tree:
    """The dependency trees of a report. Indexes are those of `Annotated.tokens`; `children[i]` are in order of the text."""

    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]

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
        first = bisect_left(self.tokens, span.start, key=_start)
        stop = bisect_left(self.tokens, span.end, key=_start)
        return range(first, stop)

    def phrase(self, head: int) -> Stretch:
        """The noun phrase of `head` in one piece: its words before and its `of` and `in` phrases, without clauses and conjuncts."""
        inside = {head}
        for kid in self.children[head]:
            token = self.tokens[kid]
            if token.deprel in {"case", "punct", "dep"} or token.deprel not in _NOUN_PARTS:
                continue
            if token.deprel == "advmod" and kid > head:
                continue
            inside.update(self.below(kid, _CLAUSES))
        left = right = head
        while left - 1 in inside:
            left -= 1
        while right + 1 in inside:
            right += 1
        while right > head and self.tokens[right].upos == "PUNCT":
            right -= 1
        while left < head and self.tokens[left].upos == "PUNCT":
            left += 1
        return Stretch(left, right + 1)


def tree(annotated: Annotated) -> Tree:
    """The trees of a report."""
    children: list[list[int]] = [[] for _ in annotated.tokens]
    for token in annotated.tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    return Tree(annotated.tokens, tuple(map(tuple, children)))


def _start(token: Token) -> int:
    return token.start
