from io import StringIO

from rich.console import Console

from dragoman.cli.progress import Progress


def terminal():
    return Console(file=StringIO(), force_terminal=True, width=100, color_system=None)


def test_the_bar_comes_up_with_the_second_report():
    console = terminal()
    with Progress(console, shown=True) as progress:
        progress.step()
        assert console.file.getvalue() == ""
        progress.step()
        progress.step()
    assert "reports" in console.file.getvalue()


def test_there_is_none_where_it_is_not_wanted():
    console = terminal()
    with Progress(console, shown=False) as progress:
        for _ in range(5):
            progress.step()
        progress.say("x.txt: is empty")
    assert console.file.getvalue() == "x.txt: is empty\n"


def test_without_a_terminal_a_line_a_minute_says_the_same(monkeypatch):
    moments = iter([0.0, 10.0, 50.0, 71.0, 80.0])
    monkeypatch.setattr("dragoman.cli.progress.time.monotonic", lambda: next(moments))
    shares = iter([0.2, 0.6])
    console = Console(file=StringIO(), width=100)
    progress = Progress(console, shown=False, told=True, share=lambda: next(shares))
    for _ in range(4):
        progress.step()
    assert console.file.getvalue() == "3 reports, 0.0 a second, 0:01:01 left\n"
