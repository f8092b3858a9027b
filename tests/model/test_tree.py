import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import annotated
from dragoman.model.span import Span
from dragoman.model.tree import tree

LINE = (
    "At/ADP/3/case least/ADJ/3/advmod two/NUM/5/nummod armed/ADJ/5/amod men/NOUN/8/nsubj from/ADP/7/case Taiz/PROPN/5/nmod left/VERB/0/root"
    " the/DET/10/det head/NOUN/8/obj of/ADP/13/case the/DET/13/det mission/NOUN/10/nmod ./PUNCT/8/punct"
)


def test_who_hangs_on_whom():
    grown = tree(annotated(LINE))
    words = [token.text for token in grown.tokens]
    head = words.index("men")
    assert [words[at] for at in grown.kids(head, "nummod", "amod")] == ["two", "armed"]
    assert grown.kid(head, "det") is None
    assert [words[at] for at in grown.above(words.index("Taiz"))] == ["men", "left"]
    assert [words[at] for at in grown.below(words.index("mission"))] == ["of", "the", "mission"]
    assert [words[at] for at in grown.below(words.index("head"), without={"nmod"})] == ["the", "head"]
    assert words[grown.top(range(head, head + 3))] == "men"


def test_words_of_a_span():
    grown = tree(annotated(LINE))
    assert [grown.tokens[at].text for at in grown.run(Span(0, 8))] == ["At", "least"]


@pytest.mark.parametrize(
    ("head", "chunk", "phrase"),
    [
        ("men", "At least two armed men", "At least two armed men from Taiz"),
        ("head", "the head", "the head of the mission"),
        ("mission", "the mission", "the mission"),
        ("Taiz", "Taiz", "Taiz"),
    ],
)
def test_how_far_a_noun_phrase_reaches(head, chunk, phrase):
    report = annotated(LINE)
    grown = tree(report)
    at = next(token.index for token in grown.tokens if token.text == head)
    text = report.document.text
    assert report.span(grown.chunk(at)).of(text) == chunk
    assert report.span(grown.phrase(at)).of(text) == phrase


def test_a_possessor_belongs_to_the_phrase_and_a_clause_does_not():
    report = annotated("Sudan/PROPN/3/nmod 's/PART/1/case army/NOUN/0/root ,/PUNCT/3/punct which/PRON/6/nsubj fled/VERB/3/acl")
    assert report.span(tree(report).phrase(2)).of(report.document.text) == "Sudan's army"


@given(
    st.lists(st.sampled_from(["NOUN", "DET", "ADP", "VERB", "PUNCT", "CCONJ", "ADJ", "NUM", "PRON"]), min_size=1, max_size=12), st.data()
)
def test_phrases_hold_their_head_and_stay_inside_the_text(tags, data):
    heads = [data.draw(st.integers(1, len(tags))) for _ in tags]
    line = " ".join(f"w/{tag}/{0 if head == at + 1 else head}/dep" for at, (tag, head) in enumerate(zip(tags, heads, strict=True)))
    grown = tree(annotated(line))
    for token in grown.tokens:
        for run in (grown.chunk(token.index), grown.phrase(token.index)):
            assert 0 <= run.start <= token.index < run.end <= len(tags)
