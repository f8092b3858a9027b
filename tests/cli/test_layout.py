from io import StringIO

from rich.console import Console
from rich.text import Text

from dragoman.cli.layout import Item, faint, field, section


def shown(items, width, note=""):
    console = Console(file=StringIO(), width=width, no_color=True)
    part = section(console, "Title", items, note)
    if part is not None:
        console.print(part)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


ITEM = Item(Text("key"), (Text("first line"), Text("second line")), (faint("says A"), faint("s-1")))


def test_a_narrow_page_runs_the_small_print_on():
    assert shown([ITEM], 60, "1 thing") == [
        "",
        "Title  1 thing " + "─" * 45,
        "key             first line",
        "                second line  says A · s-1",
    ]


def test_a_wide_page_has_a_column_for_it():
    assert shown([ITEM], 110) == [
        "",
        "Title " + "─" * 104,
        "key             first line" + " " * 46 + "says A",
        "                second line" + " " * 45 + "s-1",
    ]


def test_a_bare_line_stands_flush_left():
    assert shown([Text("Somebody"), ITEM, Text("Another")], 60)[2:] == [
        "Somebody",
        "key             first line",
        "                second line  says A · s-1",
        "Another",
    ]


def test_nothing_to_show_shows_nothing():
    assert shown([], 60) == []


def test_field():
    assert field("except", "two bases").plain == "except two bases"
