"""The shape of the project: each source file has its test file, files stay short, and nothing here knows the machine it was made on."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src/dragoman"

UNTESTED = {
    "__main__.py": "calls the command, as `dragoman` does",
    "model/entries.py": "fields alone, no behaviour",
    "model/problem.py": "fields alone, no behaviour",
    "model/report.py": "fields alone, no behaviour",
    "web/serving.py": "a server's settings; the test of cli/serve holds it",
    "web/app.py": "parts put together; the tests of pages, api and safety hold it",
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
FOLDERS = ("benchmarks", "facts", "src", "tests", "tools", "training")
PICKLING = {"pickle", "_pickle", "cPickle", "cloudpickle", "dill", "joblib", "jsonpickle", "marshal", "pickletools", "shelve"}
"""Modules that run whatever a file tells them to, or write such files."""
PICKLED_FILES = {".pkl", ".pickle", ".joblib", ".pt", ".pth", ".ckpt", ".npy", ".npz", ".bin"}

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
    readers = re.compile(r"\bos\.(environ|getenv)\b(?!\[[^]]+\] = )")  # one may tell a process that is to be started
    assert [source for source in SOURCES if readers.search((SOURCE / source).read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("import pickle", "1: imports pickle"),
        ("x = 1\nfrom joblib.externals import loky", "2: imports joblib"),
        ("import os, dill as d", "1: imports dill"),
        ("__import__('pickle')", "1: imports pickle"),
        ("importlib.import_module('shelve')", "1: imports shelve"),
        ("np.load(path, allow_pickle=True)", "1: load with allow_pickle"),
        ("np.load(path, allow_pickle=wanted)", "1: load with allow_pickle"),
        ("torch.load(path)", "1: torch.load without weights_only=True"),
        ("torch.load(path, weights_only=False)", "1: torch.load without weights_only=True"),
        ("from torch import load", "1: takes torch.load by another name"),
        ("torch.save(model, path)", "1: torch.save, which writes pickles"),
        ("pandas.read_pickle(path)", "1: read_pickle"),
        ("frame.to_pickle(path)", "1: to_pickle"),
    ],
)
def test_pickles_are_seen(code, told):
    assert list(pickles(code)) == [told]


@pytest.mark.parametrize(
    "code", ["torch.load(path, weights_only=True)", "np.load(path, allow_pickle=False)", "np.load(path)", "save_file(weights, path)", "'import pickle'"]
)
def test_what_is_no_pickle_passes(code):
    assert list(pickles(code)) == []


def test_nothing_reads_or_writes_pickles():
    files = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")) if ".venv" not in path.parts]
    assert len(files) > len(SOURCES)
    assert [f"{path.relative_to(ROOT)}:{told}" for path in files for told in pickles(path.read_text(encoding="utf-8"))] == []


def test_no_pickle_lies_in_the_package():
    files = [path for path in SOURCE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert [path for path in files if path.suffix in PICKLED_FILES or path.read_bytes()[:2] in {b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05"}] == []


def pickles(code: str) -> Iterator[str]:
    """Each place where Python code imports, reads or writes pickles, by its line."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (f"{node.lineno}: imports {top}" for top in sorted({name.name.split(".")[0] for name in node.names} & PICKLING))
        elif isinstance(node, ast.ImportFrom):
            top = (node.module or "").split(".")[0]
            if top in PICKLING:
                yield f"{node.lineno}: imports {top}"
            yield from (f"{node.lineno}: takes torch.{one.name} by another name" for one in node.names if top == "torch" and one.name in {"load", "save"})
        elif isinstance(node, ast.Call):
            yield from (f"{node.lineno}: {fault}" for fault in _pickling_call(node))


def _pickling_call(call: ast.Call) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""
    of = call.func.value.id if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) else ""
    first = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
    given = {keyword.arg: keyword.value.value if isinstance(keyword.value, ast.Constant) else ... for keyword in call.keywords}
    if name in {"__import__", "import_module"} and str(first).split(".")[0] in PICKLING:
        yield f"imports {str(first).split('.')[0]}"
    if given.get("allow_pickle", False) is not False:
        yield f"{name} with allow_pickle"
    if (of, name) == ("torch", "load") and given.get("weights_only") is not True:
        yield "torch.load without weights_only=True"
    if (of, name) == ("torch", "save"):
        yield "torch.save, which writes pickles"
    if name in {"read_pickle", "to_pickle"}:
        yield name


def has_tests(source: str) -> bool:
    """Whether a source file has its test file, or its family's."""
    family = next((test for start, test in FAMILIES.items() if source.startswith(start)), mirror(source))
    return any((ROOT / "tests" / test).exists() for test in (mirror(source), family))


def mirror(source: str) -> str:
    """The test file of a source file: `intake/pages.py` has `intake/test_pages.py`."""
    path = Path(source)
    return (path.parent / f"test_{path.name}").as_posix()
