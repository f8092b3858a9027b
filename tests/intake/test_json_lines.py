import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.json_lines import Row, row


def test_only_the_body_is_required():
    assert row(b'{"text": "It held."}') == Row(text="It held.")
    assert row(b'{"html": "<p>It held.</p>", "name": "x", "published": null, "score": 3}') == Row(html="<p>It held.</p>", name="x")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"text": "It he', 'is not JSON: Unterminated string starting at character 9, in \'{"text": "It he\''),
        (b"[1, 2]", "is not a JSON object, but '[1, 2]'"),
        (b"{}", 'has neither "text" nor "html": {}'),
        (b'{"body": "It held."}', 'has neither "text" nor "html", but only \'"body"\''),
        (b'{"text": 5}', "has no string in \"text\", but '5'"),
        (b'{"text": "It \\ud83d"}', 'has half a character in "text": the lone surrogate U+D83D at character 3'),
        (b'{"text": "It \\u0000held"}', 'has the character U+0000 in "text", at character 3'),
    ],
)
def test_a_line_that_gives_no_report_is_told(line, message):
    assert row(line).message == message


def test_deep_nesting_is_told():
    assert row(b"[" * 200_000).message.startswith("is JSON that nests too deep, from '[[[")


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\x7f")))
def test_any_text_survives(text):
    assert row(json.dumps({"text": text}).encode()) == Row(text=text)
    assert row(json.dumps({"text": text}, ensure_ascii=False).encode()).text == text
