import ast
import json
from pathlib import Path

from reliability import HEAD, PAGE, table_rows


def test_a_case_is_named_once_and_a_row_stands_once():
    rows = [["a kill", "SIGKILL (SQLite)", "went on", "nothing"], ["a kill", "SIGKILL (PostgreSQL)", "went | on", "nothing"], ["a flood", "10 GB", "cut", "nothing"]]
    told = "".join(f"{json.dumps(row)}\n" for row in [*rows, rows[2]])
    assert list(table_rows(told)) == [
        "| a kill | SIGKILL (SQLite) | went on | nothing |",
        "|  | SIGKILL (PostgreSQL) | went \\| on | nothing |",
        "| a flood | 10 GB | cut | nothing |",
    ]


def test_the_page_has_a_row_for_every_fault_test():
    page = PAGE.read_text(encoding="utf-8")
    assert HEAD[0] in page
    cases = [case for path in (Path(__file__).parent / "fire").glob("test_*.py") for case in told(path.read_text(encoding="utf-8"))]
    assert len(cases) > 15
    assert [case for case in cases if f"| {case} |" not in page] == []


def told(code):
    """The cases that a file of tests tells of."""
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    return [call.args[0].value for call in calls if call.func.id == "tell"]
