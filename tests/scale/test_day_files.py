from dataclasses import replace

from dragoman.intake.failure import Failure, refusal
from dragoman.model.report_json import report_line
from dragoman.record.report_tables import lines_of
from dragoman.scale.day_files import Done, done, write_batch
from examples import report_on_a_truce

EMPTY = Failure("b.txt", refusal("empty", "is empty"))


def on(day):
    report = report_on_a_truce()
    return report_line(replace(report, document=replace(report.document, published=day, published_from=day and "text"))).encode() + b"\n"


def test_a_batch_is_filed_by_day_its_failures_apart_and_marked_last(tmp_path):
    told = write_batch(tmp_path, "b1", [on("2016-03-14"), EMPTY, on(None), on("2016-03-14"), on("2016-03-15")])
    assert told == Done("b1", 4, {"empty": 1}) == done(tmp_path, "b1")
    assert sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*")) == [
        "2016-03-14.b1.parquet", "2016-03-15.b1.parquet", "done/b1.json", "failures/b1.jsonl", "undated.b1.parquet",
    ]  # fmt: skip
    assert [line.encode() + b"\n" for line in lines_of(tmp_path / "2016-03-14.b1.parquet")] == [on("2016-03-14")] * 2


def test_what_is_written_twice_is_there_once(tmp_path):
    for _ in range(2):
        write_batch(tmp_path, "b1", [on("2016-03-14")])
    assert [path.name for path in tmp_path.glob("*.parquet")] == ["2016-03-14.b1.parquet"]
    assert [path.name for path in (tmp_path / "done").iterdir()] == ["b1.json"]


def test_a_batch_without_its_mark_is_not_there(tmp_path):
    write_batch(tmp_path, "b1", [on("2016-03-14")])
    (tmp_path / "done/b1.json").unlink()
    assert done(tmp_path, "b1") is None
