"""The programs' interface, asked whatever its own description allows."""

import subprocess
import sys

from screenshots import served


def test_no_question_that_the_description_allows_breaks_the_server(filled, tmp_path):
    with served(filled) as address:
        asked = ["--max-examples", "6", "--checks", "not_a_server_error", "--phases", "examples,coverage,fuzzing", "--seed", "1", "--no-color"]
        run = subprocess.run(
            [sys.executable, "-m", "schemathesis.cli", "run", f"{address}/api/openapi.json", *asked],
            cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300,
        )  # fmt: skip
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-1000:]
    assert " passed" in run.stdout
