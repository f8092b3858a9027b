"""A release: a record frozen under a name, for others to cite: data in every open format, hashes, what changed, and a data card."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from dragoman.export.csv_tables import write_csv
from dragoman.export.geojson import write_geojson
from dragoman.export.outgoing import Outgoing, standing
from dragoman.export.plover import write_plover
from dragoman.export.report_lines import write_report_lines
from dragoman.record.drafts import KINDS

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a release says of itself; `files` are hashes (SHA-256) by path, `reports` a hash over each report's entries by its id."""

    name: str
    at: str
    version: str
    readers: tuple[str, ...]
    as_of: str | None
    counts: dict[str, int]
    judgements: int
    files: dict[str, str]
    reports: dict[str, str]


def write_release(
    record: Outgoing, folder: Path, name: str, at: str, version: str, readers: Iterable[str], as_of: str | None, judgements: int,
    before: Mapping[str, object] | None,
) -> Frozen:  # fmt: skip
    """Write a release into a new folder; `before` is what the last release said of itself, None where this is the first."""
    folder.mkdir(parents=True)
    write_csv(record, folder / "tables")
    for file, write in (("reports.jsonl", write_report_lines), ("events.plover.jsonl", write_plover), ("places.geojson", write_geojson)):
        with (folder / file).open("wb") as stream:
            write(record, stream)
    reports, counts = digests(record)
    files = {path.relative_to(folder).as_posix(): hashed(path) for path in sorted(folder.rglob("*")) if path.is_file()}
    frozen = Frozen(name, at, version, tuple(sorted(readers)), as_of, counts, judgements, files, reports)
    (folder / "manifest.json").write_text(json.dumps(asdict(frozen), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "CHANGES.md").write_text(change_log(frozen, before), encoding="utf-8")
    (folder / "README.md").write_text(data_card(frozen), encoding="utf-8")
    (folder / "SHA256SUMS").write_text("".join(f"{digest}  {path}\n" for path, digest in files.items()), encoding="utf-8")
    return frozen


def digests(record: Outgoing) -> tuple[dict[str, str], dict[str, int]]:
    """A hash over the entries of each report as they go out, by the report's id; and how many entries of each kind there are."""
    sums = {source.report: hashlib.sha256() for source in record.sources()}
    counts = {"reports": len(sums)}
    for kind in KINDS:
        counts[kind] = 0
        for entry in standing(record, kind):
            counts[kind] += 1
            value = [entry.id, entry.type, entry.status, entry.verdict, entry.happening, entry.data]
            sums[entry.source.report].update(json.dumps(value, ensure_ascii=False, sort_keys=True).encode())
    return {report: digest.hexdigest() for report, digest in sums.items()}, counts


def hashed(path: Path) -> str:
    """The SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while piece := stream.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def change_log(frozen: Frozen, before: Mapping[str, object] | None) -> str:
    """What is new, gone and changed since the last release, report by report."""
    if before is None:
        return f"# Changes in {frozen.name}\n\nThis is the first release.\n"
    earlier = before["reports"]
    assert isinstance(earlier, dict)  # noqa: S101 -- it was written above
    groups = {
        "New reports": [report for report in frozen.reports if report not in earlier],
        "Reports that are gone": [report for report in earlier if report not in frozen.reports],
        "Reports whose entries, links or judgements changed": [
            report for report, digest in frozen.reports.items() if report in earlier and earlier[report] != digest
        ],
    }
    lines = [f"# Changes in {frozen.name} since {before['name']}", ""]
    for heading, reports in groups.items():
        lines += [f"## {heading}: {len(reports)}", "", *(f"- {report}" for report in reports), *([""] if reports else [])]
    return "\n".join(lines).rstrip() + "\n"


def data_card(frozen: Frozen) -> str:
    """What the data are, how they came about, and what they are not."""
    rows = "\n".join(f"| {what} | {count:,} |" for what, count in frozen.counts.items())
    readers = ", ".join(frozen.readers)
    known = f"As it was known on {frozen.as_of}." if frozen.as_of else "As it stood when it was made."
    return f"""# {frozen.name}

A record of news reports, frozen on {frozen.at} by Dragoman {frozen.version}. {known}

| what | how many |
|---|---|
{rows}

- **Made by** a program that reads reports in English: {readers}. People made {frozen.judgements:,} judgements on what it read;
  what they rejected is left out, what they corrected is corrected.
- **Every entry** rests on words of its report and says whose word it is. A claim is not a fact because it stands here.
- **Not in it**: the reports' rights. `reports.jsonl` holds their texts; ask their publishers before you pass it on.
- **Files**: `tables/` (CSV), `events.plover.jsonl`, `places.geojson`, `reports.jsonl`; `SHA256SUMS` has their hashes, `CHANGES.md` what is
  new since the release before.
"""
