"""One reader at work: a parcel in, the line of its report out, or why there is none. What runs in every process, here or far away."""

import traceback
from dataclasses import dataclass
from pathlib import Path

from dragoman.intake.failure import Failure, refusal
from dragoman.intake.opening import opened
from dragoman.intake.parcels import Parcel
from dragoman.model.problem import Problem
from dragoman.model.report_json import report_line
from dragoman.reading import Tools, read, tools

ONE_CORE = 1


@dataclass(frozen=True, slots=True)
class Wants:
    """How every report is to be read: an ISO day of publication before any other, tables of the user's own, threads of the model."""

    published: str | None = None
    knowledge: Path | None = None
    gazetteer: Path | None = None
    threads: int = ONE_CORE


class Reader:
    """Reads one parcel after another; what it needs is loaded once."""

    def __init__(self, wants: Wants, use: Tools) -> None:
        self._wants = wants
        self._use = use

    def read(self, parcel: Parcel) -> bytes | Failure:
        """The report's line (UTF-8, with its line feed). A fault of Dragoman's own is a Failure too, which says where it lies."""
        try:
            document = opened(parcel, self._wants.published)
            return document if isinstance(document, Failure) else report_line(read(document, self._use)).encode() + b"\n"
        except Exception as fault:  # noqa: BLE001 -- one report must not end the reading of a million others
            return Failure(parcel.place, refusal("reader-fault", _told(fault)))


def reader(wants: Wants) -> Reader | Problem:
    """A reader that has loaded what it needs, or what is wrong with a table of the user's own; raises DamagedModelError."""
    use = tools(wants.knowledge, wants.gazetteer, wants.threads)
    return use if isinstance(use, Problem) else Reader(wants, use)


def _told(fault: Exception) -> str:
    where = traceback.extract_tb(fault.__traceback__)[-1]
    place = "/".join(Path(where.filename).parts[-2:])
    said = " ".join(str(fault).split())[:200]
    return f"could not be read, by a fault of Dragoman: {type(fault).__name__}: {said} ({place}, line {where.lineno})"
