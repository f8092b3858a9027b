"""Documents to their language: words of the body, whole trees, and the same reading whatever was read before."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.language.reader import LONGEST, Reader, body_words
from dragoman.language.trees import is_tree
from dragoman.model.document import Document, Furniture
from dragoman.model.span import Span

TEXT = (
    "Envoys will meet in Strelsau on Monday, two officials said. Rebels rejected the plan.\n\n"
    "“We were not asked,” said Jane Roe, their spokeswoman."
)


@pytest.fixture(scope="module")
def reader():
    return Reader(threads=1)


@pytest.fixture(scope="module")
def fast():
    return Reader(threads=1, model="fast")


def document(text, *furniture):
    return Document("d", "made-up", text, furniture=furniture)


def test_furniture_has_no_words():
    text = "By A. Writer\nThe truce holds."
    assert [word.text for word in body_words(document(text, Furniture(Span(0, 12), "byline")))] == ["The", "truce", "holds", "."]


def test_sentences_cover_all_words_and_each_is_a_tree(reader):
    read = reader.annotate(document(TEXT))
    assert [word.start for word in body_words(document(TEXT))] == [token.start for token in read.tokens]
    assert read.sentences[0].start == 0
    assert read.sentences[-1].end == len(read.tokens)
    assert all(left.end == right.start for left, right in zip(read.sentences, read.sentences[1:], strict=False))
    for sentence in read.sentences:
        assert is_tree([token.head - sentence.start for token in read.tokens[sentence.start : sentence.end]])
    assert all((token.deprel == "root") == (token.head == token.index) for token in read.tokens)


def test_plain_english_is_understood(reader):
    read = reader.annotate(document(TEXT))
    tokens = {token.text: token for token in read.tokens}
    assert [len(read.sentences), tokens["rejected"].lemma, tokens["rejected"].upos] == [3, "reject", "VERB"]
    assert (read.tokens[tokens["Rebels"].head].text, tokens["Rebels"].deprel) == ("rejected", "nsubj")
    assert {frame.anchor for frame in read.frames if frame.kind == "statement"} >= {tokens["said"].index}


def test_the_fast_model_understands_it_too(fast):
    read = fast.annotate(document(TEXT))
    tokens = {token.text: token for token in read.tokens}
    assert [len(read.sentences), tokens["rejected"].lemma, tokens["rejected"].upos] == [3, "reject", "VERB"]
    assert (read.tokens[tokens["Rebels"].head].text, tokens["Rebels"].deprel) == ("rejected", "nsubj")
    assert {frame.anchor for frame in read.frames if frame.kind == "statement"} >= {tokens["said"].index}


def test_reading_beside_others_is_done_by_the_same_model():
    assert (Reader(2, "fast").beside().model, Reader(2).beside().model) == ("fast", "full")


def test_what_goes_on_too_long_is_cut(reader):
    read = reader.annotate(document("," * (2 * LONGEST + 100)))
    assert [sentence.end - sentence.start for sentence in read.sentences] == [LONGEST, LONGEST, 100]
    began = time.process_time()
    read = reader.annotate(document("the north and the south and " * 600))
    assert max(sentence.end - sentence.start for sentence in read.sentences) <= LONGEST
    assert time.process_time() - began < 20


def test_reading_leaves_nothing_behind(reader):
    alone = reader.annotate(document(TEXT))
    other = document("Aid trucks reached the town. " * 60)
    assert list(reader.annotate_all([other, document(TEXT)]))[1] == alone


def test_nothing_to_read_is_no_fault(reader):
    read = reader.annotate(document(" \n "))
    assert (read.tokens, read.sentences, read.names, read.frames) == ((), (), (), ())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80))
def test_any_text_can_be_read(reader, text):
    read = reader.annotate(document(text))
    assert all(text[token.start : token.end] == token.text for token in read.tokens)
    assert all(0 <= part.start < part.end <= len(read.tokens) for frame in read.frames for role in frame.parts for part in role.tokens)
