"""A reading as a spaCy document."""

from dragoman.language.spacy_bridge import to_spacy
from dragoman.model.annotated import Annotated, Name, Stretch, Token
from dragoman.model.document import Document
from dragoman.model.entries import Statement
from dragoman.model.span import Span

TEXT = "Rudolf said “go”.\nThey went."
ROWS = [
    ("Rudolf", "Rudolf", "PROPN", "Number=Sing", 1, "nsubj", 0), ("said", "say", "VERB", "Tense=Past", 1, "root", 0),
    ("“", "“", "PUNCT", "_", 3, "punct", 0), ("go", "go", "VERB", "_", 1, "ccomp", 0), ("”", "”", "PUNCT", "_", 3, "punct", 0),
    (".", ".", "PUNCT", "_", 1, "punct", 0), ("They", "they", "PRON", "_", 7, "nsubj", 1), ("went", "go", "VERB", "_", 7, "root", 1),
    (".", ".", "PUNCT", "_", 7, "punct", 1),
]  # fmt: skip


def report() -> Annotated:
    tokens, at = [], 0
    for index, (word, lemma, upos, feats, head, deprel, sentence) in enumerate(ROWS):
        start = TEXT.index(word, at)
        at = start + len(word)
        tokens.append(Token(index, start, at, word, lemma, upos, feats, head, deprel, sentence))
    return Annotated(Document("d", "made-up", TEXT), tuple(tokens), (Stretch(0, 6), Stretch(6, 9)), (Name(Stretch(0, 1), "person", 0.9),))


def test_words_grammar_and_names_come_over() -> None:
    doc = to_spacy(report())
    assert doc.text == "Rudolf said “go”. They went."
    assert [token.lemma_ for token in doc][:2] == ["Rudolf", "say"]
    assert (doc[0].pos_, doc[0].dep_, doc[0].head.text, doc[1].dep_) == ("PROPN", "nsubj", "said", "ROOT")
    assert doc[1].morph.get("Tense") == ["Past"]
    assert [sentence.text for sentence in doc.sents] == ["Rudolf said “go”.", "They went."]
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Rudolf", "PERSON")]
    assert doc.user_data["document"].name == "made-up"
    assert doc.user_data["starts"][:3] == (0, 7, 12)


def test_statements_are_spans_by_their_act() -> None:
    said = Statement(
        "s-1", (Span(0, 6),), (Span(7, 11),), (Span(13, 15),), None, "named", "direct", "say", None, None, None, None, (Span(0, 17),)
    )
    doc = to_spacy(report(), [said])
    assert [(span.text, span.label_, span.id_) for span in doc.spans["statements"]] == [("go", "say", "s-1")]
