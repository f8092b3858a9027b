"""Reports with their grammar, written compactly: a word, its part of speech, its governor (counted from 1, 0 for the root), its relation.

`The/DET/2/det envoy/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct` is one sentence; each line is one. Nouns that differ from their lemma
by an `s` are plural. Spaces stand where print has them: none before closing marks and `'s`, none after opening ones, none around `-`.
"""

from dragoman.extract.mentions import mentions
from dragoman.knowledge import actors, gazetteer
from dragoman.language.lemmas import lemma
from dragoman.model.annotated import Annotated, Frame, Name, Stretch, Token
from dragoman.model.document import Document
from dragoman.model.entries import Statement
from dragoman.model.span import Span
from dragoman.resolve.coreference import clusters_of
from dragoman.resolve.coreference_ground import Ground, ground

KNOWLEDGE = actors.load()
GAZETTEER = gazetteer.load()

_CLOSING = frozenset((".", ",", ";", ":", ")", "”", "!", "?", "'s", "’s", "-"))
_OPENING = frozenset(("(", "“", "-"))


def annotated(
    lines: str, names: dict[str, str] | None = None, published: str | None = "2018-05-14", frames: tuple[Frame, ...] = ()
) -> Annotated:
    """The report of some lines; `names` are the model's names, each at every place where its words stand, with their type."""
    text, tokens, sentences = "", [], []
    for number, line in enumerate(line for line in lines.splitlines() if line.strip()):
        first = len(tokens)
        for piece in line.split():
            word, upos, head, deprel = piece.rsplit("/", 3)
            if text and word not in _CLOSING and text[-1] not in _OPENING:
                text += " "
            start = len(text)
            text += word
            at = len(tokens)
            base = lemma(word, upos)
            feats = (
                "Number=Plur" if upos in {"NOUN", "PROPN"} and word.lower() != base.lower() else "Number=Sing" if upos == "NOUN" else "_"
            )
            tokens.append(
                Token(at, start, len(text), word, base, upos, feats, first + int(head) - 1 if head != "0" else at, deprel, number)
            )
        sentences.append(Stretch(first, len(tokens)))
    seen = [Name(run, kind, 0.95) for words, kind in (names or {}).items() for run in _runs(tokens, words)]
    document = Document("d-0", "report", text, published=published)
    return Annotated(document, tuple(tokens), tuple(sentences), tuple(sorted(seen, key=lambda name: name.tokens.start)), frames)


def statement(report: Annotated, source: str | None, content: str, cue: str = "said") -> Statement:
    """A statement by its words, each at its first place in the report; not yet tied to a speaker."""
    text = report.document.text
    parts = [(_span(text, words),) if words else () for words in (source, cue, content)]
    said = parts[2][0]
    return Statement(f"s-{said.start}", *parts, None, "unnamed", "indirect", "say", None, None, None, None, parts[2])


def grounded(report: Annotated, said: tuple[Statement, ...] = ()) -> Ground:
    """The report made ready for coreference, with the mentions that are found in it."""
    return ground(report, mentions(report, KNOWLEDGE, GAZETTEER), said, KNOWLEDGE, GAZETTEER)


def together(report: Annotated, said: tuple[Statement, ...] = ()) -> list[list[str]]:
    """Whose mentions stand for one, each by its words: a list for each, in order of the text; those alone are left out."""
    ready = grounded(report, said)
    return sorted([[ready.text(member) for member in one.members] for one in clusters_of(ready) if len(one.members) > 1])


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _runs(tokens: list[Token], words: str) -> list[Stretch]:
    wanted = words.split()
    texts = [token.text for token in tokens]
    return [Stretch(at, at + len(wanted)) for at in range(len(texts)) if texts[at : at + len(wanted)] == wanted]
