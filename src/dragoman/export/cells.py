"""Cells of tables that spreadsheets open."""

from typing import Any

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would run as a formula."""


def disarmed(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula: numbers stay numbers, words that begin like one get an apostrophe before them."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULAS) else "" if value is None else value
