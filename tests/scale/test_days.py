import json
import re
from pathlib import Path

import duckdb

from dragoman.model.report_json import report_line
from dragoman.record.report_tables import lines_of
from dragoman.scale.day_files import write_batch
from dragoman.scale.days import read_days
from dragoman.scale.reader import Wants

PAGE = Path(__file__).parents[2] / "docs/scale.md"
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


def test_the_queries_of_the_documentation_run(readings, tmp_path):
    lines = [report_line(report).encode() + b"\n" for report in readings]
    write_batch(tmp_path, "b1", lines)
    queries = re.findall(r"```sql\n(.*?);\n```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "DAYS").mkdir()
    events, promises, figures, _ = (
        duckdb.sql(query.replace("OUT/", f"{tmp_path}/").replace("DAYS/", f"{tmp_path}/DAYS/")) or duckdb.values([0]) for query in queries
    )
    events, promises, figures = (
        [dict(zip(answer.columns, row, strict=True)) for row in answer.fetchall()] for answer in (events, promises, figures)
    )
    told = sum(event.reality == "happened" for report in readings for event in report.events)
    assert (len(queries), sum(row["told"] for row in events)) == (4, told)
    assert {row["words"] for row in promises} == {
        one.evidence[0].of(report.document.text) for report in readings for one in report.commitments
    }
    assert all(row["lowest"] < row["highest"] for row in figures)
    assert [line.encode() + b"\n" for line in lines_of(tmp_path / "DAYS/2016-03-14.parquet")] == sorted(
        (line for line in lines if json.loads(line)["document"]["published"] == "2016-03-14"), key=lambda line: json.loads(line)["document"]["id"]
    )
