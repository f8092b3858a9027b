"""How far a long run is, beside its output, so that another can go on where it broke off: nothing twice, nothing lost.

Beside OUT stand, while the run lasts, `OUT.part` with the reports so far, `OUT.failures.jsonl` with what gave none, and `OUT.journal`:
how much of both was on the disk, and a hash over the parcels that this much came from. Whatever a dead run wrote beyond it is cut off.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from hashlib import blake2b
from pathlib import Path

from dragoman.intake.failure import Failure
from dragoman.intake.parcels import Parcel
from dragoman.model.problem import Problem

FORM = "dragoman.journal/1"
NOTHING = "0" * 32


@dataclass(frozen=True, slots=True)
class Far:
    """How far a run is: items of the inputs done, bytes of reports and of failures written, reports, failures by their codes.

    `through` is a hash over all items done, in their order; `reading` says how they were read; `whole`, that nothing more comes.
    """

    reading: str
    items: int = 0
    written: int = 0
    failures_written: int = 0
    reports: int = 0
    failures: dict[str, int] = field(default_factory=dict)
    through: str = NOTHING
    whole: bool = False

    def after(self, result: bytes | Failure, line: bytes, through: str) -> "Far":
        """One item further: `line` is what was written of it."""
        told = Counter(self.failures)
        failed = isinstance(result, Failure)
        if isinstance(result, Failure):
            told[result.problem.code] += 1
        return Far(
            self.reading,
            self.items + 1,
            self.written + (0 if failed else len(line)),
            self.failures_written + (len(line) if failed else 0),
            self.reports + (not failed),
            dict(told),
            through,
        )


@dataclass(frozen=True, slots=True)
class Beside:
    """The files that stand beside an output."""

    out: Path

    @property
    def part(self) -> Path:
        """The reports so far."""
        return self.out.with_name(f"{self.out.name}.part")

    @property
    def failures(self) -> Path:
        """What gave no report, one JSON object a line; it stays."""
        return self.out.with_name(f"{self.out.name}.failures.jsonl")

    @property
    def journal(self) -> Path:
        """How far the run is."""
        return self.out.with_name(f"{self.out.name}.journal")


def note(where: Path, far: Far) -> None:
    """Write down how far the run is, whole or not at all; the bytes it speaks of must be on the disk already."""
    beside = where.with_name(f"{where.name}.new")
    with beside.open("w", encoding="utf-8") as stream:
        json.dump({"form": FORM, **asdict(far)}, stream)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(where)


def noted(where: Path, reading: str) -> Far | Problem:
    """How far the run is that broke off; a Problem where that cannot be told, or where it read in another way."""
    try:
        value = json.loads(where.read_text(encoding="utf-8"))
        form = value.pop("form")
        far = Far(**value)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        return Problem("bad-journal", f"{where}: does not say how far the run is ({error}).", severity="error")
    if form != FORM:
        return Problem("bad-journal", f"{where}: {form!r} is not {FORM!r}.", severity="error")
    if far.reading != reading:
        return Problem(
            "another-reading",
            f"{where}: the run that broke off read with other options or another Dragoman ({far.reading}, now {reading});"
            " without this file it is begun anew.",
            severity="error",
        )
    return far


def followed(items: Iterable[Parcel | Failure], through: str = NOTHING) -> Iterator[tuple[Parcel | Failure, str]]:
    """Each item with the hash over all items up to it."""
    for item in items:
        digest = blake2b(bytes.fromhex(through), digest_size=16)
        digest.update(repr(item if isinstance(item, Failure) else replace(item, raw=b"")).encode())
        digest.update(b"" if isinstance(item, Failure) else item.raw)
        through = digest.hexdigest()
        yield item, through


def failure_line(failure: Failure) -> bytes:
    """A failure as one line of JSON: where, of which sort, and what is wrong."""
    told = {"place": failure.name, "code": failure.problem.code, "message": failure.problem.message}
    return json.dumps(told).encode() + b"\n"
