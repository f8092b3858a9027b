"""Charts of time as SVG: lanes with what stands on which day, and values that are given day by day.

Colours are set as attributes, which a sheet of style may overrule, so that the same drawing serves a page and a file.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Literal

from dragoman.present.wording import date as in_words
from dragoman.present.wording import number, plain

Tone = Literal["good", "hard", "wait", "plain"]
INKS: dict[Tone, str] = {"good": "#1f6b32", "hard": "#a11d1d", "wait": "#7a5600", "plain": "#5c574e"}
WIDTH, LEFT, RIGHT, TOP, LANE = 960, 250, 24, 30, 30
HIGH = 240  # of the field in which values stand
TICKS = 7  # at most


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a day, or from `day` to `end` (ISO days). `hollow` is drawn as a ring: what is claimed, or set by the calendar."""

    day: str
    end: str | None
    words: str
    href: str | None
    tone: Tone = "plain"
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of time: what it is about, and its marks."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A value that somebody gives on a day; `low` and `high` are the ends of what it says, None where that end is open."""

    day: str
    low: float | None
    high: float | None
    giver: str
    words: str
    href: str | None


def lanes_svg(lanes: Sequence[Lane], title: str) -> str:
    """Lanes over one axis of days; empty where no mark has a day."""
    days = [_ordinal(day) for lane in lanes for mark in lane.marks for day in (mark.day, mark.end) if day]
    if not days:
        return ""
    first, last = min(days), max(days)
    bottom = TOP + LANE * len(lanes)
    drawn = [*_axis(first, last, bottom)]
    for row, lane in enumerate(lanes):
        y = TOP + LANE * row + LANE // 2
        drawn += _level(y, _text(lane.name, 38))
        drawn += [_mark(mark, y, first, last) for mark in lane.marks]
    return _svg(drawn, bottom + 8, title)


def values_svg(points: Sequence[Point], title: str) -> str:
    """Values over the days on which they were given, each with its giver; empty where there are none."""
    if not points:
        return ""
    days = [_ordinal(point.day) for point in points]
    ends = [end for point in points for end in (point.low, point.high) if end is not None]
    most = max(ends, default=1.0) or 1.0
    first, last, bottom = min(days), max(days), TOP + HIGH

    def height(value: float) -> float:
        return round(bottom - 8 - value / most * (HIGH - 24), 1)

    drawn = [*_axis(first, last, bottom)]
    for value in (0.0, most / 2, most):
        drawn += _level(height(value), number(round(value, 2)))
    taken: list[tuple[float, float]] = []
    for point in points:
        x = _x(_ordinal(point.day), first, last)
        low, high = (point.low, point.high) if point.low is not None and point.high is not None else (None, None)
        y = height(next(end for end in (point.high, point.low, 0.0) if end is not None))
        bar = f'<line x1="{x}" x2="{x}" y1="{height(low)}" y2="{y}" stroke-width="4"/>' if low is not None and low != high else ""
        arrow = "" if point.low is not None and point.high is not None else ("↑" if point.high is None else "↓")
        while any(abs(x - other) < 160 and abs(y - beside) < 14 for other, beside in taken):
            y -= 14
        taken.append((x, y))
        side = "end" if x > WIDTH - 260 else "start"
        name = f'<text x="{x + (-9 if side == "end" else 9)}" y="{y + 4}" text-anchor="{side}">{arrow}{_text(point.giver, 34)}</text>'
        spot = f'<g stroke="{INKS["plain"]}" class="t-plain">{bar}<circle cx="{x}" cy="{y}" r="5"/></g>{name}'
        drawn.append(_linked(spot, point.words, point.href))
    return _svg(drawn, bottom + 8, title)


def _level(y: float, words: str) -> tuple[str, str]:
    """A line across, and its name before it."""
    across = f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}" stroke="#888" stroke-opacity=".35"/>'
    return across, f'<text x="{LEFT - 10}" y="{y + 4}" text-anchor="end">{words}</text>'


def _mark(mark: Mark, y: int, first: int, last: int) -> str:
    x = _x(_ordinal(mark.day), first, last)
    ink = INKS[mark.tone]
    if mark.end and mark.end > mark.day:
        wide = max(4.0, _x(_ordinal(mark.end), first, last) - x)
        size = f'x="{x}" y="{y - 5}" width="{round(wide, 1)}" height="10" rx="3"'
        body = f'<rect {size} fill="{ink}" fill-opacity=".35" class="t-{mark.tone}"/>'
    elif mark.hollow:
        body = f'<circle cx="{x}" cy="{y}" r="5.5" fill="none" stroke="{ink}" stroke-width="2" class="h-{mark.tone}"/>'
    else:
        body = f'<circle cx="{x}" cy="{y}" r="6" fill="{ink}" class="t-{mark.tone}"/>'
    return _linked(body, mark.words, mark.href)


def _linked(body: str, words: str, href: str | None) -> str:
    titled = f"<g><title>{_text(words, 300)}</title>{body}</g>"
    return f'<a href="{escape(href)}" aria-label="{_text(words, 300)}">{titled}</a>' if href else titled


def _svg(drawn: Iterable[str], high: int, title: str) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high + 22}" role="group" aria-label="{_text(title, 200)}" '
    return head + 'class="chart" font-family="sans-serif" font-size="12" fill="#5c574e">' + "".join(drawn) + "</svg>"


def _axis(first: int, last: int, bottom: int) -> Iterable[str]:
    step = max(1, -(-(last - first) // (TICKS - 1)))
    for day in range(first, last + 1, step):
        x = _x(day, first, last)
        yield f'<line x1="{x}" x2="{x}" y1="{TOP - 6}" y2="{bottom}" stroke="#888" stroke-opacity=".25"/>'
        yield f'<text x="{x}" y="{TOP - 12}" text-anchor="middle">{in_words(date.fromordinal(day).isoformat())}</text>'


def _x(day: int, first: int, last: int) -> float:
    inner = WIDTH - LEFT - RIGHT - 70
    return round(LEFT + 35 + ((day - first) / (last - first) * inner if last > first else inner / 2), 1)


def _ordinal(day: str) -> int:
    """A day's number; of one that no calendar has (30 February), that of the day after the month's last."""
    year, month, of = (int(part) for part in day.split("-"))
    return (date(year, month, 1) + timedelta(days=of - 1)).toordinal()


def _text(words: str, most: int) -> str:
    whole = plain(words)
    return escape(whole if len(whole) <= most else whole[: most - 1].rstrip() + "…")
