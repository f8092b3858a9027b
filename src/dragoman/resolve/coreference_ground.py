"""What coreference looks at: the mentions of a report with their grammar, and the clusters that grow from them."""

from bisect import bisect_left
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

_AMOUNTS = frozenset(
    "many some most several more less than about around nearly almost at least up to over roughly other few all both only last"
    " first".split()
)
_DOWN = frozenset(("flat", "compound", "amod", "goeswith"))


@dataclass(slots=True)
class Cluster:
    """Mentions that stand for the same, while coreference is at work; `number` is its place in order of making.

    `forms` are the phrases it is called by, `nouns` the nouns among them, `cores` what sort of actor those say, `code` the state or body
    it is known to belong to, `of` the cluster that it holds office in, `army` the state whose whole army it is.
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
    army: str | None = None
    cores: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Ground:
    """A report made ready for coreference. `heads[i]` and `tops[i]` are the word a mention hangs on, within it and (past titles) in its
    sentence; `first[i]` to `last[i]` are its words, inclusive; `in_name` holds the name that each word is part of, `roles` the frames and
    parts that the language model gives each word, `sureness` how sure it is of the name there; `quoted` and `said` are the words in
    quotation marks and in what somebody is reported to say, `openings` the first words of sentences, `sources` who
    is named as a speaker at a word, `speaking` the mentions in the words that name one.
    """

    annotated: Annotated
    tokens: tuple[Token, ...]
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
    in_name: dict[int, int]
    roles: dict[int, tuple[tuple[str, str], ...]]
    sureness: dict[int, float]
    quoted: frozenset[int]
    said: frozenset[int]
    openings: tuple[int, ...]
    sources: dict[int, Span]
    speaking: frozenset[int]

    def in_quotes(self, mention: int) -> bool:
        """Whether a mention stands inside quotation marks."""
        return self.heads[mention] in self.quoted

    def in_content(self, mention: int) -> bool:
        """Whether a mention stands in what somebody is reported to say."""
        return self.heads[mention] in self.said

    def sentence_start(self, mention: int) -> int:
        """The first word, quotation marks aside, of the sentence that a mention stands in."""
        return self.openings[self.sentence(mention)]

    def names_in(self, start: int, stop: int) -> list[int]:
        """The names whose head is a word from `start` to `stop`, half-open."""
        return [self.in_name[at] for at in range(start, stop) if at in self.in_name and self.heads[self.in_name[at]] == at]

    @property
    def published(self) -> str | None:
        """The report's date."""
        return self.annotated.document.published

    def text(self, mention: int) -> str:
        """The words of a mention, with single spaces."""
        one = self.mentions[mention]
        return " ".join(self.annotated.document.text[one.start : one.end].split())

    def around(self, mention: int) -> str:
        """The noun phrase that a mention closes: a name with its title and adjectives, a nominal without what follows its noun."""
        last = self.last[mention] if self.mentions[mention].form == "name" else self.heads[mention]
        first = (
            min(self.first[mention], self.tree.chunk(self.first[mention]).start)
            if self.mentions[mention].form == "name"
            else self.first[mention]
        )
        span = Span(self.tokens[first].start, self.tokens[last].end)
        return " ".join(span.of(self.annotated.document.text).split())

    def spoken_of(self, mention: int) -> str | None:
        """The whole phrase that names a speaker, where it hangs on this mention ("three people close to the talks"), or None."""
        source = self.sources.get(self.heads[mention])
        return " ".join(source.of(self.annotated.document.text).split()) if source is not None else None

    def uncounted(self, mention: int) -> str | None:
        """A nominal without article, numbers and words of amount, up to its noun ("Rwandan soldiers"), or None if nothing is left out."""
        first, head = self.first[mention], self.heads[mention]
        start = first
        while start < head and (self.tokens[start].upos in {"DET", "NUM"} or self.tokens[start].text.lower() in _AMOUNTS):
            start += 1
        if start in {first, head}:
            return None
        span = Span(self.tokens[start].start, self.tokens[head].end)
        return " ".join(span.of(self.annotated.document.text).split())

    def sentence(self, mention: int) -> int:
        """The number of the sentence that a mention stands in."""
        return self.tokens[self.heads[mention]].sentence

    def case(self, mention: int) -> str | None:
        """The preposition before a mention, in small letters."""
        kid = self.tree.kid(self.tops[mention], "case")
        return self.tokens[kid].text.lower() if kid is not None and kid < self.tops[mention] else None


def ground(
    annotated: Annotated, mentions: Sequence[Mention], statements: Sequence[Statement], knowledge: Knowledge, gazetteer: Gazetteer
) -> Ground:
    """A report made ready."""
    grown = tree(annotated)
    heads, tops, first, last = [], [], [], []
    at_head: dict[int, int] = {}
    in_name: dict[int, int] = {}
    for number, mention in enumerate(mentions):
        run = grown.run(mention.span)
        head = grown.run(mention.head)[0]
        heads.append(head)
        first.append(run[0])
        last.append(run[-1])
        tops.append(_top(grown, head, run))
        if mention.form == "name":
            in_name.update(dict.fromkeys(run, number))
        if head not in at_head or mention.form == "nominal":
            at_head[head] = number
    return Ground(
        annotated, annotated.tokens, grown, tuple(mentions), tuple(statements), knowledge, gazetteer,
        tuple(heads), tuple(tops), tuple(first), tuple(last), at_head, in_name,
        _roles(annotated), _sureness(annotated), _quoted(annotated.tokens), _said(grown, statements), _openings(annotated),
        _sources(grown, statements), _speaking(mentions, statements),
    )  # fmt: skip


def _top(grown: Tree, head: int, run: Iterable[int]) -> int:
    """The word through which a name takes part in its sentence: itself, or the title that it hangs from ("President Putin")."""
    token = grown.tokens[head]
    while token.deprel in _DOWN and token.head < head and token.head == min(run) - 1 and token.deprel == "flat":
        head = token.head
        token = grown.tokens[head]
    return head


def _roles(annotated: Annotated) -> dict[int, tuple[tuple[str, str], ...]]:
    found: dict[int, tuple[tuple[str, str], ...]] = {}
    for frame in annotated.frames:
        for part in frame.parts:
            if part.role in _TAKING_PART:
                for run in part.tokens:
                    for at in range(run.start, run.end):
                        found[at] = (*found.get(at, ()), (frame.kind, part.role))
    return found


_TAKING_PART = frozenset(("actor", "recipient", "participant", "mediator", "group"))


def _sureness(annotated: Annotated) -> dict[int, float]:
    return {at: name.score for name in annotated.names for at in range(name.tokens.start, name.tokens.end)}


def _quoted(tokens: Sequence[Token]) -> frozenset[int]:
    found: set[int] = set()
    inside = False
    for token in tokens:
        if token.text in {"“", "``"} or (token.text == '"' and not inside):
            inside = True
        elif token.text in {"”", '"', "''"}:
            inside = False
        elif inside:
            found.add(token.index)
    return frozenset(found)


def _said(grown: Tree, statements: Sequence[Statement]) -> frozenset[int]:
    return frozenset(at for statement in statements for piece in statement.content for at in grown.run(piece))


def _sources(grown: Tree, statements: Sequence[Statement]) -> dict[int, Span]:
    """The words that name each speaker, by the word that they hang on; those in several pieces are left out."""
    found: dict[int, Span] = {}
    for statement in statements:
        if len(statement.source) == 1 and (run := grown.run(statement.source[0])):
            found.setdefault(grown.top(run), statement.source[0])
    return found


def _speaking(mentions: Sequence[Mention], statements: Sequence[Statement]) -> frozenset[int]:
    order = sorted(range(len(mentions)), key=lambda number: mentions[number].head.start)
    starts = [mentions[number].head.start for number in order]
    return frozenset(
        number
        for statement in statements
        for piece in statement.source
        for number in order[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]
        if piece.holds(mentions[number].head)
    )


def _openings(annotated: Annotated) -> tuple[int, ...]:
    found = []
    for sentence in annotated.sentences:
        at = sentence.start
        while at + 1 < sentence.end and annotated.tokens[at].upos == "PUNCT":
            at += 1
        found.append(at)
    return tuple(found)
