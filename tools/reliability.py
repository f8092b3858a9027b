"""Runs the fault tests at their full size, and writes into docs/reliability.md what was sent, what happened, what was lost.

Nothing is written where a test fails: the table tells of nothing that did not hold.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from generate import filled

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/reliability.md"
HEAD = ["| case | what was sent | what happened | what was lost |", "|---|---|---|---|"]


def main() -> int:
    """Run and write; the exit status of the tests."""
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder, "rows.jsonl")
        environment = os.environ | {"DRAGOMAN_FIRE": "full", "DRAGOMAN_FIRE_TABLE": str(rows)}
        command = [sys.executable, "-m", "pytest", "-q", "tests/fire", *sys.argv[1:]]
        status = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        if status == 0 and not sys.argv[1:]:
            table = "\n".join([*HEAD, *table_rows(rows.read_text(encoding="utf-8"))])
            PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), {"fire": table}), encoding="utf-8")
            print(f"wrote {PAGE.relative_to(ROOT)}")
    return status


def table_rows(told: str) -> Iterator[str]:
    """The rows that the tests left, each once, in their order; a case is named in the first of its rows."""
    before = None
    for line in dict.fromkeys(told.splitlines()):
        case, *cells = [cell.replace("|", "\\|") for cell in json.loads(line)]
        yield f"| {' | '.join(['' if case == before else case, *cells])} |"
        before = case


if __name__ == "__main__":
    raise SystemExit(main())
