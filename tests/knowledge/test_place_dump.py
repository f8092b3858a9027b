import pytest

from dragoman.knowledge.place_dump import read_dump
from dragoman.model.problem import Problem

LINE = "1\tTell Nowhere\tTell Nowhere\tTall Nowhere,تل\t35.5\t36.5\tP\tPPL\tSY\t\t12\t\t\t\t420\t\t300\tAsia/Damascus\t2020-01-01"


def line_with(column, value):
    cells = LINE.split("\t")
    cells[column - 1] = value
    return "\t".join(cells)


def test_a_line_of_a_dump_is_a_place(tmp_path):
    path = tmp_path / "SY.txt"
    path.write_text(LINE + "\n", encoding="utf-8")

    (place,) = read_dump(path)

    assert (place.name, place.lat, place.lon, place.admin1, place.kind, place.population) == (
        "Tell Nowhere",
        35.5,
        36.5,
        "SY.12",
        "city",
        420,
    )
    assert place.keys == {"tell nowhere", "tall nowhere"}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a\tb\tc", "SY.txt, line 1: a line of a GeoNames dump has 19 columns set apart by tabs, this one has 3."),
        (line_with(1, "x1"), "SY.txt, line 1: column 1 must be a GeoNames id, a whole number, not 'x1'."),
        (line_with(1, "9" * 5_000), f"SY.txt, line 1: column 1 must be a GeoNames id, a whole number, not '{'9' * 60}'."),
        (line_with(15, "9" * 19), f"SY.txt, line 1: column 15 must be a population, a whole number, not '{'9' * 19}'."),
        (line_with(5, "95"), "SY.txt, line 1: columns 5 and 6 must be latitude and longitude in degrees, not '95' and '36.5'."),
        (line_with(9, "Syria"), "SY.txt, line 1: column 9 must be a country's ISO code of two letters, not 'Syria'."),
        (line_with(15, "many"), "SY.txt, line 1: column 15 must be a population, a whole number, not 'many'."),
        (line_with(8, "PCLI").replace("\tP\t", "\tA\t"), "SY.txt holds no place."),
        ("", "SY.txt holds no place."),
    ],
)
def test_a_faulty_dump_is_a_problem_that_names_the_line(tmp_path, line, message):
    path = tmp_path / "SY.txt"
    path.write_text(line, encoding="utf-8")

    assert read_dump(path) == Problem("gazetteer", message, severity="error")


def test_a_file_that_is_not_there_or_not_utf_8_is_a_problem(tmp_path):
    latin = tmp_path / "latin.txt"
    latin.write_bytes(b"1\tM\xfcnchen")

    assert read_dump(tmp_path / "none.txt") == Problem("gazetteer", "none.txt cannot be read: No such file or directory.", severity="error")
    assert read_dump(latin) == Problem("gazetteer", "latin.txt is not UTF-8: byte 3 does not fit.", severity="error")
