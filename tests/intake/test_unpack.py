import gzip
import io
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake import unpack
from dragoman.intake.limits import LIMITS
from dragoman.intake.unpack import PIECE, lines, pieces, whole

SMALL = replace(LIMITS, file_bytes=100, line_bytes=10, expansion_from_bytes=1000)


def unpacked(raw, limits=LIMITS):
    return whole(pieces(io.BytesIO(raw), limits), limits)


@given(st.binary(), st.binary())
def test_gzip_comes_out_as_it_went_in_even_in_several_parts(one, other):
    assert unpacked(gzip.compress(one) + gzip.compress(other) + b"\0" * 7) == one + other


def test_what_is_not_gzip_is_left_alone():
    assert unpacked(b"It held.") == b"It held."
    assert unpacked(b"") == b""


def test_a_bomb_is_stopped_while_it_unpacks():
    packed = gzip.compress(b"0" * 1_000_000)
    refused = unpacked(packed, replace(LIMITS, expansion_from_bytes=1000))
    assert refused.message == (f"unpacks to more than 100 times its size ({len(packed):,} bytes gave 131,072 so far); the rest is not read")


def test_damage_is_told():
    packed = gzip.compress(bytes(range(256)) * 10)
    assert unpacked(packed[:100]).message == "is gzip that breaks off, 89 bytes in"
    damaged = unpacked(packed[:10] + b"\xff" * 40)
    assert damaged.message == "is damaged gzip: Error -3 while decompressing data: invalid block type, 0 bytes in"


def test_a_file_over_the_limit_is_refused():
    assert unpacked(b"0" * 101, SMALL).message == "holds more than 100 bytes, the most that is read of one file"


def test_a_stream_that_fails_is_told():
    class Failing(io.BytesIO):
        def read(self, _=-1):
            raise OSError(5, "Input/output error")

    assert whole(pieces(Failing(), LIMITS), LIMITS).message == "could not be read to its end: Input/output error"


def test_lines_are_numbered_and_a_long_one_costs_only_itself():
    found = list(lines([b"one\ntw", b"o\n" + b"3" * 9, b"33\nfour"], SMALL))
    assert [(number, getattr(line, "message", line)) for number, line in found] == [
        (1, b"one"),
        (2, b"two"),
        (3, "is a line of more than 10 bytes, the most that is read of one"),
        (4, b"four"),
    ]


@given(st.lists(st.binary(max_size=8).filter(lambda line: b"\n" not in line)), st.integers(1, 5))
def test_lines_do_not_depend_on_how_the_bytes_arrive(texts, size):
    raw = b"\n".join(texts)
    parts = [raw[start : start + size] for start in range(0, len(raw), size)]
    assert [line for _, line in lines(parts, SMALL)] == (texts if texts and texts[-1] else texts[:-1])


def test_each_piece_says_in_which_member_it_was_packed():
    one, two = gzip.compress(b"It held."), gzip.compress(b"It broke.")
    assert [(part.data, part.member) for part in unpacked_pieces(one + b"\0\0" + two)] == [(b"It held.", 0), (b"It broke.", len(one) + 2)]
    assert [(part.data, part.member, part.packed) for part in unpacked_pieces(b"It held.")] == [(b"It held.", None, 8)]


def test_after_a_damaged_member_comes_the_next():
    good, bad = gzip.compress(b"It held."), gzip.compress(b"It broke.")[:-8] + b"\xff" * 8
    told = [(getattr(part.data, "code", part.data), part.member) for part in unpacked_pieces(bad + good + bad + b"junk" + good)]
    assert told == [
        ("bad-gzip", 0), (b"It held.", len(bad)), ("bad-gzip", len(bad + good)), (b"It held.", len(bad + good + bad) + 4),
    ]  # fmt: skip
    assert whole(pieces(io.BytesIO(bad + good), LIMITS), LIMITS).code == "bad-gzip"


def test_a_member_that_begins_where_two_reads_meet_is_found_after_damage():
    good = gzip.compress(b"It held.")
    for before in range(PIECE - 12, PIECE + 2):
        raw = gzip.compress(b"")[:-8] + b"\xff" * (before - 12) + good
        problem, *parts = unpacked_pieces(raw)
        assert (problem.data.code, b"".join(part.data for part in parts)) == ("bad-gzip", b"It held.")


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(st.binary(max_size=50), max_size=5), st.binary(max_size=20), st.integers(0, 200))
def test_damage_never_stops_the_reading(texts, junk, at):
    raw = b"".join(map(gzip.compress, texts))
    parts = list(unpacked_pieces(gzip.compress(b"") + raw[:at] + junk + raw[at:]))
    assert all(part.data for part in parts)


def unpacked_pieces(raw):
    return list(unpack.unpacked(io.BytesIO(raw)))
