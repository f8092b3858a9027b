import time
import tomllib

import pytest

from dragoman.knowledge.toml_text import PARTS, toml


def test_toml_is_read():
    assert toml('[[feed]]\nurl = "https://www.example.org/a.b.c"\n') == {"feed": [{"url": "https://www.example.org/a.b.c"}]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = ", "Invalid value (at end of document)"),
        ("x = 1\n" + ".".join("a" * (PARTS + 1)) + " = 1", "A key has more than 100 parts (at line 2)"),
        (" . ".join(['"a"', "'b'"] * 60) + " = 1", "A key has more than 100 parts (at line 1)"),
        ("a = " + "9" * 5_000, "Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits"),
        ("a = " + "[" * 100_000, "Its values nest too deep"),
        ("a = {" * 100_000, "Its values nest too deep"),
    ],
)
def test_what_is_none_is_said(text, message):
    with pytest.raises(tomllib.TOMLDecodeError) as error:
        toml(text)
    assert str(error.value).partition(";")[0] == message


@pytest.mark.parametrize("piece", ["a.", '"a".', "a", '"', "a.a = 1\n", "'"])
def test_a_megabyte_takes_little_time(piece):
    began = time.monotonic()
    with pytest.raises(tomllib.TOMLDecodeError):
        toml(piece * (1_000_000 // len(piece)))
    assert time.monotonic() - began < 2
