from dragoman.record.rows import Page, Told, flat
from entries import HNC, RUSSIA, SYRIA, entry, said


def test_those_who_have_a_part():
    promise = entry("commitments", "2016-03-14", of="withdraw_forces", by=[RUSSIA], to=[SYRIA], what="pull out", words="Russia will pull out")
    assert promise.names("by", "to") == "Russia; Syria"
    assert [part.role for part in promise.having("to")] == ["to"]
    assert promise.having("places") == ()


def test_an_entry_as_one_row_of_a_table():
    row = flat(Told(entry("positions", "2016-03-14", holder=[HNC], voices=(said(HNC), said()), words="no role for him"), 3, 2))
    assert (row["holder"], row["said_by"], row["reports"], row["sources"]) == (HNC.name, f"{HNC.name} ← somebody", 3, 2)
    assert not [value for value in row.values() if not isinstance(value, str | int | float | None)]


def test_columns_are_of_one_length():
    page = Page((entry("events", "2016-03-14", actors=[RUSSIA]), entry("events", "2016-03-15", recipients=[SYRIA])))
    assert page.columns()["actors"] == ["Russia", None]
    assert page.columns()["recipients"] == [None, "Syria"]
    assert (len(page), page[1].source.known_from, Page(()).columns()) == (2, "2016-03-15", {})
