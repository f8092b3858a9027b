"""What coreference looks at: the mentions of a report with their grammar, and the clusters that grow from them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman.knowledge.actors import Knowledge
from dragoman.knowledge.gazetteer import Gazetteer
from dragoman.knowledge.known import Known
from dragoman.model.annotated import Annotated, Token
from dragoman.model.entities import Mention
from dragoman.model.entries import Statement
from dragoman.model.span import Span
from dragoman.model.tree import Tree, tree
from dragoman.model.vocabulary import MentionType

_DOWN = frozenset(("flat", "compound", "amod", "goeswith"))


@dataclass(slots=True)
class Cluster:
    """Mentions that stand for the same, while coreference is at work; `number` is its place in order of making.

    `words` are the forms of its name, `nouns` the role nouns it is called by, `code` the state it is known to belong to.
    """

    number: int
    type: MentionType
    members: list[int] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    titles: list[tuple[str, int | None, Span]] = field(default_factory=list)
    code: str | None = None
    known: Known | None = None
    named: bool = False
    plural: bool | None = None
    gender: str | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """A report made ready for coreference. `heads[i]` and `tops[i]` are the word a mention hangs on, within it and (past titles) in its
    sentence; `first[i]` to `last[i]` are its words, inclusive."""

    annotated: Annotated
    tree: Tree
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    knowledge: Knowledge
    gazetteer: Gazetteer
    heads: tuple[int, ...]
    tops: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]
    at_head: dict[int, int]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the report."""
        return self.tree.tokens

    @property
    def published(self) -> str | None:
        """The report's date."""
        return self.annotated.document.published

    def text(self, mention: int) -> str:
        """The words of a mention, with single spaces."""
        one = self.mentions[mention]
        return " ".join(self.annotated.document.text[one.start : one.end].split())

    def sentence(self, mention: int) -> int:
        """The number of the sentence that a mention stands in."""
        return self.tokens[self.heads[mention]].sentence

    def case(self, mention: int) -> str | None:
        """The preposition before a mention, in small letters."""
        kid = self.tree.kid(self.tops[mention], "case")
        return self.tokens[kid].text.lower() if kid is not None and kid < self.tops[mention] else None

    def before(self, mention: int) -> range:
        """The words of the phrase that stand before a name and belong to it: article, modifiers and title."""
        first = self.first[mention]
        inside = set(self.tree.below(self.tops[mention])) if self.tops[mention] != self.heads[mention] else set(self.tree.below(self.heads[mention]))
        left = first
        while left - 1 in inside and self.tokens[left - 1].upos not in {"PUNCT", "ADP", "VERB", "CCONJ", "SCONJ", "AUX"}:
            left -= 1
        if left - 1 in inside and self.tokens[left - 1].text in {"'s", "’s"}:
            left -= 1
        return range(left, first)


def ground(
    annotated: Annotated, mentions: Sequence[Mention], statements: Sequence[Statement], knowledge: Knowledge, gazetteer: Gazetteer
) -> Ground:
    """A report made ready."""
    grown = tree(annotated)
    heads, tops, first, last = [], [], [], []
    at_head: dict[int, int] = {}
    for number, mention in enumerate(mentions):
        run = grown.run(mention.span)
        head = grown.run(mention.head)[0]
        heads.append(head)
        first.append(run[0])
        last.append(run[-1])
        tops.append(_top(grown, head, run))
        if head not in at_head or mention.form == "nominal":
            at_head[head] = number
    return Ground(
        annotated, grown, tuple(mentions), tuple(statements), knowledge, gazetteer, tuple(heads), tuple(tops), tuple(first), tuple(last), at_head
    )


def _top(grown: Tree, head: int, run: Iterable[int]) -> int:
    """The word through which a name takes part in its sentence: itself, or the title that it hangs from ("President Putin")."""
    token = grown.tokens[head]
    while token.deprel in _DOWN and token.head < head and token.head == min(run) - 1 and token.deprel == "flat":
        head = token.head
        token = grown.tokens[head]
    return head
