"""The index stands for the tables as they are."""

from dragoman.knowledge.actors import TABLES, state_rows
from dragoman.knowledge.index import entries, forms, joined, state_entries, surnames
from dragoman.knowledge.tables import lines, packaged

ROW = ["own:rg", "River Guard", "organisation", "SOM", "PRM", "", "", "", "", "RG|river guards", "me"]


def test_the_index_is_that_of_the_tables() -> None:
    tables = [("states.tsv", state_rows()), *((name, packaged(name)) for name in TABLES)]
    regions = [*packaged("states.tsv"), *packaged("regions.tsv")]
    index = {**state_entries(regions), **entries(tables)}
    assert dict(line.split("\t") for line in lines("names.tsv")) == index, "run python facts/build_index.py"


def test_the_entries_of_a_row() -> None:
    assert entries([("mine.tsv", [ROW])]) == {
        "river guard": "own:rg",
        "RG": "own:rg",
        "river guards": "own:rg",
        "_river guards": "1",
        "^river": "2",
        "^rg": "1",
    }


def test_a_row_with_a_dash_for_names_is_not_indexed() -> None:
    assert forms([*ROW[:9], "-", "me"]) == []


def test_the_more_trusted_index_comes_first() -> None:
    assert joined({"RG": "a", "^rg": "1"}, {"RG": "b", "^rg": "3"}) == {"RG": "a b", "^rg": "3"}


def test_a_surname_is_known_with_and_without_its_particle() -> None:
    assert surnames("Staffan de Mistura") == ["mistura", "de mistura"]
    assert surnames("Lena Horn") == ["horn"]
