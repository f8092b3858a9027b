"""Statements in the making: runs of words that are trimmed, joined and grown before they become spans."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.extract.quotations import MARKS
from dragoman.model.annotated import Frame, Stretch, Token

Runs = tuple[Stretch, ...]
"""Runs of tokens in order of the text; no two meet."""

EDGES = frozenset((*",;:.!?–—-…()[]", "--", "...")) | MARKS
"""Marks with which nobody's words begin or end."""
_BRACKETS = {")": "(", "]": "["}


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in words. `frame` is what the model saw, or what a rule put in its place; `verbatim`: said word for word unmarked."""

    frame: Frame
    source: Runs
    cue: Runs
    content: Runs
    verbatim: Runs = ()


def indexes(runs: Iterable[Stretch]) -> set[int]:
    """The tokens of all runs."""
    return {at for run in runs for at in range(run.start, run.end)}


def runs_of(places: Iterable[int]) -> Runs:
    """The fewest runs that cover the given tokens and no others."""
    found: list[list[int]] = []
    for place in sorted(set(places)):
        if found and found[-1][1] == place:
            found[-1][1] = place + 1
        else:
            found.append([place, place + 1])
    return tuple(Stretch(start, end) for start, end in found)


def trimmed(tokens: Sequence[Token], runs: Runs) -> Runs:
    """Runs without marks at their edges; marks that pair with one inside the run stay. Runs of marks alone are dropped."""
    return tuple(cut for run in runs if (cut := _trimmed(tokens, run)))


def joined(tokens: Sequence[Token], runs: Runs) -> Runs:
    """Runs between which nothing but marks stand are one."""
    found: list[Stretch] = []
    for run in runs:
        if found and all(token.text in EDGES for token in tokens[found[-1].end : run.start]):
            found[-1] = Stretch(found[-1].start, run.end)
        else:
            found.append(run)
    return tuple(found)


def distance(run: Stretch, at: int) -> int:
    """How many tokens lie between a run and a token; zero where it lies inside."""
    return max(run.start - at, at - run.end + 1, 0)


def _trimmed(tokens: Sequence[Token], run: Stretch) -> Stretch | None:
    start, end = run.start, run.end
    while start < end and tokens[start].text in EDGES and not _opens_inside(tokens, start, end):
        start += 1
    while start < end and tokens[end - 1].text in EDGES and not _closes_inside(tokens, start, end):
        end -= 1
    return Stretch(start, end) if start < end else None


def _opens_inside(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the mark at `start` opens a quotation that closes before the run is over: then it is not the run's own."""
    if tokens[start].text not in MARKS:
        return False
    partner = next((place for place in range(start + 1, end) if tokens[place].text in MARKS), None)
    return partner is not None and any(tokens[place].text not in EDGES for place in range(partner + 1, end))


def _closes_inside(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the mark that ends the run closes a quotation or bracket that opens after the run began."""
    mark = tokens[end - 1].text
    if mark in _BRACKETS:
        return any(tokens[place].text == _BRACKETS[mark] for place in range(start, end - 1))
    if mark not in MARKS:
        return False
    partner = next((place for place in range(end - 2, start - 1, -1) if tokens[place].text in MARKS), None)
    return partner is not None and any(tokens[place].text not in EDGES for place in range(start, partner))
