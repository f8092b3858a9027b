"""Input made to break a reader: each gives one clear line and no more memory than its limit allows."""

import gzip
import io
import json
import os
import subprocess
import sys
import time

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from archived import packed, record, response
from dragoman.intake.inputs import held, inputs

LONE = b'{"text": "It held \\ud83d."}'


def lines(path, raw):
    path.write_bytes(raw)
    return [str(found).removeprefix(f"{path.parent}{os.sep}") for found in inputs([str(path)])]


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("empty.txt", b"", "empty.txt: is empty"),
        ("empty.jsonl", b"", "empty.jsonl: is empty"),
        ("empty.html", b"", "empty.html: is empty"),
        ("blank.txt", b"\r\n \xc2\xa0", "blank.txt: holds nothing but white space"),
        ("program.txt", b"\x7fELF\x02\x01\x01", "program.txt: is a program, not text: its first bytes are b'\\x7fELF'"),
        ("binary.txt", bytes(range(256)) * 9, "binary.txt: is not text: it holds the byte 0x00 at byte 0"),
        ("picture.html", b"\x89PNG\r\n\x1a\n", "picture.html: is a PNG picture, not text: its first bytes are b'\\x89PNG'"),
        ("lone.txt", b"It held \xed\xa0\xbd.", "lone.txt: holds half a character: the lone surrogate U+D83D at byte 8"),
        ("lone.jsonl", LONE, 'lone.jsonl:1: has half a character in "text": the lone surrogate U+D83D at character 8'),
        ("many.html", b"<p>" * 60_000, "many.html: is a page of 60,000 tags; at most 50,000 are read"),
        ("deep.html", b"<div>" * 50_000, "deep.html: is a page whose tags nest 50,000 deep; at most 1,000 are read"),
        ("deep.txt", b"<html>" + b"<i>" * 50_000, "deep.txt: is a page whose tags nest 50,000 deep; at most 1,000 are read"),
        ("cut.jsonl", b'{"text": "It he',
         "cut.jsonl:1: is not JSON: Unterminated string starting at character 9, in '{\"text\": \"It he'"),
        ("array.json", b'[{"text": "It held."}]', "array.json: is a JSON array, not one object a line: '[{\"text\": \"It held.\"}]'"),
        ("cut.txt.gz", gzip.compress(b"It held.")[:-9], "cut.txt.gz: is gzip that breaks off, 8 bytes in"),
        ("twice.gz", gzip.compress(gzip.compress(b"It held.")),
         "twice.gz: is a gzip file inside a gzip file, not text: its first bytes are b'\\x1f\\x8b\\x08\\x00'"),
        ("long.txt", b"word " * 400_001, "long.txt: is a text of 2,000,005 characters; the most that is read as one report is 2,000,000"),
    ],
)  # fmt: skip
def test_one_line_tells_what_is_wrong(tmp_path, name, raw, message):
    assert lines(tmp_path / name, raw) == [message]


def test_a_line_cut_in_half_costs_only_itself(tmp_path):
    whole = json.dumps({"name": "whole", "text": "It held."}).encode()
    found = list(inputs([str(_written(tmp_path / "feed.jsonl", whole + b"\n" + whole[:20] + b"\n" + whole))]))
    assert [getattr(report, "name", None) for report in found] == ["whole", f"{tmp_path}/feed.jsonl:2", "whole"]


def test_a_file_that_cannot_be_opened(tmp_path):
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    assert [str(found) for found in inputs([str(loop)])] == [f"{loop}: could not be opened: Too many levels of symbolic links"]
    assert [str(found) for found in inputs([str(tmp_path)])] == [f"{loop}: could not be opened: Too many levels of symbolic links"]
    assert [str(found) for found in inputs(["a\0b"])] == ["a\\x00b: could not be opened: embedded null byte"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    file = _written(tmp_path / "secret.txt", b"It held.")
    file.chmod(0)
    assert [str(found) for found in inputs([str(file)])] == [f"{file}: could not be opened: Permission denied"]


def test_a_stream_that_breaks_off():
    class Broken(io.BytesIO):
        def read(self, _=-1):
            raise OSError(5, "Input/output error")

    assert [str(found) for found in inputs(["-"], stdin=Broken())] == ["-: could not be read to its end: Input/output error"]


READER = """
import resource, sys
from dragoman.intake.inputs import held, inputs
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for found in inputs(sys.argv[1:]):
    print(found)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def test_a_hundred_megabytes_and_a_bomb_take_little_memory(tmp_path):
    line = b"word " * 200_000
    with (tmp_path / "line.txt").open("wb") as text, (tmp_path / "line.jsonl").open("wb") as feed:
        feed.write(b'{"text": "')
        for _ in range(100):
            text.write(line)
            feed.write(line)
    with gzip.open(tmp_path / "bomb.txt.gz", "wb", compresslevel=1) as bomb:
        for _ in range(40):
            bomb.write(b"\0" * 1_000_000)
    names = ("line.txt", "line.jsonl", "bomb.txt.gz")
    run = subprocess.run(
        [sys.executable, "-c", READER, *names], cwd=tmp_path, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    *told, megabytes = run.stdout.splitlines()
    assert run.stderr == ""
    assert told[:2] == [
        "line.txt: holds more than 64 MB, the most that is read of one file",
        "line.jsonl:1: is a line of more than 80 MB; the rest is not read",
    ]
    assert told[2].startswith("bomb.txt.gz: unpacks to more than 100 times its size (")
    assert told[2].endswith(" so far); the rest is not read")
    assert int(megabytes) < 300


@pytest.mark.parametrize("name", ["bomb.warc.gz", "bomb.jsonl.gz", "bomb.parquet.gz"])
def test_an_archive_may_be_a_bomb(tmp_path, name):
    head = record("resource", length=10**12)[:-4] if "warc" in name else b"{" if "jsonl" in name else b"PAR1"
    told = lines(tmp_path / name, gzip.compress(head + b"\0" * 30_000_000))
    assert [line.partition("(")[0] for line in told] == [
        f"{name}{':0' if 'warc' in name else ':1' if 'jsonl' in name else ''}: unpacks to more than {100 if 'parquet' in name else 600} times its size "
    ]


CUTTER = """
import resource, sys
from dragoman.intake.failure import Failure
from dragoman.intake.parcels import parcels
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
size = 0
for found in parcels(sys.argv[1:]):
    assert not isinstance(found, Failure), found
    size += len(found.raw)
print(size, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.parametrize("kind", ["jsonl.gz", "warc.gz", "parquet"])
def test_big_archives_take_little_memory(tmp_path, kind):
    archive = tmp_path / f"big.{kind}"
    texts = [f"It held on day {number}. " * 600 for number in range(500)]
    if kind == "parquet":
        with pq.ParquetWriter(archive, pa.schema([("text", pa.string())])) as writer:
            for _ in range(45):
                writer.write_table(pa.table({"text": texts}))
    else:
        rows = [json.dumps({"text": text}).encode() + b"\n" for text in texts]
        member = gzip.compress(b"".join(rows)) if kind == "jsonl.gz" else packed(*(response(row, content_type="text/plain") for row in rows))
        archive.write_bytes(member * 45)
    run = subprocess.run(
        [sys.executable, "-c", CUTTER, archive], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    size, megabytes = map(int, run.stdout.split())
    assert size > 250_000_000
    assert megabytes < (200 if kind == "parquet" else 40)  # pyarrow itself takes a hundred


def _written(path, raw):
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize("piece", [b" ", b"\n", b"\r", b"\xef\xbb\xbf", b"<!---->", b"<!-- --> ", b"{ ", b"[ "])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_what_kind_of_input_it_is_takes_little_time_to_tell(piece, name):
    began = time.process_time()
    list(held(piece * (1_000_000 // len(piece)), name))
    assert time.process_time() - began < 2
