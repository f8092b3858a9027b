"""What is measured of the reading, on which texts, against which reference, and what must be reached.

A measure is a set of reports with the scorer's word for it. Texts that the model was trained on are left out of every measure.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dragoman.intake.failure import Failure
from dragoman.intake.inputs import inputs
from dragoman.model.document import Document
from dragoman.model.report_json import report_line
from dragoman.reading import Tools, read_all

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Target:
    """A figure's reference (as words), what must be reached and what is aimed at, each out of one."""

    reference: str
    must: float | None = None
    aim: float | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where the measured texts and the scorer lie."""

    gold: Path
    corpora: Path
    scorer: Path

    def missing(self) -> list[Path]:
        """What is not there."""
        return [path for path in (self.gold, self.corpora, self.scorer) if not path.exists()]


def asking(about: str) -> argparse.ArgumentParser:
    """What reads the arguments of a tool that measures: where a `Source` lies."""
    options = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gold", type=Path, required=True, help="the folder of reports annotated with the whole record")
    options.add_argument("--corpora", type=Path, required=True, help="the folder of public corpora")
    options.add_argument("--scorer", type=Path, required=True, help="the scorer's file")
    return options


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing measured: `what` is the scorer's word for it, `rows` gives its gold as JSON Lines (None: a folder of gold files)."""

    name: str
    what: str
    title: str
    about: str
    file: str | None
    keep: Callable[[int, str, Path], bool]
    targets: dict[str, Target]


def _all(_number: int, _name: str, _corpora: Path) -> bool:
    return True


def _tenth(_number: int, name: str, _corpora: Path) -> bool:
    return int(name.rsplit("-", 1)[1]) % 10 == 0


def _not_annotated(_number: int, name: str, corpora: Path) -> bool:
    return not (corpora / "record" / f"{name}.gold.json").exists()


MEASURES = (
    Measure(
        "record",
        "record",
        "The whole record: 14 reports",
        "Real reports annotated with the whole record, after a written guide, by a large language model that read each report whole,"
        " then went through it again sentence by sentence; a script checked every string against the text. No human expert has"
        " adjudicated it. The reports serve for measuring only. *Reference*: how far a second, independent reading of the same kind"
        " agreed, on some of these and like reports.",
        None,
        _all,
        {
            "entities": Target("0.94", 0.65, 0.90),
            "entities.code": Target("0.95", 0.80, 0.95),
            "statements": Target("0.94", 0.65, 0.90),
            "statements.speaker": Target("1.00", 0.80, 0.95),
            "statements.within": Target("0.99", 0.85, 0.95),
            "statements.act": Target("0.88", 0.60, 0.80),
            "statements.quoted": Target(""),
            "events": Target("0.85", 0.50, 0.80),
            "events.actors": Target("0.93", 0.65, 0.90),
            "events.recipients": Target("0.89", 0.50, 0.85),
            "events.reality": Target("0.90", 0.85, 0.90),
            "events.attributed": Target("0.96", 0.85, 0.95),
            "events.date": Target(""),
            "commitments": Target("0.95", 0.50, 0.85),
            "commitments.by": Target("0.95", 0.70, 0.90),
            "commitments.kind": Target("0.92", 0.60, 0.90),
            "commitments.status": Target("0.96"),
            "commitments.exceptions": Target("1.00", 0.50, 0.90),
            "commitments.conditions": Target(""),
            "commitments.start": Target(""),
            "commitments.deadline": Target(""),
            "ceasefires": Target("1.00", 0.55, 0.90),
            "ceasefires.parties": Target(""),
            "ceasefires.sponsors": Target(""),
            "ceasefires.excluded": Target(""),
            "ceasefires.status": Target(""),
            "violations": Target("0.67", 0.40, 0.67),
            "violations.accused": Target(""),
            "violations.finding": Target(""),
            "talks": Target("0.96", 0.55, 0.90),
            "talks.participants": Target("0.92"),
            "talks.mediators": Target("0.84", 0.60, 0.85),
            "talks.place": Target("1.00", 0.80, 0.95),
            "talks.format": Target(""),
            "talks.status": Target("0.73"),
            "positions": Target("0.91", 0.40, 0.80),
            "positions.issue": Target("0.97", 0.70, 0.90),
            "positions.stance": Target("0.91", 0.70, 0.90),
            "figures": Target("1.00", 0.65, 0.95),
            "figures.measure": Target("1.00", 0.80, 0.95),
            "figures.attributed": Target(""),
            "evidence.valid": Target("1.00", 1.00, 1.00),
            "macro": Target("0.91", 0.55, 0.85),
        },
    ),
    Measure(
        "attribution",
        "attribution",
        "Attribution: PolNeAR, development part",
        "84 political news articles, annotated by people. *Reference*: one human against another; BERT-base-CofeNet on the test part.",
        "polnear/dev.jsonl",
        _all,
        {
            "source exact": Target("0.788; 0.832", 0.75, 0.83),
            "cue exact": Target("0.712; 0.753", 0.70, 0.75),
            "content exact": Target("0.721; 0.729", 0.62, 0.73),
            "relation": Target("0.754", 0.66, 0.75),
            "content iou>=.5": Target(""),
            "relation exact": Target(""),
        },
    ),
    Measure(
        "events",
        "events",
        "Events: PLV, the tenth held back",
        "Single news sentences with one marked event each, annotated by people; every tenth is kept from training. A sentence may"
        " tell more events than the marked one, which counts as wrong here.",
        "plover/plv-train.jsonl",
        _tenth,
        {"type": Target("", 0.60), "role span": Target("", 0.75)},
    ),
    Measure(
        "places",
        "places",
        "Places: GeoVirus",
        "News texts with toponyms and coordinates, annotated by people. *Reference*: the best on a like corpus (TR-News).",
        "places/geovirus.jsonl",
        _all,
        {"toponyms": Target("0.80", 0.75, 0.85), "within 161 km, of all gold": Target("0.87 of the found", 0.70, 0.88)},
    ),
    Measure(
        "mentions",
        "mentions",
        "Mentions: re3d, development part",
        "The reports on Syria and Iraq that the model was not trained on, crowd-sourced; entities that at least half of the annotators"
        " marked.",
        "re3d/dev.jsonl",
        _not_annotated,
        {"all recall": Target("none published", 0.70, 0.85)},
    ),
)


def measured(measure: Measure, source: Source, ready: Tools, most: int | None = None) -> tuple[Figures, str]:
    """The figures of one measure over its first `most` texts, and the SHA-256 of their gold."""
    if measure.file is None:
        return _of_record(source, ready, most)
    rows = kept_rows(measure, source, most)
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "gold.jsonl"
        gold.write_text("".join(rows), encoding="utf-8")
        found = _scored(source.scorer, measure.what, gold, _documents(str(gold), None), ready, Path(folder))
    return found, sha256("".join(rows).encode()).hexdigest()


def has_gold(measure: Measure, source: Source) -> bool:
    """Whether the texts of a measure come with annotations at all: a copy of GeoVirus is about that has none."""
    return measure.what != "places" or any(json.loads(row)["places"] for row in kept_rows(measure, source))


def kept_rows(measure: Measure, source: Source, most: int | None = None) -> list[str]:
    """The gold lines of a measure that are measured."""
    assert measure.file is not None  # noqa: S101 -- asked of files of rows alone
    lines = (source.corpora / measure.file).read_text(encoding="utf-8").splitlines(keepends=True)
    rows = [line for number, line in enumerate(lines) if measure.keep(number, json.loads(line)["name"], source.corpora)]
    return rows[:most]


def _of_record(source: Source, ready: Tools, most: int | None) -> tuple[Figures, str]:
    files = sorted(source.gold.glob("*.gold.json"))[:most]
    digest = sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    with tempfile.TemporaryDirectory() as folder:
        for file in files:
            for name in (file.name, file.name.replace(".gold.json", ".txt")):
                (Path(folder) / name).write_bytes((file.parent / name).read_bytes())
        found = _scored(source.scorer, "record", Path(folder), gold_documents(files), ready, Path(folder))
    return found, digest


def gold_documents(files: Iterable[Path]) -> Iterator[Document]:
    """The annotated reports, each with the date that stands beside it."""
    for file in files:
        stem = file.name.removesuffix(".gold.json")
        beside = json.loads(file.with_name(f"{stem}.meta.json").read_text(encoding="utf-8"))
        yield from _documents(str(file.with_name(f"{stem}.txt")), beside.get("published"))


def _documents(path: str, published: str | None) -> Iterator[Document]:
    for item in inputs([path], published):
        if isinstance(item, Failure):
            raise SystemExit(str(item))
        yield item


def _scored(scorer: Path, what: str, gold: Path, found: Iterator[Document], ready: Tools, folder: Path) -> Figures:
    """What the scorer says of the reading of some documents, each figure out of one."""
    out = folder / "read.jsonl"
    with out.open("w", encoding="utf-8") as file:
        file.writelines(report_line(report) + "\n" for report in read_all(found, ready))
    command = [sys.executable, str(scorer), what, str(gold), str(out), "--json"]
    scores = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return {name: score.get("f1", score.get("share", 0.0)) for name, score in scores.items()}
