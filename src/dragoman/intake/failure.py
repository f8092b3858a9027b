"""What stands in the place of a report that could not be read, and how a message shows the value that was wrong."""

from dataclasses import dataclass

from dragoman.model.problem import Problem

SHOWN = 60  # characters of an offending value that a one-line message can bear


@dataclass(frozen=True, slots=True)
class Failure:
    """An input, or a line of one, that gave no report. `name` is the input as the caller named it, with `:LINE` in JSON Lines."""

    name: str
    problem: Problem

    def __str__(self) -> str:
        return f"{printable(self.name)}: {self.problem.message}"


def refusal(code: str, message: str) -> Problem:
    """A problem that means that the input gave no report."""
    return Problem(code, message, severity="error")


def shown(value: str) -> str:
    """`value` in quotes on one line, cut after 60 characters."""
    return repr(value if len(value) <= SHOWN else value[:SHOWN] + "…")


def printable(name: str) -> str:
    """`name` with whatever would break the line, or could not be encoded, written as an escape."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in name)
