import json

from dragoman.record.report_tables import lines_of
from dragoman.scale.days import read_days
from dragoman.scale.reader import Wants

TEXT = "GENEVA, March {day}, 2016 - The envoy said on Monday that {day} fighters had laid down their arms."


def archive(folder, days):
    path = folder / "archive.jsonl"
    path.write_text("".join(json.dumps({"text": TEXT.format(day=day) if day else ""}) + "\n" for day in days))
    return [str(path)]


def test_batches_are_read_in_order_into_files_by_day_and_not_twice(tmp_path):
    paths, out = archive(tmp_path, [14, 15, 0, 14, 16]), tmp_path / "out"
    run = read_days(paths, out, Wants(), 1, size=2)
    first = next(run)
    run.close()  # a run that is broken off
    assert (first.reports, first.failures) == (2, {})
    assert [(told.reports, told.failures) for told in read_days(paths, out, Wants(), 1, size=2)] == [(2, {}), (1, {"empty": 1}), (1, {})]
    days = [path.name.partition(".")[0] for path in sorted(out.glob("*.parquet"))]
    assert days == ["2016-03-14", "2016-03-14", "2016-03-15", "2016-03-16"]
    lines = [json.loads(line) for path in out.glob("*.parquet") for line in lines_of(path)]
    assert sorted(line["document"]["name"] for line in lines) == ["archive-1", "archive-2", "archive-4", "archive-5"]
