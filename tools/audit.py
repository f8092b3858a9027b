"""Hold the locked packages to the known weaknesses that the package index tells of: `make audit`, and a part of `make check`.

With `--seconds N` it stops after N seconds, saying so. Without an index, or one that tells of no weaknesses, it says that in one
line and the exit status is 0: what was not looked at is no fault. Once a lock file is found clean, it rests for the day.
"""

import hashlib
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

ROOT = Path(__file__).parent.parent
LOCK = Path("requirements.lock")
IGNORED = Path("tools/audit.toml")
CACHE = ROOT / ".cache/audit"
PATIENCE = 3  # seconds for one answer of the index


@click.command(help=__doc__)
@click.option("--seconds", type=float, help="Stop after so long.")
def main(seconds: float | None) -> None:
    """Audit requirements.lock."""
    ignored = tomllib.loads((ROOT / IGNORED).read_text(encoding="utf-8"))["ignored"]
    faults = list(unreasoned(ignored))
    stamp = CACHE / "clean"
    state = f"{datetime.now(UTC).date()} {hashlib.sha256((ROOT / LOCK).read_bytes() + (ROOT / IGNORED).read_bytes()).hexdigest()}"
    if not faults and not (stamp.exists() and stamp.read_text(encoding="utf-8") == state):
        told = asked(ROOT / LOCK, seconds)
        if isinstance(told, str):
            print(f"{LOCK} was not audited: {told}")
            return
        faults = list(weaknesses(told, {one["id"] for one in ignored}))
        skipped = [one["name"] for one in told if "skip_reason" in one]
        if len(skipped) == len(told):
            print(f"{LOCK} was not audited: the package index here tells of no weaknesses")
        elif skipped:
            print(f"{LOCK} was audited without {', '.join(skipped)}, of which the package index tells nothing")
        elif not faults:
            CACHE.mkdir(parents=True, exist_ok=True)
            stamp.write_text(state, encoding="utf-8")
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


def asked(lock: Path, seconds: float | None) -> list[dict[str, Any]] | str:
    """What pip-audit tells of each package of a lock file; a line where it tells nothing."""
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(lock), "--no-deps", "--disable-pip", "--progress-spinner", "off"]
    command += ["--format", "json", "--timeout", str(PATIENCE), "--cache-dir", str(CACHE / "answers")]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return f"the package index took longer than {seconds:g} s; `make audit` waits for it"
    try:
        told: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except ValueError:
        lines = done.stderr.strip().splitlines()
        return f"pip-audit got no answer: {lines[-1] if lines else f'exit status {done.returncode}'}"[:200]
    return told


def weaknesses(told: list[dict[str, Any]], ignored: set[str]) -> Iterator[str]:
    """One line for each known weakness that nobody has judged."""
    for package in told:
        for one in package.get("vulns", []):
            if ignored.isdisjoint([one["id"], *one["aliases"]]):
                mended = f"mended in {', '.join(one['fix_versions'])}" if one["fix_versions"] else "not mended yet"
                yield f"{LOCK}: {package['name']} {package['version']} has a known weakness, {one['id']}, {mended}"


def unreasoned(ignored: list[dict[str, Any]]) -> Iterator[str]:
    """What is ignored without a reason and a day."""
    for one in ignored:
        if not one.get("reason") or not isinstance(one.get("judged"), date):
            yield f"{IGNORED}: {one.get('id')!r} needs a reason and the day it was judged"


if __name__ == "__main__":
    main()
