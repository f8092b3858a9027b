import gzip
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType
from hypothesis import given, settings
from hypothesis import strategies as st

from archived import answer, packed, page, record, request, response, warcinfo
from dragoman.intake.documents import Metadata
from dragoman.intake.failure import Failure
from dragoman.intake.limits import LIMITS, Limits
from dragoman.intake.parcels import Parcel, held_parcels, parcels


def test_each_report_of_an_input_is_one_parcel_and_none_is_opened(tmp_path):
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "It held."}\n\nno JSON\n'))
    (tmp_path / "b.html").write_text("<p>It broke.")
    (tmp_path / "c.txt").write_text("It held again.")
    found = list(parcels([str(tmp_path)]))
    assert [(one.place.removeprefix(f"{tmp_path}/"), one.name, one.raw, one.form) for one in found] == [
        ("a.jsonl.gz:1", "a-1", b'{"text": "It held."}', "row"),
        ("a.jsonl.gz:3", "a-3", b"no JSON", "row"),
        ("b.html", "b", b"<p>It broke.", "page"),
        ("c.txt", "c", b"It held again.", "any"),
    ]


def test_what_cannot_be_cut_fails_in_its_place(tmp_path):
    (tmp_path / "a.json").write_text('[{"text": "It held."}]')
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": "It held. " * 10}) + "\n" + json.dumps({"text": "It broke."}))
    found = list(parcels([str(tmp_path / "a.json"), str(tmp_path / "b.jsonl"), "-"], io.BytesIO(b"It held."), Limits(line_bytes=40)))
    assert [one.problem.code if isinstance(one, Failure) else one.place.rsplit("/", 1)[-1] for one in found] == [
        "bad-json", "too-large", "b.jsonl:2", "-",
    ]  # fmt: skip


def test_bytes_that_are_held_are_cut_as_a_file_of_their_name_is():
    assert [one.name for one in held_parcels(b'{"text": "It held."}\n{"text": "It broke."}', "feed")] == ["feed-1", "feed-2"]
    assert list(held_parcels(b"<p>It held.", "talks.html")) == [Parcel("talks.html", "talks", b"<p>It held.", "page")]


def cut(raw, name="crawl.warc.gz"):
    """What comes of an archive: a parcel, or a failure's line."""
    return [str(one) if isinstance(one, Failure) else one for one in held_parcels(raw, name)]


def test_a_crawl_of_news_gives_its_pages_and_nothing_else():
    robots = response(b"User-agent: *", url="https://news.example/robots.txt", content_type="text/plain")
    moved = response(b"", url="https://news.example/old", status="301 Moved Permanently")
    same = record("revisit", answer(b""), url="https://news.example/same")
    image = response(b"\x89PNG", url="https://news.example/map.png", content_type="image/png")
    before = [warcinfo(), request(), robots, moved, same, image]
    url = "https://news.example/talks"
    place = len(packed(*before))
    assert cut(packed(*before, response(page()), request())) == [
        Parcel(f"crawl.warc.gz:{place}", url, page(), "page", Metadata(url=url), "utf-8")
    ]
    text = record("conversion", b"It held.", url=url, content_type="text/plain")
    assert cut(text, "crawl.warc.wet") == [Parcel("crawl.warc.wet:0", url, b"It held.", "any", Metadata(url=url), "utf-8")]


def test_a_record_without_an_address_is_named_by_its_place():
    assert [one.name for one in cut(warcinfo() + response(page(), url=None))] == [f"crawl-{len(warcinfo())}"]


def test_web_archives_are_told_by_name_or_by_content(tmp_path):
    (tmp_path / "crawl").write_bytes(packed(response(page())))
    (tmp_path / "b.warc").write_bytes(response(page()))
    (tmp_path / "c.warc.gz").write_bytes(packed(response(page())))
    (tmp_path / "d.warc").write_bytes(b"It held.")
    found = [str(one) if isinstance(one, Failure) else one.place for one in parcels([str(tmp_path / "crawl"), str(tmp_path), "-"], io.BytesIO(response(page())))]
    assert [one.removeprefix(f"{tmp_path}/") for one in found] == [
        "crawl:0", "b.warc:0", "c.warc.gz:0", "d.warc:0: holds no record where one should begin: 'It held.'", "-:0",
    ]  # fmt: skip


def test_an_archive_without_a_report_fails_and_so_does_each_damaged_record():
    assert cut(packed(warcinfo(), request())) == ["crawl.warc.gz: holds no page and no text among 2 records"]
    assert cut(b"") == ["crawl.warc.gz: is empty"]
    assert cut(b"", "crawl.warc") == ["crawl.warc: is empty"]
    junk = record("response", b"junk")
    assert cut(junk + response(page()))[0] == "crawl.warc.gz:0: is a web server's answer without an HTTP status, but 'junk'"
    assert len(cut(junk + response(page()))) == 2


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(st.text(min_size=1), min_size=1, max_size=5), st.booleans())
def test_texts_come_out_of_an_archive_as_they_went_in(texts, is_packed):
    written = [response(text.encode("utf-8", "replace"), content_type="text/plain; charset=utf-8", url=f"https://news.example/{at}") for at, text in enumerate(texts)]
    found = cut(packed(*written) if is_packed else b"".join(written))
    assert [(one.name, one.raw.decode()) for one in found] == [
        (f"https://news.example/{at}", text.encode("utf-8", "replace").decode()) for at, text in enumerate(texts)
    ]


def test_parquet_is_told_by_name_or_by_content_and_may_come_as_a_stream_or_packed(tmp_path):
    stream = io.BytesIO()
    pq.write_table(pa.table({"text": ["It held."]}), stream)
    raw = stream.getvalue()
    for name, content in (("a.parquet", raw), ("b", raw), ("c.parquet.gz", gzip.compress(raw))):
        (tmp_path / name).write_bytes(content)
    found = list(parcels([str(tmp_path), str(tmp_path / "b"), "-"], io.BytesIO(raw)))
    assert [(one.place.removeprefix(f"{tmp_path}/"), one.name, one.raw) for one in found] == [
        (f"{place}:1", f"{name}-1", b'{"text": "It held."}') for place, name in (("a.parquet", "a"), ("c.parquet.gz", "c"), ("b", "b"), ("-", "stdin"))
    ]


@settings(deadline=None)  # a busy machine is no fault
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_archives_that_another_writer_made_are_read(texts):
    stream = io.BytesIO()
    for at, text in enumerate(texts):
        made = WarcRecord()
        made.init_headers(WarcRecordType.conversion)
        made.headers["WARC-Target-URI"] = f"https://news.example/{at}"
        made.headers["Content-Type"] = "text/plain"
        made.set_bytes_content(text.encode())
        with GzipWriter(stream) as member:
            made.write(member, checksum_data=True)
    assert [(one.name, one.raw.decode()) for one in cut(stream.getvalue())] == [
        (f"https://news.example/{at}", text) for at, text in enumerate(texts)
    ]


def test_one_report_said_again_and_again_is_no_bomb():
    row = json.dumps({"text": " ".join(f"It held on day {number}." for number in range(250))}).encode() + b"\n"
    raw = gzip.compress(row * 4000)
    assert 4000 * len(row) > max(LIMITS.expansion_from_bytes, LIMITS.expansion * len(raw))
    assert sum(isinstance(one, Parcel) for one in held_parcels(raw, "same.jsonl.gz")) == 4000
