"""What the reader noticed and could not settle."""

from dataclasses import dataclass
from typing import Literal

from dragoman.model.span import Span

Severity = Literal["note", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of the input, as a value: returned beside the result, never raised.

    `code` is stable and short (`no-date`, `not-english`); `message` is one whole sentence holding the offending value;
    `span` is where in `Document.text`, or None; an `error` means that the input gave no report.
    """

    code: str
    message: str
    span: Span | None = None
    severity: Severity = "note"
