"""Dragoman's reading as a spaCy `Doc`, so that users keep their own tools. The one file that imports spaCy (extra `dragoman[spacy]`)."""

from collections.abc import Iterable

from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from dragoman.model.annotated import Annotated
from dragoman.model.entries import Statement

ENTITY_LABELS = {"person": "PERSON", "organisation": "ORG", "place": "LOC", "nationality": "NORP", "other": "MISC"}
"""Dragoman's types of names as OntoNotes, and so spaCy's models, call them."""


def to_spacy(annotated: Annotated, statements: Iterable[Statement] = (), vocab: Vocab | None = None) -> Doc:
    """A `Doc` with words, spaces, lemmas, tags, features, heads, relations and sentence starts, and names in `doc.ents`.

    The text of the `Doc` is the body of the report: furniture has no tokens, and each run of white space is one space at most.
    `doc.user_data` holds the `Document` itself ("document") and, token by token, the code point of its text where each begins
    ("starts"). `doc.spans["statements"]` holds the contents of `statements`, in order, each labelled with its act, with the
    statement's id as the span's.
    """
    tokens = annotated.tokens
    following = [*(token.start for token in tokens[1:]), None]
    doc = Doc(
        vocab or Vocab(),
        words=[token.text for token in tokens],
        spaces=[after is not None and after > token.end for token, after in zip(tokens, following, strict=True)],
        lemmas=[token.lemma for token in tokens],
        pos=[token.upos for token in tokens],
        morphs=[token.feats for token in tokens],
        heads=[token.head for token in tokens],
        deps=["ROOT" if token.deprel == "root" else token.deprel for token in tokens],
        sent_starts=[at == 0 or token.sentence != tokens[at - 1].sentence for at, token in enumerate(tokens)],
    )
    doc.user_data["document"] = annotated.document
    doc.user_data["starts"] = tuple(token.start for token in tokens)
    doc.ents = filter_spans([Span(doc, name.tokens.start, name.tokens.end, label=ENTITY_LABELS[name.type]) for name in annotated.names])
    doc.spans["statements"] = [
        Span(doc, inside[0], inside[-1] + 1, label=statement.act, span_id=statement.id)
        for statement in statements
        for piece in statement.content
        if (inside := [token.index for token in tokens if piece.start < token.end and token.start < piece.end])
    ]
    return doc
