"""Looks for inputs that break a parser or keep it busy: shapes of a megabyte first, then whatever leads to untried branches (atheris).

Each parser is a function in tests/fuzz/targets.py, and is tried in processes of its own. What is found is kept in .venv/fuzz; once it
is mended it belongs among the seeds in tests/fuzz/seeds, which `make test` tries again.
"""

import argparse
import importlib
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "tests/fuzz/seeds"
KEPT = ROOT / ".venv/fuzz"
TAKEN_APART = ["dragoman", "feedparser", "protego", "tomllib", "json"]  # whose branches lead the search
SIZE = 1_000_000  # bytes of a shape
MOST = 2.0  # seconds of the processor that one may take
BY_DESIGN = {"reading": 20_000}  # bytes of a shape: the language model takes its time for each sentence
LARGEST = 50_000  # bytes of an input that the search makes
NO_ATHERIS = "atheris, which leads the search, is not here (its wheels are for Linux on x86-64): the shapes alone were tried"
FLAGS = [f"-max_len={LARGEST}", "-timeout=20", "-rss_limit_mb=3000", "-print_final_stats=1"]


def main() -> int:
    """Try the parsers; the exit status, 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600, help="of the search, for each parser")
    parser.add_argument("--parser", action="append", help="the parser to be tried, all where none is named")
    parser.add_argument("--step", choices=("shapes", "search"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    sys.path[:0] = [str(ROOT / "tests")]
    if options.step:
        return shaped(options.parser[0]) if options.step == "shapes" else searched(options.parser[0], options.seconds)
    known = list(importlib.import_module("fuzz.targets").TARGETS)
    strange = [name for name in options.parser or () if name not in known]
    if strange:
        print(f"there is no parser {strange[0]!r}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    faulty = [name for name in options.parser or known if not tried(name, options.seconds)]
    return 1 if faulty else 0


def tried(name: str, seconds: int) -> bool:
    """Try one parser and say what came of it; whether nothing was found."""
    began = time.monotonic()
    faults, inputs = [], 0
    for step in ("shapes", "search"):
        command = [sys.executable, __file__, "--step", step, "--parser", name, "--seconds", str(seconds)]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
        if NO_ATHERIS in run.stdout:
            print(f"{name}: {NO_ATHERIS}")
        if run.returncode:
            faults += [*run.stdout.splitlines(), *run.stderr.splitlines()[-30:]]
        count = re.search(r"(?:stat::number_of_executed_units|shapes):\s*(\d+)", run.stdout + run.stderr)
        inputs += int(count[1]) if count else 0
    print(f"{name}: {inputs:,} inputs in {time.monotonic() - began:,.0f} s, {'FOUND:' if faults else 'nothing found'}", flush=True)
    for line in faults:
        print(f"    {line}", flush=True)
    return not faults


def shaped(name: str) -> int:
    """Give one parser all the shapes; 1 where one took it too long or broke it."""
    parse = importlib.import_module("fuzz.targets").TARGETS[name]
    parse(b"")
    slow = count = 0
    for what, data in importlib.import_module("fuzz.shapes").shapes(name, BY_DESIGN.get(name, SIZE)):
        count += 1
        began = time.process_time()
        parse(data)
        took = time.process_time() - began
        if took > MOST and name not in BY_DESIGN:
            print(f"{what}: {took:.1f} s")
            slow += 1
    print(f"shapes: {count}")
    return 1 if slow else 0


def searched(name: str, seconds: int) -> int:
    """Search for inputs that break one parser; libFuzzer ends the process, with another status than 0 where it found one."""
    try:
        atheris: Any = importlib.import_module("atheris")
    except ImportError:
        print(NO_ATHERIS)
        return 0
    with atheris.instrument_imports(include=TAKEN_APART, enable_loader_override=False):
        parse = importlib.import_module("fuzz.targets").TARGETS[name]
        for late in ("dragoman.intake.pages", "dragoman.language.reader"):
            importlib.import_module(late)
    corpus = KEPT / name
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in sorted((SEEDS / name).iterdir()):
        shutil.copy(seed, corpus / f"seed-{seed.name}")
    atheris.Setup([sys.argv[0], str(corpus), f"-max_total_time={seconds}", f"-artifact_prefix={KEPT}/{name}-", *FLAGS], parse)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
