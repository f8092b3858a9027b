"""The papers of a negotiation: what they are called, who brought them, how far they got."""

from collections.abc import Iterator, Sequence

from dragoman.extract.grammar import Grammar
from dragoman.extract.lists import ACTORS
from dragoman.extract.parties import Parties
from dragoman.knowledge.talks import talks_words
from dragoman.model.entries import TalkDocument
from dragoman.model.span import Span

_TITLED = frozenset(("entitle", "title", "call", "dub", "name"))
_MARKS = frozenset("“”\"‘’'")


def documents(trees: Grammar, who: Parties, sentences: Sequence[Span]) -> tuple[TalkDocument, ...]:
    """The papers that the sentences about a negotiation tell of: only those that somebody does something with."""
    return tuple(dict.fromkeys(_documents(trees, who, sentences)))


def _documents(trees: Grammar, who: Parties, sentences: Sequence[Span]) -> Iterator[TalkDocument]:
    words = talks_words()
    for token in trees.tokens:
        if token.upos not in ("NOUN", "PROPN") or token.lemma.lower() not in words.documents:
            continue
        if not any(sentence.holds(token.span) for sentence in sentences):
            continue
        verb = trees.tokens[token.head]
        stage = words.stages.get(verb.lemma.lower()) if verb.upos == "VERB" and token.deprel in ("obj", "nsubj:pass") else None
        title = _title(trees, token.index)
        if stage is None and title is None:
            continue
        by = who.ids(trees.subjects(verb.index), ACTORS) if stage else ()
        name = title or trees.span(
            [at for at in trees.subtree(token.index, frozenset(("acl", "appos", "parataxis", "conj", "cc"))) if abs(at - token.index) < 12]
        )
        yield TalkDocument(name, by[0] if by else None, stage or ("draft" if token.lemma.lower() == "draft" else "unclear"))


def _title(trees: Grammar, at: int) -> Span | None:
    """The title of a paper in quotation marks after `entitled`, `called` and the like, or right after its noun."""
    tokens = trees.tokens
    after = at + 1
    if after < len(tokens) and tokens[after].lemma.lower() in _TITLED:
        after += 1
    if after < len(tokens) - 1 and tokens[after].text in _MARKS:
        end = next((place for place in range(after + 1, min(after + 20, len(tokens))) if tokens[place].text in _MARKS), None)
        if end is not None and end > after + 1 and tokens[after + 1].text[:1].isupper():
            return Span(tokens[after + 1].start, tokens[end - 1].end)
    return None
