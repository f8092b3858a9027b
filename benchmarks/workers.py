"""Measures a long reading: with one worker, with two, and on Ray with two actors, side by side, into docs/scale.md.

`python benchmarks/workers.py --reports 10000 [--also FILE...]`; the reports are put together from the samples' paragraphs, so that anybody
can measure the same; `--also` mixes in others, given as JSON Lines. All outputs are compared byte by byte.
"""

import argparse
import gzip
import hashlib
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from dragoman.record.report_tables import lines_of
from placing import put

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/scale.md"
PARAGRAPHS = 2, 4  # of a made-up report, at least and at most
TELLS = 1.0  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Run:
    """How long a run took, how much memory all its processes had at most, in MB, and a hash over its sorted lines."""

    seconds: float
    megabytes: float
    lines: str


def main() -> int:
    """Measure and write; the exit status, 1 where two outputs differ."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=10_000)
    options.add_argument("--also", type=Path, nargs="*", default=[], help="reports of others, as JSON Lines with a text")
    options.add_argument("--without-ray", action="store_true")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.jsonl.gz"
        words = written(archive, chosen.reports, chosen.also)
        one, two = (timed(archive, Path(folder) / f"{workers}.jsonl", workers) for workers in (1, 2))
        print(f"1 worker: {one}\n2 workers: {two}")
        rows = [
            ("reports, words in each", f"{chosen.reports:,}, {words / chosen.reports:.0f}"),
            ("2 workers over 1: rate", f"{one.seconds / two.seconds:.2f}"),
            ("2 workers and 1: the same bytes", "yes" if one.lines == two.lines else "NO"),
            ("reports a second, 1 worker", f"{chosen.reports / one.seconds:.1f}"),
            ("reports a second, 2 workers", f"{chosen.reports / two.seconds:.1f}"),
            ("words a second, 2 workers", f"{words / two.seconds:,.0f}"),
            ("most memory, all processes of 2 workers", f"{two.megabytes:,.0f} MB"),
        ]
        same = one.lines == two.lines
        if not chosen.without_ray:
            ray = timed(archive, Path(folder) / "days", 2, "--ray", "local")
            print(f"Ray: {ray}")
            same = same and ray.lines == one.lines
            rows += [
                ("Ray with 2 actors over 2 workers: rate, Ray's own start in it", f"{two.seconds / ray.seconds:.2f}"),
                ("Ray and 1 worker: the same reports, byte for byte", "yes" if one.lines == ray.lines else "NO"),
                ("most memory, all processes of Ray", f"{ray.megabytes:,.0f} MB"),
            ]
    table = "\n".join(f"| {what} | {measured} |" for what, measured in [("what", "measured"), ("---", "---"), *rows])
    put(PAGE, "workers", table)
    return 0 if same else 1


def written(archive: Path, number: int, others: Sequence[Path]) -> int:
    """Write the archive; how many words are in it."""
    rng = random.Random(20160314)  # noqa: S311 -- chance for variety, no secret
    texts = [json.loads(line)["text"] for path in others for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [*texts[:number], *made_up(max(number - len(texts), 0), rng)]
    rng.shuffle(texts)
    with gzip.open(archive, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps({"text": text}) + "\n" for text in texts)
    return sum(len(text.split()) for text in texts)


def made_up(number: int, rng: random.Random) -> Iterator[str]:
    """Reports of some paragraphs of the samples in another order, each with a number of its own."""
    paragraphs = [one for path in sorted((ROOT / "samples").glob("*.txt")) for one in path.read_text(encoding="utf-8").split("\n\n")[1:]]
    for count in range(number):
        chosen = rng.sample(paragraphs, rng.randint(*PARAGRAPHS))
        yield "\n\n".join([*chosen, f"It was report number {count} of that week."])


def timed(archive: Path, out: Path, workers: int, *options: str) -> Run:
    """Run the command; how it went."""
    command = [sys.executable, "-m", "dragoman", "read", str(archive), "--out", str(out), "--workers", str(workers), *options]
    began = time.monotonic()
    process = subprocess.Popen([*command, "--format", "parquet" if options else "jsonl"])  # noqa: S603 -- the project's own command
    most: list[float] = [0.0]
    watching = threading.Thread(target=watch, args=(process, most))
    watching.start()
    process.wait()
    seconds = time.monotonic() - began
    watching.join()
    digest = hashlib.sha256()
    for line in sorted(out.read_bytes().splitlines() if out.is_file() else in_days(out)):
        digest.update(line + b"\n")
    return Run(seconds, most[0], digest.hexdigest())


def in_days(out: Path) -> Iterator[bytes]:
    """The lines of a folder of Parquet by day."""
    for path in out.glob("*.parquet"):
        yield from (str(line).encode() for line in lines_of(path))


def watch(process: "subprocess.Popen[bytes]", most: list[float]) -> None:
    """Keep the most memory that a process and all it started had at one time, shared pages counted once."""
    while process.poll() is None:
        most[0] = max(most[0], sum(memory(one) for one in family(process.pid)))
        time.sleep(TELLS)


def family(root: int) -> set[int]:
    """A process and all that came from it."""
    parents: dict[int, int] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
    found = {root}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def memory(process: int) -> float:
    """The proportional share of a process, in MB."""
    with suppress(OSError, StopIteration):
        told = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return int(next(line for line in told if line.startswith("Pss:")).split()[1]) / 1000
    return 0.0


if __name__ == "__main__":
    sys.exit(main())
