import io
import json
import sys
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.intake.failure import Failure
from dragoman.intake.inputs import held
from dragoman.intake.parcels import held_parcels
from dragoman.intake.parquet_rows import rows
from dragoman.model.problem import Problem

DAY, NOON = date(2016, 3, 14), datetime(2016, 3, 14, 12, tzinfo=UTC)


def parquet(columns, **options):
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream, **options)
    return stream.getvalue()


def read(raw):
    """Each row's fields by its number, or what is wrong there."""
    return [(number, row.message if isinstance(row, Problem) else json.loads(row)) for number, row in rows(io.BytesIO(raw))]


texts = st.text(st.characters(exclude_categories=["Cs"]))


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=50), st.integers(1, 9), st.sampled_from(["snappy", "zstd", "none"]))
def test_texts_come_out_as_they_went_in(pairs, group, compression):
    raw = parquet({"text": [one for one, _ in pairs], "title": [other for _, other in pairs]}, row_group_size=group, compression=compression)
    assert read(raw) == [(number, {"text": text, "title": title}) for number, (text, title) in enumerate(pairs, 1)]


def test_all_fields_of_json_lines_are_read_and_other_columns_left_aside():
    raw = parquet({"id": [7], "name": ["truce"], "html": ["<p>It held."], "published": ["2016-03-14"], "publisher": ["Wire"], "url": ["https://a.example"]})
    assert read(raw) == [
        (1, {"name": "truce", "html": "<p>It held.", "published": "2016-03-14", "publisher": "Wire", "url": "https://a.example"})
    ]


@pytest.mark.parametrize(
    ("column", "told"),
    [
        (pa.array(["2016-03-14"]), "2016-03-14"),
        (pa.array([DAY]), "2016-03-14"),
        (pa.array([NOON], pa.timestamp("ns", "UTC")), "2016-03-14T12:00:00+00:00"),
        (pa.array([NOON.replace(tzinfo=None)], pa.timestamp("us")), "2016-03-14T12:00:00"),
        (pa.array([1457956800123456789], pa.timestamp("ns")), "2016-03-14T12:00:00"),
    ],
    ids=["string", "date", "moment", "local", "nanoseconds"],
)
def test_a_day_may_be_written_in_any_way(column, told):
    raw = parquet({"text": ["It held."], "published": column})
    assert read(raw) == [(1, {"text": "It held.", "published": told})]
    assert [(found.published, found.published_from) for found in held(raw, "a.parquet")] == [("2016-03-14", "metadata")]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.binary(), pa.dictionary(pa.int32(), pa.string())])
def test_strings_may_be_of_any_kind(kind):
    assert read(parquet({"text": pa.array(["Es hält.", None]).cast(kind)})) == [(1, {"text": "Es hält."}), (2, {})]


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"content": ["It held."], "headline": ["Truce"]}, 'has neither a column "text" nor "html", but only \'"content", "headline"\''),
        ({"text": [7]}, "has no strings in the column \"text\", but 'int64'"),
        ({"text": ["It held."], "title": [["Truce"]]}, "has no strings in the column \"title\", but 'list<element: string>'"),
        ({"text": ["It held."], "url": [NOON]}, "has no strings in the column \"url\", but 'timestamp[us, tz=UTC]'"),
    ],
)
def test_columns_that_hold_no_reports_are_told(columns, told):
    assert read(parquet(columns)) == [(0, told)]


def test_a_damaged_row_or_group_costs_only_itself():
    raw = parquet({"text": pa.array([b"It held.", b"It h\xffld.", b"It broke."])})
    assert read(raw) == [(1, {"text": "It held."}), (2, 'has no UTF-8 in "text" at byte 4: FF 6C 64 2E'), (3, {"text": "It broke."})]
    raw = bytearray(parquet({"text": [f"It held {number}." for number in range(1, 7)]}, row_group_size=2, compression="none", use_dictionary=False))
    at = raw.index(b"It held 3.")
    raw[at - 24 : at - 8] = b"\xff" * 16
    told = read(bytes(raw))
    assert [number for number, row in told if not isinstance(row, str)] == [1, 2, 5, 6]
    assert [(number, row.partition(":")[0]) for number, row in told if isinstance(row, str)] == [(3, "is no Parquet file that can be read")]


def test_a_file_that_is_cut_or_none_at_all_is_told():
    raw = parquet({"text": ["It held."]})
    magic = "Parquet magic bytes not found in footer. Either the file is corrupted or this is not a parquet file"
    assert [str(one) for one in held_parcels(raw[:-9], "a.parquet")] == [f"a.parquet: is no Parquet file that can be read: {magic}"]
    assert [str(one) for one in held_parcels(b"It held on, and on.", "a.parquet")] == [f"a.parquet: is no Parquet file that can be read: {magic}"]
    assert [str(one) for one in held_parcels(b"", "a.parquet")] == ["a.parquet: is empty"]
    assert [str(one) for one in held_parcels(parquet({"text": pa.array([], pa.string())}), "a.parquet")] == ["a.parquet: is a Parquet file without rows"]


def test_a_row_without_text_fails_in_its_place():
    found = list(held(parquet({"text": ["It held.", None], "title": ["Truce", None]}), "a.parquet"))
    assert [str(one) if isinstance(one, Failure) else one.name for one in found] == ["a-1", 'a.parquet:2: has neither "text" nor "html": {}']


def test_without_pyarrow_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert [str(one) for one in held_parcels(b"PAR1...", "a")] == ['a: is a Parquet file, which needs pyarrow: pip install "dragoman[parquet]"']


@settings(deadline=None)  # a busy machine is no fault
@given(st.data())
def test_damaged_files_give_rows_or_one_line_each(data):
    raw = bytearray(parquet({"text": ["It held.", "It broke."] * 8, "published": [DAY] * 16}, row_group_size=5))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(4, len(raw) - 1))
        raw[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    for _, row in rows(io.BytesIO(bytes(raw))):
        assert (row.message if isinstance(row, Problem) else "").isprintable()
