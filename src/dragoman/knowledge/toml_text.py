"""TOML of a user's own file, read without the two shapes that keep Python's reader busy or break it."""

import re
import tomllib
from typing import Any

PARTS = 100
"""Parts of a key; the time that its reader takes grows with their square."""

_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_LONG_KEY = re.compile(rf"(?<![\w-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{PARTS}}}")


def toml(text: str) -> dict[str, Any]:
    """What a text in TOML says; raises `tomllib.TOMLDecodeError` for whatever is none."""
    found = _LONG_KEY.search(text)
    if found is not None:
        line = text.count("\n", 0, found.start()) + 1
        raise tomllib.TOMLDecodeError(f"A key has more than {PARTS} parts (at line {line})")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError as error:  # a number of more digits than Python reads
        raise tomllib.TOMLDecodeError(str(error)) from None
    except RecursionError:
        raise tomllib.TOMLDecodeError("Its values nest too deep") from None
