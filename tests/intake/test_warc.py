import gzip
import io
import random
import time
import zlib
from dataclasses import replace

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter
from hypothesis import given, settings
from hypothesis import strategies as st

from archived import answer, page, record
from dragoman.intake.limits import LIMITS
from dragoman.intake.warc import Head, Held, head_of, held_by
from dragoman.model.problem import Problem

RESPONSE = Head("response", 0, "https://news.example/talks", "application/http; msgtype=response", None)


def written(writer, raw):
    stream = io.BytesIO()
    with writer(stream) as into:
        into.write(raw)
    return stream.getvalue()


def chunked(raw, size=7):
    parts = [raw[at : at + size] for at in range(0, len(raw), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in [*parts, b""])


def test_a_head_says_what_the_record_is():
    raw = record("response", b"", url="<https://news.example/talks>")
    assert head_of(raw) == RESPONSE
    assert head_of(raw.replace(b"\r\n", b"\n").replace(b"WARC-Type: ", b"warc-type:")) == RESPONSE
    assert head_of(record("conversion", b"It held.", url=None)).url is None
    assert head_of(record("conversion", b"It held.", url="https://news.example/" + "a" * 3000)).url is None


@pytest.mark.parametrize(
    ("said", "form", "charset"),
    [
        ({}, "page", "utf-8"),
        ({"content_type": "TEXT/HTML;Charset='windows-1256'"}, "page", "windows-1256"),
        ({"content_type": "application/xhtml+xml"}, "page", None),
        ({"content_type": "text/plain"}, "any", None),
        ({"content_type": None}, "page", None),
        ({"end": b"\n"}, "page", "utf-8"),
        ({"status": "200"}, "page", "utf-8"),
    ],
    ids=["html", "charset", "xhtml", "text", "untold", "unix", "no-reason"],
)
def test_a_page_or_a_text_is_held(said, form, charset):
    assert held_by(RESPONSE, answer(page(), **said), LIMITS) == Held(page(), form, charset)


@pytest.mark.parametrize(
    "said",
    [
        {"status": "301 Moved Permanently"}, {"status": "404 Not Found"}, {"content_type": "image/png"}, {"content_type": "application/json"},
        {"content_type": "text/css"}, {"content_type": "application/pdf"},
    ],
    ids=["redirect", "gone", "picture", "json", "style", "pdf"],
)  # fmt: skip
def test_what_is_no_page_and_no_text_is_passed_over(said):
    assert held_by(RESPONSE, answer(page(), **said), LIMITS) is None


def test_robots_rules_and_other_protocols_are_passed_over():
    assert held_by(replace(RESPONSE, url="https://news.example/robots.txt"), answer(b"User-agent: *", content_type="text/plain"), LIMITS) is None
    assert held_by(replace(RESPONSE, url="dns:news.example", content_type="text/dns"), b"192.0.2.1", LIMITS) is None
    assert held_by(replace(RESPONSE, url="https://[news"), answer(page()), LIMITS).raw == page()


def test_a_text_that_somebody_took_from_a_page_is_held():
    wet = replace(RESPONSE, kind="conversion", content_type="text/plain")
    assert held_by(wet, "Es hält.".encode(), LIMITS) == Held("Es hält.".encode(), "any", "utf-8")
    assert held_by(replace(wet, content_type="image/png"), b"\x89PNG", LIMITS) is None


def test_the_crawler_may_have_told_the_kind_itself():
    assert held_by(replace(RESPONSE, payload_type="image/png"), answer(page(), content_type=None), LIMITS) is None


CODED = {
    "Content-Encoding: gzip": gzip.compress,
    "content-encoding: X-GZIP": gzip.compress,
    "Content-Encoding: deflate": zlib.compress,
    "Content-Encoding: Deflate": lambda raw: zlib.compress(raw, wbits=-15),
    "Content-Encoding: br": lambda raw: written(BrotliWriter, raw),
    "Content-Encoding: zstd": lambda raw: written(ZstdWriter, raw),
    "Transfer-Encoding: chunked": chunked,
    "Transfer-Encoding: gzip, chunked": lambda raw: chunked(gzip.compress(raw)),
    "Content-Encoding: identity": bytes,
    "Content-Encoding: unheard-of": bytes,
}


@pytest.mark.parametrize("field", CODED)
@settings(deadline=None)  # a busy machine is no fault
@given(body=st.binary(max_size=300))
def test_codings_are_undone(field, body):
    assert held_by(RESPONSE, answer(CODED[field](b"It held." + body), fields=[field]), LIMITS).raw == b"It held." + body


def test_a_packed_answer_in_chunks_is_undone():
    body = answer(chunked(gzip.compress(page())), fields=["Content-Encoding: gzip", "Transfer-Encoding: chunked"])
    assert held_by(RESPONSE, body, LIMITS).raw == page()


@pytest.mark.parametrize("field", [field for field in CODED if "unheard" not in field])
def test_text_that_was_unpacked_already_is_taken_as_it_is(field):
    assert held_by(RESPONSE, answer(page(), fields=[field]), LIMITS).raw == page()


@pytest.mark.parametrize(
    ("body", "field", "told"),
    [
        (gzip.compress(page())[:-60], "Content-Encoding: gzip", "is an answer whose content is damaged (gzip): it breaks off"),
        (gzip.compress(page())[:-8] + b"\0" * 8, "Content-Encoding: gzip",
         "is an answer whose content is damaged (gzip): Error -3 while decompressing data: incorrect data check"),
        (b"\x1f\x8b\x08\xff" * 9, "Content-Encoding: br", "is an answer whose content is damaged (br): Invalid Data"),
        (written(ZstdWriter, page())[:-9], "Content-Encoding: zstd", "is an answer whose content is damaged (zstd): incomplete frame"),
        (chunked(page())[:-40], "Transfer-Encoding: chunked", "is an answer whose content is damaged (chunked): unexpected end of file"),
        (gzip.compress(b"\0" * 3000), "Content-Encoding: gzip", "unpacks (gzip) to more than 2,000 bytes, the most that a page may have"),
    ],
    ids=["cut", "gzip", "br", "zstd", "chunked", "bomb"],
)  # fmt: skip
def test_damage_is_told(body, field, told):
    refused = held_by(RESPONSE, answer(body, fields=[field]), replace(LIMITS, page_bytes=2000))
    assert (refused.message, refused.severity) == (told, "error")


def test_what_is_no_answer_is_told():
    assert held_by(RESPONSE, b"\0junk\r\n\r\n", LIMITS).message == "is a web server's answer without an HTTP status, but '\\x00junk\\r\\n\\r\\n'"
    assert held_by(RESPONSE, b"", LIMITS).message == "is a web server's answer without an HTTP status, but ''"


PACKED = [field for field, pack in CODED.items() if len(pack(b"x" * 1000)) < 500]


@pytest.mark.parametrize("field", [field for field in PACKED if "chunked" not in field])
def test_a_bomb_is_stopped_early(field):
    start = time.process_time()
    bomb = CODED[field](b"\0" * 20_000_000)
    made = time.process_time()
    refused = held_by(RESPONSE, answer(bomb, fields=[field]), LIMITS)
    assert refused.code == "bomb"
    assert refused.message.startswith(f"unpacks ({field.split()[-1].lower()}) to more than 100 times its size ({len(bomb):,} bytes gave 1,")
    assert time.process_time() - made < 0.2 + made - start


def test_damaged_answers_hold_something_or_say_why_not():
    chance = random.Random(8)  # noqa: S311 -- the same damage every time
    whole = [answer(pack(page()), fields=[field]) for field, pack in CODED.items()]
    for _ in range(3000):
        raw = bytearray(chance.choice(whole))
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(raw))
            raw[at : at + chance.randint(0, 5)] = chance.randbytes(chance.randint(0, 5))
        told = held_by(RESPONSE, bytes(raw), LIMITS)
        assert told is None or isinstance(told, Held) or (isinstance(told, Problem) and told.message.isprintable())
