"""How far the reading is, on a terminal, and what went wrong, in lines that the bar does not break."""

import time
from collections.abc import Callable
from datetime import timedelta
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

FROM = 2  # a single report needs no bar
EVERY = 60.0  # seconds between lines where there is no terminal

Share = Callable[[], float | None]
"""Which part of the inputs has been taken in, from 0 to 1; None where that cannot be known."""


class Progress:
    """Counts reports on a terminal; the bar comes up with the second report and leaves nothing behind.

    Where `shown` is false and `told` true, a line a minute says the same. `share` lets it say how long it will take.
    """

    def __init__(self, console: Console, *, shown: bool, told: bool = False, share: Share = lambda: None) -> None:
        self._console = console
        self._shown = shown
        self._told = told
        self._share = share
        self._count = 0
        self._began: float | None = None
        self._share_before = 0.0
        self._said = time.monotonic()
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def step(self, reports: int = 1) -> None:
        """One more report is read, or so many."""
        now = time.monotonic()
        if self._began is None:
            self._began, self._share_before = now, self._share() or 0.0
        self._count += reports
        if self._shown and self._bar is None and self._count >= FROM:
            self._bar = Bar(
                SpinnerColumn(), BarColumn(), TextColumn("{task.fields[pace]}"), TimeElapsedColumn(), console=self._console, transient=True
            )
            self._bar.start()
            self._task = self._bar.add_task("", total=None, pace=self._pace(now))
        elif self._bar is not None and self._task is not None:
            share = self._share()
            self._bar.update(self._task, total=share and 1.0, completed=share or 0.0, pace=self._pace(now))
        elif self._told and now - self._said > EVERY:
            self._said = now
            self._console.print(self._pace(now))

    def say(self, line: str) -> None:
        """One line on standard error, above the bar where there is one."""
        self._console.print(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _pace(self, now: float) -> str:
        """`1,234 reports, 6.3 a second, 2:10:00 left`, as far as it is known."""
        gone = now - (self._began or now)
        said = f"{self._count:,} reports" + (f", {self._count / gone:.1f} a second" if gone > 1 else "")
        share = self._share()
        done = None if share is None else share - self._share_before
        if share is None or not done or gone < 1:
            return said
        return f"{said}, {timedelta(seconds=round(gone * (1 - share) / done))} left"
