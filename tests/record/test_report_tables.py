
import duckdb
import pytest
from hypothesis import given, settings

from dragoman.model.problem import Problem
from dragoman.model.report_json import report_line
from dragoman.record.report_tables import holds_reports, lines_of, write_reports
from examples import report_on_a_truce
from strategies import reports


def line(report):
    return report_line(report).encode() + b"\n"


def test_a_row_a_report_with_what_one_selects_by_in_front(tmp_path):
    path = tmp_path / "reports.parquet"
    write_reports([line(report_on_a_truce())], path)
    found = duckdb.read_parquet(str(path)).project("name, published, json_array_length(ceasefires)").fetchall()
    report = report_on_a_truce()
    assert found == [(report.document.name, report.document.published, len(report.ceasefires))]


@settings(max_examples=20)
@given(report=reports())
def test_what_is_written_is_told_again_to_the_byte(report, tmp_path_factory):
    path = tmp_path_factory.mktemp("tables") / "reports.parquet"
    write_reports([line(report), line(report_on_a_truce())], path)
    assert holds_reports(path)
    assert [one.encode() + b"\n" for one in lines_of(path)] == [line(report), line(report_on_a_truce())]


def test_other_files_are_not_taken_for_reports(tmp_path):
    (tmp_path / "a.txt").write_text("PAR2")
    (tmp_path / "b.parquet").write_bytes(b"PAR1 and nothing more")
    duckdb.sql("SELECT 'It held.' AS text").write_parquet(str(tmp_path / "c.parquet"))
    assert [holds_reports(tmp_path / name) for name in ("a.txt", "b.parquet", "c.parquet")] == [False, False, False]


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_damaged_files_are_told(tmp_path, kept):
    path = tmp_path / "reports.parquet"
    write_reports([line(report_on_a_truce())], path)
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * kept)])
    (problem,) = lines_of(path)
    assert isinstance(problem, Problem)
    assert problem.message.startswith("is damaged Parquet: ")
    assert problem.code == "bad-parquet"
