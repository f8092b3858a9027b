"""Measures other readers beside Dragoman, each doing what it can on the same reports and one core, into docs/performance.md.

`PYTHONPATH=tools python benchmarks/peers.py`; the first run installs them into `benchmarks/other_readers`, apart from Dragoman.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import DocBin

from bench import PAGE, WORDS, long_reports, machine
from dragoman.extract.statements import statements
from dragoman.language.spacy_bridge import to_spacy
from dragoman.model.annotated import Annotated
from dragoman.model.document import Document
from dragoman.model.problem import Problem
from dragoman.reading import Tools, read, tools
from dragoman.resolve.times import times
from placing import put

OTHERS = Path(__file__).parent / "other_readers"
VENV = OTHERS / ".venv"
ROUNDS = 5
KEPT = ["LEMMA", "POS", "MORPH", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE"]
"""What of a `Doc` is handed on to textacy."""

Round = Callable[[], tuple[float, int]]
"""One round over all reports: its seconds on the processor, and how many things were found."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A reader beside the others: what it is called, what it gives and does not give."""

    name: str
    gives: str
    lacks: str


PEERS = {
    "dragoman": Peer("Dragoman, whole reading", "the whole record, every entry tied to its words", "sentiment; languages but English"),
    "statements": Peer(
        "Dragoman, statements alone", "direct, indirect and mixed speech: source, cue, content, act", "the grammar, which is read before"
    ),
    "times": Peer(
        "Dragoman, dates alone", "dates, times, durations and sets as TIMEX3, with their days", "the grammar, which is read before"
    ),
    "spacy": Peer("spaCy's blank English with sentencizer", "words, and sentences by their marks", "all else: it is the floor"),
    "wink": Peer(
        "wink-nlp with wink-eng-lite-web-model", "words, sentences, parts of speech, negation, sentiment, dates and numbers",
        "people, places and bodies; who says what; what happens",
    ),
    "compromise": Peer(
        "compromise", "words, sentences, parts of speech, people, places, bodies, words in quotation marks",
        "who says what; what happens; dates, but by a plug-in",
    ),
    "textacy": Peer(
        "textacy's direct quotations", "direct quotations that have both a speaker and a cue",
        "indirect speech; who the speaker is; the grammar, which is read before",
    ),
    "dateparser": Peer(
        "dateparser's search", "dates and times anywhere in the text, one moment each, and some words and numbers that are none",
        "durations, sets, how long a date lasts",
    ),
}  # fmt: skip
OWN = ("dragoman", "statements", "times")


def main() -> int:
    """Install, measure in turns, write; the exit status."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # the readers started from here stay on this core too
    install()
    ready = tools(threads=1)
    assert not isinstance(ready, Problem)  # noqa: S101 -- only a user's own tables can be faulty
    reports = list(long_reports())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.json"
        annotated = [ready.reader.annotate(report) for report in reports]
        path.write_text(json.dumps([{"text": one.text, "published": one.published} for one in reports]), encoding="utf-8")
        DocBin(attrs=KEPT, docs=[to_spacy(one) for one in annotated]).to_disk(path.with_suffix(".spacy"))
        rows = measured(reports, annotated, ready, path)
    write(reports, rows)
    return 0


def install() -> None:
    """The other readers, where they are not there yet."""
    python = VENV / "bin/python"
    if not python.exists():
        run(sys.executable, "-m", "venv", str(VENV))
        run(str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--requirement", str(OTHERS / "requirements.txt"))
    if not (OTHERS / "node_modules").exists():
        run("npm", "ci", "--silent", "--no-audit", "--no-fund", "--prefix", str(OTHERS))


def run(*command: str) -> None:
    """Run a command; what it says is shown, and its failing ends everything."""
    try:
        subprocess.run(command, check=True)  # noqa: S603 -- commands of this file
    except (OSError, subprocess.CalledProcessError) as error:
        raise SystemExit(f"{' '.join(command)}: {error}; benchmarks/peers.py needs PyPI, npm and Node.js.") from error


def measured(reports: list[Document], annotated: list[Annotated], ready: Tools, path: Path) -> dict[str, tuple[float, int]]:
    """Each reader's quickest round and its finds; they are asked in turns, after one round each to warm up."""
    own = {
        "dragoman": timed(lambda: sum(len(entries) for one in reports for entries in told(one, ready))),
        "statements": timed(lambda: sum(len(statements(one)) for one in annotated)),
        "times": timed(lambda: sum(len(times(one)) for one in annotated)),
    }
    found: dict[str, tuple[float, int]] = {}
    with (
        asked(VENV / "bin/python", "read.py", "spacy", path) as spacy,
        asked(Path("node"), "read.mjs", "wink", path) as wink,
        asked(Path("node"), "read.mjs", "compromise", path) as compromise,
        asked(VENV / "bin/python", "read.py", "textacy", path) as textacy,
        asked(VENV / "bin/python", "read.py", "dateparser", path) as dateparser,
    ):
        rounds = own | {"spacy": spacy, "wink": wink, "compromise": compromise, "textacy": textacy, "dateparser": dateparser}
        for one in rounds.values():
            one()
        for _ in range(ROUNDS):
            for name, one in rounds.items():
                found[name] = min(one(), found.get(name, (float("inf"), 0)))
    return found


def told(document: Document, ready: Tools) -> Iterator[tuple[object, ...]]:
    """The entries of a report, kind by kind."""
    made = read(document, ready)
    yield from (made.statements, made.events, made.commitments, made.ceasefires, made.talks, made.positions, made.figures, made.times)


def timed(job: Callable[[], int]) -> Round:
    """A job of this process as a round."""

    def once() -> tuple[float, int]:
        start = time.process_time()
        found = job()
        return time.process_time() - start, found

    return once


@contextmanager
def asked(program: Path, script: str, name: str, reports: Path) -> Iterator[Round]:
    """A reader in a process of its own as a round; its start and loading are not timed."""
    command = [str(program), str(OTHERS / script), name, str(reports)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:  # noqa: S603
        given, answers = process.stdin, process.stdout
        assert given is not None  # noqa: S101 -- a pipe
        assert answers is not None  # noqa: S101 -- a pipe
        if answers.readline() != "ready\n":
            raise SystemExit(f"{' '.join(command)}: it did not start.")

        def once() -> tuple[float, int]:
            given.write("\n")
            given.flush()
            seconds, found = json.loads(answers.readline())
            return float(seconds), int(found)

        yield once
        given.close()


def versions() -> dict[str, str]:
    """The pinned version of each reader that is not Dragoman."""
    python = dict(line.split("==") for line in (OTHERS / "requirements.txt").read_text(encoding="utf-8").split() if "==" in line)
    node = json.loads((OTHERS / "package.json").read_text(encoding="utf-8"))["dependencies"]
    return {**python, "wink": node["wink-nlp"], "compromise": node["compromise"]}


def write(reports: list[Document], found: dict[str, tuple[float, int]]) -> None:
    """Put the table and what it says into their place on the page."""
    pinned = versions()
    speed = {name: len(reports) * WORDS / seconds for name, (seconds, _) in found.items()}
    order = sorted(PEERS, key=lambda name: -speed[name])
    times_as_fast = {name: f"{PEERS[name].name} ({speed[name] / speed['dragoman']:,.1f} times)" for name in order if name not in OWN}
    quicker = [told for name, told in times_as_fast.items() if speed[name] > speed["dragoman"]]
    slower = [told for name, told in times_as_fast.items() if speed[name] <= speed["dragoman"]]
    block = "\n".join([
        f"Measured on {machine()}: time of one core, the best of {ROUNDS} rounds in turns over {len(reports)} reports of {WORDS} words.",
        "",
        f"- Faster than Dragoman's whole reading: {', '.join(quicker) or 'none'}.",
        f"- Slower: {', '.join(slower) or 'none'}.",
        f"- textacy's quotations are read {speed['textacy'] / speed['statements']:,.1f} times as fast as Dragoman's statements.",
        f"- Dragoman's dates are read {speed['times'] / speed['dateparser']:,.1f} times as fast as dateparser's.",
        "",
        "spaCy's own English models are not on PyPI, so textacy reads the `Doc` that `dragoman[spacy]` makes. Its making is not timed,",
        "nor is that of the grammar under Dragoman's statements and dates; the others need none.",
        "",
        "| reader | words a second | found | gives | does not give |",
        "|---|---|---|---|---|",
        *(
            f"| {' '.join((PEERS[name].name, *pinned.get(name, '').split()))} | {speed[name]:,.0f} | {found[name][1]} "
            f"| {PEERS[name].gives} | {PEERS[name].lacks} |"
            for name in order
        ),
    ])  # fmt: skip
    print(block)
    put(PAGE, "peers", block)


if __name__ == "__main__":
    raise SystemExit(main())
