"""Questions about a report's grammar that every kind of entry asks: clauses, subtrees, who acts and who is acted on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.annotated import Annotated, Stretch, Token
from dragoman.model.span import Span

CLAUSES = frozenset(("root", "ccomp", "advcl", "acl", "parataxis", "csubj", "xcomp"))
"""Relations whose dependent heads a clause of its own."""
_OWN_CLAUSES = CLAUSES - {"xcomp"}
_PREDICATES = frozenset(("VERB", "AUX", "ADJ", "NOUN"))
_EDGES = frozenset(",;:.!?–—-…()[]“”\"‘’'")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The trees of a report, indexed: `children[i]` are the dependents of token i in order of the text."""

    annotated: Annotated
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]

    def subtree(self, at: int, without: frozenset[str] = frozenset()) -> tuple[int, ...]:
        """Token `at` and all that hangs on it, in order; branches by a relation in `without` are left out."""
        tokens, found = self.tokens, [at]
        for here in found:
            found += [child for child in self.children[here] if tokens[child].deprel not in without]
        return tuple(sorted(found))

    def dependents(self, at: int, *relations: str) -> tuple[int, ...]:
        """The dependents of `at` by any of `relations`, in order of the text."""
        tokens = self.tokens
        return tuple([child for child in self.children[at] if tokens[child].deprel in relations])

    def ancestors(self, at: int) -> Iterator[int]:
        """The heads above `at`, nearest first, without `at` itself."""
        while self.tokens[at].head != at:
            at = self.tokens[at].head
            yield at

    def clause_head(self, at: int) -> int:
        """The token that heads the smallest finite-like clause around `at`, itself where it heads one."""
        for place in (at, *self.ancestors(at)):
            token = self.tokens[place]
            if token.deprel in _OWN_CLAUSES:
                return place
            if token.deprel == "conj" and token.upos in ("VERB", "AUX") and self.tokens[token.head].upos in ("VERB", "AUX"):
                return place
        return at

    def clause(self, at: int) -> Span:
        """The words of the smallest clause around `at`, without marks at its edges."""
        head = self.clause_head(at)
        inside = [head]
        for child in self.children[head]:
            token = self.tokens[child]
            if token.deprel != "conj" or token.upos not in ("VERB", "AUX"):  # a verb coordinated under it is a clause of its own
                inside += self.subtree(child)
        return self.span(inside)

    def sentence(self, at: int) -> Span:
        """The sentence that holds token `at`."""
        return self.annotated.span(self.annotated.sentences[self.tokens[at].sentence])

    def span(self, places: Sequence[int]) -> Span:
        """The hull of tokens, without marks at its edges (but where there is nothing else)."""
        words = [place for place in places if self.tokens[place].text not in _EDGES] or list(places)
        return Span(self.tokens[min(words)].start, self.tokens[max(words)].end)

    def conjuncts(self, at: int) -> tuple[int, ...]:
        """`at` and the words coordinated under it, in order."""
        found = [at]
        for child in self.dependents(at, "conj"):
            found += self.conjuncts(child)
        return tuple(sorted(found))

    def conjuncts_above(self, at: int) -> tuple[int, ...]:
        """The words that `at` is coordinated with, and itself, in order."""
        top = at
        while self.tokens[top].deprel == "conj" and self.tokens[top].head != top:
            top = self.tokens[top].head
        return self.conjuncts(top)

    def case_of(self, at: int) -> str:
        """The preposition of a noun phrase in lower case (`of`, `because of`), empty where it has none."""
        return " ".join(self.tokens[child].text.lower() for child in self.dependents(at, "case") if self.tokens[child].upos != "PART")

    def is_negated(self, at: int) -> bool:
        """Whether a predicate is denied: not, never, no, without."""
        words = {
            self.tokens[child].lemma.lower()
            for child in self.children[at]
            if self.tokens[child].deprel in ("advmod", "det", "mark", "case", "aux")
        }
        return bool(words & {"not", "never", "no", "without", "neither", "nor", "n't", "n’t"})

    def is_passive(self, at: int) -> bool:
        """Whether a verb is in the passive, or a participle after its noun that is."""
        token = self.tokens[at]
        return bool(self.dependents(at, "nsubj:pass", "aux:pass", "obl:agent")) or "Voice=Pass" in token.feats

    def subjects(self, at: int) -> tuple[int, ...]:
        """Who does what predicate `at` says, as heads of noun phrases: subjects, `by`-agents, possessors of nouns.

        Subjects are looked for through coordination, open complements and relative clauses; a passive gives its agent alone.
        """
        token = self.tokens[at]
        if token.upos in ("NOUN", "PROPN"):
            return self._of_noun(at)
        if self.is_passive(at):
            return self._spread(self._agents(at))
        return self._spread(self._subject(at, 0))

    def objects(self, at: int) -> tuple[int, ...]:
        """Whom what predicate `at` says is done to: objects, passive subjects, `against`/`on`/`at` phrases, `of` after nouns."""
        token = self.tokens[at]
        if token.upos in ("NOUN", "PROPN"):
            found = [
                child for child in self.dependents(at, "nmod") if self.case_of(child) in ("of", "on", "against", "at", "to", "with", "over")
            ]
            return self._spread(found)
        if self.is_passive(at):
            patients = list(self.dependents(at, "nsubj:pass"))
            if not patients and token.deprel == "acl":
                patients = [token.head]
            if not patients and token.deprel == "conj":
                patients = list(self.dependents(token.head, "nsubj:pass", "nsubj"))
            return self._spread(patients)
        direct = list(self.dependents(at, "obj", "iobj"))
        return self._spread(
            direct
            or [
                child
                for child in self.dependents(at, "obl")
                if self.case_of(child) in ("against", "on", "at", "upon", "into", "to", "with")
            ]
        )

    def _of_noun(self, at: int) -> tuple[int, ...]:
        owners = [
            child
            for child in self.dependents(at, "nmod")
            if self._is_owner(child) or self.case_of(child) in ("by", "between", "among", "from")
        ]
        makers = [child for child in self.dependents(at, "amod", "compound") if self.tokens[child].text[:1].isupper()]
        return self._spread([*owners, *makers])

    def _is_owner(self, at: int) -> bool:
        return self.tokens[at].upos in ("PRON", "DET") or any(
            self.tokens[child].text in ("'s", "’s", "’", "'") for child in self.children[at]
        )

    def _agents(self, at: int) -> list[int]:
        by = list(self.dependents(at, "obl:agent"))
        return by or [child for child in self.dependents(at, "obl") if self.case_of(child) == "by"]

    def _subject(self, at: int, depth: int) -> list[int]:
        """The subject of a verb, or that of the verb above where it has none of its own."""
        own = [child for child in self.dependents(at, "nsubj", "csubj") if child != at]
        if own:
            return [self._antecedent(child, at) for child in own]
        if depth > 4:
            return []
        token = self.tokens[at]
        if token.deprel == "acl" and token.upos == "VERB":
            return [token.head]
        if token.deprel == "conj" and self.tokens[token.head].upos in _PREDICATES:
            above = token.head
            return list(self.dependents(above, "nsubj:pass")) or self._subject(above, depth + 1)
        if token.deprel == "xcomp":
            governed = self.dependents(token.head, "obj", "iobj")
            return list(governed) or list(self.dependents(token.head, "nsubj:pass")) or self._subject(token.head, depth + 1)
        if (
            token.deprel == "advcl"
            and "VerbForm=Part" in token.feats
            or token.deprel == "advcl"
            and "VerbForm=Inf" in token.feats
            or token.deprel == "advcl"
            and "VerbForm=Ger" in token.feats
        ):
            return list(self.dependents(token.head, "nsubj:pass")) or self._subject(token.head, depth + 1)
        return []

    def _antecedent(self, at: int, predicate: int) -> int:
        """The noun that a relative pronoun stands for, else the word itself."""
        token = self.tokens[predicate]
        if token.deprel == "acl" and self.tokens[at].text.lower() in ("who", "which", "that"):
            return token.head
        return at

    def _spread(self, heads: Sequence[int]) -> tuple[int, ...]:
        return tuple(sorted({one for head in heads for one in self.conjuncts(head)}))


def grammar(annotated: Annotated) -> Grammar:
    """The trees of a report, ready for all questions."""
    return Grammar(annotated, annotated.tokens, annotated.children)


def places(run: Stretch) -> range:
    """The token indexes of a run."""
    return range(run.start, run.end)
