"""The shape of the project: each source file has its test file, files stay short, and nothing here knows the machine it was made on."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src/dragoman"

UNTESTED = {
    "model/entries.py": "fields alone, no behaviour",
    "model/problem.py": "fields alone, no behaviour",
    "model/report.py": "fields alone, no behaviour",
    "web/serving.py": "a server's settings; the test of cli/serve holds it",
    "web/app.py": "parts put together; the tests of pages, api and safety hold it",
    "cli/options.py": "options alone; the tests of the commands that have them hold them",
    "record/store/migrations/env.py": "Alembic runs it; the tests of migrate hold it",
    "record/store/migrations/versions/0001_first.py": "Alembic runs it; the tests of migrate hold it",
    "record/store/tables.py": "tables alone; the tests of migrate hold them",
    "intake/limits.py": "numbers alone; the tests of unpack, pages and inputs hold them",
}
FAMILIES = {
    "record/store/cast": "record/store/test_view.py",
    "extract/talks_": "extract/test_talks.py",
    "extract/truce_": "extract/test_ceasefires.py",
    "extract/violation_": "extract/test_violations.py",
    "extract/event_": "extract/test_events.py",
    "extract/figure_": "extract/test_figures.py",
    "extract/commitment_": "extract/test_commitments.py",
    "extract/position_": "extract/test_positions.py",
    "cli/record_commands": "cli/test_show.py",
    "export/annotations": "export/test_formats.py",
    "export/calendar": "export/test_formats.py",
    "export/hxl": "export/test_formats.py",
    "export/parquet_tables": "export/test_formats.py",
    "export/csv_tables": "export/test_formats.py",
    "export/follow_the_money": "export/test_formats.py",
    "export/geojson": "export/test_formats.py",
    "export/outgoing": "export/test_formats.py",
    "export/plover": "export/test_formats.py",
    "export/release": "cli/test_release.py",
    "export/report_lines": "export/test_formats.py",
    "cli/account_commands": "cli/test_people.py",
    "cli/accounts": "cli/test_show.py",
    "cli/judging": "cli/test_show.py",
    "record/store/actors": "record/store/test_writer.py",
    "record/store/drop": "record/store/test_writer.py",
    "record/store/happenings": "record/store/test_writer.py",
    "record/store/take": "record/store/test_writer.py",
    "record/store/transaction": "record/store/test_writer.py",
    "record/store/entries": "record/store/test_view.py",
    "record/store/find": "record/store/test_view.py",
    "record/store/stories": "record/store/test_view.py",
    "record/store/record": "record/store/test_judged.py",
    "record/store/words": "record/store/test_search.py",
}
"""Parts of one kind of entry without a test file of their own are tested through the kind, where an example shows what each is for."""
CROSSING = {
    "intake/test_hostile.py": "input made to break the reading, through all files of intake",
    "record/store/test_full_disk.py": "a disk that is full, through all files of the store",
    "record/store/test_killed.py": "processes killed at work, through all files of the store",
    "web/test_browser.py": "the pages in a real browser, through all files of the web",
}
LONGEST = 400

SOURCES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py") if path.name != "__init__.py")


def test_each_source_file_has_its_test_file():
    lacking = [source for source in SOURCES if source not in UNTESTED and not has_tests(source)]
    assert lacking == []


def test_exceptions_are_no_more_than_needed():
    assert [source for source in UNTESTED if source not in SOURCES or (ROOT / "tests" / mirror(source)).exists()] == []


def test_each_test_file_has_its_source_file():
    rooms = {path.name for path in SOURCE.iterdir() if path.is_dir()}
    tests = [path for room in sorted(rooms) for path in (ROOT / "tests" / room).rglob("test_*.py")]
    known = {mirror(source) for source in SOURCES} | set(CROSSING)
    assert [test for test in (path.relative_to(ROOT / "tests").as_posix() for path in tests) if test not in known] == []


@pytest.mark.parametrize("source", SOURCES)
def test_files_stay_short(source):
    assert len((SOURCE / source).read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_packages_say_what_they_are_for():
    assert [path for path in SOURCE.rglob("__init__.py") if path.parent != SOURCE and '"""' not in path.read_text(encoding="utf-8")] == []


def test_nothing_reads_the_environment():
    readers = re.compile(r"\bos\.(environ|getenv)\b")
    assert [source for source in SOURCES if readers.search((SOURCE / source).read_text(encoding="utf-8"))] == []


def has_tests(source: str) -> bool:
    """Whether a source file has its test file, or its family's."""
    family = next((test for start, test in FAMILIES.items() if source.startswith(start)), mirror(source))
    return any((ROOT / "tests" / test).exists() for test in (mirror(source), family))


def mirror(source: str) -> str:
    """The test file of a source file: `intake/pages.py` has `intake/test_pages.py`."""
    path = Path(source)
    return (path.parent / f"test_{path.name}").as_posix()
