"""How far the reading is, on a terminal, and what went wrong, in lines that the bar does not break."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar

FROM = 2  # a single report needs no bar


class Progress:
    """Counts reports on a terminal; the bar comes up with the second report and leaves nothing behind."""

    def __init__(self, console: Console, *, shown: bool) -> None:
        self._console = console
        self._shown = shown
        self._count = 0
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def step(self) -> None:
        """One more report is read."""
        self._count += 1
        if self._shown and self._count == FROM:
            self._bar = Bar(
                SpinnerColumn(),
                BarColumn(),
                TextColumn("{task.completed:,.0f} reports, {task.fields[pace]}"),
                TimeElapsedColumn(),
                console=self._console,
                transient=True,
            )
            self._bar.start()
            self._task = self._bar.add_task("", total=None, completed=self._count, pace="…")
        elif self._bar is not None and self._task is not None:
            speed = self._bar.tasks[0].speed
            self._bar.update(self._task, advance=1, pace=f"{speed:.1f} a second" if speed else "…")

    def say(self, line: str) -> None:
        """One line on standard error, above the bar where there is one."""
        self._console.print(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()
