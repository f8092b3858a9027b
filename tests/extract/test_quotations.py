import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.quotations import paragraphs, quotations
from reported import report


def quoted(text):
    annotated = report(text)
    return [annotated.document.text[annotated.tokens[q.start].start : annotated.tokens[q.end - 1].end] for q in quotations(annotated)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The road is shut,” he said.", ["The road is shut,"]),
        ('"The road is shut," he said.', ["The road is shut,"]),
        ("''The road is shut,'' he said.", ["The road is shut,"]),
        ("„The road is shut“, he said.", ["The road is shut"]),
        ("«The road is shut», he said.", ["The road is shut"]),
        ("‘The road is shut,’ he said.", ["The road is shut,"]),
        ('“The road is shut," he said.', ["The road is shut,"]),
        ('"The road is shut,” he said.', ["The road is shut,"]),
        ("“They call it a ‘pause’ here,” he said.", ["They call it a ‘pause’ here,"]),
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ("The rebels’ tanks and the army’s guns fell silent.", []),
        ("It is the '90s again, he said.", []),
        ("“”", []),
        ("", []),
    ],
)
def test_words_between_marks_of_any_typography_are_a_quotation(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The road is shut.\n\n“So is the port.”", ["The road is shut.", "So is the port."]),
        ("“The road is shut. “So is the port.”", ["The road is shut.", "So is the port."]),  # line ends lost
        ("He called it “a pause and no more.\n\nNobody agreed.", ["a pause and no more."]),
        ("He called the “so “called” pause a trick. Nobody agreed.", ["so “called"]),  # one mark too many: up to the first that closes
    ],
)
def test_a_quotation_without_a_closing_mark_ends_with_its_paragraph_or_where_the_next_opens(text, expected):
    assert quoted(text) == expected


def test_a_quotation_left_open_in_a_text_without_line_ends_ends_with_its_sentence():
    text = "“The road is shut. " + "Nobody came. " * 100
    assert quoted(text) == ["The road is shut."]


def test_a_quotation_knows_whether_it_was_closed_and_whether_it_opens_its_paragraph():
    first, second = quotations(report("“The road is shut.\n\nHe added: “So is the port.”"))
    assert (first.closed, first.opens, first.paragraph) == (False, True, 0)
    assert (second.closed, second.opens, second.paragraph) == (True, False, 1)


def test_paragraphs_cover_all_words():
    annotated = report("Talks began. Nobody came.\n\nThey ended.\n\nThat was all.")
    assert paragraphs(annotated) == [(0, 6), (6, 9), (9, 13)]


@given(st.text(alphabet="ab .,\n“”„«»‘’‟\"'`", max_size=60))
def test_no_marks_of_any_kind_break_the_reading(text):
    annotated = report(text)
    last = 0
    for quotation in quotations(annotated):
        assert last <= quotation.start < quotation.end <= len(annotated.tokens)
        last = quotation.end
