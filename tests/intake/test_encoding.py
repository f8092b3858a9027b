import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.intake.encoding import Decoded, declared_charset, decode
from dragoman.model.problem import Problem

TEXT = "The envoy said “no” – twice.\r\nÜmit stayed in Şırnak."


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_unicode_comes_out_as_it_went_in(mark, encoding, line_end):
    text = f"The envoy said no.{line_end}He said it twice."
    assert decode(mark + text.encode(encoding)) == Decoded(text, encoding)


def test_windows_1252_is_read_and_noted():
    text = "The envoy said “no” – twice."
    assert decode(text.encode("windows-1252")) == Decoded(
        text,
        "windows-1252",
        Problem("guessed-encoding", "The input is not UTF-8 (byte 0x93 at byte 15); it was read as windows-1252."),
    )


def test_a_declared_charset_that_lies_is_not_believed():
    assert decode(TEXT.encode(), declared="windows-1252") == Decoded(TEXT, "utf-8")
    assert decode("the “end” of it, said the envoy".encode("windows-1252"), declared="utf-8").encoding == "windows-1252"


def test_a_declared_charset_is_believed_where_the_bytes_allow_it():
    text = "Женева. Переговоры возобновились."
    assert decode(text.encode("koi8-r"), declared="koi8-r").text == text


def test_stray_bytes_in_utf8_are_mended():
    raw = ("é" * 8).encode() + b" \x93no\x94"
    decoded = decode(raw)
    assert decoded.text == "éééééééé “no”"
    assert decoded.encoding == "utf-8 with stray bytes of windows-1252"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"%PDF-1.7 ...", "is a PDF file, not text: its first bytes are b'%PDF'"),
        (b"PK\x03\x04....", "is a ZIP archive (as Word and OpenDocument files are), not text: its first bytes are b'PK\\x03\\x04'"),
        (b"Some text\x00 and more", "is not text: it holds the byte 0x00 at byte 9"),
        (b"ab\x01\x02\x03\x04", "is not text: it holds the byte 0x01 at byte 2"),
        (b"It held \xed\xa0\xbd today.", "holds half a character: the lone surrogate U+D83D at byte 8"),
        (
            codecs.BOM_UTF16_LE + b"a\x00\x00\xd8b\x00",
            "begins with the byte order mark of utf-16-le, but is not that at byte 2: 00 D8 62 00",
        ),
    ],
)
def test_what_is_no_text_is_refused_with_the_byte_that_shows_it(raw, message):
    refused = decode(raw)
    assert isinstance(refused, Problem)
    assert (refused.message, refused.severity) == (message, "error")


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        (b'<meta charset="windows-1252">', "windows-1252"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", "koi8-r"),
        (b'<?xml version="1.0" encoding="utf-16"?>', "utf-16"),
        (b"<p>no charset here", None),
    ],
)
def test_the_charset_that_a_page_names(head, charset):
    assert declared_charset(head) == charset


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_any_text_survives_any_unicode_encoding(text, encoding):
    decoded = decode(f"It held. {text}".encode(encoding))
    assert isinstance(decoded, Decoded)
    assert decoded.text == f"It held. {text}"


@given(st.binary())
def test_any_bytes_give_text_or_a_problem(raw):
    decoded = decode(raw)
    if isinstance(decoded, Decoded):
        decoded.text.encode("utf-8")
