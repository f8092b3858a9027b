"""Known weaknesses of locked packages are faults; what cannot be looked at is said in one line."""

import os
import subprocess
import sys
from datetime import date

import audit

TOLD = [
    {"name": "good", "version": "1.0", "vulns": []},
    {"name": "unknown", "skip_reason": "not found"},
    {
        "name": "weak",
        "version": "2.0",
        "vulns": [
            {"id": "PYSEC-1", "fix_versions": ["2.1", "3.0"], "aliases": ["CVE-1"], "description": ""},
            {"id": "PYSEC-2", "fix_versions": [], "aliases": ["CVE-2"], "description": ""},
        ],
    },
]


def test_each_weakness_is_a_line():
    assert list(audit.weaknesses(TOLD, set())) == [
        "requirements.lock: weak 2.0 has a known weakness, PYSEC-1, mended in 2.1, 3.0",
        "requirements.lock: weak 2.0 has a known weakness, PYSEC-2, not mended yet",
    ]


def test_what_was_judged_is_left_out_by_any_of_its_names():
    assert list(audit.weaknesses(TOLD, {"PYSEC-1", "CVE-2"})) == []


def test_a_judgement_needs_a_reason_and_a_day():
    judged = [{"id": "A", "reason": "not called", "judged": date(2026, 1, 31)}, {"id": "B", "judged": date(2026, 1, 31)}, {"id": "C", "reason": "so"}]
    assert list(audit.unreasoned(judged)) == [
        "tools/audit.toml: 'B' needs a reason and the day it was judged",
        "tools/audit.toml: 'C' needs a reason and the day it was judged",
    ]


def test_an_index_that_takes_too_long_is_not_waited_for():
    assert audit.asked(audit.ROOT / audit.LOCK, 0.01) == "the package index took longer than 0.01 s; `make audit` waits for it"


def test_without_an_index_it_says_so_and_passes(tmp_path):
    (tmp_path / "tools").mkdir()
    for path in ("requirements.lock", "tools/audit.py", "tools/audit.toml"):
        (tmp_path / path).write_text((audit.ROOT / path).read_text())
    nowhere = {**os.environ, "HTTPS_PROXY": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    done = subprocess.run(
        [sys.executable, "tools/audit.py", "--seconds", "60"], cwd=tmp_path, env=nowhere, capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("requirements.lock was not audited: pip-audit got no answer: ")
    assert done.stdout.count("\n") == 1
    assert (done.returncode, done.stderr) == (0, "")


def test_a_weakness_fails_and_a_clean_lock_file_rests_for_the_day(tmp_path):
    (tmp_path / "tools").mkdir()
    for path in ("requirements.lock", "tools/audit.py", "tools/audit.toml"):
        (tmp_path / path).write_text((audit.ROOT / path).read_text())

    def told(packages):
        """Audit with an index that tells this: no index here can be made to."""
        (tmp_path / "pip_audit.py").write_text(f"import json\nprint(json.dumps({{'dependencies': {packages!r}}}))\n")
        command = [sys.executable, "tools/audit.py"]
        done = subprocess.run(
            command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout, done.stderr

    weak = [{"name": "weak", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"], "aliases": []}]}]
    assert told(weak) == (1, "", "requirements.lock: weak 2 has a known weakness, PYSEC-1, mended in 3\n")
    assert told([*TOLD[:2]]) == (0, "requirements.lock was audited without unknown, of which the package index tells nothing\n", "")
    assert told(TOLD[:1]) == (0, "", "")
    assert told(weak) == (0, "", "")
    (tmp_path / "requirements.lock").write_text("weak==2\n")
    assert told(weak)[0] == 1
