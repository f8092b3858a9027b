"""Statements as wholes. Tests of each rule stand with its file; here is what they give together."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.statements import statements
from reported import report, told


def read(annotated):
    return [told(annotated, statement) for statement in statements(annotated)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[The envoy] {said} <the road is shut>.", "The envoy | said | the road is shut"),
        ("“<The road>,” [she] {said}, “<is shut>.”", "she | said | The road … is shut"),
        ("{According to} [the army], <the road is shut>.", "the army | According to | the road is shut"),
        ("[Minister]: <the road is shut>", "Minister |  | the road is shut"),
        ("[The mayor] {says} <road is shut>", "The mayor | says | road is shut"),
        ("<The road> {is believed} <to be shut>.", " | is believed | The road … to be shut"),
    ],
)
def test_what_the_model_sees_well_is_left_as_it_is(marked, expected):
    assert read(report(marked)) == [expected]


@pytest.mark.parametrize(
    ("marked", "quoted"),
    [
        ("[He] {said} <the road is shut>.", "indirect"),
        ("“<The road is shut>,” [he] {said}.", "direct"),
        ("[He] {said} <the road “is shut”>.", "mixed"),
        ("“<The road>,” [he] {said}, “<is shut>.”", "direct"),
    ],
)
def test_words_in_quotation_marks_make_a_statement_direct_or_mixed(marked, quoted):
    assert [statement.quoted for statement in statements(report(marked))] == [quoted]


def test_a_statement_in_another_s_content_lies_within_it():
    annotated = report("[Damascus] {announced} <[2:the rebels] {2:had agreed} <2:to leave>>.")
    outer, inner = statements(annotated)
    assert (outer.within, inner.within) == (None, outer.id)


def test_the_innermost_statement_around_counts():
    annotated = report("[He] {said} <[2:she] {2:claimed} <2:[3:they] {3:feared} <3:war>>>.")
    first, second, third = statements(annotated)
    assert (first.within, second.within, third.within) == (None, first.id, second.id)


def test_evidence_is_the_sentences_with_source_cue_and_content():
    annotated = report("Talks began. [He] {said} <the road was shut>. Nobody came. “<So was the port>.”")
    (statement,) = statements(annotated)
    assert [span.of(annotated.document.text) for span in statement.evidence] == ["He said the road was shut.", "“So was the port.”"]


def test_who_speaks_and_to_whom_and_when_is_settled_later():
    (statement,) = statements(report("[He] {said} <the road is shut>."))
    assert (statement.speaker, statement.to, statement.date) == (None, None, None)


def test_the_condition_on_which_somebody_speaks_is_kept():
    annotated = report("[A diplomat], speaking on condition of anonymity, {said} <the road is shut>.")
    (statement,) = statements(annotated)
    assert statement.on_condition.of(annotated.document.text) == "speaking on condition of anonymity"


def test_nothing_is_said_where_there_is_no_content():
    assert read(report("[The envoy] {spoke}.")) == []


def test_one_cue_seen_twice_gives_one_statement():
    assert read(report("[The envoy] {2:{said}} <2:<the road is shut>>.")) == ["The envoy | said | the road is shut"]


_PIECES = st.lists(
    st.sampled_from(
        ("[", "{", "<", "[2:", "{2:", "<2:", "{3:", "<3:", "]", "}", ">", "he ", "said ", "“", "”", '"', "’", ", ", ". ", "\n\n", ": "),
    ),
    max_size=24,
)


def _closed(pieces):
    """The pieces as marked text that every mark closes."""
    closes = {"[": "]", "{": "}", "<": ">"}
    text, opened = "", []
    for piece in pieces:
        if piece[0] in closes:
            opened.append(closes[piece[0]])
            text += piece + "x "
        elif piece in closes.values():
            text += opened.pop() if opened else ""
        else:
            text += piece
    return text + "".join(reversed(opened))


@given(_PIECES)
def test_whatever_the_model_sees_statements_keep_their_form(pieces):
    annotated = report(_closed(pieces))
    found = statements(annotated)
    assert found == statements(annotated)
    assert len({statement.id for statement in found}) == len(found)
    for statement in found:
        assert statement.content
        assert statement.evidence
        assert statement.within != statement.id
        for spans in (statement.source, statement.cue, statement.content, statement.evidence):
            assert list(spans) == sorted(spans)
            assert all(span.end <= len(annotated.document.text) for span in spans)
            assert all(left.end <= right.start for left, right in pairwise(spans))
