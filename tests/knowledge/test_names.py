"""Spellings of one name have one key; acronyms keep their capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.names import acronym, bare, growing, key, plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Médecins Sans Frontières", "medecins sans frontieres"),
        ("the White House", "White House"),
        ("People’s Protection Units", "Peoples Protection Units"),
        ("Bashar al-Assad", "Bashar Assad"),
        ("Jean-Yves Le Drian", "Jean Yves Le Drian"),
        ("U.S.-led coalition", "US-led coalition"),
        ("Binali Yıldırım", "Binali Yildirim"),
        ("Jens Støltenberg", "Jens Stoltenberg"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("North Korea", "South Korea"), ("Niger", "Nigeria"), ("Al Jazeera", "Jazeera"), ("The", "")])
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("name", "expected"), [("U.N.", "UN"), ("WHO", "WHO"), ("Who", None), ("UN Women", None), ("A", None), ("M23", "M23"), ("G-7", None)]
)
def test_an_acronym_is_one_word_in_capitals(name: str, expected: str | None) -> None:
    assert acronym(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("Syria's", "Syria"), ("Syria’s", "Syria"), ("the Houthis'", "the Houthis"), ("Yemen", "Yemen")]
)
def test_the_possessive_goes(name: str, expected: str) -> None:
    assert bare(name) == expected


def test_growing_gives_the_key_of_each_run_of_tokens() -> None:
    words = ["Lord", "'s", "Resistance", "Army", "rebels"]
    assert list(growing(words, 0, 3)) == [(1, "lord"), (3, "lords resistance"), (4, "lords resistance army")]


def test_growing_reads_over_the_hyphens_of_tokens() -> None:
    assert list(growing(["U.S.", "-", "led", "coalition"], 0, 3))[-1] == (4, "us led coalition")


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    once = key(text)
    assert plain(once).split() == once.split()
