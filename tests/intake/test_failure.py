from dragoman.intake.failure import Failure, printable, refusal, shown
from dragoman.intake.limits import amount


def test_a_failure_is_one_line_that_names_its_input():
    assert str(Failure("reports/a.txt", refusal("empty", "is empty"))) == "reports/a.txt: is empty"
    assert str(Failure("a\nb\udcff.txt", refusal("empty", "is empty"))) == "a\\nb\\udcff.txt: is empty"


def test_a_long_value_is_cut():
    assert shown("x" * 60) == repr("x" * 60)
    assert shown("x" * 61) == repr("x" * 60 + "…")
    assert printable("Şırnak 🕊.txt") == "Şırnak 🕊.txt"


def test_sizes_are_written_short():
    assert [amount(size) for size in (1, 1_500, 2_000_000, 2_500_000)] == ["1 bytes", "1,500 bytes", "2 MB", "2,500,000 bytes"]
