from dragoman.model.annotated import Annotated, Frame, Label, Part, Stretch, Token
from dragoman.model.document import Document
from dragoman.model.span import Span


def sentence(text):
    """Words of one sentence that all hang on the first."""
    tokens, place = [], 0
    for index, word in enumerate(text.split()):
        start = text.index(word, place)
        place = start + len(word)
        tokens.append(Token(index, start, place, word, word.lower(), "X", "_", 0, "root" if index == 0 else "dep", 0))
    return Annotated(Document("d-1", "made", text), tuple(tokens), (Stretch(0, len(tokens)),))


FRAME = Frame(
    "statement", 2, 0.9, (Label("act", "say", 0.8), Label("act", "deny", 0.1)), (Part("source", (Stretch(0, 2),), 0.7),)
)


def test_a_stretch_of_tokens_is_a_span_of_text():
    told = sentence("The envoy  said so")
    assert told.span(Stretch(0, 2)) == Span(0, 9)
    assert told.span(Stretch(1, 3)).of(told.document.text) == "envoy  said"
    assert told.tokens[3].span == Span(16, 18)


def test_what_hangs_on_each_token_is_told_from_their_heads():
    told = sentence("The envoy said so")
    assert told.children == ((1, 2, 3), (), (), ())
    assert told == sentence("The envoy said so")


def test_a_frame_gives_its_first_label_of_a_group():
    assert FRAME.label("act") == Label("act", "say", 0.8)
    assert FRAME.label("type") is None


def test_a_frame_gives_what_fills_a_role():
    assert FRAME.part("source") == Part("source", (Stretch(0, 2),), 0.7)
    assert FRAME.part("content") is None
