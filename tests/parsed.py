"""Scenes for tests that need trees, written word by word.

`Kenya/PROPN/nsubj/2 promised/VERB/root/0 …`: word, tag, relation, and the place of its head in the sentence, from one (`0` for the root).
A fifth part gives features (`VerbForm=Inf`). Sentences are parted by a new line. Who is named stands apart: `{"Kenya": "country"}`.
"""

from dragoman.language.lemmas import lemma
from dragoman.model.annotated import Annotated, Frame, Label, Part, Stretch, Token
from dragoman.model.document import Document
from dragoman.model.entities import Entity, Mention, Role
from dragoman.model.entries import Statement
from dragoman.model.scene import Scene
from dragoman.model.span import Span
from dragoman.resolve.times import times

_GLUED = frozenset(".,;:?!’s'n’t")


def annotated(written, frames=(), published="2030-05-14"):
    """The report of `written`; `frames`: (kind, word, score, labels, parts) with parts as {role: word}."""
    text, tokens, sentences = "", [], []
    for number, line in enumerate(line for line in written.strip().splitlines() if line.strip()):
        first = len(tokens)
        for piece in line.split():
            word, upos, relation, head, *feats = piece.split("/")
            if text and word not in _GLUED:
                text += " "
            governor = first + int(head) - 1 if head != "0" else len(tokens)
            start = len(text)
            text += word
            base = lemma(word if upos == "PROPN" else word.lower(), upos)
            tokens.append(Token(len(tokens), start, len(text), word, base, upos, feats[0] if feats else "_", governor, relation, number))
        sentences.append(Stretch(first, len(tokens)))
    at = {token.text: token.index for token in reversed(tokens)}
    seen = tuple(
        Frame(
            kind,
            at[word],
            score,
            tuple(Label(group, value, 0.9) for group, value in labels.items()),
            tuple(Part(role, (Stretch(at[one], at[one] + 1),), 0.9) for role, one in parts.items()),
        )
        for kind, word, score, labels, parts in frames
    )
    return Annotated(Document("d-1", "test", text, published=published), tuple(tokens), tuple(sentences), (), seen)


def parsed(written, named=(), said=(), frames=(), codes=(), roles=(), published="2030-05-14"):
    """The scene. `named`: {word: type}; `said`: (speaker, act, cue, content) with words of the text; `roles`: (name, title, of)."""
    report = annotated(written, frames, published)
    text = report.document.text
    kinds, coded = dict(named), dict(codes)
    mentions = tuple(
        Mention(f"m-{token.index}", token.start, token.end, token.span, kinds[token.text], "name", f"e-{token.text}")
        for token in report.tokens
        if token.text in kinds
    )
    entities = tuple(
        Entity(
            f"e-{name}", name, (), kind, coded.get(name, (None,))[0], tuple(coded.get(name, (None,))[1:]),
            tuple(Role(title, f"e-{of}" if of else None, (Span(0, 1),)) for who, title, of in roles if who == name),
        )
        for name, kind in kinds.items()
    )  # fmt: skip
    statements = tuple(_said(text, *one) for one in said)
    return Scene(report, mentions, entities, times(report), statements, published)


def _said(text, speaker, act, cue, content):
    def span(words):
        start = text.index(words)
        return Span(start, start + len(words))

    held = span(content)
    return Statement(
        f"s-{held.start}", (), (span(cue),), (held,), f"e-{speaker}" if speaker else None, "named", "indirect", act, None, None, None, None,
        (held,),
    )  # fmt: skip


def names(scene, ids):
    """The names of entities by id, in order."""
    by = {entity.id: entity.name for entity in scene.entities}
    return [by[one] for one in ids]
