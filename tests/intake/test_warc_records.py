import gzip
import io
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archived import answer, packed, record, request, response, warcinfo
from dragoman.intake.limits import LIMITS
from dragoman.intake.unpack import unpacked
from dragoman.intake.warc_records import Fault, Record, records

ONE, TWO = response(b"<p>It held.", url="https://news.example/1"), response(b"<p>It broke.", url="https://news.example/2")


def found(raw, limits=LIMITS):
    """Where each record lies and what it is of, or what is wrong there; None for one that is passed over."""
    return [
        one and (one.place, one.head.url[-1] if isinstance(one, Record) else one.problem.message)
        for one in records(unpacked(io.BytesIO(raw)), limits)
    ]


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(st.binary(max_size=200), min_size=1, max_size=6), st.booleans(), st.sampled_from([b"\r\n", b"\n"]))
def test_content_comes_out_as_it_went_in(contents, is_packed, end):
    written = [record("response", content, end=end) for content in contents]
    raw = packed(*written) if is_packed else b"".join(written)
    assert [one.content for one in records(unpacked(io.BytesIO(raw)), LIMITS)] == contents


def test_where_a_record_lies_is_where_it_can_be_cut_out():
    raw = packed(warcinfo(), request(), ONE, TWO)
    assert found(raw)[:2] == [None, None]
    for place, number in found(raw)[2:]:
        assert gzip.decompress(raw[int(place) :]).startswith({"1": ONE, "2": TWO}[number])
    assert found(ONE + TWO) == [("0", "1"), (str(len(ONE)), "2")]


def test_records_that_share_a_gzip_member_are_told_by_their_place_in_it():
    first = packed(warcinfo())
    assert found(first + gzip.compress(ONE + TWO)) == [None, (f"{len(first)}", "1"), (f"{len(first)}+{len(ONE)}", "2")]


def lying(length, kind="response"):
    return record(kind, answer(b"<p>It held."), length=length)


START = "'WARC/1.0\\r\\nWARC-Type: response\\r\\nWARC-Reco'"


@pytest.mark.parametrize(
    ("first", "told"),
    [
        (ONE + b"junk\r\n\r\n", "is a record that says it has 70 bytes, but no other begins after them"),
        (lying(10), "is a record that says it has 10 bytes, but no other begins after them"),
        (lying(90), "is a record that says it has 90 bytes, but no other begins after them"),
        (lying(1000), "is a record that breaks off: 609 of its 1,000 bytes are missing"),
        (lying(10**15 - 1), "is a record that says it has 999,999,999,999,999 bytes, but another begins within them"),
        (lying(1000, "resource"), "is a record that says it has 1,000 bytes, but another begins within them"),
        (lying(10, "resource"), "is a record that says it has 10 bytes, but no other begins after them"),
        (lying("-5"), f"is a record that does not say how long it is: {START}"),
        (lying(10**15), f"is a record that does not say how long it is: {START}"),
        (lying(""), f"is a record that does not say how long it is: {START}"),
        (b"\0\xff\r\n", "holds no record where one should begin: '\\x00�\\r\\nWARC/1.0\\r\\nWARC-Type: response\\r\\nWARC-'"),
    ],
    ids=["junk", "short", "long", "past-the-end", "huge", "long-other", "short-other", "negative", "endless", "none", "junk-first"],
)  # fmt: skip
def test_damage_costs_a_record_and_the_next_is_found(first, told):
    assert found(first + TWO) == [("0", told), (str(len(first)), "2")]


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (TWO[:-20], "is a record that breaks off: 16 of its 71 bytes are missing"),
        (lying(90, "resource")[:-4], "is a record that breaks off: 20 of its 90 bytes are missing"),
        (b"WARC/1.0\r\nWARC-Type: response", "holds no record where one should begin: 'WARC/1.0\\r\\nWARC-Type: response'"),
    ],
    ids=["cut", "cut-other", "head-alone"],
)
def test_an_archive_that_breaks_off_says_so(last, told):
    assert found(ONE + last) == [("0", "1"), (str(len(ONE)), told)]


def test_a_damaged_gzip_member_costs_itself():
    one, two = packed(ONE), packed(TWO)
    damaged = one[:40] + b"\xff" * 20 + one[60:]
    assert [(place, what.partition(":")[0]) for place, what in found(damaged + two + damaged + two)] == [
        ("0", "is damaged gzip"), (str(len(one)), "2"), (str(len(one + two)), "is damaged gzip"), (str(len(one + two + one)), "2"),
    ]  # fmt: skip
    assert found(one + two[:-30]) == [("0", "1"), (str(len(one)), f"is gzip that breaks off, {found(one + two[:-30])[1][1].split()[-3]} bytes in")]
    assert found(one + two[:-1])[1][1].startswith("is gzip that breaks off, ")


def test_a_record_that_is_too_long_is_refused_without_being_held():
    limits = replace(LIMITS, file_bytes=100, head_bytes=300)
    long = response(b"x" * 200)
    assert found(long + ONE, limits) == [("0", "is a record of 259 bytes; the most that is read of one is 100 bytes"), (str(len(long)), "1")]
    picture = response(b"x" * 2_000_000, content_type="image/png")
    assert found(picture + ONE, limits) == [None, (str(len(picture)), "1")]


def test_after_a_thousand_damaged_places_the_rest_is_left():
    told = found(b"\nWARC/1.0\r\nX: y\r\n\r\n" * 5000)
    assert len(told) == 1001
    assert told[-1][1] == "is the 1,000th damaged place without a record between them; the rest is not read"


@settings(deadline=None)  # a busy machine is no fault
@given(st.data())
def test_damaged_archives_give_records_or_one_line_each(data):
    raw = bytearray(data.draw(st.sampled_from([ONE + request() + TWO, packed(ONE, request(), TWO), gzip.compress(ONE + TWO)])))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
        if not raw:
            break
    for one in records(unpacked(io.BytesIO(bytes(raw))), LIMITS):
        if isinstance(one, Fault):
            assert one.problem.severity == "error"
            assert one.problem.message.isprintable()


@pytest.mark.parametrize(
    "unit",
    [b"\nWARC/1.", b"WARC/1.0\nContent-Length: 60000000\n\n", b"\r\n", b"WARC/1.0\r\nContent-Length: 5\r\n", b"\nWARC/1.0\r\n\r", b"\x1f\x8b\x08\0"],
)
def test_a_megabyte_made_to_be_slow_is_not(unit):
    start = time.process_time()
    for raw in (unit * (1_000_000 // len(unit)), gzip.compress(unit * (1_000_000 // len(unit))), gzip.compress(unit * 1000) * 100):
        list(records(unpacked(io.BytesIO(raw)), LIMITS))
    assert time.process_time() - start < 3


def test_an_answer_may_hold_what_looks_like_the_next_record():
    inner = answer(b"<p>Files begin with\nWARC/1.0\r\nWARC-Type: response\r\n\r\n")
    assert next(one.content for one in records(unpacked(io.BytesIO(record("response", inner) + TWO)), LIMITS)) == inner
