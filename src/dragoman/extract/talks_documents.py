"""The papers of a negotiation: what they are called, who brought them, how far they got."""

from collections.abc import Iterator, Sequence

from dragoman.extract.grammar import Grammar
from dragoman.extract.lists import ACTORS, Lists
from dragoman.extract.windows import words_before
from dragoman.knowledge.talks import talks_words
from dragoman.model.annotated import Token
from dragoman.model.entries import TalkDocument
from dragoman.model.span import Span

_TITLED = frozenset(("entitle", "title", "call", "dub", "name"))
_MARKS = frozenset("“”\"‘’'")


def documents(listed: Lists, sentences: Sequence[Span]) -> tuple[TalkDocument, ...]:
    """The papers that the sentences about a negotiation tell of: only those that somebody does something with."""
    return tuple(dict.fromkeys(_documents(listed, sentences)))


def _documents(listed: Lists, sentences: Sequence[Span]) -> Iterator[TalkDocument]:
    trees = listed.trees
    words = talks_words()
    for token in trees.tokens:
        if token.upos not in ("NOUN", "PROPN") or token.lemma.lower() not in words.documents:
            continue
        if not any(sentence.holds(token.span) for sentence in sentences):
            continue
        verb = _verb(trees, token.index)
        stage = words.stages.get(verb.lemma.lower()) if verb is not None else None
        title = _title(trees, token.index)
        if stage is None and title is None:
            continue
        by = listed.who.ids(trees.subjects(verb.index), ACTORS) or listed.before(verb.index) if stage and verb else ()
        name = title or trees.span(
            [at for at in trees.subtree(token.index, frozenset(("acl", "appos", "parataxis", "conj", "cc"))) if abs(at - token.index) < 12]
        )
        yield TalkDocument(name, by[0] if by else None, stage or ("draft" if token.lemma.lower() == "draft" else "unclear"))


def _verb(trees: Grammar, at: int) -> Token | None:
    """The verb that has a paper as its object: by the tree, else the one right before its phrase."""
    tokens = trees.tokens
    above = tokens[tokens[at].head]
    if above.upos == "VERB" and tokens[at].deprel in ("obj", "nsubj:pass"):
        return above
    left = min((*words_before(trees, at), at)) - 1
    return tokens[left] if left >= 0 and tokens[left].upos == "VERB" and tokens[left].sentence == tokens[at].sentence else None


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
